/** A running renewal machine whose calls are written down and answered by the test. */
import {createActor, fromPromise, SimulatedClock, type AnyActorRef} from 'xstate';
import type {Agreement} from '../../src/domain/agreement.js';
import type {Problem} from '../../src/domain/problem.js';
import type {RenewalEmitted, RenewalEvent, RenewalInput} from '../../src/machines/renewal/context.js';
import {submissionMachine} from '../../src/machines/submission-machine.js';
import {submissionsMachine} from '../../src/machines/submissions-machine.js';
import {anAgreement} from '../domain/an-agreement.js';
import {input, loadedAll, locations, machineAt, now, signer} from './agreements.js';
import {pathOf} from './machine-walk.js';

export type Renewal = ReturnType<typeof aRenewal>;

/** A started machine that waits for its agreements. */
export function aRenewal(overrides: Partial<RenewalInput> = {}) {
  const calls: {readonly name: string; readonly input: Record<string, unknown>}[] = [];
  const emitted: RenewalEmitted[] = [];
  const time = {now};
  const recorded = (name: string) =>
    fromPromise(({input: sent}) => {
      calls.push({name, input: sent as Record<string, unknown>});
      return new Promise(() => {});
    }) as never;
  const each = (name: string) =>
    submissionsMachine.provide({
      actors: {
        submission: submissionMachine.provide({actors: {send: recorded(name), check: recorded(`${name}.check`)}}),
      },
    });
  const plain = ['loadAgreements', 'inviteSigner', 'previewParties'];
  const clock = new SimulatedClock();
  const actor = createActor(
    machineAt(() => time.now).provide({
      actors: {
        ...Object.fromEntries(plain.map((name) => [name, recorded(name)])),
        acceptAgreements: each('accept'),
        declineAgreements: each('decline'),
      } as never,
    }),
    {input: {...input, ...overrides}, clock},
  );
  actor.on('*', (event) => emitted.push(event));
  actor.start();
  const path = () => pathOf(actor.getSnapshot());
  /** The submission of one agreement and the id of its call. */
  const submission = (key: string): AnyActorRef => {
    const all = (actor.getSnapshot().children as Record<string, AnyActorRef>)['submissions']!;
    return (all.getSnapshot() as {children: Record<string, AnyActorRef>}).children[`submission:${key}`]!;
  };
  const told = (key: string, kind: 'done' | 'error', content: object) => {
    const child = submission(key);
    child.send({type: `xstate.${kind}.actor.0.submission.${String(child.getSnapshot().value)}`, ...content});
    return renewal;
  };
  const renewal = {
    actor,
    calls,
    emitted,
    clock,
    time,
    path,
    submission,
    get context() {
      return actor.getSnapshot().context;
    },
    named: (name: string) => calls.filter((call) => call.name === name),
    told: (type: RenewalEmitted['type']) => emitted.filter((event) => event.type === type),
    send: (event: RenewalEvent) => (actor.send(event), renewal),
    submit: (values: Readonly<Record<string, string | boolean>> = {}) => renewal.send({type: 'step.submitted', values}),
    back: () => renewal.send({type: 'step.left'}),
    tick: (at: number) => ((time.now = at), renewal.send({type: 'clock.ticked', now: at})),
    accept: (online = true) => renewal.send({type: 'accept.requested', online}),
    open: (hash: string, agreementId = 'agreement-1') =>
      renewal
        .send({type: 'text.opened', agreementId, hash})
        .send({type: 'text.shown', hash})
        .send({type: 'text.closed'}),
    /** The call of the state on view is answered. */
    answer: (output: unknown) => {
      actor.send({type: `xstate.done.actor.0.renewal.${path()}`, output} as never);
      return renewal;
    },
    fail: (problem: Problem) => {
      actor.send({type: `xstate.error.actor.0.renewal.${path()}`, error: {problem}} as never);
      return renewal;
    },
    /** The newest call of one agreement's submission is answered. */
    sent: (output: unknown, key = 'agreement-1') => told(key, 'done', {output}),
    refused: (problem: Problem, key = 'agreement-1') => told(key, 'error', {error: {problem}}),
  };
  return renewal;
}

/** At the first page, with these agreements. */
export const atAuthority = (
  agreements: readonly Agreement[] = [anAgreement()],
  overrides: Partial<RenewalInput> = {},
): Renewal => aRenewal({agreementIds: agreements.map(({id}) => id), ...overrides}).answer(loadedAll(agreements));

export const atCompany = (...agreements: Agreement[]): Renewal =>
  atAuthority(agreements.length > 0 ? agreements : undefined).submit({authority: 'yes'});

export const atCountries = (...agreements: Agreement[]): Renewal => atCompany(...agreements).submit();

/** At the texts, or at the questionnaire where there is one. */
export const atAgreement = (...agreements: Agreement[]): Renewal => {
  const renewal = atCountries(...agreements);
  const values = renewal.context.answers.agreements.map((own, index) => locations(index, own.countries.length));
  return renewal.submit(Object.assign({}, ...values) as Record<string, boolean>);
};

/** At the signature's form, with every text opened. */
export const atAttest = (...agreements: Agreement[]): Renewal => {
  const renewal = atAgreement(...agreements);
  for (const {agreementId, editionHash} of renewal.context.answers.agreements) renewal.open(editionHash, agreementId);
  return renewal.submit();
};

export const atCheck = (...agreements: Agreement[]): Renewal => atAttest(...agreements).submit(signer);

/** Everything is on its way. */
export const atSubmitting = (...agreements: Agreement[]): Renewal => atCheck(...agreements).accept();
