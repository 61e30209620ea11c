/** The actors of a new case and of one that exists: the machines with their effects on the back end. */
import {createActor, fromCallback, fromPromise, type ActorRefFrom} from 'xstate';
import type {CheckedSupportBackend} from '../backend/checked-support-backend.js';
import {caseActions} from '../domain/support/case-steps.js';
import type {SupportCenterPolicy} from '../domain/support/support-center-policy.js';
import type {Calendar} from '../domain/calendar.js';
import {onceOnly} from './once-only.js';
import type {Clock} from './create-support.js';
import type {CaseInput, CaseRequestOf} from './support/case-context.js';
import {caseMachineIn, type caseMachine} from './support/case-machine.js';
import {caseWatchMachine} from './support/case-watch-machine.js';
import type {NewCaseInput, SimilarThings} from './support/new-case-context.js';
import type {SimilarRequest} from './support/new-case-setup.js';
import {newCaseMachineIn, type newCaseMachine} from './support/new-case-machine.js';

interface Ids {
  /** Makes the id of a try: a UUID. */
  readonly newId: () => string;
  /** Epoch milliseconds by the device's clock. */
  readonly deviceNow: () => number;
  /** What pauses are measured with. Default the browser's timers. */
  readonly clock?: Clock;
}

export interface NewCaseOptions extends Ids {
  readonly backend: Pick<
    CheckedSupportBackend,
    'listCategories' | 'findSimilarCases' | 'followCase' | 'createCase' | 'getOperation' | 'getCase'
  >;
  readonly input: NewCaseInput;
  /** The language in which categories are named. */
  readonly language: () => string;
  /** What may be about the same. Default: what the back end says. */
  readonly findSimilar?: (request: SimilarRequest, options: {readonly signal?: AbortSignal}) => Promise<SimilarThings>;
}

/** Creates the actor of one new case, not started yet. */
export function createNewCase({
  backend,
  input,
  language,
  findSimilar = (request, options) => backend.findSimilarCases(request, options),
  newId,
  deviceNow,
  clock,
}: NewCaseOptions): ActorRefFrom<typeof newCaseMachine> {
  return createActor(
    newCaseMachineIn({newId, clock: deviceNow}).provide({
      actors: {
        listCategories: fromPromise(async ({signal}) => {
          const {categories} = await backend.listCategories({language: language()}, {signal});
          return categories;
        }),
        findSimilar: fromPromise(({input: request, signal}) => findSimilar(request, {signal})),
        followCase: fromPromise(({input: {caseId}}) => backend.followCase({caseId, following: true})),
        createCase: onceOnly({
          backend,
          subject: () => ({}),
          send: (request: Parameters<typeof backend.createCase>[0]) => backend.createCase(request),
          answer: (_, {caseId}) => backend.getCase({caseId: caseId ?? ''}),
        }),
      },
    }),
    {input, ...(clock && {clock})},
  );
}

export interface CaseOptions extends Ids {
  readonly backend: Pick<
    CheckedSupportBackend,
    | 'getCase'
    | 'getCaseChanges'
    | 'followCase'
    | 'watchCases'
    | 'getOperation'
    | 'replyToCase'
    | 'acceptSolution'
    | 'rejectSolution'
    | 'closeCase'
    | 'reopenCase'
    | 'rateCase'
  >;
  readonly input: CaseInput;
  readonly policy: SupportCenterPolicy;
  readonly calendar: Calendar;
  /** Server time in epoch milliseconds. */
  readonly now: () => number;
}

/** Creates the actor of one case, not started yet. */
export function createCase({
  backend,
  input,
  policy,
  calendar,
  now,
  newId,
  deviceNow,
  clock,
}: CaseOptions): ActorRefFrom<typeof caseMachine> {
  const {caseId} = input;
  const send = ({purpose, ...request}: CaseRequestOf & {readonly operationId: string}): Promise<unknown> => {
    const sent = request as never;
    switch (purpose) {
      case 'reply':
        return backend.replyToCase(sent);
      case 'accept':
        return backend.acceptSolution(sent);
      case 'reject':
        return backend.rejectSolution(sent);
      case 'close':
        return backend.closeCase(sent);
      case 'reopen':
        return backend.reopenCase(sent);
      case 'rate':
        return backend.rateCase(sent);
    }
  };
  return createActor(
    caseMachineIn({newId, clock: deviceNow, actionsOf: (known) => caseActions(known, now(), policy, calendar)}).provide(
      {
        actors: {
          loadCase: fromPromise(({input: {before}, signal}) => backend.getCase({caseId, before}, {signal})),
          followCase: fromPromise(({input: request}) => backend.followCase(request)),
          watch: caseWatchMachine.provide({
            actors: {
              getChanges: fromPromise(({input: request, signal}) => backend.getCaseChanges(request, {signal})),
              hearNews: fromCallback(({input: watched, sendBack}) => {
                const end = new AbortController();
                backend.watchCases(
                  (news) => {
                    if (news.caseId === watched.caseId) sendBack({type: 'news.heard', revision: news.revision});
                  },
                  {signal: end.signal},
                );
                return () => end.abort();
              }),
            },
          }),
          act: onceOnly({backend, subject: () => ({}), send, answer: () => backend.getCase({caseId})}),
        },
      },
    ),
    {input, ...(clock && {clock})},
  );
}
