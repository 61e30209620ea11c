/**
 * The history of cases, mine or my company's: pages by cursor, filter and order asked of the server after a pause in
 * typing, read from the device's copy where the server is out of reach (S-04, S-11, S-12). An answer to an older filter
 * never arrives: leaving the state that asked drops it.
 */
import {and, assign, emit, enqueueActions, fromPromise, setup} from 'xstate';
import {problemOf, type Problem} from '../../domain/problem.js';
import {
  allowed,
  initialCaseList,
  sameCaseFilter,
  withCase,
  withCopy,
  withFirstCases,
  withNextCases,
  withRefreshedCases,
  type CaseListContext,
  type CaseListEmitted,
  type CaseListEvent,
  type CaseListFilter,
  type CaseListInput,
  type CasePage,
  type CasePageRequest,
} from './case-list.js';

/** Milliseconds without typing after which the server is asked. */
export const caseTypingPause = 250;

export const caseListMachine = setup({
  types: {
    input: {} as CaseListInput,
    context: {} as CaseListContext,
    events: {} as CaseListEvent,
    emitted: {} as CaseListEmitted,
  },
  actors: {
    /** Asks for one page. */
    listPage: fromPromise<CasePage, CasePageRequest>(() => Promise.reject(new Error('not provided'))),
  },
  guards: {
    isTyping: (_, {change}: {readonly change: Partial<CaseListFilter>}) => Object.keys(change).join() === 'text',
    hasMore: ({context}) => context.nextCursor !== null,
    isAnswered: ({context}) => sameCaseFilter(context.filter, context.answered),
    /** Whether the server is out of reach and the device kept cases. */
    mayReadCopy: ({context}, {kind}: Problem) =>
      context.copy !== null && ['network', 'timeout', 'server'].includes(kind),
  },
  actions: {
    keepFilter: assign(({context, event}) =>
      event.type === 'filter.changed' ? {filter: allowed({...context.filter, ...event.change}, context)} : {},
    ),
    keepFirstPage: enqueueActions(({enqueue, context}, page: CasePage) => {
      enqueue.assign(withFirstCases(context, page));
      enqueue.emit({type: 'cases.listed', filter: context.filter, cases: page.cases});
    }),
    keepRefreshedPage: enqueueActions(({enqueue, context}, page: CasePage) => {
      enqueue.assign(withRefreshedCases(context, page));
      enqueue.emit({type: 'cases.listed', filter: context.filter, cases: page.cases});
    }),
    keepNextPage: assign(({context}, page: CasePage) => withNextCases(context, page)),
    keepCase: assign(({context, event}) => (event.type === 'case.changed' ? withCase(context, event.case) : {})),
    showCopy: assign(({context}) => (context.copy ? withCopy(context, context.copy) : {})),
    keepFailure: assign((_, failure: Problem) => ({failure})),
    forgetFailure: assign({failure: null}),
    tellFailure: emit(({context}) => ({type: 'problem.met', problem: context.failure!})),
  },
  delays: {caseTypingPause},
}).createMachine({
  id: 'caseList',
  context: ({input}) => initialCaseList(input),
  initial: 'loading',
  states: {
    loading: {
      entry: 'forgetFailure',
      invoke: {
        src: 'listPage',
        input: ({context: {filter, since}}) => ({filter, since, cursor: null}),
        onDone: {target: 'list', actions: {type: 'keepFirstPage', params: ({event}) => event.output}},
        onError: [
          {
            guard: {type: 'mayReadCopy', params: ({event}) => problemOf(event.error)},
            target: 'offline',
            actions: ['showCopy', {type: 'keepFailure', params: ({event}) => problemOf(event.error)}],
          },
          {target: 'loadFailed', actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)}},
        ],
      },
    },
    loadFailed: {
      entry: 'tellFailure',
      on: {
        'load.requested': 'loading',
        'refresh.requested': 'loading',
        'session.restored': 'loading',
        'network.returned': 'loading',
      },
    },
    /** What the device kept is on view, with its date; filters search in it. */
    offline: {
      on: {
        'filter.changed': {actions: 'keepFilter'},
        'load.requested': 'loading',
        'refresh.requested': 'loading',
        'session.restored': 'loading',
        'network.returned': 'loading',
      },
    },
    list: {
      initial: 'ready',
      on: {
        'filter.changed': [
          {
            guard: {type: 'isTyping', params: ({event}) => event},
            target: '.typing',
            reenter: true,
            actions: 'keepFilter',
          },
          {target: '.asking', reenter: true, actions: 'keepFilter'},
        ],
        'refresh.requested': '.refreshing',
        'case.changed': {actions: 'keepCase'},
      },
      states: {
        ready: {on: {'more.requested': {guard: 'hasMore', target: 'loadingMore'}}},
        /** Text is being typed: what is loaded is searched at once, the server after a pause. */
        typing: {
          entry: 'forgetFailure',
          on: {'more.requested': {guard: and(['isAnswered', 'hasMore']), target: 'loadingMore'}},
          after: {caseTypingPause: [{guard: 'isAnswered', target: 'ready'}, {target: 'asking'}]},
        },
        asking: {
          entry: 'forgetFailure',
          invoke: {
            src: 'listPage',
            input: ({context: {filter, since}}) => ({filter, since, cursor: null}),
            onDone: {target: 'ready', actions: {type: 'keepFirstPage', params: ({event}) => event.output}},
            onError: {target: 'askFailed', actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)}},
          },
        },
        askFailed: {
          entry: 'tellFailure',
          on: {'load.requested': 'asking', 'session.restored': 'asking', 'network.returned': 'asking'},
        },
        refreshing: {
          entry: 'forgetFailure',
          invoke: {
            src: 'listPage',
            input: ({context: {filter, since}}) => ({filter, since, cursor: null}),
            onDone: {target: 'ready', actions: {type: 'keepRefreshedPage', params: ({event}) => event.output}},
            onError: {
              target: 'refreshFailed',
              actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)},
            },
          },
        },
        refreshFailed: {
          entry: 'tellFailure',
          on: {
            'load.requested': 'refreshing',
            'session.restored': 'refreshing',
            'network.returned': 'refreshing',
            'more.requested': {guard: 'hasMore', target: 'loadingMore'},
          },
        },
        loadingMore: {
          entry: 'forgetFailure',
          invoke: {
            src: 'listPage',
            input: ({context: {answered, filter, since, nextCursor}}) => ({
              filter: answered ?? filter,
              since,
              cursor: nextCursor,
            }),
            onDone: {target: 'ready', actions: {type: 'keepNextPage', params: ({event}) => event.output}},
            onError: {
              target: 'moreFailed',
              actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)},
            },
          },
        },
        moreFailed: {
          entry: 'tellFailure',
          on: {
            'load.requested': 'loadingMore',
            'more.requested': 'loadingMore',
            'session.restored': 'loadingMore',
            'network.returned': 'loadingMore',
          },
        },
      },
    },
  },
});
