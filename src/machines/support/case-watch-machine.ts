/**
 * Watches one case for news: asks what changed since a revision, the rarer the longer nothing is new or answers fail;
 * at once where the server tells of news by itself, when the page is shown and when the network is back. Listens and
 * asks only while the page is shown. Tells its parent what it found.
 */
import {assign, fromCallback, fromPromise, sendParent, setup} from 'xstate';
import {problemOf, type Problem} from '../../domain/problem.js';
import type {CaseChangesAnswer} from './case-context.js';

export interface CaseWatchInput {
  readonly caseId: string;
  /** What is known. */
  readonly revision: number;
  readonly pollSeconds: number;
  readonly pollMostSeconds: number;
  /** Whether the page is shown at the beginning. */
  readonly isShown: boolean;
}

export interface CaseWatchContext extends CaseWatchInput {
  /** Questions on end that brought nothing new. */
  readonly quiet: number;
  /** The newest revision that was told of during the question on its way; 0: none. */
  readonly heard: number;
}

export type CaseWatchEvent =
  /** The server told of a revision by itself. */
  | {readonly type: 'news.heard'; readonly revision: number}
  /** The parent knows this revision by another answer. */
  | {readonly type: 'revision.known'; readonly revision: number}
  | {readonly type: 'page.hidden'}
  | {readonly type: 'page.shown'}
  | {readonly type: 'network.returned'}
  | {readonly type: 'session.restored'};

export const caseWatchMachine = setup({
  types: {
    input: {} as CaseWatchInput,
    context: {} as CaseWatchContext,
    events: {} as CaseWatchEvent,
  },
  actors: {
    getChanges: fromPromise<CaseChangesAnswer, {caseId: string; since: number}>(() =>
      Promise.reject(new Error('not provided')),
    ),
    /** Sends `news.heard` for as long as the server tells of news. */
    hearNews: fromCallback<CaseWatchEvent, {caseId: string}>(() => {}),
  },
  guards: {
    isNew: ({context}, {revision}: {readonly revision: number}) => revision > context.revision,
    /** Whether news were told of that this answer does not have. */
    isBehind: ({context}, {revision}: {readonly revision: number}) =>
      context.heard > Math.max(context.revision, revision),
    isHidden: ({context}) => !context.isShown,
    isSignedOut: (_, {kind}: Problem) => kind === 'signed-out',
    isOver: (_, {kind}: Problem) => kind === 'gone' || kind === 'forbidden',
  },
  actions: {
    keepRevision: assign(({context}, revision: number) => ({revision: Math.max(context.revision, revision)})),
    keepHeard: assign(({context}, revision: number) => ({heard: Math.max(context.heard, revision)})),
    forgetHeard: assign({heard: 0}),
    hurry: assign({quiet: 0}),
    slowDown: assign(({context}) => ({quiet: context.quiet + 1})),
    tellChanges: sendParent((_, changes: CaseChangesAnswer) => ({type: 'changes.found', changes})),
  },
  delays: {
    pause: ({context: {quiet, pollSeconds, pollMostSeconds}}) =>
      1000 * Math.min(Math.max(pollSeconds, pollMostSeconds), pollSeconds * 2 ** Math.min(quiet, 20)),
  },
}).createMachine({
  id: 'caseWatch',
  context: ({input}) => ({...input, quiet: 0, heard: 0}),
  initial: 'starting',
  on: {
    'revision.known': {actions: {type: 'keepRevision', params: ({event}) => event.revision}},
    'page.hidden': '.hidden',
  },
  states: {
    starting: {always: [{guard: 'isHidden', target: 'hidden'}, {target: 'watching'}]},
    /** The page is shown: a page that is not takes none of the few connections that a browser has to one server. */
    watching: {
      initial: 'waiting',
      invoke: {src: 'hearNews', input: ({context: {caseId}}) => ({caseId})},
      states: {
        waiting: {
          after: {pause: 'asking'},
          on: {
            'news.heard': {guard: {type: 'isNew', params: ({event}) => event}, target: 'asking', actions: 'hurry'},
            'page.shown': {target: 'asking', actions: 'hurry'},
            'network.returned': {target: 'asking', actions: 'hurry'},
          },
        },
        asking: {
          entry: 'forgetHeard',
          on: {'news.heard': {actions: {type: 'keepHeard', params: ({event}) => event.revision}}},
          invoke: {
            src: 'getChanges',
            input: ({context: {caseId, revision}}) => ({caseId, since: revision}),
            onDone: [
              {
                guard: {type: 'isBehind', params: ({event}) => event.output.case},
                target: 'asking',
                reenter: true,
                actions: [
                  {type: 'keepRevision', params: ({event}) => event.output.case.revision},
                  {type: 'tellChanges', params: ({event}) => event.output},
                  'hurry',
                ],
              },
              {
                guard: {type: 'isNew', params: ({event}) => event.output.case},
                target: 'waiting',
                actions: [
                  {type: 'keepRevision', params: ({event}) => event.output.case.revision},
                  {type: 'tellChanges', params: ({event}) => event.output},
                  'hurry',
                ],
              },
              {target: 'waiting', actions: 'slowDown'},
            ],
            onError: [
              {
                guard: {type: 'isSignedOut', params: ({event}) => problemOf(event.error)},
                target: '#caseWatch.signedOut',
              },
              {guard: {type: 'isOver', params: ({event}) => problemOf(event.error)}, target: '#caseWatch.over'},
              {target: 'waiting', actions: 'slowDown'},
            ],
          },
        },
      },
    },
    /** Nobody looks: nothing is asked. */
    hidden: {on: {'page.shown': {target: 'watching.asking', actions: 'hurry'}, 'page.hidden': {}}},
    signedOut: {on: {'session.restored': {target: 'watching.asking', actions: 'hurry'}}},
    /** The case is not there for this person any more. */
    over: {on: {'page.hidden': {}}},
  },
});
