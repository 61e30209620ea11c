import {expect} from '@open-wc/testing';
import {waitFor, type AnyActorRef} from 'xstate';
import {checkedSupportBackend} from '../../src/backend/checked-support-backend.js';
import {memoryBackend} from '../../src/backend/memory/index.js';
import {loadCalendar} from '../../src/domain/calendar.js';
import {BackendError} from '../../src/domain/problem.js';
import {readSupportPolicy} from '../../src/domain/support/support-center-policy.js';
import {createCase} from '../../src/machines/create-case.js';
import {statePathOf} from '../../src/machines/state-path.js';
import type {CaseEmitted} from '../../src/machines/support/case-context.js';
import type {SupportCase} from '../../src/domain/support/support-case.js';

const {policy} = readSupportPolicy({});
const operationId = '00000000-0000-4000-8000-000000000001';
const answers = {text: 'Was it sent?', files: []};

/** A case of whoever is signed in, with a reply whose outcome nobody knew when the page was left. */
async function restored(arrived: boolean) {
  const memory = memoryBackend({seed: 'busy'});
  const checked = checkedSupportBackend(memory, {timeoutMilliseconds: 5000});
  const caseId = 'case-20101';
  const known = (await checked.getCase({caseId})) as SupportCase;
  if (arrived) await checked.replyToCase({operationId, caseId, text: answers.text, uploadIds: []});
  const line = {isCut: true};
  const calls: string[] = [];
  const backend = new Proxy(checked, {
    get(target, name: keyof typeof checked) {
      const method = target[name] as (...all: unknown[]) => unknown;
      if (name === 'serverNow' || name === 'watchCases') return method;
      return async (...all: unknown[]) => {
        calls.push(name);
        if (line.isCut) throw new BackendError({kind: 'network'});
        return method(...all);
      };
    },
  });
  let ids = 1;
  const actor = createCase({
    backend,
    policy,
    calendar: await loadCalendar(),
    now: () => Date.now(),
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    deviceNow: () => 1,
    input: {
      caseId,
      policy: policy.support,
      seenRevision: known.revision,
      copy: {case: known, at: 1},
      replyOperationId: operationId,
      restored: {step: 'sending', answers, acts: {}},
      isShown: true,
    },
  });
  const emitted: CaseEmitted[] = [];
  actor.on('*', (event) => void emitted.push(event));
  actor.start();
  await arrives(actor, 'offline');
  const goOnline = () => {
    line.isCut = false;
    actor.send({type: 'network.returned'});
  };
  const entry = () => emitted.find((event) => event.type === 'reply.queued')!.entry;
  const texts = async () => (await checked.getCase({caseId})).entries.flatMap(({text}) => (text ? [text] : []));
  return {actor, emitted, calls, goOnline, entry, texts};
}

const arrives = (actor: AnyActorRef, ...paths: string[]) =>
  waitFor(actor, ({value}: {readonly value: unknown}) => paths.includes(statePathOf(value)), {timeout: 5000});

describe('a reply whose outcome was open at a restart', () => {
  it('F-P5, X-10: goes to the outbox without a network as one that was tried, and is not asked about here as well', async () => {
    const {actor, entry, calls, goOnline} = await restored(true);
    actor.send({type: 'reply.requested', online: false});
    expect(entry()).to.include({id: operationId, tried: true});
    expect(actor.getSnapshot().context.reply.text).to.equal('');
    goOnline();
    await arrives(actor, 'open.reading');
    expect(calls).not.to.include('getOperation');
  });

  it('X-10, F-P5: with other words, and without a network, it is another reply, under an id of its own', async () => {
    const {actor, entry} = await restored(false);
    actor.send({type: 'reply.requested', online: false, text: 'Other words'});
    expect(entry().tried).to.equal(false);
    expect(entry().id).not.to.equal(operationId);
    expect(entry().answers).to.deep.equal({text: 'Other words', files: []});
  });

  it('X-03, F-P5: where it had arrived, what was written since stays and is sent under an id of its own', async () => {
    const {actor, calls, goOnline, texts, emitted} = await restored(true);
    actor.send({type: 'reply.changed', text: 'Was it sent? And more'});
    goOnline();
    await arrives(actor, 'open.reading');
    expect(calls).to.include('getOperation').and.not.to.include('replyToCase');
    const {reply, replyOperationId} = actor.getSnapshot().context;
    expect(reply.text).to.equal('Was it sent? And more');
    expect(replyOperationId).not.to.equal(operationId);
    expect(emitted.map(({type}) => type)).not.to.include('draft.spent');
    actor.send({type: 'reply.requested', online: true});
    await waitFor(actor, ({context}) => context.reply.text === '', {timeout: 5000});
    expect((await texts()).slice(-2)).to.deep.equal(['Was it sent?', 'Was it sent? And more']);
  });

  it('F-P5: where it had arrived, it is not there to be sent again', async () => {
    const {actor, calls, goOnline, emitted} = await restored(true);
    goOnline();
    await arrives(actor, 'open.reading');
    expect(calls).not.to.include('replyToCase');
    expect(actor.getSnapshot().context.reply.text).to.equal('');
    expect(emitted.map(({type}) => type))
      .to.include('draft.spent')
      .and.not.to.include('reply.missed');
  });

  it('F-P5, X-03: where it never arrived, that is told and it is there to be sent', async () => {
    const {actor, goOnline, emitted} = await restored(false);
    goOnline();
    await arrives(actor, 'open.reading');
    expect(emitted.map(({type}) => type))
      .to.include('reply.missed')
      .and.not.to.include('draft.spent');
    expect(actor.getSnapshot().context.reply).to.deep.equal(answers);
    actor.send({type: 'reply.requested', online: true});
    await waitFor(actor, ({context}) => context.reply.text === '', {timeout: 5000});
  });
});
