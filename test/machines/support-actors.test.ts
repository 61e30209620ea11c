import {expect} from '@open-wc/testing';
import {SimulatedClock, waitFor, type AnyActorRef} from 'xstate';
import {checkedSupportBackend} from '../../src/backend/checked-support-backend.js';
import {memoryBackend, type MemoryBackendOptions} from '../../src/backend/memory/index.js';
import {loadCalendar} from '../../src/domain/calendar.js';
import {BackendError} from '../../src/domain/problem.js';
import {emptyCaseAnswers, type FileAnswer} from '../../src/domain/support/case-answers.js';
import {readSupportPolicy} from '../../src/domain/support/support-center-policy.js';
import {createCase, createNewCase} from '../../src/machines/create-case.js';
import {createOutbox, createUploads} from '../../src/machines/create-outbox.js';
import {createCaseList, createSupport} from '../../src/machines/create-support.js';
import {everyCase} from '../../src/machines/support/case-list.js';
import type {OutboxEntry} from '../../src/machines/support/outbox-entry.js';
import {statePathOf} from '../../src/machines/state-path.js';
import {aCaseEntry, aReplyEntry, filledCase} from './cases.js';

const {policy} = readSupportPolicy({});

/** A memory backend behind the kit's checks, with every call by name, and a line that can be cut. */
function aBackend(seed: MemoryBackendOptions['seed']) {
  const memory = memoryBackend({seed});
  const checked = checkedSupportBackend(memory, {timeoutMilliseconds: 5000});
  const calls: {readonly name: string; readonly request: Record<string, unknown>}[] = [];
  const line = {isCut: false, cutAfter: null as string | null, refused: null as string | null};
  const backend = new Proxy(checked, {
    get(target, name: keyof typeof checked) {
      const method = target[name] as (...all: unknown[]) => unknown;
      if (name === 'serverNow' || name === 'watchCases') return method;
      return async (...all: unknown[]) => {
        calls.push({name, request: (name === 'sendFile' ? all[1] : all[0]) as Record<string, unknown>});
        if (line.isCut) throw new BackendError({kind: 'network'});
        if (line.refused === name) throw new BackendError({kind: 'forbidden'});
        const answer = await method(...all);
        if (line.cutAfter === name) {
          line.cutAfter = null;
          throw new BackendError({kind: 'network'});
        }
        return answer;
      };
    },
  });
  return {memory, backend, calls, line, named: (name: string) => calls.filter((call) => call.name === name)};
}

let ids = 0;
const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
const deviceNow = () => ids++;
const pathIs =
  (...paths: string[]) =>
  ({value}: {readonly value: unknown}) =>
    paths.includes(statePathOf(value));
const arrives = (actor: AnyActorRef, ...paths: string[]) => waitFor(actor, pathIs(...paths), {timeout: 8000});
function started<A extends AnyActorRef>(actor: A): A {
  actor.start();
  return actor;
}
const emittedBy = (actor: AnyActorRef): {readonly type: string}[] => {
  const all: {readonly type: string}[] = [];
  actor.on('*', (event) => void all.push(event));
  return all;
};

async function categoryIn({backend}: ReturnType<typeof aBackend>): Promise<string> {
  const {categories} = await backend.listCategories({language: 'en'});
  const isEnd = ({id}: {id: string}) => !categories.some(({parentId}) => parentId === id);
  return categories.find((category) => isEnd(category) && category.needs.length === 0)!.id;
}

async function aNewCase(given: ReturnType<typeof aBackend>) {
  const actor = createNewCase({
    backend: given.backend,
    input: {
      operationId: newId(),
      answers: {...emptyCaseAnswers, ...filledCase, categoryId: await categoryIn(given)},
      technicalDetails: 'order-1',
      linkedCase: null,
      products: [],
      attachments: policy.support.attachments,
      restored: null,
    },
    language: () => 'en',
    newId,
    deviceNow,
  });
  const emitted = emittedBy(actor);
  actor.start();
  await waitFor(actor, ({context}) => context.categories !== null);
  return {actor, emitted};
}

describe('support on the memory backend', () => {
  it('S-02, S-05: the first visit leads through the first-time task to the case that was asked for', async () => {
    const {backend, memory} = aBackend('firstVisit');
    const copies = {support: async () => null, article: async () => null};
    const offer = {answers: {subject: 'Closed'}, technicalDetails: '', linkedCase: null};
    const place = {view: 'newCase'} as const;
    const actor = started(
      createSupport({
        backend,
        copies,
        input: {policy: policy.support, language: 'en', since: null, now: Date.now(), place, offer},
      }),
    );
    await arrives(actor, 'firstRun.signInWorkspace');
    actor.send({type: 'step.done'});
    actor.send({type: 'step.done'});
    await arrives(actor, 'firstRun.notFound');
    await memory.admin.setModule('account-partner', true);
    actor.send({type: 'step.done'});
    await arrives(actor, 'newCase');
    expect(actor.getSnapshot().context.offer.answers.subject).to.equal('Closed');
    const article = actor.getSnapshot().context.profile!.articles[0]!;
    actor.send({type: 'place.requested', place: {view: 'article', articleId: article.id}});
    await arrives(actor, 'article.reading');
    expect(actor.getSnapshot().context.article!.article.title).to.equal(article.title);
  });

  it('S-03, S-26: a case is composed, checked and sent, and its number is told', async () => {
    const given = aBackend('empty');
    const {actor, emitted} = await aNewCase(given);
    actor.send({type: 'step.submitted'});
    await arrives(actor, 'check');
    actor.send({type: 'send.requested', online: true});
    await arrives(actor, 'sent');
    const {sent} = actor.getSnapshot().context;
    expect(emitted).to.deep.equal([
      {type: 'case.created', caseId: sent!.id, reference: sent!.reference, concern: null},
      {type: 'draft.spent'},
    ]);
    expect(sent!.subject).to.equal(filledCase.subject);
  });

  it('X-10, F-P2: a case whose answer was lost is asked about, found, and sent once', async () => {
    const given = aBackend('empty');
    const {actor} = await aNewCase(given);
    given.line.cutAfter = 'createCase';
    actor.send({type: 'step.submitted'});
    await arrives(actor, 'check');
    actor.send({type: 'send.requested', online: true});
    await arrives(actor, 'sent');
    expect(given.named('createCase')).to.have.lengthOf(1);
    expect((await given.backend.listCases({})).cases.map(({id}) => id)).to.deep.equal([
      actor.getSnapshot().context.sent!.id,
    ]);
  });

  it('S-04: the history is read from the device where the server is out of reach, with its date', async () => {
    const {backend, line} = aBackend('busy');
    const {cases} = await backend.listCases({});
    line.isCut = true;
    const copy = {filter: everyCase, cases, at: 77};
    const actor = started(
      createCaseList({
        backend,
        input: {since: null, mayViewCompany: false, filter: everyCase, copy},
      }),
    );
    await arrives(actor, 'offline');
    expect([actor.getSnapshot().context.copyFrom, actor.getSnapshot().context.listed]).to.deep.equal([
      77,
      cases.map(({id}) => id),
    ]);
    line.isCut = false;
    actor.send({type: 'network.returned'});
    await arrives(actor, 'list.ready');
    expect(actor.getSnapshot().context.copyFrom).to.equal(null);
  });

  it('S-23, S-25: what the vendor adds arrives by itself and is announced once; a solution is rejected with a reason', async () => {
    const {backend, memory, named} = aBackend('busy');
    const resolved = (await backend.listCases({show: 'resolved'})).cases.find(({openedBy}) => openedBy.isMe)!;
    const clock = new SimulatedClock();
    const actor = createCase({
      backend,
      policy,
      calendar: await loadCalendar(),
      now: () => Date.now(),
      newId,
      deviceNow,
      clock,
      input: {
        caseId: resolved.id,
        policy: policy.support,
        seenRevision: resolved.revision,
        copy: null,
        replyOperationId: newId(),
        restored: null,
        isShown: true,
      },
    });
    const emitted = emittedBy(actor);
    actor.start();
    await arrives(actor, 'open.reading');
    actor.send({type: 'act.requested', act: 'reject'});
    actor.send({type: 'step.submitted'});
    expect(actor.getSnapshot().context.problems).to.deep.equal({text: 'reason.empty'});
    actor.send({type: 'act.changed', answers: {text: ' '}});
    expect(actor.getSnapshot().context.problems).to.deep.equal({text: 'reason.empty'});
    actor.send({type: 'act.changed', answers: {text: 'S'}});
    expect(actor.getSnapshot().context.problems).to.deep.equal({});
    actor.send({type: 'act.changed', answers: {text: ''}});
    expect(actor.getSnapshot().context.problems).to.deep.equal({});
    actor.send({type: 'step.submitted', answers: {text: 'Still silent'}});
    await arrives(actor, 'open.reading');
    expect(actor.getSnapshot().context.case!.state).to.equal('open');
    expect(named('rejectSolution')).to.have.lengthOf(1);
    expect(emitted).to.deep.include({type: 'case.acted', caseId: resolved.id, purpose: 'reject'});

    // A refused reply goes on under the id that the refusal names (decision 8).
    const nextOperationId = newId();
    await memory.admin.injectFault({
      operation: 'replyToCase',
      phase: 'before',
      problem: {kind: 'invalid', code: 'text', nextOperationId},
    });
    actor.send({type: 'reply.requested', online: true, text: 'Please look again'});
    await waitFor(actor, ({context}) => context.failure !== null, {timeout: 8000});
    expect(actor.getSnapshot().context.replyOperationId).to.equal(nextOperationId);

    await memory.admin.replyByVendor(resolved.id, 'Try again');
    for (let round = 0; round < 3; round++) {
      const asked = named('getCaseChanges').length;
      clock.increment(policy.support.pollMostSeconds * 1000);
      await waitFor(actor, () => named('getCaseChanges').length > asked, {timeout: 100}).catch(() => null);
      await new Promise((done) => setTimeout(done));
    }
    const arrived = emitted.filter(({type}) => type === 'messages.arrived') as unknown as {entryIds: string[]}[];
    const told = arrived.flatMap(({entryIds}) => entryIds);
    expect(told).to.have.lengthOf(new Set(told).size);
    const reply = actor.getSnapshot().context.case!.entries.find(({text}) => text === 'Try again')!;
    expect(told).to.include(reply.id);
  });
});

describe('files on the memory backend', () => {
  const file = (uploadId: string, name: string, size = 10): FileAnswer => ({
    uploadId,
    name,
    size,
    type: 'text/plain',
    sha256: null,
  });
  const uploads = (given: ReturnType<typeof aBackend>, bytes: Readonly<Record<string, string>>) => {
    const clock = new SimulatedClock();
    const actor = createUploads({
      backend: given.backend,
      input: {restored: []},
      bytesOf: async (id) => new Blob([bytes[id]!]),
      hashOf: async (blob) => {
        const hash = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
        return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      },
      clock,
    });
    return {actor: started(actor), emitted: emittedBy(actor), clock};
  };

  it('S-19, S-28: files are stored beside each other, and each of those that are not says why', async () => {
    const given = aBackend('empty');
    const {actor, emitted} = uploads(given, {a: '0123456789', b: 'abcdefghij', v: 'virusvirus'});
    actor.send({
      type: 'files.added',
      files: [
        {file: file('a', 'a.log'), problem: null},
        {file: file('b', 'b.log'), problem: null},
        {file: file('v', 'virus.log'), problem: null},
        {file: file('x', 'x.exe'), problem: 'file.type'},
      ],
    });
    await waitFor(actor, ({context}) => context.items.every(({state}) => state === 'stored' || state === 'refused'));
    expect(actor.getSnapshot().context.items.map(({state, code}) => [state, code])).to.deep.equal([
      ['stored', null],
      ['stored', null],
      ['refused', 'file.virus'],
      ['refused', 'file.type'],
    ]);
    expect(emitted.filter(({type}) => type === 'upload.stored')).to.have.lengthOf(2);
  });

  it('S-19: a file goes on after a break from what the server has, and a second copy of it is left out', async () => {
    const given = aBackend('empty');
    const {actor, emitted, clock} = uploads(given, {a: '0123456789', twin: '0123456789'});
    given.line.cutAfter = 'sendFile';
    actor.send({
      type: 'files.added',
      files: ['a', 'twin'].map((id) => ({file: file(id, `${id}.log`), problem: null})),
    });
    await waitFor(actor, ({context}) => context.items.some(({state}) => state === 'waiting'));
    clock.increment(60_000);
    await waitFor(actor, ({context}) => context.items.length === 1 && context.items[0]!.state === 'stored');
    expect(emitted).to.deep.include({type: 'upload.duplicate', uploadId: 'twin', of: 'a'});
    expect(given.named('sendFile').filter(({request}) => request['uploadId'] === 'a')).to.have.lengthOf(1);
  });
});

describe('the outbox on the memory backend', () => {
  /** An outbox whose device and lock are the test's. */
  function outbox(
    given: ReturnType<typeof aBackend>,
    entries: readonly OutboxEntry[],
    {
      online = true,
      locks,
      isMarked = false,
    }: {online?: boolean; locks?: Pick<LockManager, 'request'>; isMarked?: boolean} = {},
  ) {
    const device = new Map(entries.map((entry) => [entry.id, entry]));
    const clock = new SimulatedClock();
    const actor = createOutbox({
      backend: given.backend,
      input: {entries, online},
      records: {
        read: async () => [...device.values()],
        markTried: async (id) => {
          const entry = device.get(id);
          if (entry) device.set(id, {...entry, tried: true});
          return entry ? (entry.tried || isMarked ? 'tried' : 'fresh') : 'gone';
        },
      },
      lockName: 'partner-widgets/test-outbox',
      locks,
      clock,
    });
    const emitted = emittedBy(actor);
    actor.on('entry.sent', ({id}) => void device.delete(id));
    return {actor: started(actor), emitted, device, clock};
  }
  const request = async (given: ReturnType<typeof aBackend>, id: string, queuedAt: number, tried = false) => {
    const entry = aCaseEntry(id, {queuedAt, tried});
    return {...entry, request: {...entry.request, categoryId: await categoryIn(given)}};
  };

  it('X-10: what waits is sent in order, once, when the network is back, and not what was taken back', async () => {
    const given = aBackend('empty');
    const [first, second, third] = [newId(), newId(), newId()];
    const entries = [await request(given, second, 2), await request(given, first, 1), await request(given, third, 3)];
    const {actor, emitted, device} = outbox(given, entries, {online: false, locks: navigator.locks});
    expect(statePathOf(actor.getSnapshot().value)).to.equal('resting.offline');
    actor.send({type: 'entry.canceled', id: third});
    device.delete(third);
    actor.send({type: 'network.returned'});
    await waitFor(actor, ({context}) => context.entries.length === 0);
    await arrives(actor, 'resting.idle');
    expect(given.named('createCase').map((call) => call.request['operationId'])).to.deep.equal([first, second]);
    expect(emitted.map(({type}) => type)).to.deep.equal(['entry.sent', 'entry.sent']);
    expect(device.size).to.equal(0);
  });

  it('F-P5: what was carried out before a restart is found and not sent again', async () => {
    const given = aBackend('empty');
    const entry = await request(given, newId(), 1, true);
    await given.backend.createCase({...entry.request, operationId: entry.id});
    const {actor, emitted} = outbox(given, [entry]);
    await waitFor(actor, ({context}) => context.entries.length === 0);
    expect(given.named('createCase')).to.have.lengthOf(1);
    expect(emitted.map(({type}) => type)).to.deep.equal(['entry.sent']);
  });

  it('F-P5: what a restart cut off before it arrived is sent after all', async () => {
    const given = aBackend('empty');
    const {actor} = outbox(given, [await request(given, newId(), 1, true)]);
    await waitFor(actor, ({context}) => context.entries.length === 0);
    expect(given.calls.map(({name}) => name).filter((name) => name !== 'listCategories')).to.deep.equal([
      'getOperation',
      'createCase',
    ]);
  });

  it('what was refused stays to be read, and holds back what waits behind it in the same case alone', async () => {
    const given = aBackend('empty');
    const [refused, behind, other] = [newId(), newId(), newId()];
    const entries = [
      aReplyEntry(refused, {caseId: 'nowhere', queuedAt: 1}),
      aReplyEntry(behind, {caseId: 'nowhere', queuedAt: 2}),
      await request(given, other, 3),
    ];
    const {actor, device} = outbox(given, entries);
    await waitFor(actor, ({context}) => context.entries.length === 2 && context.sendingId === null);
    expect(Object.keys(actor.getSnapshot().context.refusals)).to.deep.equal([refused]);
    expect(given.named('replyToCase')).to.have.lengthOf(1);
    actor.send({type: 'entry.canceled', id: refused});
    device.delete(refused);
    await waitFor(actor, ({context}) => Object.hasOwn(context.refusals, behind));
  });

  it('X-10: what another tab began to send since this one looked is asked about before it is sent', async () => {
    const given = aBackend('empty');
    const stale = await request(given, newId(), 1);
    const {actor} = outbox(given, [stale], {isMarked: true});
    await waitFor(actor, ({context}) => context.entries.length === 0);
    expect(given.calls.map(({name}) => name).filter((name) => name !== 'listCategories')).to.deep.equal([
      'getOperation',
      'createCase',
    ]);
  });

  it('F-P5: a case that arrived and cannot be read counts as sent, and keeps nothing back', async () => {
    const given = aBackend('empty');
    const [tried, next] = [await request(given, newId(), 1, true), await request(given, newId(), 2)];
    const {id} = await given.backend.createCase({...tried.request, operationId: tried.id});
    given.line.refused = 'getCase';
    const {actor, emitted} = outbox(given, [tried, next]);
    await waitFor(actor, ({context}) => context.entries.length === 0);
    expect(emitted[0]).to.deep.equal({type: 'entry.sent', id: tried.id, kind: 'case', case: {id, reference: ''}});
    expect(given.named('getCase')).to.have.lengthOf(1);
    expect(emitted.map(({type}) => type)).to.deep.equal(['entry.sent', 'entry.sent']);
  });

  it('F-P9: a lock that another tab holds on to keeps nothing back for longer than three seconds', async () => {
    const given = aBackend('empty');
    const {actor, clock} = outbox(given, [await request(given, newId(), 1)], {
      locks: {request: () => new Promise<never>(() => {})} as unknown as LockManager,
    });
    expect(statePathOf(actor.getSnapshot().value)).to.equal('holding.claiming');
    clock.increment(3000);
    await waitFor(actor, ({context}) => context.entries.length === 0);
  });
});
