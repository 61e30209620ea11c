/**
 * Where a person is in `<support-center>`: at home, among answers, at the first-time task, in a new case, in the
 * history, in one case or at the documentation. From everywhere a person who answers is one step away (S-29), and the
 * first-time task stands before the first case, with what was typed waiting behind it (S-05). Forms, cases and lists
 * are machines of their own.
 */
import type {SnapshotFrom} from 'xstate';
import {problemOf} from '../domain/problem.js';
import {initialSupport, type FirstRunPage} from './support/support-context.js';
import {supportSetup} from './support/support-setup.js';

/** The article on view: loaded for every place anew, judged at most once. */
const article = supportSetup.createStateConfig({
  initial: 'loading',
  // Not on exit, which comes before a judgement that leads away is counted.
  entry: 'forgetArticle',
  on: {'language.changed': {target: '.loading', reenter: true, actions: 'keepLanguage'}},
  states: {
    loading: {
      entry: 'forgetFailure',
      invoke: {
        src: 'loadArticle',
        input: ({context: {place, language}}) => ({
          articleId: place.view === 'article' ? place.articleId : '',
          language,
        }),
        onDone: {target: 'reading', actions: {type: 'keepArticle', params: ({event}) => event.output}},
        onError: {target: 'failed', actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)}},
      },
    },
    reading: {
      on: {
        'article.judged': [
          {guard: 'isJudged'},
          {
            guard: {type: 'didNotHelp', params: ({event}) => event},
            target: '#support.going',
            actions: [{type: 'countJudgement', params: false}, 'goToNewCaseWithQuery'],
          },
          {actions: {type: 'countJudgement', params: true}},
        ],
      },
    },
    failed: {on: {'load.requested': 'loading', 'session.restored': 'loading', 'network.returned': 'loading'}},
  },
});

/** Puts the task off, from one of its pages: where that fails, it is on view again. */
const skip = (step: FirstRunPage) => ({
  guard: 'maySkip' as const,
  target: 'skipping' as const,
  actions: {type: 'keepSkippedAt' as const, params: step},
});

/** Sign in to the workspace, then add the module; looked up by the server where it can (S-05). */
const firstRun = supportSetup.createStateConfig({
  initial: 'choosing',
  on: {'place.left': {target: '#support.going', actions: 'goBack'}},
  states: {
    choosing: {
      always: [{guard: {type: 'isStep', params: 'addModule'}, target: 'addModule'}, {target: 'signInWorkspace'}],
    },
    signInWorkspace: {
      exit: 'forgetFailure',
      on: {'step.done': 'addModule', 'skip.requested': skip('signInWorkspace')},
    },
    addModule: {
      exit: 'forgetFailure',
      on: {'step.done': 'verifying', 'skip.requested': skip('addModule')},
    },
    verifying: {
      invoke: {
        src: 'confirmFirstRun',
        input: ({context}) => ({selfDeclared: context.profile?.firstRun.verifiable !== true}),
        onDone: [
          {
            guard: ({event}) => event.output.found,
            target: '#support.newCase',
            actions: {type: 'keepFirstRun', params: ({event}) => event.output.firstRun},
          },
          {target: 'notFound'},
        ],
        onError: {target: 'addModule', actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)}},
      },
    },
    /** The server does not see the module yet; help, another look, and whom to call. */
    notFound: {
      exit: 'forgetFailure',
      on: {'step.done': 'verifying', 'skip.requested': skip('notFound')},
    },
    skipping: {
      invoke: {
        src: 'skipFirstRun',
        onDone: {target: '#support.newCase', actions: {type: 'keepFirstRun', params: ({event}) => event.output}},
        onError: (['signInWorkspace', 'addModule', 'notFound'] as const).map((step) => ({
          guard: {type: 'wasSkippedAt' as const, params: step},
          target: step,
          actions: {
            type: 'keepFailure' as const,
            params: ({event}: {event: {error: unknown}}) => problemOf(event.error),
          },
        })),
      },
    },
  },
});

export const supportMachine = supportSetup.createMachine({
  id: 'support',
  context: ({input}) => initialSupport(input),
  initial: 'going',
  on: {
    'place.requested': {target: '.going', actions: {type: 'goTo', params: ({event}) => event.place}},
    'case.requested': {target: '.going', actions: 'goToNewCase'},
    'place.left': {guard: 'hasWayBack', target: '.going', actions: 'goBack'},
    'counts.changed': {actions: 'keepCounts'},
    'clock.ticked': {actions: 'keepTime'},
    'since.known': {actions: 'keepSince'},
    'language.changed': {actions: 'keepLanguage'},
    'session.restored': {actions: 'clearSignedOut'},
  },
  states: {
    going: {
      always: [
        {guard: {type: 'isAt', params: 'answers'}, target: 'answers'},
        {guard: {type: 'isAt', params: 'article'}, target: 'article'},
        {guard: {type: 'isAt', params: 'case'}, target: 'case'},
        {guard: {type: 'isAt', params: 'docs'}, target: 'docs'},
        {guard: 'isProfileMissing', target: 'loading'},
        {guard: {type: 'isAt', params: 'home'}, target: 'home'},
        {guard: {type: 'isAt', params: 'cases'}, target: 'cases'},
        {guard: 'isFirstRunNeeded', target: 'firstRun'},
        {target: 'newCase'},
      ],
    },
    loading: {
      entry: 'forgetFailure',
      invoke: {
        src: 'loadSupport',
        input: ({context: {language, since}}) => ({language, since}),
        onDone: {target: 'going', actions: {type: 'keepProfile', params: ({event}) => event.output}},
        onError: [
          // What the device kept of the history can be read without it.
          {
            guard: {type: 'isAt', params: 'cases'},
            target: 'cases',
            actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)},
          },
          {target: 'loadFailed', actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)}},
        ],
      },
    },
    loadFailed: {
      on: {'load.requested': 'loading', 'session.restored': 'loading', 'network.returned': 'loading'},
    },
    home: {
      initial: 'ready',
      on: {
        'since.known': {target: '.refreshing', reenter: true, actions: 'keepSince'},
        'language.changed': {target: '.refreshing', reenter: true, actions: 'keepLanguage'},
      },
      states: {
        ready: {on: {'refresh.requested': 'refreshing', 'network.returned': 'refreshing'}},
        /** What is there stays on view. */
        refreshing: {
          invoke: {
            src: 'loadSupport',
            input: ({context: {language, since}}) => ({language, since}),
            onDone: {target: 'ready', actions: {type: 'keepProfile', params: ({event}) => event.output}},
            onError: {target: 'ready', actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)}},
          },
        },
      },
    },
    answers: {on: {'query.changed': {actions: 'keepQuery'}, 'topic.changed': {actions: 'keepQuery'}}},
    article,
    firstRun,
    newCase: {on: {'firstRun.missed': {target: 'firstRun', actions: 'missFirstRun'}}},
    cases: {},
    case: {},
    docs: {},
  },
});

export type SupportSnapshot = SnapshotFrom<typeof supportMachine>;
