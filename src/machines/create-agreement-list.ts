/** The actor behind the overview: the list machine with its effects on the back end. */
import {createActor, fromPromise, type ActorRefFrom, type ActorOptions, type AnyActorLogic} from 'xstate';
import type {CheckedBackend} from '../backend/checked-backend.js';
import type {AgreementSummary} from '../domain/agreement.js';
import {everyAgreement, sameFilter, type AgreementListInput, type AgreementPage} from './renewal/agreement-list.js';
import {agreementListMachine} from './renewal/agreement-list-machine.js';

export interface AgreementListOptions {
  readonly backend: Pick<CheckedBackend<'listAgreements'>, 'listAgreements'>;
  readonly input: AgreementListInput;
  /** The first page of every agreement, on its way already; used once. */
  readonly firstPage?: Promise<AgreementPage>;
  /** Whether an agreement may be renewed now. */
  readonly isRenewable: (agreement: AgreementSummary) => boolean;
  /** What the pause in typing is measured with. Default the browser's timers. */
  readonly clock?: Clock;
}

export type AgreementListActor = ActorRefFrom<typeof agreementListMachine>;

type Clock = NonNullable<ActorOptions<AnyActorLogic>['clock']>;

/** Creates the actor, not started yet. */
export function createAgreementList({
  backend,
  input,
  firstPage,
  isRenewable,
  clock,
}: AgreementListOptions): AgreementListActor {
  let first = firstPage;
  return createActor(
    agreementListMachine.provide({
      actors: {
        listPage: fromPromise(({input: {filter, cursor}, signal}) => {
          const isFirst = cursor === null && sameFilter(filter, everyAgreement);
          const answer = isFirst && first ? first : backend.listAgreements({...filter, cursor}, {signal});
          first = undefined;
          return answer;
        }),
      },
      guards: {
        isRenewable: ({context}, {agreementId}) => {
          const agreement = context.known.find(({id}) => id === agreementId);
          return agreement !== undefined && isRenewable(agreement);
        },
      },
    }),
    {input, ...(clock && {clock})},
  );
}
