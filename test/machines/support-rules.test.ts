import {expect} from '@open-wc/testing';
import type {AnyMachineSnapshot} from 'xstate';
import type {NewCaseContext} from '../../src/machines/support/new-case-context.js';
import type {OutboxContext} from '../../src/machines/support/outbox-context.js';
import type {SupportContext} from '../../src/machines/support/support-context.js';
import type {UploadsContext} from '../../src/machines/support/upload-context.js';
import type {SubmissionContext} from '../../src/machines/submission-machine.js';
import {aCase} from './cases.js';
import {pathOf, walk, type Walk} from './machine-walk.js';
import {caseWalk, newCaseWalk, outboxWalk, supportWalk, uploadsWalk} from './support-walks.js';

const contextOf = <C>({context}: AnyMachineSnapshot): C => context as C;
/** What is on its way in a snapshot that sends. */
const sent = (snapshot: AnyMachineSnapshot): SubmissionContext =>
  snapshot.children['submission']!.getSnapshot().context as SubmissionContext;

describe('every way through support', () => {
  let walked: Walk;
  before(() => {
    walked = walk(supportWalk);
  });

  it('S-29: wherever the person is, one step leads to a new case, or to what stands before the first', () => {
    const asked = walked.steps.filter(({event}) => event.type === 'case.requested');
    expect(new Set(asked.map(({from}) => pathOf(from))).size).to.be.above(12);
    for (const {to} of asked) {
      expect(contextOf<SupportContext>(to).place).to.deep.equal({view: 'newCase'});
      expect(pathOf(to)).to.match(/^(newCase|loading|firstRun\.\w+)$/);
    }
  });

  it('S-05: no case is begun while the first-time task is missing, and what was offered waits behind it', () => {
    for (const {snapshot} of walked.paths) {
      const {profile, policy} = contextOf<SupportContext>(snapshot);
      if (pathOf(snapshot) === 'newCase') {
        expect(profile?.firstRun.state).not.to.equal('signInWorkspace');
        expect(profile?.firstRun.state).not.to.equal('addModule');
        if (policy.firstRun === 'required') expect(profile?.firstRun.state).to.equal('done');
      }
    }
    const through = walked.steps.filter(
      ({from, to}) => pathOf(from).startsWith('firstRun') && pathOf(to) === 'newCase',
    );
    expect(through).not.to.deep.equal([]);
    for (const {from, to} of through)
      expect(contextOf<SupportContext>(to).offer).to.deep.equal(contextOf<SupportContext>(from).offer);
  });

  it('S-07: an answer that did not help leads to a case, and is counted once', () => {
    const judged = walked.steps.filter(
      ({from, event}) => event.type === 'article.judged' && pathOf(from) === 'article.reading',
    );
    const before = ({from}: (typeof judged)[number]) => Object.keys(contextOf<SupportContext>(from).judged).length;
    const no = judged.filter((step) => before(step) === 0 && !(step.event as unknown as {helped: boolean}).helped);
    expect(no).not.to.deep.equal([]);
    for (const {to} of no) expect(pathOf(to)).to.match(/^(newCase|loading|firstRun\.\w+)$/);
    for (const {from, to} of judged.filter((step) => before(step) > 0)) expect(to.context).to.deep.equal(from.context);
  });
});

describe('every way through a new case', () => {
  let walked: Walk;
  before(() => {
    walked = walk(newCaseWalk);
  });
  const begun = () => walked.steps.filter(({from, to}) => pathOf(to) === 'sending' && pathOf(from) !== 'sending');

  it('X-01, X-10: a case is sent only from check answers, under the id of its draft', () => {
    expect(begun()).not.to.deep.equal([]);
    for (const {from, to, event} of begun()) {
      expect(pathOf(from)).to.be.oneOf(['check', 'uploading']);
      if (pathOf(from) === 'check') expect(event).to.deep.equal({type: 'send.requested', online: true});
      expect(sent(to).operationId).to.equal(contextOf<NewCaseContext>(from).operationId);
      expect(sent(to).request).not.to.equal(null);
    }
  });

  it('F-P5: a case whose outcome was open at a restart is only asked about', () => {
    const restored = walked.paths.filter(({snapshot, events}) => pathOf(snapshot) === 'sending' && events.length === 0);
    expect(restored).to.have.lengthOf(1);
    expect(sent(restored[0]!.snapshot)).to.include({request: null, operationId: 'op-1'});
  });

  it('X-10: a refusal that ends the operation leads to another id; one that does not keeps it', () => {
    const refused = walked.steps.filter(
      ({from, event}) => pathOf(from) === 'sending' && event.type === 'xstate.done.actor.submission',
    );
    const ids = new Map(
      refused.map(({event, to}) => {
        const {output} = event as unknown as {
          output: {outcome: string; mismatch?: boolean; problem?: {kind: string; code?: string}};
        };
        const name = output.problem?.code ?? output.problem?.kind ?? `${output.outcome} ${output.mismatch ?? ''}`;
        return [
          name,
          contextOf<NewCaseContext>(to).operationId === 'op-1' ? 'same' : contextOf<NewCaseContext>(to).operationId,
        ];
      }),
    );
    expect(Object.fromEntries(ids)).to.deep.equal({
      'succeeded false': 'same',
      'succeeded true': 'same',
      'first-run': 'op-new',
      'case-closed': 'op-next',
      invalid: 'op-new',
      'signed-out': 'same',
      'not-carried-out': 'same',
      'notReceived ': 'same',
    });
  });

  it('X-17, X-10: a case that another tab opened from the draft is kept, and another one goes under another id', () => {
    const found = walked.steps.filter(({to}) => pathOf(to) === 'elsewhere');
    expect(found).not.to.deep.equal([]);
    for (const {to} of found) expect(contextOf<NewCaseContext>(to)).to.deep.include({elsewhere: aCase(), sent: null});
    const another = walked.steps.filter(
      ({from, event}) => pathOf(from) === 'elsewhere' && event.type === 'another.requested',
    );
    expect(another).not.to.deep.equal([]);
    for (const {to} of another) {
      expect(pathOf(to)).to.match(/^(check|compose)/);
      expect(contextOf<NewCaseContext>(to).operationId).to.equal('op-new');
    }
  });

  it('K-08: what is typed while similar cases are looked for is never left out', () => {
    const typed = walked.steps.filter(({from, event}) => pathOf(from) === 'looking' && event.type === 'answer.changed');
    expect(typed).not.to.deep.equal([]);
    for (const {to, event} of typed) {
      const {name, value} = event as unknown as {name: 'subject'; value: string};
      expect(contextOf<NewCaseContext>(to).answers[name]).to.equal(value);
    }
  });
});

describe('every way through a case', () => {
  it('S-23: nothing is done with a case that its state does not allow, and each act from its own page', () => {
    const walked = walk(caseWalk);
    const begun = walked.steps.filter(({from, to}) => pathOf(to) === 'open.sending' && pathOf(from) !== 'open.sending');
    const pages = {accept: 'accepting', reject: 'rejecting', close: 'closing', reopen: 'reopening', rate: 'rating'};
    const purposes = new Set<string>();
    for (const {from, to} of begun.filter((step) => sent(step.to).request !== null)) {
      const {purpose, ...request} = sent(to).request as {purpose: keyof typeof pages | 'reply'; reason?: string};
      purposes.add(purpose);
      const {actions} = from.context as {actions: Record<string, boolean>};
      const needed = {reply: 'reply', accept: 'judge', reject: 'judge', close: 'close', reopen: 'reopen', rate: 'rate'};
      if (pathOf(from) !== 'open.uploading') expect(actions[needed[purpose]], purpose).to.equal(true);
      if (purpose !== 'reply') expect(pathOf(from)).to.equal(`open.${pages[purpose]}`);
      if (purpose === 'reject' || purpose === 'reopen') expect(request.reason).to.equal('Because');
    }
    expect([...purposes].sort()).to.deep.equal(['accept', 'close', 'rate', 'reject', 'reopen', 'reply']);
  });
});

describe('every way through the outbox', () => {
  it('X-10, F-P5: what was tried before is asked about before it is sent, and nothing on its way is taken back', () => {
    const walked = walk(outboxWalk);
    const begun = walked.steps.filter(
      ({from, to}) => pathOf(to) === 'holding.sending' && pathOf(from) !== 'holding.sending',
    );
    expect(begun).not.to.deep.equal([]);
    const asked = new Set<boolean>();
    for (const {to} of begun) {
      const {asks, sendingId, entries} = contextOf<OutboxContext>(to);
      asked.add(asks);
      expect(sent(to).request === null).to.equal(asks);
      expect(sent(to).operationId).to.equal(sendingId);
      expect(entries.find(({id}) => id === sendingId)?.tried).to.equal(true);
    }
    expect([...asked]).to.have.members([false, true]);
    for (const {from, event, to} of walked.steps.filter(({event: {type}}) => type === 'entry.canceled')) {
      const {sendingId} = contextOf<OutboxContext>(from);
      if ((event as unknown as {id: string}).id === sendingId)
        expect(contextOf<OutboxContext>(to).entries).to.deep.equal(contextOf<OutboxContext>(from).entries);
    }
  });
});

describe('every way of several files', () => {
  it('S-19: a file is the form’s once, and what is gone is not asked for any more', () => {
    const walked = walk(uploadsWalk);
    for (const {from, event, to} of walked.steps) {
      const ids = contextOf<UploadsContext>(to).items.map(({file}) => file.uploadId);
      expect(new Set(ids).size).to.equal(ids.length);
      if (event.type !== 'xstate.done.actor.upload:upload-1') continue;
      const left = contextOf<UploadsContext>(from).items.filter(({file}) => file.uploadId !== 'upload-1');
      expect(contextOf<UploadsContext>(to).items).to.deep.equal(left);
    }
  });
});
