/** A running provisioning machine whose calls are written down and answered by the test. */
import {createActor, fromPromise, SimulatedClock, type AnyActorRef} from 'xstate';
import type {Problem} from '../../src/domain/problem.js';
import type {OrderInput} from '../../src/domain/order.js';
import {availabilityMachine} from '../../src/machines/availability-machine.js';
import type {
  ProvisioningEmitted,
  ProvisioningEvent,
  ProvisioningInput,
} from '../../src/machines/provisioning/context.js';
import {provisioningMachine} from '../../src/machines/provisioning-machine.js';
import {submissionMachine} from '../../src/machines/submission-machine.js';
import {pathOf} from './machine-walk.js';
import {input, loaded, mapped, matches} from './orders.js';

export interface Call {
  readonly name: string;
  readonly input: Record<string, unknown>;
}

export type Wizard = ReturnType<typeof aWizard>;
export type Values = Readonly<Record<string, string | boolean>>;

/** A started machine that waits for its order. */
export function aWizard(overrides: Partial<ProvisioningInput> = {}) {
  const calls: Call[] = [];
  const emitted: ProvisioningEmitted[] = [];
  const recorded = (name: string) =>
    fromPromise(({input: sent}) => {
      calls.push({name, input: sent as Call['input']});
      return new Promise(() => {});
    }) as never;
  const once = (name: string) =>
    submissionMachine.provide({actors: {send: recorded(name), check: recorded(`${name}.check`)}});
  const plain = [
    'loadOrder',
    'changeContact',
    'resendMail',
    'handOver',
    'matchOrganizations',
    'checkAdmin',
    'saveCalling',
    'saveMeetings',
    'saveSubdomain',
    'getActivation',
  ];
  const actors = {
    ...Object.fromEntries(plain.map((name) => [name, recorded(name)])),
    ...Object.fromEntries(
      ['mapOrder', 'setPassword', 'provision', 'retryActivation'].map((name) => [name, once(name)]),
    ),
    availability: availabilityMachine.provide({actors: {checkName: recorded('checkName')}}),
  };
  const clock = new SimulatedClock();
  const actor = createActor(provisioningMachine.provide({actors: actors as never}), {
    input: {...input, ...overrides},
    clock,
  });
  actor.on('*', (event) => emitted.push(event));
  actor.start();

  const path = () => pathOf(actor.getSnapshot());
  const children = () => actor.getSnapshot().children as Record<string, AnyActorRef | undefined>;
  /** The actor that waits for an answer, and the id of its call. */
  const waiting = (): [AnyActorRef, string] => {
    const submission = children()['submission'];
    return submission
      ? [submission, `0.submission.${String(submission.getSnapshot().value)}`]
      : [actor, `0.wizard.${path()}`];
  };
  const wizard = {
    actor,
    clock,
    calls,
    emitted,
    path,
    get context() {
      return actor.getSnapshot().context;
    },
    named: (name: string) => calls.filter((call) => call.name === name),
    send: (event: ProvisioningEvent) => (actor.send(event), wizard),
    submit: (values: Values = {}) => wizard.send({type: 'step.submitted', values}),
    back: () => wizard.send({type: 'step.left'}),
    change: (name: string, value: string | boolean) => wizard.send({type: 'answer.changed', name, value}),
    /** The call of the state on view, or of the submission in it, is answered. */
    answer: (output: unknown) => {
      const [target, id] = waiting();
      target.send({type: `xstate.done.actor.${id}`, output});
      return wizard;
    },
    fail: (problem: Problem) => {
      const [target, id] = waiting();
      target.send({type: `xstate.error.actor.${id}`, error: {problem}});
      return wizard;
    },
    /** The newest check of the name in `field` is answered. */
    checked: (field: string, result: 'available' | 'taken' | 'invalid', ...suggestions: string[]) => {
      children()[`name:${field}`]!.send({
        type: 'xstate.done.actor.0.availability.checking',
        output: {result, suggestions},
      });
      return wizard;
    },
  };
  return wizard;
}

/** At the overview of an order that may be set up. */
export const atIntro = (order: Partial<OrderInput> = {}, overrides: Partial<ProvisioningInput> = {}): Wizard =>
  aWizard(overrides).answer(loaded(order));

export const atRole = (): Wizard => atIntro().send({type: 'setup.started'});

export const atPartner = (): Wizard => atRole().submit({role: 'partner'}).submit({setter: 'self'});

export const atCustomerAdmin = (): Wizard =>
  atPartner().answer(matches(true, 'partner-1')).submit({partnerChoice: 'id:partner-1'}).submit();

export const atCustomer = (): Wizard =>
  atCustomerAdmin().submit({customerAdminEmail: 'boss@bakery.example'}).answer({result: 'free'});

/** At check answers, with existing organisations on both sides. */
export const atConfirm = (): Wizard =>
  atCustomer().answer(matches(true, 'customer-1')).submit({customerChoice: 'id:customer-1'}).submit();

export const ticks = {partnerConfirmed: true, customerConfirmed: true, mappingAcknowledged: true};

/** The mapping is on its way. */
export const atMapping = (): Wizard => atConfirm().submit(ticks);

/** At the services of a mapped order. */
export const atServices = (order: Partial<OrderInput> = {}): Wizard =>
  atIntro({status: 'mapped', ...order}).send({type: 'setup.started'});

/** At the first service with settings of its own, or where the named one is. */
export const atService = (service: 'calling' | 'meetings' | 'enterprise', order: Partial<OrderInput> = {}): Wizard => {
  const wizard = atServices(order).submit();
  while (!wizard.path().includes(service)) wizard.send({type: 'step.skipped'});
  return wizard;
};

export const atReview = (order: Partial<OrderInput> = {}): Wizard => {
  const wizard = atServices(order).submit();
  while (wizard.path() !== 'review') wizard.send({type: 'step.skipped'});
  return wizard;
};

/** The provisioning is on its way. */
export const atProvisioning = (order: Partial<OrderInput> = {}): Wizard =>
  atReview(order).submit({billingAcknowledged: true});

/** At the first password of a new partner organisation. */
export const atPassword = (): Wizard => atMapping().answer(mapped({passwordPending: true}));
