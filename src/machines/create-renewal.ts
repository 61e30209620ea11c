/** The actors of renewing and applying again: the machines with their effects on the back end. */
import {createActor, fromPromise, type ActorRefFrom} from 'xstate';
import type {CheckedBackend} from '../backend/checked-backend.js';
import type {RenewalOperation} from '../backend/renewal-operations.js';
import type {Agreement} from '../domain/agreement.js';
import {isWithinTerm} from '../domain/accepted-term.js';
import {agreementDeadlines, agreementStanding} from '../domain/agreement-standing.js';
import {loadCalendar, type Calendar} from '../domain/calendar.js';
import type {AgreementPolicy} from '../domain/renewal-policy.js';
import {BackendError, problemOf} from '../domain/problem.js';
import type {InviteRequest} from '../domain/renewal-requests.js';
import type {Attestation} from '../domain/signer-problems.js';
import {onceOnly} from './once-only.js';
import {reapplicationMachineIn, type reapplicationMachine} from './reapplication-machine.js';
import type {Invitations, LoadedAgreements, RenewalInput} from './renewal/context.js';
import type {LoadedReapplication, ReapplicationInput} from './renewal/reapplication-context.js';
import {renewalMachineIn, type renewalMachine} from './renewal-machine.js';
import {signInMachine} from './sign-in-machine.js';
import {submissionsMachine} from './submissions-machine.js';

export interface RenewalOptions {
  /** One that reports a refusal for want of a session, where there is a session to tell. */
  readonly backend: CheckedBackend<RenewalOperation>;
  readonly input: RenewalInput;
  /** Server time in epoch milliseconds. */
  readonly now: () => number;
  /** The sentence that stands beside the box on the attestation's page, and its language. */
  readonly attestation: () => Attestation;
}

export interface ReapplicationOptions extends Pick<RenewalOptions, 'backend' | 'attestation'> {
  readonly input: ReapplicationInput;
}

/** Statuses in which an agreement could be accepted, were it not for something that is under way. */
const acceptable: ReadonlySet<string> = new Set(['active', 'declined']);

/** How an operation stands; `unknown`: nobody can tell now, which keeps nothing else from going on. */
async function stateOf(
  backend: CheckedBackend<RenewalOperation>,
  agreementId: string,
  operationId: string,
): Promise<string> {
  try {
    return (await backend.getOperation({agreementId, operationId})).state;
  } catch (error) {
    if (problemOf(error).kind === 'signed-out') throw error;
    return 'unknown';
  }
}

/** What is known of an agreement's operations. */
interface OperationStates {
  readonly acceptance: string;
  readonly decline: string;
}

const notAsked: OperationStates = {acceptance: '', decline: ''};

/**
 * An agreement, and whether the server has received its acceptance or decline and not decided yet. The operations' ids
 * come with the agreement, so they are asked about whatever visit, tab or device sent it (F-P5, F-P6).
 */
async function loadAgreement(
  backend: CheckedBackend<RenewalOperation>,
  agreementId: string,
  asksOperations: boolean,
): Promise<{readonly agreement: Agreement; readonly states: OperationStates}> {
  const load = async () => {
    const agreement = await backend.getAgreement({agreementId});
    // Nobody accepts another agreement than the one that was asked for.
    if (agreement.id !== agreementId) throw new BackendError({kind: 'contract', path: 'getAgreement.id'});
    return agreement;
  };
  const agreement = await load();
  if (!asksOperations || !acceptable.has(agreement.status)) return {agreement, states: notAsked};
  const {operations} = agreement;
  const [acceptance, decline] = await Promise.all([
    stateOf(backend, agreementId, operations.acceptance),
    stateOf(backend, agreementId, operations.decline),
  ]);
  // What has ended by now is not what the agreement says.
  const hasEnded = [acceptance, decline].some((state) => state === 'succeeded' || state === 'rejected');
  return {agreement: hasEnded ? await load() : agreement, states: {acceptance, decline}};
}

/** The agreements with what their dates come to, each asked for beside the others. */
async function loadAgreements(
  backend: CheckedBackend<RenewalOperation>,
  {agreementIds, asksOperations}: {readonly agreementIds: readonly string[]; readonly asksOperations: boolean},
  {renewal, timeZone}: AgreementPolicy,
  calendar: Calendar,
  now: () => number,
): Promise<LoadedAgreements> {
  const loaded = await Promise.all(agreementIds.map((id) => loadAgreement(backend, id, asksOperations)));
  const moment = now();
  const idsOf = (isMeant: (states: OperationStates) => boolean): string[] =>
    loaded.flatMap(({agreement, states}) => (isMeant(states) ? [agreement.id] : []));
  return {
    now: moment,
    underWay: idsOf(({acceptance}) => acceptance === 'pending'),
    declineUnderWay: idsOf(({decline}) => decline === 'pending'),
    unasked: asksOperations ? idsOf((states) => Object.values(states).includes('unknown')) : null,
    agreements: loaded.map(({agreement}) => {
      const deadlines = agreementDeadlines(agreement, renewal, timeZone, calendar);
      return {
        agreement,
        deadlines,
        standing: agreementStanding(agreement, deadlines, moment, renewal, calendar),
        isWithinTerm: isWithinTerm(deadlines, moment, renewal, calendar),
      };
    }),
  };
}

/** A re-application, and whether the server has received its newest submission and not decided yet (F-P5, F-P6). */
async function loadReapplication(
  backend: CheckedBackend<RenewalOperation>,
  agreementId: string,
): Promise<LoadedReapplication> {
  const [reapplication, acceptedHash] = await Promise.all([
    backend.getReapplication({agreementId}),
    // Without it a text is read all the same, only not compared.
    backend.getAgreement({agreementId}).then(
      ({acceptedEdition}) => acceptedEdition?.hash ?? null,
      () => null,
    ),
  ]);
  const state = await stateOf(backend, agreementId, reapplication.operationId);
  const hasEnded = state === 'succeeded' || state === 'rejected';
  return {
    reapplication: hasEnded ? await backend.getReapplication({agreementId}) : reapplication,
    isUnderWay: state === 'pending',
    isUnasked: state === 'unknown',
    acceptedHash,
  };
}

/** Sends every invitation, and tells what became of each. */
async function inviteSigners(
  backend: CheckedBackend<RenewalOperation>,
  requests: readonly InviteRequest[],
): Promise<Invitations> {
  const answers = await Promise.allSettled(requests.map((request) => backend.inviteSigner(request)));
  const failed = answers.find((answer) => answer.status === 'rejected');
  return {
    invited: answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])),
    problem: failed ? problemOf(failed.reason) : null,
  };
}

/** Creates the actor of one visit to one agreement or several, not started yet. */
export function createRenewal({backend, input, now, attestation}: RenewalOptions): ActorRefFrom<typeof renewalMachine> {
  const {policy} = input;
  // There before any agreement is.
  let calendar: Calendar;
  /** To whom an operation belongs; noted when it is loaded, and when it is sent. */
  const owners = new Map<string, string>();
  const agreementId = (operationId: string): string => owners.get(operationId) ?? '';
  const each = <R extends {readonly agreementId: string; readonly operationId: string}>(
    send: (request: R) => Promise<unknown>,
  ) =>
    submissionsMachine.provide({
      actors: {
        submission: onceOnly({
          backend,
          subject: (operationId) => ({agreementId: agreementId(operationId)}),
          send: (request: R) => {
            owners.set(request.operationId, request.agreementId);
            return send(request);
          },
          answer: (operationId) => backend.getAgreement({agreementId: agreementId(operationId)}),
        }),
      },
    });
  const machine = renewalMachineIn({
    now,
    attestation,
    standingOf: ({agreement, deadlines}, moment) =>
      agreementStanding(agreement, deadlines, moment, policy.renewal, calendar),
  });
  return createActor(
    machine.provide({
      actors: {
        loadAgreements: fromPromise(async ({input: asked}) => {
          calendar = await loadCalendar();
          const loaded = await loadAgreements(backend, asked, policy, calendar, now);
          for (const {agreement} of loaded.agreements)
            for (const operationId of Object.values(agreement.operations)) owners.set(operationId, agreement.id);
          return loaded;
        }),
        inviteSigner: fromPromise(({input: {requests}}) => inviteSigners(backend, requests)),
        previewParties: fromPromise(({input: {requests}, signal}) =>
          Promise.all(
            requests.map(async (request) => ({
              ...request,
              ...(await backend.previewContractingParty(request, {signal})),
            })),
          ),
        ),
        acceptAgreements: each((request: Parameters<typeof backend.acceptAgreement>[0]) =>
          backend.acceptAgreement(request),
        ),
        declineAgreements: each((request: Parameters<typeof backend.declineAgreement>[0] & {operationId: string}) =>
          backend.declineAgreement(request),
        ),
      },
    }),
    {input},
  );
}

/** Creates the actor of one re-application, not started yet. */
export function createReapplication({
  backend,
  input,
  attestation,
}: ReapplicationOptions): ActorRefFrom<typeof reapplicationMachine> {
  const {agreementId} = input;
  return createActor(
    reapplicationMachineIn({attestation}).provide({
      actors: {
        loadReapplication: fromPromise(() => loadReapplication(backend, agreementId)),
        applyForCountries: onceOnly({
          backend,
          subject: () => ({agreementId}),
          send: (request) => backend.applyForCountries(request),
          answer: () => backend.getReapplication({agreementId}),
        }),
      },
    }),
    {input},
  );
}

export interface SignInOptions {
  readonly backend: Pick<CheckedBackend<RenewalOperation>, 'signIn'>;
  /** User ID and password while they wait to be sent (F-N3). */
  readonly credentials: () => {readonly userId: string; readonly password: string};
}

/** Creates the actor of one sign-in, not started yet. */
export const createSignIn = ({backend, credentials}: SignInOptions): ActorRefFrom<typeof signInMachine> =>
  createActor(
    signInMachine.provide({
      actors: {signIn: fromPromise(({signal}) => backend.signIn({...credentials()}, {signal}))},
    }),
  );
