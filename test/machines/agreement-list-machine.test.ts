import {aTimeout, expect} from '@open-wc/testing';
import {SimulatedClock} from 'xstate';
import {createAgreementList} from '../../src/machines/create-agreement-list.js';
import type {AgreementListEvent, AgreementPage} from '../../src/machines/renewal/agreement-list.js';
import {BackendError, type Problem} from '../../src/domain/problem.js';
import {anAgreement} from '../domain/an-agreement-summary.js';

type Request = Parameters<Parameters<typeof createAgreementList>[0]['backend']['listAgreements']>[0];

const page = (ids: readonly string[], more: Partial<AgreementPage> = {}): AgreementPage => ({
  registered: true,
  agreements: ids.map((id) => anAgreement({id, name: `Agreement ${id}`})),
  nextCursor: null,
  total: null,
  ...more,
});

/** A list whose calls are answered by the test, in any order; time stands still. */
function aList({mostTogether = 20, renewable = (_id: string): boolean => true} = {}) {
  const asked: {
    readonly request: Request;
    readonly signal: AbortSignal | undefined;
    answer: (page: AgreementPage) => Promise<void>;
    fail: (problem: Problem) => Promise<void>;
  }[] = [];
  const settled = async (settle: () => void): Promise<void> => {
    settle();
    await aTimeout(0);
  };
  const clock = new SimulatedClock();
  const actor = createAgreementList({
    clock,
    backend: {
      listAgreements: (request, options) =>
        new Promise((resolve, reject) => {
          asked.push({
            request,
            signal: options?.signal,
            answer: (answer) => settled(() => resolve(answer)),
            fail: (problem) => settled(() => reject(new BackendError(problem))),
          });
        }),
    },
    input: {mostTogether},
    isRenewable: ({id}) => renewable(id),
  });
  const problems: Problem[] = [];
  actor.on('problem.met', ({problem}) => void problems.push(problem));
  actor.start();
  return {
    asked,
    clock,
    problems,
    send: (event: AgreementListEvent) => actor.send(event),
    /** Waits until so many calls were made. */
    async call(number: number) {
      for (let turn = 0; turn < 50 && asked.length < number; turn++) await aTimeout(0);
      expect(asked.length, 'calls').to.equal(number);
      return asked[number - 1]!;
    },
    type(text: string) {
      actor.send({type: 'filter.changed', change: {text}});
    },
    get state() {
      return JSON.stringify(actor.getSnapshot().value).replace(/[{}"]/g, '').replace(':', '.');
    },
    get context() {
      return actor.getSnapshot().context;
    },
  };
}

/** A list with its first page. */
async function loaded(first: AgreementPage, options?: Parameters<typeof aList>[0]) {
  const list = aList(options);
  await (await list.call(1)).answer(first);
  return list;
}

describe('the list of agreements', () => {
  it('asks for the first page, nearest deadlines first, and for the next one where that ended', async () => {
    const list = await loaded(page(['a', 'b'], {nextCursor: 'c1', total: 3}));
    expect(list.asked[0]!.request).to.deep.equal({text: '', show: 'all', sort: 'due', cursor: null});
    list.send({type: 'more.requested'});
    const second = await list.call(2);
    expect(second.request.cursor).to.equal('c1');
    await second.answer(page(['c'], {total: 3}));
    expect([list.state, list.context.listed, list.context.nextCursor]).to.deep.equal([
      'list.ready',
      ['a', 'b', 'c'],
      null,
    ]);
    list.send({type: 'more.requested'});
    await aTimeout(0);
    expect(list.asked).to.have.lengthOf(2);
  });

  it('lists an agreement once that comes on two pages, as the newer page has it', async () => {
    const list = await loaded(page(['a', 'b'], {nextCursor: 'c1'}));
    list.send({type: 'more.requested'});
    await (
      await list.call(2)
    ).answer({...page(['c']), agreements: [anAgreement({id: 'b', name: 'Newer'}), anAgreement({id: 'c'})]});
    expect(list.context.listed).to.deep.equal(['a', 'b', 'c']);
    expect(list.context.known.find(({id}) => id === 'b')!.name).to.equal('Newer');
  });

  it('ends where a cursor comes again', async () => {
    const list = await loaded(page(['a'], {nextCursor: 'c1'}));
    for (const [index, nextCursor] of ['c2', 'c1'].entries()) {
      list.send({type: 'more.requested'});
      await (await list.call(index + 2)).answer(page([`more-${index}`], {nextCursor}));
    }
    expect(list.context.nextCursor).to.equal(null);
    expect(list.context.listed).to.deep.equal(['a', 'more-0', 'more-1']);
  });

  it('keeps what is there when a page fails, tells it, and asks for the same page again', async () => {
    const list = await loaded(page(['a'], {nextCursor: 'c1'}));
    list.send({type: 'more.requested'});
    await (await list.call(2)).fail({kind: 'network'});
    expect([list.state, list.context.listed]).to.deep.equal(['list.moreFailed', ['a']]);
    expect(list.problems).to.deep.equal([{kind: 'network'}]);
    list.send({type: 'load.requested'});
    const again = await list.call(3);
    expect(again.request.cursor).to.equal('c1');
    await again.answer(page(['b']));
    expect([list.state, list.context.listed, list.context.failure]).to.deep.equal(['list.ready', ['a', 'b'], null]);
  });

  it('asks the server after a pause in typing, once', async () => {
    const list = await loaded(page(['a']));
    for (const text of ['s', 'sa', 'sav']) {
      list.type(text);
      list.clock.increment(200);
    }
    await aTimeout(0);
    expect(list.asked).to.have.lengthOf(1);
    list.clock.increment(100);
    expect((await list.call(2)).request.text).to.equal('sav');
  });

  it('drops the late answer to an older filter and gives its call up', async () => {
    const list = await loaded(page(['a']));
    list.send({type: 'filter.changed', change: {show: 'lapsed'}});
    const older = await list.call(2);
    list.send({type: 'filter.changed', change: {show: 'renewed'}});
    const newer = await list.call(3);
    expect(older.signal!.aborted).to.equal(true);
    await newer.answer(page(['new']));
    await older.answer(page(['old']));
    expect(list.context.listed).to.deep.equal(['new']);
    expect(list.context.known.map(({id}) => id)).to.deep.equal(['a', 'new']);
  });

  it('drops a page of the older filter that comes while another is typed', async () => {
    const list = await loaded(page(['a'], {nextCursor: 'c1'}));
    list.send({type: 'more.requested'});
    const next = await list.call(2);
    list.type('x');
    await next.answer(page(['b']));
    expect([list.state, list.context.listed]).to.deep.equal(['list.typing', ['a']]);
  });

  it('asks nothing when the text is what it was before', async () => {
    const list = await loaded(page(['a'], {nextCursor: 'c1'}));
    list.type('x');
    list.type('');
    list.clock.increment(1000);
    await aTimeout(0);
    expect([list.state, list.asked.length, list.context.nextCursor]).to.deep.equal(['list.ready', 1, 'c1']);
  });

  it('R-01: a company that is no registered partner has no list', async () => {
    const list = await loaded(page([], {registered: false}));
    expect(list.state).to.equal('notPartner');
  });

  it('selects known agreements that can be renewed, no more than policy allows, in the order chosen', async () => {
    const list = await loaded(page(['a', 'b', 'c', 'd']), {mostTogether: 2, renewable: (id) => id !== 'a'});
    const select = (agreementId: string, selected = true) =>
      list.send({type: 'selection.changed', agreementId, selected});
    for (const id of ['nobody', 'a', 'c', 'c', 'b', 'd']) select(id);
    expect(list.context.selected).to.deep.equal(['c', 'b']);
    select('c', false);
    select('d');
    expect(list.context.selected).to.deep.equal(['b', 'd']);
    list.send({type: 'selection.cleared'});
    expect(list.context.selected).to.deep.equal([]);
  });

  it('forgets on refreshing what the server no longer has, selection included', async () => {
    const list = await loaded(page(['a', 'b']));
    for (const agreementId of ['a', 'b']) list.send({type: 'selection.changed', agreementId, selected: true});
    list.send({type: 'refresh.requested'});
    await (await list.call(2)).answer(page(['b']));
    expect([list.context.known.map(({id}) => id), list.context.selected]).to.deep.equal([['b'], ['b']]);
  });

  it('X-03: asks again after a sign-in for what failed without one', async () => {
    const list = await loaded(page(['a']));
    list.send({type: 'refresh.requested'});
    await (await list.call(2)).fail({kind: 'signed-out'});
    expect([list.state, list.context.listed]).to.deep.equal(['list.refreshFailed', ['a']]);
    list.send({type: 'session.restored'});
    await (await list.call(3)).answer(page(['a', 'b']));
    expect([list.state, list.context.listed]).to.deep.equal(['list.ready', ['a', 'b']]);
  });

  it('uses a first page that is on its way already, once', async () => {
    const asked: Request[] = [];
    const actor = createAgreementList({
      backend: {listAgreements: async (request) => (asked.push(request), page(['fresh']))},
      input: {mostTogether: 20},
      firstPage: Promise.resolve(page(['first'])),
      isRenewable: () => true,
    });
    actor.start();
    await aTimeout(0);
    expect(actor.getSnapshot().context.listed).to.deep.equal(['first']);
    actor.send({type: 'refresh.requested'});
    await aTimeout(0);
    expect(actor.getSnapshot().context.listed).to.deep.equal(['fresh']);
    expect(asked).to.have.lengthOf(1);
  });
});
