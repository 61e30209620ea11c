/** The actors of one visit: the machines with their effects on the back end. */
import {createActor, fromPromise, type ActorRefFrom} from 'xstate';
import type {CheckedBackend} from '../backend/checked-backend.js';
import type {ProvisioningOperation} from '../backend/provisioning-operations.js';
import type {Session} from '../backend/session-operations.js';
import {problemOf} from '../domain/problem.js';
import {availabilityMachine} from './availability-machine.js';
import type {LoadedOrder, ProvisioningInput} from './provisioning/context.js';
import {provisioningMachine} from './provisioning-machine.js';
import {sessionMachine, type SessionActor, type SessionFacts} from './session-machine.js';
import {submissionMachine, type OperationCheck} from './submission-machine.js';

export interface ProvisioningOptions {
  readonly backend: CheckedBackend<ProvisioningOperation>;
  readonly input: ProvisioningInput;
  /** Answers that are on their way already; each is used once. */
  readonly firstOrder: Promise<LoadedOrder>;
  readonly firstSession: Promise<Session>;
  readonly loadOrder: (backend: CheckedBackend<ProvisioningOperation>) => Promise<LoadedOrder>;
  /** Server time in epoch milliseconds. */
  readonly now: () => number;
  /** The password while it waits to be sent (F-N3). */
  readonly secret: () => string;
}

export interface ProvisioningActors {
  readonly wizard: ActorRefFrom<typeof provisioningMachine>;
  readonly session: SessionActor;
}

/** A promise for the first call, `again` for every later one. */
function firstThen<T>(first: Promise<T>, again: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | null = first;
  return () => {
    const answer = next ?? again();
    next = null;
    return answer;
  };
}

/** Creates the two actors of a visit, not started yet. */
export function createProvisioning({
  backend: plain,
  input,
  firstOrder,
  firstSession,
  loadOrder,
  now,
  secret,
}: ProvisioningOptions): ProvisioningActors {
  const {orderId, policy} = input;
  const backend = reporting(plain, () => session.send({type: 'session.refused'}));

  const facts = (answer: Session): SessionFacts => ({
    account: answer.account,
    endsInMilliseconds: answer.expiresAt ? Date.parse(answer.expiresAt) - now() : null,
    extendable: answer.extendable,
  });
  const askSession = firstThen(firstSession, () => plain.getSession({}));
  const session = createActor(
    sessionMachine.provide({
      actors: {
        getSession: fromPromise(async () => facts(await askSession())),
        extendSession: fromPromise(async () => facts(await plain.extendSession({}))),
      },
    }),
    {input: {warningMilliseconds: policy.sessionWarningSeconds * 1000}},
  );

  /** What became of an operation; its answer is what the server knows afterwards. */
  const check = (answer: () => Promise<unknown>) =>
    fromPromise<OperationCheck, {operationId: string}>(async ({input: {operationId}}) => {
      const {state, code, fields, nextOperationId, reference} = await backend.getOperation({orderId, operationId});
      if (state === 'succeeded') return {state, answer: await answer()};
      if (state !== 'rejected') return {state};
      return {
        state,
        problem: {
          kind: fields ? 'invalid' : 'conflict',
          ...(code && {code}),
          ...(fields && {fields}),
          ...(nextOperationId && {nextOperationId}),
          ...(reference && {reference}),
        },
      };
    });
  const order = () => backend.getOrder({orderId});
  // A once-only request is never aborted from here: leaving the page does not undo it (decision 14).
  const once = (send: (request: never) => Promise<unknown>, answer: () => Promise<unknown>) =>
    submissionMachine.provide({
      actors: {
        send: fromPromise<unknown, {operationId: string; request: unknown}>(({input: {operationId, request}}) =>
          send({...(request as object), operationId} as never),
        ),
        check: check(answer),
      },
    });

  const askOrder = firstThen(firstOrder, () => loadOrder(backend));
  const wizard = createActor(
    provisioningMachine.provide({
      actors: {
        loadOrder: fromPromise(askOrder),
        changeContact: fromPromise(({input, signal}) => backend.changeContact(input, {signal})),
        resendMail: fromPromise(({input, signal}) => backend.resendMail(input, {signal})),
        handOver: fromPromise(({input}) => backend.handOver(input)),
        matchOrganizations: fromPromise(({input, signal}) => backend.matchOrganizations(input, {signal})),
        checkAdmin: fromPromise(({input, signal}) => backend.checkAdmin(input, {signal})),
        saveCalling: fromPromise(({input}) => backend.saveCalling(input)),
        saveMeetings: fromPromise(({input}) => backend.saveMeetings(input)),
        saveSubdomain: fromPromise(({input}) => backend.saveSubdomain(input)),
        getActivation: fromPromise(({input, signal}) => backend.getActivation(input, {signal})),
        availability: availabilityMachine.provide({
          actors: {
            checkName: fromPromise(({input: {field, value}, signal}) =>
              field === 'subdomain'
                ? backend.checkSubdomain({orderId, name: value}, {signal})
                : backend.checkSiteName({orderId, name: value}, {signal}),
            ),
          },
        }),
        mapOrder: once((request) => backend.mapOrder(request), order),
        setPassword: once(
          (request: {orderId: string; operationId: string}) => backend.setPassword({...request, password: secret()}),
          order,
        ),
        provision: once((request) => backend.provision(request), order),
        retryActivation: once(
          (request) => backend.retryActivation(request),
          () => backend.getActivation({orderId}),
        ),
      },
    }),
    {input},
  );
  return {wizard, session};
}

/** The same backend, telling when a call was refused for want of a session. */
function reporting(backend: CheckedBackend<ProvisioningOperation>, onSignedOut: () => void): CheckedBackend<ProvisioningOperation> {
  return new Proxy(backend, {
    get(target, name: keyof CheckedBackend<ProvisioningOperation>) {
      const method: unknown = target[name];
      if (typeof method !== 'function' || name === 'serverNow') return method;
      return async (...parameters: unknown[]) => {
        try {
          return await (method as (...all: unknown[]) => Promise<unknown>)(...parameters);
        } catch (error) {
          if (problemOf(error).kind === 'signed-out') onSignedOut();
          throw error;
        }
      };
    },
  });
}
