import {expect} from '@open-wc/testing';
import {createActor, fromCallback, fromPromise, SimulatedClock} from 'xstate';
import {caseWatchMachine, type CaseWatchEvent} from '../../src/machines/support/case-watch-machine.js';
import type {CaseChangesAnswer} from '../../src/machines/support/case-context.js';
import {anEntry, aSummary} from './cases.js';

const answer = (revision: number): CaseChangesAnswer => ({
  case: aSummary({revision}),
  entries: [anEntry(revision)],
  more: false,
});
const aTurn = () => new Promise((resolve) => setTimeout(resolve));

/** A watch whose questions are answered one by one, with what listens. */
function watching(isShown = true) {
  const asked: {readonly since: number; readonly answer: (answer: CaseChangesAnswer) => void}[] = [];
  const listening = {now: 0, tell: (_: CaseWatchEvent) => {}};
  const actor = createActor(
    caseWatchMachine.provide({
      actors: {
        getChanges: fromPromise(({input: {since}}) => new Promise((resolve) => asked.push({since, answer: resolve}))),
        hearNews: fromCallback(({sendBack}) => {
          listening.now += 1;
          listening.tell = sendBack;
          return () => (listening.now -= 1);
        }),
      },
      actions: {tellChanges: () => {}},
    }),
    {
      input: {caseId: 'case-1', revision: 3, pollSeconds: 15, pollMostSeconds: 300, isShown},
      clock: new SimulatedClock(),
    },
  );
  actor.start();
  return {actor, asked, listening};
}

describe('watching a case', () => {
  it('S-25, K-03: what is told of during a question is asked for after its answer, once', async () => {
    const {asked, listening} = watching();
    listening.tell({type: 'news.heard', revision: 4});
    expect(asked).to.have.lengthOf(1);
    listening.tell({type: 'news.heard', revision: 6});
    asked[0]!.answer(answer(5));
    await aTurn();
    expect(asked.map(({since}) => since)).to.deep.equal([3, 5]);
    // A server that does not have it yet is asked again after the pause, and not at once.
    asked[1]!.answer(answer(5));
    await aTurn();
    expect(asked).to.have.lengthOf(2);
  });

  it('S-25: what the answer has already is not asked for again', async () => {
    const {asked, listening} = watching();
    listening.tell({type: 'news.heard', revision: 4});
    listening.tell({type: 'news.heard', revision: 5});
    asked[0]!.answer(answer(5));
    await aTurn();
    expect(asked).to.have.lengthOf(1);
  });

  it('S-25: listens while the page is shown and not while it is hidden', () => {
    const {actor, listening, asked} = watching();
    expect(listening.now).to.equal(1);
    actor.send({type: 'page.hidden'});
    expect(listening.now).to.equal(0);
    actor.send({type: 'page.shown'});
    expect([listening.now, asked.length]).to.deep.equal([1, 1]);
    const behind = watching(false);
    expect(behind.listening.now).to.equal(0);
    behind.actor.send({type: 'page.shown'});
    expect([behind.listening.now, behind.asked.length]).to.deep.equal([1, 1]);
  });
});
