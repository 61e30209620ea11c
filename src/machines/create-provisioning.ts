/** The actors of one visit: the machines with their effects on the back end. */
import {createActor, fromPromise, type ActorRefFrom} from 'xstate';
import type {CheckedBackend} from '../backend/checked-backend.js';
import type {ProvisioningOperation} from '../backend/provisioning-operations.js';
import type {Session} from '../backend/session-operations.js';
import {availabilityMachine} from './availability-machine.js';
import {createSession} from './create-session.js';
import {firstThen} from './first-then.js';
import {onceOnly} from './once-only.js';
import type {LoadedOrder, ProvisioningInput} from './provisioning/context.js';
import {provisioningMachine} from './provisioning-machine.js';
import {reportingBackend} from './reporting-backend.js';
import type {SessionActor} from './session-machine.js';

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
  const backend = reportingBackend(plain, () => session.send({type: 'session.refused'}));
  const session = createSession({backend: plain, firstSession, now, warningSeconds: policy.sessionWarningSeconds});
  const order = () => backend.getOrder({orderId});
  const once = (send: (request: never) => Promise<unknown>, answer: () => Promise<unknown>) =>
    onceOnly({backend, subject: () => ({orderId}), send, answer});

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
