import {equal, isTrue, rejection} from './checks.js';
import type {SupportConformanceTest} from './worlds.js';
import {day} from './requests.js';
import {aCase, closedCase, newId, openedCase} from './support-requests.js';

export const caseTests: readonly SupportConformanceTest[] = [
  {
    title: 'S-03, S-26, X-10: a case is opened once by the id that the client made, whatever is sent again',
    scenario: 'empty',
    topic: 'onceOnly',
    run: async ({backend}) => {
      const request = aCase({severity: 2, technicalDetails: 'state: stopped'});
      equal((await backend.getOperation({operationId: request.operationId})).state, 'notReceived', 'before');
      const made = await backend.createCase(request);
      isTrue(made.reference.length > 0 && made.state === 'new' && made.severity === 2, 'a new case with a reference');
      equal([made.technicalDetails, made.openedBy.isMe], ['state: stopped', true], 'what was sent');
      equal((await backend.createCase(request)).id, made.id, 'the same again');
      await rejection(backend.createCase({...request, subject: 'Another'}), 'conflict', 'operation-mismatch');
      equal((await backend.listCases({})).cases.length, 1, 'cases');
      const {state, caseId} = await backend.getOperation({operationId: request.operationId});
      equal([state, caseId], ['succeeded', made.id], 'what became of it');
    },
  },
  {
    title: 'S-09, S-17, S-21: what is wrong with a case is told by field, and the id is spent',
    scenario: 'empty',
    topic: 'refusals',
    run: async ({backend}) => {
      const request = aCase({subject: ' ', description: '', contact: {name: 'Milena', email: 'nowhere'}});
      const {fields} = await rejection(backend.createCase(request), 'invalid');
      equal(Object.keys(fields ?? {}).sort(), ['contact.email', 'description', 'subject'], 'fields');
      const {state} = await backend.getOperation({operationId: request.operationId});
      equal(state, 'rejected', 'what became of it');
      const {categories} = await backend.listCategories({language: 'en'});
      const inner = categories.find(({id}) => categories.some(({parentId}) => parentId === id));
      if (inner) {
        const half = await rejection(backend.createCase(aCase({categoryId: inner.id})), 'invalid');
        isTrue(half.fields?.['categoryId'] !== undefined, 'a chain that is not at its end is refused');
      }
      equal((await backend.listCases({})).cases.length, 0, 'cases');
    },
  },
  {
    title: 'S-09: the categories are a tree of at most four levels',
    scenario: 'empty',
    run: async ({backend}) => {
      const {categories} = await backend.listCategories({language: 'en'});
      const byId = new Map(categories.map((category) => [category.id, category]));
      for (const category of categories) {
        let levels = 1;
        for (let at = category; at.parentId !== null; levels++) {
          const parent = byId.get(at.parentId);
          isTrue(parent !== undefined && levels < 5, `${category.id} hangs on a chain of at most four`);
          at = parent;
        }
      }
    },
  },
  {
    title: 'S-23, S-25: messages go to and fro, in order, and what is new is told since a revision',
    scenario: 'empty',
    run: async (world) => {
      const {backend} = world;
      const made = await openedCase(world);
      await world.replyByVendor(made.id, 'Which firewall is it?');
      const asked = await backend.getCaseChanges({caseId: made.id, since: made.revision});
      equal(asked.case.state, 'waitingForYou', 'state');
      equal(asked.case.waitingSince, null, 'the vendor owes nothing');
      isTrue(
        asked.entries.some(({text, by}) => text === 'Which firewall is it?' && by.role === 'vendor' && !by.isMe),
        'the question is among the news',
      );
      const operationId = newId();
      const answered = await backend.replyToCase({caseId: made.id, operationId, text: 'The newest one.'});
      equal(answered.state, 'open', 'state after the answer');
      isTrue(answered.waitingSince !== null, 'the vendor owes an answer');
      equal(
        answered.entries.filter((entry) => entry.operationId === operationId).length,
        1,
        'entries with the id it was sent under',
      );
      await backend.replyToCase({caseId: made.id, operationId, text: 'The newest one.'});
      const whole = await backend.getCase({caseId: made.id});
      equal(whole.entries.filter(({text}) => text === 'The newest one.').length, 1, 'said once');
      const revisions = whole.entries.map(({revision}) => revision);
      equal(
        revisions,
        revisions.toSorted((one, other) => one - other),
        'order',
      );
      equal((await backend.getCaseChanges({caseId: made.id, since: whole.revision})).entries, [], 'nothing new');
      await rejection(backend.replyToCase({caseId: made.id, operationId: newId(), text: ' '}), 'invalid');
    },
  },
  {
    title: 'S-23: in a proposed solution only the customer judges, with a reason where it is rejected',
    scenario: 'empty',
    run: async (world) => {
      const {backend} = world;
      const {id: caseId} = await openedCase(world);
      await rejection(backend.acceptSolution({caseId, operationId: newId()}), 'conflict', 'not-resolved');
      await world.resolveCase(caseId);
      await rejection(backend.replyToCase({caseId, operationId: newId(), text: 'Hm.'}), 'conflict', 'case-resolved');
      const {fields} = await rejection(backend.rejectSolution({caseId, operationId: newId(), reason: ' '}), 'invalid');
      equal(Object.keys(fields ?? {}), ['reason'], 'a reason is needed');
      const rejected = await backend.rejectSolution({caseId, operationId: newId(), reason: 'Still silent.'});
      equal(rejected.state, 'open', 'state');
      isTrue(
        rejected.entries.some(
          ({kind, text, state}) => kind === 'state' && text === 'Still silent.' && state?.to === 'open',
        ),
        'the reason is told',
      );
      await world.resolveCase(caseId);
      const accepted = await backend.acceptSolution({caseId, operationId: newId()});
      isTrue(accepted.state === 'closed' && accepted.closedAt !== null, 'closed');
    },
  },
  {
    title: 'S-23: a closed case cannot be edited, and is rated once',
    scenario: 'empty',
    run: async (world) => {
      const {backend} = world;
      const {id: caseId} = await closedCase(world);
      const id = () => ({caseId, operationId: newId()});
      await rejection(backend.replyToCase({...id(), text: 'One more thing.'}), 'conflict', 'case-closed');
      await rejection(backend.closeCase(id()), 'conflict', 'case-closed');
      await rejection(backend.rejectSolution({...id(), reason: 'No.'}), 'conflict', 'case-closed');
      const first = {...id(), stars: 4 as const, comment: 'Quick.'};
      equal((await backend.rateCase(first)).rating, {stars: 4, comment: 'Quick.'}, 'rating');
      equal((await backend.rateCase(first)).rating?.stars, 4, 'the same again');
      await rejection(backend.rateCase({...id(), stars: 1}), 'conflict', 'rated-already');
    },
  },
  {
    title: 'S-23: a closed case is reopened within its window, later it goes on in a new one',
    scenario: 'empty',
    run: async (world) => {
      const {backend} = world;
      const first = await closedCase(world);
      const reopened = await backend.reopenCase({caseId: first.id, operationId: newId(), reason: 'It is back.'});
      equal([reopened.state, reopened.closedAt], ['reopened', null], 'reopened');
      const second = await closedCase(world);
      await world.travel(60 * day);
      await rejection(
        backend.reopenCase({caseId: second.id, operationId: newId(), reason: 'It is back.'}),
        'conflict',
        'too-late',
      );
      const next = await openedCase(world, {linkedCaseId: second.id});
      equal(next.linkedCase, {id: second.id, reference: second.reference}, 'linked');
    },
  },
  {
    title: 'S-23: a case that is not needed any more is closed by the customer',
    scenario: 'empty',
    run: async (world) => {
      const {id} = await openedCase(world);
      const closed = await world.backend.closeCase({caseId: id, operationId: newId(), reason: 'Solved itself.'});
      equal([closed.state, closed.waitingSince], ['closed', null], 'closed');
    },
  },
  {
    title: 'S-14: a severity that the vendor corrected is shown with its reason',
    scenario: 'empty',
    run: async (world) => {
      const {id} = await openedCase(world, {severity: 1});
      await world.changeSeverity(id, 3, 'One office only.');
      const {severity, entries} = await world.backend.getCase({caseId: id});
      equal(severity, 3, 'severity');
      const told = entries.find(({kind}) => kind === 'severity');
      equal([told?.severity, told?.text], [{from: 1, to: 3}, 'One office only.'], 'entry');
    },
  },
];
