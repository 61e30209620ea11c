import {expect} from '@open-wc/testing';
import {createActor, fromPromise, waitFor, type AnyActorRef, type AnyMachineSnapshot, type EventObject} from 'xstate';
import type {ReapplicationState} from '../../src/components/renewal/view-model.js';
import {reapplicationMachineIn, type ReapplicationSnapshot} from '../../src/machines/reapplication-machine.js';
import type {ReapplicationEvent} from '../../src/machines/renewal/reapplication-context.js';
import {BackendError} from '../../src/domain/problem.js';
import {createSignIn} from '../../src/machines/create-renewal.js';
import {signInMachine} from '../../src/machines/sign-in-machine.js';
import {submissionMachine, type SubmissionContext} from '../../src/machines/submission-machine.js';
import {submissionsMachine} from '../../src/machines/submissions-machine.js';
import {aReapplication, hashOf} from '../domain/an-agreement.js';
import {attestation, policy, signer} from './agreements.js';
import {emptyReapplicationAnswers} from '../../src/domain/reapplication-answers.js';
import {pathOf, walk, type WalkOptions} from './machine-walk.js';
import {done, failing} from './walks.js';

const input = {agreementId: 'agreement-1', policy, ownName: 'Mila', ownEmail: 'mila@partner.example', restored: null};
const event = (type: string, ...contents: object[]) => contents.map((content) => ({type, ...content}) as EventObject);
const contextOf = ({context}: AnyMachineSnapshot) => context as ReapplicationSnapshot['context'];
const settled = aReapplication({
  countries: aReapplication().countries.map((line) => ({
    ...line,
    state: line.country === 'BA' ? 'refused' : line.country === 'RS' ? 'accepted' : line.state,
  })),
  operationId: 'op-apply-2',
});

const chosenBefore = {
  ...emptyReapplicationAnswers,
  chosen: ['US'],
  openedTexts: aReapplication().countries.map(({edition}) => edition.hash),
};

const reapplicationWalk: WalkOptions = {
  machine: reapplicationMachineIn({attestation: () => attestation}),
  inputs: [input, {...input, restored: {step: 'attest', answers: chosenBefore}}],
  catalogue: {
    ...done('0.reapplication.loading', [
      {reapplication: aReapplication(), isUnderWay: false, isUnasked: false, acceptedHash: null},
      {reapplication: aReapplication(), isUnderWay: true, isUnasked: false, acceptedHash: null},
    ]),
    ...failing('0.reapplication.loading', [{kind: 'network'}]),
    ...done('submission', [
      {outcome: 'succeeded', answer: settled, mismatch: false},
      {outcome: 'succeeded', answer: settled, mismatch: true},
      {outcome: 'rejected', problem: {kind: 'conflict', code: 'text-changed', nextOperationId: 'op-next'}},
      {outcome: 'rejected', problem: {kind: 'invalid', fields: {'countries.0.hash': 'text.unknown'}}},
      {outcome: 'notReceived'},
    ]),
    'xstate.snapshot.submission': event('xstate.snapshot.submission', {
      snapshot: {value: 'checking', context: {problem: null, tries: 0, request: {}, isReceived: false}},
    }),
    'country.chosen': event('country.chosen', {country: 'RS', chosen: true}, {country: 'ME', chosen: true}),
    'text.chosen': event('text.chosen', {hash: hashOf('1'), chosen: true}, {hash: hashOf('1'), chosen: false}),
    'country.dropRequested': event('country.dropRequested', {country: 'US'}, {country: 'ME'}),
    'country.kept': event('country.kept', {country: 'US'}),
    'text.opened': event('text.opened', {hash: hashOf('1')}, {hash: hashOf('f')}),
    'text.shown': event('text.shown', {hash: hashOf('1')}),
    'text.unavailable': event('text.unavailable', {hash: hashOf('1')}),
    'answer.changed': event('answer.changed', {name: 'signerTitle', value: 'Director'}),
    'step.submitted': event('step.submitted', {values: signer}, {values: {...signer, attested: false}}),
    'apply.requested': event('apply.requested', {online: true}, {online: false}),
  },
  situation: (snapshot) => {
    const {answers, reapplication, offline, returnsToCheck, attestation: sentence, submission} = contextOf(snapshot);
    const {chosen, dropped, openedTexts, attested} = answers;
    return [
      [...chosen].sort(),
      dropped,
      openedTexts,
      attested,
      reapplication?.operationId,
      offline,
      returnsToCheck,
      sentence,
      submission?.isSent,
    ];
  },
};

const states = {
  loading: true,
  loadFailed: true,
  matrix: true,
  dropping: true,
  reading: true,
  attest: true,
  check: true,
  submitting: true,
  checking: true,
} as const satisfies Record<ReapplicationState, true>;

describe('every way through the re-application machine', () => {
  const walked = walk(reapplicationWalk);

  it('takes every state and every transition with plain JSON as context', () => {
    expect(walked.untakenStates).to.deep.equal([]);
    expect(walked.untakenTransitions).to.deep.equal([]);
    expect([...new Set(walked.paths.map(({snapshot}) => pathOf(snapshot)))].sort()).to.deep.equal(
      Object.keys(states).sort(),
    );
    for (const {snapshot} of walked.paths)
      expect(structuredClone(snapshot.context)).to.deep.equal(JSON.parse(JSON.stringify(snapshot.context)));
  });

  it('R-10, R-30, R-31: nothing is applied for offline, without its text opened, or without an attestation', () => {
    const begun = walked.steps.filter(({from, to}) => pathOf(to) === 'submitting' && pathOf(from) !== 'submitting');
    expect(begun).not.to.deep.equal([]);
    for (const {from, to, event: cause} of begun) {
      expect([pathOf(from), cause]).to.deep.equal(['check', {type: 'apply.requested', online: true}]);
      const {request} = (to.children['submission'] as AnyActorRef).getSnapshot().context as SubmissionContext;
      const {countries, attestation: sentence} = request as {countries: {hash: string}[]; attestation: object};
      expect(sentence).to.deep.equal(attestation);
      for (const {hash} of countries) expect(contextOf(to).answers.openedTexts).to.include(hash);
    }
  });
});

/** A started machine with its matrix on view; what it sends and asks is written down. */
function aRun(isUnderWay = false, isUnasked = false) {
  const asked: string[] = [];
  const sent: {operationId: string; request: unknown}[] = [];
  const waiting = () => new Promise<never>(() => {});
  const actor = createActor(
    reapplicationMachineIn({attestation: () => attestation}).provide({
      actors: {
        loadReapplication: fromPromise(waiting) as never,
        applyForCountries: submissionMachine.provide({
          actors: {
            send: fromPromise(({input: given}) => (sent.push(given), waiting())),
            check: fromPromise(({input: given}) => (asked.push(given.operationId), waiting())),
          },
        }),
      },
    }),
    {input},
  );
  const emitted: string[] = [];
  actor.on('*', ({type}) => emitted.push(type));
  actor.start();
  const run = {
    sent,
    asked,
    emitted,
    path: () => pathOf(actor.getSnapshot()),
    answers: () => actor.getSnapshot().context.answers,
    context: () => actor.getSnapshot().context,
    send: (...events: ReapplicationEvent[]) => (events.forEach((each) => actor.send(each)), run),
    loaded: () => (
      actor.send({
        type: 'xstate.done.actor.0.reapplication.loading',
        output: {reapplication: aReapplication(), isUnderWay, isUnasked, acceptedHash: null},
      } as never),
      run
    ),
    submission: (kind: 'done' | 'error', content: object) => {
      const child = (actor.getSnapshot().children as Record<string, AnyActorRef>)['submission']!;
      child.send({type: `xstate.${kind}.actor.0.submission.${String(child.getSnapshot().value)}`, ...content});
      return run;
    },
  };
  return run.loaded();
}

describe('applying again', () => {
  it('R-10: many countries with one text are applied for at once, and each has its own result', () => {
    const run = aRun().send({type: 'text.chosen', hash: hashOf('1'), chosen: true});
    expect(run.answers().chosen).to.deep.equal(['RS', 'BA']);
    expect(run.send({type: 'step.submitted'}).context().problems).to.deep.equal({
      'countries.RS': 'text.unopened',
      'countries.BA': 'text.unopened',
    });
    run.send(
      {type: 'text.opened', hash: hashOf('1')},
      {type: 'text.shown', hash: hashOf('1')},
      {type: 'text.closed'},
      {type: 'step.submitted'},
      {type: 'step.submitted', values: signer},
      {type: 'apply.requested', online: true},
      {type: 'apply.requested', online: true},
    );
    expect(run.sent.length).to.equal(1);
    expect(run.sent[0]).to.deep.include({operationId: 'op-apply-1'});
    expect(run.sent[0]!.request).to.deep.include({
      countries: [
        {country: 'RS', hash: hashOf('1')},
        {country: 'BA', hash: hashOf('1')},
      ],
    });
    run.submission('done', {output: settled});
    expect([run.path(), run.context().submitted, run.answers().chosen]).to.deep.equal(['matrix', ['RS', 'BA'], []]);
    expect(run.emitted).to.deep.equal(['reapplication.opened', 'countries.accepted', 'draft.spent']);
  });

  it('F-P5, F-P6: what an earlier visit applied for is asked about before anything is offered, and told as it ended', () => {
    const run = aRun(true).send({type: 'country.chosen', country: 'RS', chosen: true}, {type: 'step.submitted'});
    expect([run.path(), run.asked, run.sent]).to.deep.equal(['checking', ['op-apply-1'], []]);
    run.submission('done', {output: {state: 'succeeded', answer: settled}});
    expect(run.path()).to.equal('matrix');
    expect(run.context().submitted).to.have.members(['RS', 'BA']);
    expect(run.emitted).to.deep.equal(['reapplication.opened', 'countries.accepted', 'draft.spent']);
    const unknown = aRun(true).submission('done', {output: {state: 'notReceived'}});
    expect([unknown.path(), unknown.context().failure, unknown.context().submitted]).to.deep.equal([
      'matrix',
      null,
      [],
    ]);
    const refused = aRun(true).submission('done', {
      output: {state: 'rejected', problem: {kind: 'conflict', code: 'unsure', nextOperationId: 'op-apply-2'}},
    });
    expect([refused.path(), refused.context().failure?.code]).to.deep.equal(['loading', 'unsure']);
  });

  /** At check answers for Serbia and Bosnia, whose text is the same. */
  const atCheck = (isUnasked = false) =>
    aRun(false, isUnasked).send(
      {type: 'text.chosen', hash: hashOf('1'), chosen: true},
      {type: 'text.opened', hash: hashOf('1')},
      {type: 'text.shown', hash: hashOf('1')},
      {type: 'text.closed'},
      {type: 'step.submitted'},
      {type: 'step.submitted', values: signer},
    );

  it('F-P4, X-10: what was only asked about and gone back from does not count as submitted', () => {
    const run = atCheck(true).send({type: 'apply.requested', online: true});
    expect([run.path(), run.sent, run.asked]).to.deep.equal(['submitting', [], ['op-apply-1']]);
    run.send({type: 'step.left'}, {type: 'countries.changeRequested'});
    expect([run.path(), run.sent, run.context().submitted]).to.deep.equal(['matrix', [], []]);
  });

  it('R-05, R-31: countries on another text are attested anew; others on the same text are not asked twice', () => {
    const changing = () => atCheck().send({type: 'countries.changeRequested'});
    const run = changing().send(
      {type: 'country.chosen', country: 'BA', chosen: false},
      {type: 'country.chosen', country: 'BA', chosen: true},
      {type: 'step.submitted'},
    );
    expect([run.path(), run.answers().attested]).to.deep.equal(['check', true]);
    const other = changing().send(
      {type: 'country.chosen', country: 'US', chosen: true},
      {type: 'text.opened', hash: hashOf('3')},
      {type: 'text.shown', hash: hashOf('3')},
      {type: 'text.closed'},
      {type: 'step.submitted'},
    );
    expect([other.path(), other.answers().attested]).to.deep.equal(['attest', false]);
    expect(other.send({type: 'step.submitted'}).context().problems).to.deep.equal({attested: 'attestation.empty'});
    expect(other.send({type: 'step.submitted', values: signer}).path()).to.equal('check');
  });

  it('is told as opened once, when its matrix is there', () => {
    const run = aRun();
    expect(run.emitted).to.deep.equal(['reapplication.opened']);
    run.send({type: 'load.requested'}).loaded();
    expect(run.emitted).to.deep.equal(['reapplication.opened']);
  });

  it('R-10: dropping a country is confirmed first, takes it out of the choice, and the last one stays', () => {
    const run = aRun().send({type: 'country.chosen', country: 'US', chosen: true});
    run.send({type: 'country.dropRequested', country: 'US'}, {type: 'drop.canceled'});
    expect(run.answers().dropped).to.deep.equal([]);
    run.send({type: 'country.dropRequested', country: 'US'}, {type: 'drop.confirmed'});
    expect([run.answers().chosen, run.answers().dropped]).to.deep.equal([[], ['US']]);
    expect(run.send({type: 'country.dropRequested', country: 'ME'}).path()).to.equal('matrix');
    expect(run.send({type: 'country.kept', country: 'US'}).answers().dropped).to.deep.equal([]);
  });
});

describe('the other machines of renewal', () => {
  it('the sign-in and the submissions machine take every state and transition, with plain JSON as context', () => {
    const session = (id: string | null) => ({
      account: id && {id, name: '', email: ''},
      expiresAt: null,
      extendable: false,
    });
    const signIn = walk({
      machine: signInMachine,
      inputs: [undefined],
      catalogue: {
        ...done('0.signIn.sending', [session('mila'), session(null)]),
        ...failing('0.signIn.sending', [{kind: 'forbidden', code: 'wrong'}]),
        'signIn.refused': event('signIn.refused', {problems: {userId: 'userId.empty'}}),
      },
      situation: ({context}) => context as unknown,
    });
    const submissions = walk({
      machine: submissionsMachine,
      inputs: [{items: [{key: 'a.b', operationId: 'op-1', request: {}}]}],
      catalogue: {
        'xstate.snapshot.*': event('xstate.snapshot.submission:a.b', {
          snapshot: {value: 'checking', context: {problem: null, tries: 1, request: {}, isReceived: false}},
        }),
        'xstate.done.actor.*': event('xstate.done.actor.submission:a.b', {output: {outcome: 'notReceived'}}),
      },
      situation: ({context}) => context as unknown,
    });
    for (const walked of [signIn, submissions]) {
      expect(walked.untakenStates).to.deep.equal([]);
      expect(walked.untakenTransitions).to.deep.equal([]);
      for (const {snapshot} of walked.paths)
        expect(structuredClone(snapshot.context)).to.deep.equal(JSON.parse(JSON.stringify(snapshot.context)));
    }
  });

  it('R-07, F-N3: the password is sent, is in no snapshot and no news, and is let go of when it was refused', async () => {
    const credentials = {userId: 'mila', password: 'correct horse'};
    const sent: unknown[] = [];
    const told: unknown[] = [];
    const signIn = async (request: unknown) => {
      sent.push(request);
      throw new BackendError({kind: 'forbidden', code: 'wrong-credentials'});
    };
    const actor = createSignIn({backend: {signIn}, credentials: () => credentials});
    actor.on('*', (news) => told.push(news));
    actor.subscribe(() => told.push(actor.getPersistedSnapshot()));
    actor.start();
    actor.send({type: 'signIn.submitted'});
    await waitFor(actor, ({context}) => context.failure !== null);
    expect(sent).to.deep.equal([credentials]);
    expect(actor.getSnapshot().context.failure).to.deep.equal({kind: 'forbidden', code: 'wrong-credentials'});
    expect(told).to.deep.include({type: 'secret.spent'});
    expect(JSON.stringify(told)).not.to.contain(credentials.password);
  });
});
