import {expect} from '@open-wc/testing';
import {createActor, fromPromise, SimulatedClock} from 'xstate';
import {sessionMachine, type SessionEmitted, type SessionFacts} from '../../src/machines/session-machine.js';

const mila = {id: 'mila', name: 'Mila', email: 'mila@partner.example'};
const facts = (overrides: Partial<SessionFacts> = {}): SessionFacts => ({
  account: mila,
  endsInMilliseconds: 600_000,
  extendable: true,
  ...overrides,
});

function aSession(warningMilliseconds = 120_000) {
  const calls: string[] = [];
  const emitted: SessionEmitted[] = [];
  const recorded = (name: string) =>
    fromPromise(() => {
      calls.push(name);
      return new Promise<SessionFacts>(() => {});
    }) as never;
  const clock = new SimulatedClock();
  const actor = createActor(
    sessionMachine.provide({actors: {getSession: recorded('getSession'), extendSession: recorded('extendSession')}}),
    {input: {warningMilliseconds}, clock},
  );
  actor.on('*', (event) => emitted.push(event));
  actor.start();
  const tell = (kind: 'done' | 'error', content: object) => {
    actor.send({type: `xstate.${kind}.actor.0.session.${actor.getSnapshot().value}`, ...content} as never);
    return session;
  };
  const session = {
    actor,
    calls,
    emitted,
    clock,
    get state() {
      return actor.getSnapshot().value;
    },
    send: (type: 'session.checkRequested' | 'session.extensionRequested' | 'session.refused') => (
      actor.send({type}),
      session
    ),
    answer: (output: SessionFacts) => tell('done', {output}),
    fail: (kind: 'signed-out' | 'network') => tell('error', {error: {problem: {kind}}}),
    told: () => emitted.map(({type}) => type),
  };
  return session;
}

const ending = () => {
  const session = aSession().answer(facts());
  session.clock.increment(480_000);
  return session;
};

describe('a session', () => {
  it('X-03: is announced as ending in time, and not before', () => {
    const session = aSession().answer(facts());
    session.clock.increment(479_999);
    expect(session.state).to.equal('alive');
    session.clock.increment(1);
    expect(session.state).to.equal('ending');
    expect(ending().state).to.equal('ending');
  });

  it('X-03: one that ends very soon is announced at once', () => {
    const session = aSession().answer(facts({endsInMilliseconds: 20_000}));
    session.clock.increment(0);
    expect(session.state).to.equal('ending');
    session.clock.increment(20_000);
    expect(session.state).to.equal('asking');
  });

  it('X-03: says how much time is really left when it is announced', () => {
    const left = (session: ReturnType<typeof aSession>) => session.actor.getSnapshot().context.endsInMilliseconds;
    const session = aSession(20_000).answer(facts({endsInMilliseconds: 60_000}));
    session.clock.increment(40_000);
    expect(session.state).to.equal('ending');
    expect(left(session)).to.equal(20_000);
    session.clock.increment(19_999);
    expect(session.state).to.equal('ending');
    session.clock.increment(1);
    expect(session.state).to.equal('asking');

    const late = aSession(20_000).answer(facts({endsInMilliseconds: 7000}));
    late.clock.increment(0);
    expect(late.state).to.equal('ending');
    expect(left(late)).to.equal(7000);
  });

  it('X-03: can be extended, and is announced again before its new end', () => {
    const session = ending().send('session.extensionRequested');
    expect(session.calls).to.deep.equal(['getSession', 'extendSession']);
    session.answer(facts({endsInMilliseconds: 300_000}));
    expect(session.state).to.equal('alive');
    session.clock.increment(180_000);
    expect(session.state).to.equal('ending');
  });

  it('X-03: at its end the back end is asked, and who signs in again goes on', () => {
    const session = ending();
    session.clock.increment(120_000);
    expect(session.state).to.equal('asking');
    session.fail('signed-out');
    expect(session.told()).to.deep.equal(['session.opened', 'session.ended']);
    expect(session.actor.getSnapshot().context.account, 'memory stays').to.deep.equal(mila);
    session.send('session.checkRequested').answer(facts());
    expect(session.told()).to.deep.equal(['session.opened', 'session.ended', 'session.restored']);
  });

  it('X-03: a refused call ends it, wherever it stands', () => {
    expect(aSession().answer(facts()).send('session.refused').state).to.equal('ended');
    expect(ending().send('session.refused').state).to.equal('ended');
    expect(ending().send('session.extensionRequested').send('session.refused').state).to.equal('ended');
    expect(aSession().fail('network').send('session.refused').state).to.equal('ended');
  });

  it('F-E12: what waits for a session hears of it even where nobody was known before it ended', () => {
    const session = aSession().fail('network').send('session.refused');
    session.send('session.checkRequested').answer(facts());
    expect(session.state).to.equal('alive');
    expect(session.told()).to.deep.equal(['session.ended', 'session.opened', 'session.restored']);
  });

  for (const [who, account] of [
    ['nobody', null],
    ['another account', {...mila, id: 'other'}],
  ] as const) {
    it(`an answer that names ${who} is a sign-out (decision 9)`, () => {
      const session = aSession().answer(facts()).send('session.checkRequested').answer(facts({account}));
      expect(session.state).to.equal('signedOut');
      expect(session.told()).to.deep.equal(['session.opened', 'account.gone']);
      expect(session.actor.getSnapshot().context.account).to.equal(null);
    });

    it(`the answer to an extension that names ${who} is a sign-out too`, () => {
      const session = ending().send('session.extensionRequested').answer(facts({account}));
      expect(session.state).to.equal('signedOut');
      expect(session.told()).to.deep.equal(['session.opened', 'account.gone']);
    });
  }

  it('one without a known end is never announced as ending', () => {
    const session = aSession().answer(facts({endsInMilliseconds: null}));
    session.clock.increment(2 ** 31);
    expect(session.state).to.equal('alive');
  });

  it('F-T4: one that lasts longer than timers can be is not announced when the timer ends', () => {
    const session = aSession().answer(facts({endsInMilliseconds: 60 * 86_400_000}));
    session.clock.increment(2 ** 31 - 1);
    expect(session.state).to.equal('asking');
  });

  it('X-03: an answer whose own end is past ends it, and is not asked about again and again', () => {
    for (const endsInMilliseconds of [0, -5000]) {
      const session = aSession().answer(facts({endsInMilliseconds}));
      session.clock.increment(600_000);
      expect(session.state).to.equal('ended');
      expect(session.calls).to.deep.equal(['getSession']);
      expect(session.told()).to.deep.equal(['session.ended']);
      session.send('session.checkRequested').answer(facts());
      expect(session.told()).to.deep.equal(['session.ended', 'session.opened', 'session.restored']);
    }
    expect(
      aSession()
        .answer(facts())
        .send('session.checkRequested')
        .answer(facts({endsInMilliseconds: -1}))
        .told(),
    ).to.deep.equal(['session.opened', 'session.ended']);
    const extended = ending()
      .send('session.extensionRequested')
      .answer(facts({endsInMilliseconds: -1}));
    expect(extended.state).to.equal('ended');
    expect(extended.actor.getSnapshot().context.account, 'memory stays').to.deep.equal(mila);
  });

  it('one that cannot be asked about ends nothing and can be asked about again', () => {
    const session = aSession().fail('network');
    expect(session.state).to.equal('unreachable');
    expect(session.told()).to.deep.equal([]);
    expect(session.send('session.checkRequested').answer(facts()).told()).to.deep.equal(['session.opened']);
  });
});
