import {equal, isTrue, rejection, sameRows} from './checks.js';
import type {CheckedSupportWorld, SupportConformanceTest} from './worlds.js';
import {newId, openedCase} from './support-requests.js';

const ids = (cases: readonly {readonly id: string}[]) => cases.map(({id}) => id);

/** Some cases, the oldest first. */
async function someCases(world: CheckedSupportWorld, count: number): Promise<string[]> {
  const made: string[] = [];
  for (let number = 1; number <= count; number++) {
    const severity = ([4, 1, 3, 2] as const)[number % 4]!;
    made.push((await openedCase(world, {subject: `Question number ${number}`, severity})).id);
    await world.travel(60_000);
  }
  return made;
}

export const historyTests: readonly SupportConformanceTest[] = [
  {
    title: 'S-04, S-12: the history comes page by page, each case once, the newest change first',
    scenario: 'empty',
    run: async (world) => {
      const {backend} = world;
      const made = await someCases(world, 5);
      await world.replyByVendor(made[1]!);
      const seen: string[] = [];
      for (let cursor: string | null = null, pages = 0; pages < 10; pages++) {
        const page: Awaited<ReturnType<typeof backend.listCases>> = await backend.listCases({limit: 2, cursor});
        isTrue(page.cases.length <= 2, 'a page has no more than was asked for');
        seen.push(...ids(page.cases));
        cursor = page.nextCursor;
        if (cursor === null) break;
      }
      sameRows(seen, [made[1]!, made[4]!, made[3]!, made[2]!, made[0]!], 'pages of 2');
      const created = await backend.listCases({sort: 'created'});
      equal(ids(created.cases), made.toReversed(), 'by creation');
      const severe = await backend.listCases({sort: 'severity'});
      const severities = severe.cases.map(({severity}) => severity);
      equal(
        severities,
        severities.toSorted((one, other) => one - other),
        'by severity',
      );
    },
  },
  {
    title: 'S-11, S-12: the history is filtered by words, state and what is new',
    scenario: 'empty',
    run: async (world) => {
      const {backend} = world;
      const made = await someCases(world, 4);
      const {reference} = await backend.getCase({caseId: made[0]!});
      equal(ids((await backend.listCases({text: 'NUMBER 3'})).cases), [made[2]], 'by subject');
      equal(ids((await backend.listCases({text: reference})).cases), [made[0]], 'by reference');
      const since = new Date(backend.serverNow()! - 1).toISOString();
      await world.travel(60_000);
      await world.replyByVendor(made[2]!);
      await backend.closeCase({caseId: made[3]!, operationId: newId()});
      const shown = async (show: 'needsAnswer' | 'closed' | 'changed' | 'open') =>
        ids((await backend.listCases({show, since, sort: 'created'})).cases);
      equal(await shown('needsAnswer'), [made[2]], 'waiting for me');
      equal(await shown('closed'), [made[3]], 'closed');
      equal(await shown('changed'), [made[2]], 'changed by others');
      equal(await shown('open'), [made[2], made[1], made[0]], 'open');
      const {completed = 0, ...counts} = await backend.getSupportCounts({since});
      equal(counts, {open: 3, needsAnswer: 1, changed: 1}, 'counts');
      equal(completed, 0, 'completed by others');
      equal((await backend.getSupport({language: 'en', since})).counts.needsAnswer, 1, 'counts of the first view');
    },
  },
  {
    title: 'S-12: colleagues see and follow the cases of their company, others do not',
    scenario: 'empty',
    topic: 'cases',
    run: async (world) => {
      const {backend, signIn} = world;
      const {id: caseId} = await openedCase(world);
      await signIn('account-colleague');
      equal((await backend.listCases({})).cases, [], 'none of their own');
      equal(ids((await backend.listCases({scope: 'company'})).cases), [caseId], "the company's");
      const seen = await backend.getCase({caseId});
      equal([seen.mayAct, seen.openedBy.isMe, seen.following], [false, false, false], 'may look');
      equal((await backend.followCase({caseId, following: true})).following, true, 'follows');
      equal(ids((await backend.listCases({scope: 'company', show: 'followed'})).cases), [caseId], 'followed');
      await rejection(backend.closeCase({caseId, operationId: newId()}), 'forbidden');
      await signIn('account-customer');
      const calls = [
        () => backend.getCase({caseId}),
        () => backend.getCaseChanges({caseId, since: 0}),
        () => backend.replyToCase({caseId, operationId: newId(), text: 'Hello.'}),
        () => backend.followCase({caseId, following: true}),
        () => backend.listCases({scope: 'company'}),
      ];
      for (const call of calls) await rejection(call(), 'forbidden');
      await rejection(backend.getCase({caseId: 'case-of-nobody'}), 'gone');
    },
  },
  {
    title: 'Open cases of the company that may be the same are found while a new one is written (K-09)',
    scenario: 'empty',
    topic: 'cases',
    run: async (world) => {
      const {backend, signIn} = world;
      const {id} = await openedCase(world);
      await signIn('account-colleague');
      const text = 'Our calls to the head office are one-way since Monday';
      equal(ids((await backend.findSimilarCases({text, language: 'en'})).cases), [id], 'alike');
      equal((await backend.findSimilarCases({text: 'Invoice for March', language: 'en'})).cases, [], 'not alike');
    },
  },
  {
    title: 'Support needs a session, and the same account goes on after signing in again',
    scenario: 'empty',
    topic: 'session',
    run: async (world) => {
      const {backend, expireSession, signIn} = world;
      const {id: caseId} = await openedCase(world);
      await expireSession();
      const calls = [
        () => backend.getSupport({language: 'en'}),
        () => backend.getSupportCounts({}),
        () => backend.listCases({}),
        () => backend.getCase({caseId}),
        () => backend.listArticles({language: 'en'}),
        () => backend.replyToCase({caseId, operationId: newId(), text: 'Hello.'}),
        () => backend.createUpload({uploadId: newId(), name: 'a.txt', size: 1}),
        () => backend.getOperation({operationId: newId()}),
      ];
      for (const call of calls) await rejection(call(), 'signed-out');
      await signIn('account-partner');
      equal((await backend.getCase({caseId})).id, caseId, 'case');
    },
  },
  {
    title: 'S-25: news, where the adapter offers them, are of cases that the account sees',
    scenario: 'empty',
    topic: 'cases',
    run: async (world) => {
      const {backend} = world;
      const {id: caseId, revision} = await openedCase(world);
      const told: {readonly caseId: string; readonly revision: number}[] = [];
      const watch = new AbortController();
      let patience: ReturnType<typeof setTimeout>;
      const ended = new Promise<void>((resolve) => {
        patience = setTimeout(resolve, 3000);
        backend.watchCases((news) => (told.push(news), resolve()), {signal: watch.signal, onLost: resolve});
      });
      await backend.listCases({});
      await world.replyByVendor(caseId);
      await ended.finally(() => clearTimeout(patience));
      watch.abort();
      for (const news of told) {
        equal(news.caseId, caseId, 'the case that watchCases() told of');
        isTrue(news.revision >= revision, `watchCases() told revision ${news.revision} of a case that had ${revision}`);
      }
    },
  },
];
