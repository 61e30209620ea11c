import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import * as v from 'valibot';
import {loadCalendar, type Calendar} from '../../../src/domain/calendar.js';
import {emptyCaseAnswers, emptyReplyAnswers, type CaseAnswers} from '../../../src/domain/support/case-answers.js';
import {
  CaseCategory,
  categoriesBelow,
  categoryChain,
  isChainComplete,
  needsOf,
} from '../../../src/domain/support/case-category.js';
import {
  caseCodes,
  caseProblems,
  commentProblem,
  phoneProblem,
  reasonProblem,
  replyProblems,
} from '../../../src/domain/support/case-forms.js';
import {isChangedSince, mergedEntries, unseenEntries} from '../../../src/domain/support/case-news.js';
import {caseAnswerName, caseRequest, replyRequest} from '../../../src/domain/support/case-requests.js';
import {
  caseActions,
  knownState,
  needsMyAnswer,
  nextStep,
  reopenDeadline,
  turnOf,
} from '../../../src/domain/support/case-steps.js';
import {caseStates} from '../../../src/domain/support/case-summary.js';
import {firstRunStep, isFirstRunNeeded, maySkipFirstRun} from '../../../src/domain/support/first-run.js';
import {readSupportPolicy} from '../../../src/domain/support/support-center-policy.js';
import {defaultSupportPolicy} from '../../../src/domain/support/support-policy.js';
import {ThreadEntry} from '../../../src/domain/support/support-case.js';
import {fileCodes} from '../../../src/domain/support/upload.js';

let calendar: Calendar;
before(async () => {
  calendar = await loadCalendar();
});

const {policy} = readSupportPolicy({timeZone: 'Europe/Belgrade', support: {reopenDays: 14}});
const at = (text: string) => Date.parse(text);

describe('the steps of a case', () => {
  const closedAt = '2026-03-02T22:30:00Z';
  const given = {closedAt: null, mayAct: true, rating: null};
  const actions = (state: string, more: object = {}, now = '2026-03-03T12:00:00Z') => {
    const may = caseActions({...given, state, ...more}, at(now), policy, calendar);
    return Object.entries(may).flatMap(([name, isAllowed]) => (isAllowed ? [name] : []));
  };

  it('S-23: whose turn it is follows from the state', () => {
    expect(caseStates.map((state) => [state, nextStep(state), turnOf(state)])).to.deep.equal([
      ['new', 'wait', 'theirs'],
      ['acknowledged', 'wait', 'theirs'],
      ['open', 'wait', 'theirs'],
      ['waitingForYou', 'answer', 'yours'],
      ['waitingForVendor', 'wait', 'theirs'],
      ['resolved', 'judge', 'yours'],
      ['closed', 'none', 'nobody'],
      ['reopened', 'wait', 'theirs'],
    ]);
    expect(nextStep('frozenByAudit')).to.equal('wait');
    expect(knownState('frozenByAudit')).to.equal(null);
    expect(knownState('toString')).to.equal(null);
  });

  it('S-23: in a proposed solution the customer judges and nothing else; what is closed cannot be edited', () => {
    expect(actions('resolved')).to.deep.equal(['judge']);
    expect(actions('closed', {closedAt})).to.deep.equal(['reopen', 'rate']);
    expect(actions('closed', {closedAt, rating: {stars: 4, comment: ''}})).to.deep.equal(['reopen']);
    for (const state of ['new', 'acknowledged', 'open', 'waitingForYou', 'waitingForVendor', 'reopened'])
      expect(actions(state), state).to.deep.equal(['reply', 'close']);
    expect(actions('frozenByAudit'), 'a state nobody knows').to.deep.equal(['reply']);
    for (const state of caseStates) expect(actions(state, {mayAct: false, closedAt}), state).to.deep.equal([]);
  });

  it('S-23: the last day of the reopening window counts whole in its zone, then a new case goes on', () => {
    // In Belgrade it was closed on 2 March; the fourteenth day after is 16 March.
    const lastMoment = '2026-03-16T22:59:59.999Z';
    expect(reopenDeadline({state: 'closed', closedAt}, policy, calendar)?.lastDay).to.equal('2026-03-16');
    expect(actions('closed', {closedAt}, lastMoment)).to.include('reopen');
    expect(actions('closed', {closedAt}, '2026-03-16T23:00:00Z')).to.deep.equal(['continueInNew', 'rate']);
    expect(actions('closed', {closedAt: null})).to.include('reopen');
    expect(reopenDeadline({state: 'open', closedAt}, policy, calendar)).to.equal(null);
  });

  it('S-11: waits for me where I opened it and it is my turn', () => {
    const openedBy = {role: 'customer', name: '', isMe: true};
    expect(needsMyAnswer({state: 'waitingForYou', openedBy})).to.equal(true);
    expect(needsMyAnswer({state: 'resolved', openedBy})).to.equal(true);
    expect(needsMyAnswer({state: 'open', openedBy})).to.equal(false);
    expect(needsMyAnswer({state: 'waitingForYou', openedBy: {...openedBy, isMe: false}})).to.equal(false);
  });
});

describe('what is new in a case', () => {
  const entry = (revision: number, isMe: boolean) =>
    v.parse(ThreadEntry, {
      id: `entry-${revision}`,
      revision,
      kind: 'message',
      at: '2026-03-02T12:00:00Z',
      by: {role: isMe ? 'customer' : 'vendor', isMe},
    });

  it('S-11: is what somebody else changed since the last visit', () => {
    const updatedAt = '2026-03-02T12:00:00.001Z';
    const vendor = {role: 'vendor', name: '', isMe: false};
    expect(isChangedSince({updatedAt, updatedBy: vendor}, at('2026-03-02T12:00:00Z'))).to.equal(true);
    expect(isChangedSince({updatedAt, updatedBy: vendor}, at(updatedAt))).to.equal(false);
    expect(isChangedSince({updatedAt, updatedBy: {...vendor, isMe: true}}, 0)).to.equal(false);
    expect(isChangedSince({updatedAt, updatedBy: vendor}, null), 'never looked').to.equal(false);
    const entries = [entry(1, true), entry(2, false), entry(3, true), entry(4, false)];
    expect(unseenEntries(entries, 2).map(({revision}) => revision)).to.deep.equal([4]);
  });

  it('S-25: entries are merged once each and in order, however they come', () => {
    const all = [1, 2, 3, 4, 5, 6].map((revision) => entry(revision, revision % 2 === 0));
    fc.assert(
      fc.property(fc.shuffledSubarray(all), fc.shuffledSubarray(all), (known, added) => {
        const merged = mergedEntries(known, added);
        const expected = all.filter((one) => known.includes(one) || added.includes(one));
        expect(merged.map(({id}) => id)).to.deep.equal(expected.map(({id}) => id));
      }),
    );
  });
});

const category = (id: string, parentId: string | null, needs: string[] = []): CaseCategory =>
  v.parse(CaseCategory, {id, parentId, name: id, needs});
const categories = [
  category('orders', null),
  category('other', null),
  category('set-up', 'orders'),
  category('organization', 'set-up', ['concern', 'madeUp']),
  category('unknown', 'organization', ['product']),
  category('too-deep', 'unknown'),
  category('lost', 'nowhere'),
  category('round', 'about'),
  category('about', 'round'),
];

describe('categories', () => {
  it('S-09: a case has one chain of at most four levels, which is at its end', () => {
    const chain = (id: string | null) => categoryChain(categories, id).map((one) => one.id);
    expect(chain('unknown')).to.deep.equal(['orders', 'set-up', 'organization', 'unknown']);
    expect(chain('orders')).to.deep.equal(['orders']);
    for (const id of ['too-deep', 'lost', 'round', 'nobody', null]) expect(chain(id), String(id)).to.deep.equal([]);
    const complete = [...categories.map(({id}) => id), null].filter((id) => isChainComplete(categories, id));
    expect(complete).to.deep.equal(['other', 'unknown']);
    expect(isChainComplete([], null), 'a vendor without categories').to.equal(true);
    expect(categoriesBelow(categories, null).map(({id}) => id)).to.deep.equal(['orders', 'other']);
  });

  it('S-21: needs what any of its chain needs', () => {
    expect(needsOf(categories, 'unknown')).to.deep.equal(['product', 'concern']);
    expect(needsOf(categories, 'other')).to.deep.equal([]);
    expect(needsOf(categories, null)).to.deep.equal([]);
  });
});

const facts = {categories, products: ['meetings'], attachments: defaultSupportPolicy.attachments};
const file = {uploadId: 'upload-1', name: 'trace.log', size: 100, type: 'text/plain', sha256: null};
const good: CaseAnswers = {
  ...emptyCaseAnswers,
  categoryId: 'unknown',
  subject: ' No organization\tis mine ',
  description: 'None of them.\r\nWhat now?',
  severity: '3',
  productId: 'meetings',
  concern: {kind: 'order', id: 'order-1', name: 'Avala'},
  language: 'en',
  contactName: 'Milena',
  contactEmail: 'milena@Meridian.example',
  contactPhone: ' +381 11 311-2050 ',
  files: [file],
  sendDetails: true,
};
const problems = (change: Partial<CaseAnswers>) => caseProblems({...good, ...change}, facts);

describe('the forms of support', () => {
  it('S-09, S-14, S-21: tell what is wrong by field, in the order of the page', () => {
    expect(problems({})).to.deep.equal({});
    expect(Object.keys(caseProblems(emptyCaseAnswers, facts))).to.deep.equal([
      'categoryId',
      'subject',
      'description',
      'severity',
      'language',
      'contactName',
      'contactEmail',
    ]);
    expect(problems({categoryId: 'set-up'})).to.deep.equal({categoryId: 'category.empty'});
    expect(problems({productId: ''})).to.deep.equal({productId: 'product.empty'});
    expect(problems({categoryId: 'other', productId: '', concern: null})).to.deep.equal({});
    expect(problems({productId: 'nobody-sells-it'})).to.deep.equal({productId: 'product.empty'});
    expect(problems({concern: null})).to.deep.equal({concern: 'concern.empty'});
    expect(problems({subject: 'x'.repeat(201)})).to.deep.equal({subject: 'subject.tooLong'});
    expect(problems({subject: 'two\nlines'})).to.deep.equal({subject: 'subject.characters'});
    expect(problems({description: '\u202E'})).to.have.property('description');
    expect(problems({contactPhone: 'call me'})).to.deep.equal({contactPhone: 'phone.characters'});
  });

  it('S-28: tell which file is wrong, and when there are too many', () => {
    expect(problems({files: [file, {...file, size: 0}]})).to.deep.equal({'files.1': 'file.empty'});
    const many = Array.from({length: 21}, (_, index) => ({...file, uploadId: String(index)}));
    expect(problems({files: many})).to.deep.equal({files: 'file.tooMany'});
  });

  it('S-23: a reply has words or files, a rejection has a reason, a remark may be left out', () => {
    const {attachments} = facts;
    expect(replyProblems(emptyReplyAnswers, attachments)).to.deep.equal({text: 'message.empty'});
    expect(replyProblems({text: ' ', files: [file]}, attachments)).to.deep.equal({});
    expect(replyProblems({text: 'x'.repeat(20_001), files: []}, attachments)).to.deep.equal({text: 'message.tooLong'});
    expect(reasonProblem('\n')).to.equal('reason.empty');
    expect(reasonProblem('Still silent.')).to.equal(null);
    expect(commentProblem('  ')).to.equal(null);
    expect(commentProblem('x'.repeat(2001))).to.equal('comment.tooLong');
    expect(phoneProblem('')).to.equal(null);
  });

  it('give known codes alone, whatever is entered', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.string({unit: 'binary'}),
      fc.constantFrom('', ' ', '\u0000', 'x'.repeat(30_000)),
    );
    const known = new Set<string>([...caseCodes, ...fileCodes]);
    fc.assert(
      fc.property(anything, anything, anything, anything, (subject, description, contactEmail, contactPhone) => {
        for (const code of Object.values(problems({subject, description, contactEmail, contactPhone})))
          expect(known.has(code), code).to.equal(true);
      }),
      {numRuns: 50},
    );
  });

  it('S-03: are sent clean, and the technical details only where the person chose to', () => {
    const sent = caseRequest(good, {technicalDetails: 'state: stopped'});
    expect(sent).to.deep.include({
      subject: 'No organization is mine',
      description: 'None of them.\nWhat now?',
      severity: 3,
      uploadIds: ['upload-1'],
      technicalDetails: 'state: stopped',
      contact: {name: 'Milena', email: 'milena@meridian.example', phone: '+381 11 311-2050'},
    });
    expect(caseRequest({...good, sendDetails: false}, {technicalDetails: 'state: stopped'})?.technicalDetails).to.equal(
      '',
    );
    expect(caseRequest({...good, severity: ''})).to.equal(null);
    expect(replyRequest({text: ' Yes. ', files: [file]}, 'case-1')).to.deep.equal({
      caseId: 'case-1',
      text: 'Yes.',
      uploadIds: ['upload-1'],
    });
  });

  it('know which field a path of the server speaks of', () => {
    const paths = ['subject', 'contact.email', 'uploadIds.2', 'uploadIds', 'concern.id', 'toString'];
    expect(paths.map(caseAnswerName)).to.deep.equal([
      'subject',
      'contactEmail',
      'files.2',
      'files',
      'concern',
      'toString',
    ]);
  });
});

describe('the first-time task', () => {
  const now = at('2026-03-02T12:00:00Z');
  const run = (state: string, skippedUntil: string | null = null) => ({state, verifiable: true, skippedUntil});
  const required = {firstRun: 'required'} as const;
  const skippable = {firstRun: 'skippable'} as const;

  it('S-05: is signing in to the workspace and adding the module, until that is done', () => {
    const steps = ['unknown', 'signInWorkspace', 'addModule', 'notNeeded', 'done', 'frozenByAudit'];
    expect(steps.map((state) => firstRunStep(run(state), now, required))).to.deep.equal([
      'signInWorkspace',
      'signInWorkspace',
      'addModule',
      null,
      null,
      null,
    ]);
    expect(isFirstRunNeeded(run('addModule'), now, {firstRun: 'off'})).to.equal(false);
  });

  it('S-05: may be put off where policy allows it, for as long as that holds', () => {
    const later = '2026-03-02T12:00:01Z';
    expect(isFirstRunNeeded(run('skipped', later), now, skippable)).to.equal(false);
    expect(isFirstRunNeeded(run('skipped', '2026-03-02T12:00:00Z'), now, skippable)).to.equal(true);
    expect(isFirstRunNeeded(run('skipped', later), now, required)).to.equal(true);
    expect([maySkipFirstRun(skippable), maySkipFirstRun(required)]).to.deep.equal([true, false]);
  });

  it('S-05, S-06: has the workspace and the documentation of the sources by default; a wrong part falls back', () => {
    expect(defaultSupportPolicy).to.deep.include({
      firstRun: 'required',
      workspaceUrl: 'https://www.cisco.com/cisco/psn/web/workspace',
      documentationUrl: 'https://forums.cisco.com/ecom/web/operations-exchange/csc',
      moduleName: 'Customer Service Central',
      draftDays: 30,
    });
    const read = readSupportPolicy({support: {workspaceUrl: 'javascript:alert(1)', draftDays: 5}});
    expect(read.wrong).to.deep.equal(['support.workspaceUrl']);
    expect(read.policy.support.workspaceUrl).to.equal(defaultSupportPolicy.workspaceUrl);
    expect(read.policy.support.draftDays).to.equal(5);
  });
});
