import {expect} from '@open-wc/testing';
import {createActor, fromPromise, SimulatedClock} from 'xstate';
import type {Problem} from '../../src/domain/problem.js';
import {isForeign} from '../../src/machines/provisioning/submission-output.js';
import {
  mostTries,
  patientChecks,
  submissionMachine,
  type SubmissionInput,
} from '../../src/machines/submission-machine.js';
import {submissionReachOf} from '../../src/machines/submission-reach.js';

const request = {orderId: 'order-1'};

/** A started submission whose calls are written down and answered by the test. */
function aSubmission(input: SubmissionInput = {operationId: 'op-1', request}) {
  const calls: {name: 'send' | 'check'; input: unknown}[] = [];
  const recorded = (name: 'send' | 'check') =>
    fromPromise(({input: sent}) => {
      calls.push({name, input: sent});
      return new Promise(() => {});
    }) as never;
  const clock = new SimulatedClock();
  const actor = createActor(submissionMachine.provide({actors: {send: recorded('send'), check: recorded('check')}}), {
    input,
    clock,
  });
  actor.start();
  const tell = (kind: 'done' | 'error', content: object) => {
    actor.send({type: `xstate.${kind}.actor.0.submission.${actor.getSnapshot().value}`, ...content} as never);
    return submission;
  };
  const submission = {
    actor,
    calls,
    clock,
    get state() {
      return actor.getSnapshot().value;
    },
    get output() {
      return actor.getSnapshot().output;
    },
    count: (name: 'send' | 'check') => calls.filter((call) => call.name === name).length,
    answer: (output: unknown) => tell('done', {output}),
    fail: (problem: Problem) => tell('error', {error: {problem}}),
  };
  return submission;
}

/** What a status or a broken answer of the http adapter comes to, and what follows (the table of F-P3 and F-P4). */
const table: readonly {told: string; problem: Problem; outcome: 'rejected' | 'checking' | 'waiting'}[] = [
  {told: 'no connection, or one that was reset', problem: {kind: 'network'}, outcome: 'checking'},
  {told: '408 and an answer that does not come', problem: {kind: 'timeout'}, outcome: 'checking'},
  {
    told: '429 with Retry-After',
    problem: {kind: 'rate-limited', retryAfterMilliseconds: 5000, status: 429},
    outcome: 'waiting',
  },
  {told: '429 without it', problem: {kind: 'rate-limited', status: 429}, outcome: 'waiting'},
  {
    told: '503 with Retry-After',
    problem: {kind: 'server', retryAfterMilliseconds: 5000, status: 503},
    outcome: 'waiting',
  },
  {told: '503 without it', problem: {kind: 'server', status: 503}, outcome: 'checking'},
  {told: '500', problem: {kind: 'server', status: 500}, outcome: 'checking'},
  {told: '409 in flight', problem: {kind: 'conflict', code: 'in-progress', status: 409}, outcome: 'checking'},
  {told: '422 key mismatch', problem: {kind: 'conflict', code: 'operation-mismatch', status: 422}, outcome: 'checking'},
  {told: '409 with a reason', problem: {kind: 'conflict', code: 'order-closed', status: 409}, outcome: 'rejected'},
  {told: '400', problem: {kind: 'invalid', status: 400}, outcome: 'rejected'},
  {told: '401', problem: {kind: 'signed-out', status: 401}, outcome: 'rejected'},
  {told: '403', problem: {kind: 'forbidden', status: 403}, outcome: 'rejected'},
  {told: '410', problem: {kind: 'gone', status: 410}, outcome: 'rejected'},
  {told: 'an unreadable answer', problem: {kind: 'contract', path: 'provision.id'}, outcome: 'checking'},
  {told: 'anything else', problem: {kind: 'unknown'}, outcome: 'checking'},
];

describe('a submission', () => {
  for (const {told, problem, outcome} of table) {
    it(`F-P3, F-P4: ${told} leads to ${outcome}`, () => {
      const submission = aSubmission().fail(problem);
      expect(submission.state).to.equal(outcome);
      expect(submission.count('send')).to.equal(1);
      if (outcome === 'rejected') expect(submission.output).to.deep.equal({outcome: 'rejected', problem});
      else expect(submission.output).to.equal(undefined);
    });
  }

  it('X-10: every try and every question has the id that came before the first', () => {
    const submission = aSubmission().fail({kind: 'network'}).answer({state: 'notReceived'});
    submission.clock.increment(1000);
    submission.fail({kind: 'rate-limited', retryAfterMilliseconds: 5000});
    submission.clock.increment(5000);
    submission.fail({kind: 'timeout'});
    expect(submission.calls).to.deep.equal([
      {name: 'send', input: {operationId: 'op-1', request}},
      {name: 'check', input: {operationId: 'op-1'}},
      {name: 'send', input: {operationId: 'op-1', request}},
      {name: 'send', input: {operationId: 'op-1', request}},
      {name: 'check', input: {operationId: 'op-1'}},
    ]);
  });

  it('X-10: after an unknown outcome nothing is sent before the back end said that it never arrived', () => {
    const submission = aSubmission().fail({kind: 'timeout'});
    for (let round = 0; round < 12; round++) {
      if (submission.state === 'checking') submission.answer({state: 'pending'});
      submission.clock.increment(15_000);
      if (submission.state === 'checking') submission.fail({kind: 'network'});
      submission.clock.increment(15_000);
    }
    expect(submission.count('send')).to.equal(1);
    expect(submission.count('check')).to.be.above(12);
    submission.answer({state: 'notReceived'});
    submission.clock.increment(1000);
    expect(submission.state).to.equal('sending');
  });

  it('an unknown outcome ends with what the back end says became of it', () => {
    expect(
      aSubmission()
        .fail({kind: 'timeout'})
        .answer({state: 'succeeded', answer: {id: 'order-1'}}).output,
    ).to.deep.equal({
      outcome: 'succeeded',
      answer: {id: 'order-1'},
      mismatch: false,
    });
    const problem: Problem = {kind: 'conflict', code: 'order-closed', nextOperationId: 'op-1b'};
    expect(aSubmission().fail({kind: 'timeout'}).answer({state: 'rejected', problem}).output).to.deep.equal({
      outcome: 'rejected',
      problem,
    });
  });

  it('F-P5: without its payload an operation is only asked for', () => {
    const submission = aSubmission({operationId: 'op-1', request: null});
    expect(submission.calls).to.deep.equal([{name: 'check', input: {operationId: 'op-1'}}]);
    expect(submission.answer({state: 'notReceived'}).output).to.deep.equal({outcome: 'notReceived'});
    expect(
      aSubmission({operationId: 'op-1', request: null}).answer({state: 'succeeded', answer: 1}).output,
    ).to.deep.equal({outcome: 'succeeded', answer: 1, mismatch: false});
  });

  it('P-82: after a while it says that nobody knows, and goes on asking', () => {
    const submission = aSubmission().fail({kind: 'timeout'});
    const states = [];
    for (let check = 1; check <= patientChecks + 2; check++) {
      submission.answer({state: 'pending'});
      states.push(submission.state);
      submission.clock.increment(15_000);
      expect(submission.state).to.equal('checking');
    }
    expect(states).to.deep.equal([
      ...Array<string>(patientChecks - 1).fill('pausing'),
      'stillUnknown',
      'stillUnknown',
      'stillUnknown',
    ]);
  });

  it('asks after 1, 2, 4, 8 and then every 15 seconds, or at once on request', () => {
    const submission = aSubmission().fail({kind: 'timeout'});
    for (const seconds of [1, 2, 4, 8, 15, 15]) {
      submission.answer({state: 'pending'});
      submission.clock.increment(seconds * 1000 - 1);
      expect(submission.state, `before ${seconds} s`).not.to.equal('checking');
      submission.clock.increment(1);
      expect(submission.state, `after ${seconds} s`).to.equal('checking');
    }
    submission.answer({state: 'pending'}).actor.send({type: 'check.requested'});
    expect(submission.state).to.equal('checking');
  });

  it('F-P3: waits as long as the back end asked for, and repeats at most three times', () => {
    const submission = aSubmission();
    for (let attempt = 1; attempt < mostTries; attempt++) {
      submission.fail({kind: 'rate-limited', retryAfterMilliseconds: 30_000});
      submission.clock.increment(29_999);
      expect(submission.state).to.equal('waiting');
      submission.clock.increment(1);
      expect(submission.state).to.equal('sending');
    }
    submission.fail({kind: 'rate-limited', retryAfterMilliseconds: 30_000});
    expect(submission.count('send')).to.equal(mostTries);
    expect(submission.state).to.equal('rejected');
  });

  for (const kind of ['signed-out', 'forbidden'] as const) {
    it(`X-10: "unavailable until" may hide that it was carried out: ${kind} at the repeat is not its outcome`, () => {
      const submission = aSubmission().fail({kind: 'server', retryAfterMilliseconds: 1000, status: 503});
      submission.clock.increment(1000);
      expect(submission.fail({kind}).state).to.equal('checking');
      expect(submission.answer({state: 'notReceived'}).state).to.equal('repeating');
      submission.clock.increment(2000);
      expect(submission.fail({kind}).output).to.deep.equal({outcome: 'rejected', problem: {kind}});
    });
  }

  it('X-10: "unavailable until" may hide that it was carried out: too many requests after it are asked about', () => {
    const submission = aSubmission().fail({kind: 'server', retryAfterMilliseconds: 1000, status: 503});
    for (let attempt = 1; attempt < mostTries; attempt++) {
      submission.clock.increment(1000);
      submission.fail({kind: 'rate-limited'});
    }
    expect(submission.state).to.equal('checking');
  });

  it('F-P3: what was refused for the time being to the last is told as not carried out, with its reference', () => {
    const busy: Problem = {kind: 'rate-limited', retryAfterMilliseconds: 1000, reference: 'REF-1'};
    const submission = aSubmission();
    for (let sent = 1; sent < mostTries; sent++) {
      submission.fail(busy);
      submission.clock.increment(1000);
    }
    submission.fail(busy);
    expect(submission.count('send')).to.equal(mostTries);
    expect(submission.output).to.deep.equal({outcome: 'rejected', problem: {...busy, code: 'not-carried-out'}});
  });

  it('F-P3: repeats what never arrived after 1, 2 and 4 seconds, or at once on request', () => {
    const submission = aSubmission();
    for (const seconds of [1, 2, 4]) {
      submission.fail({kind: 'network'}).answer({state: 'notReceived'});
      submission.clock.increment(seconds * 1000 - 1);
      expect(submission.state, `before ${seconds} s`).to.equal('repeating');
      submission.clock.increment(1);
      expect(submission.state, `after ${seconds} s`).to.equal('sending');
    }
    expect(submission.count('send')).to.equal(mostTries);
    const hurried = aSubmission().fail({kind: 'network'}).answer({state: 'notReceived'});
    hurried.actor.send({type: 'check.requested'});
    expect(hurried.state).to.equal('sending');
  });

  it('F-P3, F-P4: what never arrived in any try is known not to have happened, and ends', () => {
    const ended = {
      outcome: 'rejected',
      problem: {kind: 'server', code: 'not-carried-out'},
    };
    const submission = aSubmission();
    for (let attempt = 1; attempt < mostTries; attempt++) {
      submission.fail({kind: 'network'}).answer({state: 'notReceived'});
      submission.clock.increment(15_000);
    }
    submission.fail({kind: 'network'}).answer({state: 'notReceived'});
    expect(submission.count('send')).to.equal(mostTries);
    expect(submission.output).to.deep.equal(ended);
  });

  it('P-82, F-P4: a question on request leads on from where nobody knows', () => {
    const submission = aSubmission();
    for (let attempt = 1; attempt < mostTries; attempt++) {
      submission.fail({kind: 'network'}).answer({state: 'notReceived'});
      submission.clock.increment(15_000);
    }
    submission.fail({kind: 'network'});
    for (let check = 1; check < patientChecks; check++) {
      submission.answer({state: 'pending'});
      submission.clock.increment(15_000);
    }
    expect(submission.answer({state: 'pending'}).state).to.equal('stillUnknown');
    submission.actor.send({type: 'check.requested'});
    expect(submission.answer({state: 'notReceived'}).output?.outcome).to.equal('rejected');
  });

  it('F-P3, X-10: an outcome that belongs to another payload says so', () => {
    const mismatch: Problem = {kind: 'conflict', code: 'operation-mismatch', status: 422};
    const foreign = aSubmission().fail(mismatch);
    foreign.answer({state: 'pending'}).clock.increment(1000);
    foreign.answer({state: 'succeeded', answer: {id: 'order-1'}});
    expect(foreign.output).to.deep.equal({outcome: 'succeeded', answer: {id: 'order-1'}, mismatch: true});
    expect(isForeign(foreign.output!)).to.equal(true);

    const own = aSubmission().fail({kind: 'conflict', code: 'in-progress'}).answer({state: 'succeeded', answer: 1});
    expect(own.output).to.deep.equal({outcome: 'succeeded', answer: 1, mismatch: false});
    expect(isForeign(own.output!)).to.equal(false);
    expect(isForeign({outcome: 'rejected', problem: mismatch})).to.equal(false);
  });

  it("X-10: a payload that was carried out after all is nobody else's", () => {
    const submission = aSubmission()
      .fail({kind: 'conflict', code: 'operation-mismatch'})
      .answer({state: 'notReceived'});
    submission.clock.increment(1000);
    expect(submission.answer({id: 'order-1'}).output).to.deep.equal({
      outcome: 'succeeded',
      answer: {id: 'order-1'},
      mismatch: false,
    });
  });

  it('F-P4: what the back end had, and then says it never received, is not told as received', () => {
    const submission = aSubmission().fail({kind: 'timeout'}).answer({state: 'pending'});
    const reach = () => submissionReachOf(submission.actor.getSnapshot().context);
    expect(reach()).to.deep.equal({isSent: true, isReceived: true});
    submission.clock.increment(1000);
    submission.answer({state: 'notReceived'});
    expect(reach()).to.deep.equal({isSent: true, isReceived: false});
    submission.clock.increment(1000);
    expect(submission.fail({kind: 'timeout'}).state).to.equal('checking');
    expect(reach()).to.deep.equal({isSent: true, isReceived: false});
  });

  it('X-03: without a session it asks only every 15 seconds', () => {
    const submission = aSubmission().fail({kind: 'timeout'});
    for (let check = 1; check <= patientChecks + 1; check++) {
      submission.fail({kind: 'signed-out', status: 401});
      submission.clock.increment(14_999);
      expect(submission.state).to.equal('signedOut');
      submission.clock.increment(1);
      expect(submission.count('check')).to.equal(check + 1);
    }
    expect(submission.count('send')).to.equal(1);
  });

  it('X-03: when the session is back it asks at once, with its patience renewed', () => {
    const submission = aSubmission().fail({kind: 'timeout'});
    for (let check = 1; check < patientChecks; check++) {
      submission.answer({state: 'pending'});
      submission.clock.increment(15_000);
    }
    submission.fail({kind: 'signed-out'}).actor.send({type: 'session.restored'});
    expect(submission.state).to.equal('checking');
    expect(submission.answer({state: 'pending'}).state).to.equal('pausing');
    submission.clock.increment(1000);
    expect(submission.state).to.equal('checking');
  });

  it('F-T4: a wait longer than timers can be does not end at once', () => {
    const delays: number[] = [];
    const clock = {
      setTimeout: (_: unknown, delay: number) => (delays.push(delay), 0),
      clearTimeout: () => {},
    };
    const send = fromPromise(() => new Promise(() => {})) as never;
    const actor = createActor(submissionMachine.provide({actors: {send}}), {
      input: {operationId: 'op-1', request},
      clock,
    }).start();
    actor.send({
      type: 'xstate.error.actor.0.submission.sending',
      error: {problem: {kind: 'rate-limited', retryAfterMilliseconds: 90 * 86_400_000}},
    } as never);
    expect(actor.getSnapshot().value).to.equal('waiting');
    expect(delays).to.have.length(1);
    expect(delays[0]).to.be.within(20 * 86_400_000, 2 ** 31 - 1);
  });

  it('F-P10: a clock that jumps by a day repeats nothing that is on its way', () => {
    const submission = aSubmission();
    submission.clock.increment(86_400_000);
    expect(submission.state).to.equal('sending');
    expect(submission.calls).to.have.length(1);
  });
});
