/**
 * The overview's list of agreements: pages by cursor, filter and order asked of the server after a pause in typing,
 * selection. An answer to an older filter never arrives: leaving the state that asked drops it.
 */
import {and, assign, emit, fromPromise, setup} from 'xstate';
import {problemOf, type Problem} from '../../domain/problem.js';
import {
  initialAgreementList,
  sameFilter,
  withFirstPage,
  type AgreementListContext,
  type AgreementListEmitted,
  type AgreementListEvent,
  type AgreementListFilter,
  type AgreementListInput,
  type AgreementPage,
  type AgreementPageRequest,
} from './agreement-list.js';
import {withNextPage, withRead, withRefreshedPage} from './agreement-pages.js';

/** Milliseconds without typing after which the server is asked. */
export const typingPause = 250;

export const agreementListMachine = setup({
  types: {
    input: {} as AgreementListInput,
    context: {} as AgreementListContext,
    events: {} as AgreementListEvent,
    emitted: {} as AgreementListEmitted,
  },
  actors: {
    /** Asks for one page. */
    listPage: fromPromise<AgreementPage, AgreementPageRequest>(() => Promise.reject(new Error('not provided'))),
  },
  guards: {
    /** Whether an agreement may be renewed in its standing now; decided where calendar and clock are. */
    isRenewable: (_, _selection: {readonly agreementId: string}) => true,
    isDeselected: (_, {selected}: {readonly selected: boolean}) => !selected,
    isUnselectable: ({context: {known, selected, mostTogether}}, {agreementId}: {readonly agreementId: string}) =>
      selected.length >= mostTogether || selected.includes(agreementId) || !known.some(({id}) => id === agreementId),
    isTyping: (_, {change}: {readonly change: Partial<AgreementListFilter>}) => Object.keys(change).join() === 'text',
    hasMore: ({context}) => context.nextCursor !== null,
    isAnswered: ({context}) => sameFilter(context.filter, context.answered),
    isNotPartner: (_, {registered}: AgreementPage) => !registered,
  },
  actions: {
    keepFilter: assign(({context, event}) =>
      event.type === 'filter.changed' ? {filter: {...context.filter, ...event.change}} : {},
    ),
    keepFirstPage: assign(({context}, page: AgreementPage) => withFirstPage(context, page)),
    keepFreshPage: assign(({context}, page: AgreementPage) => withFirstPage(context, page, true)),
    keepRefreshedPage: assign(({context}, page: AgreementPage) => withRefreshedPage(context, page)),
    keepNextPage: assign(({context}, page: AgreementPage) => withNextPage(context, page)),
    keepFailure: assign((_, failure: Problem) => ({failure})),
    forgetFailure: assign({failure: null}),
    tellFailure: emit(({context}) => ({type: 'problem.met', problem: context.failure!})),
  },
  delays: {typingPause},
}).createMachine({
  id: 'agreementList',
  context: ({input}) => initialAgreementList(input),
  initial: 'loading',
  states: {
    loading: {
      entry: 'forgetFailure',
      invoke: {
        src: 'listPage',
        input: ({context: {filter}}) => ({filter, cursor: null}),
        onDone: [
          {guard: {type: 'isNotPartner', params: ({event}) => event.output}, target: 'notPartner'},
          {target: 'list', actions: {type: 'keepFreshPage', params: ({event}) => event.output}},
        ],
        onError: {target: 'loadFailed', actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)}},
      },
    },
    loadFailed: {
      entry: 'tellFailure',
      on: {'load.requested': 'loading', 'refresh.requested': 'loading', 'session.restored': 'loading'},
    },
    /** Newcomers register elsewhere. */
    notPartner: {on: {'load.requested': 'loading', 'refresh.requested': 'loading'}},
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
        'selection.changed': [
          {
            guard: {type: 'isDeselected', params: ({event}) => event},
            actions: assign(({context, event}) => ({
              selected: context.selected.filter((id) => id !== event.agreementId),
            })),
          },
          {guard: {type: 'isUnselectable', params: ({event}) => event}},
          {
            guard: {type: 'isRenewable', params: ({event}) => event},
            actions: assign(({context, event}) => ({selected: [...context.selected, event.agreementId]})),
          },
        ],
        'selection.cleared': {actions: assign({selected: []})},
        'agreements.read': {actions: assign(({context, event}) => withRead(context, event.agreements))},
      },
      states: {
        ready: {on: {'more.requested': {guard: 'hasMore', target: 'loadingMore'}}},
        /** Text is being typed: what is loaded is searched at once, the server after a pause. */
        typing: {
          entry: 'forgetFailure',
          on: {'more.requested': {guard: and(['isAnswered', 'hasMore']), target: 'loadingMore'}},
          after: {typingPause: [{guard: 'isAnswered', target: 'ready'}, {target: 'asking'}]},
        },
        asking: {
          entry: 'forgetFailure',
          invoke: {
            src: 'listPage',
            input: ({context: {filter}}) => ({filter, cursor: null}),
            onDone: [
              {
                guard: {type: 'isNotPartner', params: ({event}) => event.output},
                target: '#agreementList.notPartner',
              },
              {target: 'ready', actions: {type: 'keepFirstPage', params: ({event}) => event.output}},
            ],
            onError: {target: 'askFailed', actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)}},
          },
        },
        askFailed: {entry: 'tellFailure', on: {'load.requested': 'asking', 'session.restored': 'asking'}},
        refreshing: {
          entry: 'forgetFailure',
          invoke: {
            src: 'listPage',
            input: ({context: {filter}}) => ({filter, cursor: null}),
            onDone: [
              {
                guard: {type: 'isNotPartner', params: ({event}) => event.output},
                target: '#agreementList.notPartner',
              },
              {target: 'ready', actions: {type: 'keepRefreshedPage', params: ({event}) => event.output}},
            ],
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
            'more.requested': {guard: 'hasMore', target: 'loadingMore'},
          },
        },
        loadingMore: {
          entry: 'forgetFailure',
          invoke: {
            src: 'listPage',
            input: ({context: {answered, filter, nextCursor}}) => ({filter: answered ?? filter, cursor: nextCursor}),
            onDone: {target: 'ready', actions: {type: 'keepNextPage', params: ({event}) => event.output}},
            onError: {
              target: 'moreFailed',
              actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)},
            },
          },
        },
        moreFailed: {
          entry: 'tellFailure',
          on: {'load.requested': 'loadingMore', 'more.requested': 'loadingMore', 'session.restored': 'loadingMore'},
        },
      },
    },
  },
});
