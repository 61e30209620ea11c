import {expect} from '@open-wc/testing';
import {deleteDB, openDB} from 'idb';
import type {SearchWorker} from '../../../src/components/support/search/article-search.js';
import {articleSearchWorkers} from '../../../src/define/article-search-workers.js';
import type {ArticleSummary} from '../../../src/domain/article-summary.js';
import {closeSearches, openSearch, sourceWorker} from '../../support/article-search.js';
import {KnowledgeBase, makeArticles} from '../../support/knowledge-base.js';
import {freshName} from '../../support/storage.js';

const article = (id: string, title: string): ArticleSummary => ({
  ...makeArticles(1)[0]!,
  id,
  title,
});
const hippo = article('hippo', 'Hippopotamuses at the gate');
const refusedWorker = (): SearchWorker => {
  throw new DOMException('refused by the policy', 'SecurityError');
};
const threads = {worker: [sourceWorker], slices: [refusedWorker]} as const;

/** Every part on the device, by its key. */
async function partsIn(name: string): Promise<Map<string, unknown>> {
  const database = await openDB(name);
  const found = new Map<string, unknown>();
  if (database.objectStoreNames.contains('parts')) {
    const [keys, values] = await Promise.all([database.getAllKeys('parts'), database.getAll('parts')]);
    keys.forEach((key, at) => found.set((key as string[]).join(' '), values[at]));
  }
  database.close();
  return found;
}

/** Waits until the device has this version of the knowledge base. */
async function untilOnDevice(name: string, version: string): Promise<void> {
  for (const limit = Date.now() + 20_000; Date.now() < limit;) {
    const manifest = (await partsIn(name)).get('manifest 0') as {version: string} | undefined;
    if (manifest?.version === version) return;
  }
  throw new Error(`version ${version} is not on the device`);
}

async function changePart(name: string, wanted: RegExp, change: (part: never) => unknown): Promise<void> {
  const database = await openDB(name);
  const keys = (await database.getAllKeys('parts')) as [string, string][];
  const key = keys.find((one) => wanted.test(one.join(' ')))!;
  const changed = change((await database.get('parts', key)) as never);
  if (changed === undefined) await database.delete('parts', key);
  else await database.put('parts', changed, key);
  database.close();
}

describe('the search over the knowledge base', () => {
  let database: string;
  const articles = makeArticles(2000);
  beforeEach(() => {
    database = freshName();
  });
  afterEach(async () => {
    closeSearches();
    await deleteDB(database);
  });

  for (const [thread, workers] of Object.entries(threads)) {
    describe(`in ${thread === 'worker' ? 'a worker' : 'slices, where no worker starts'}`, () => {
      it('S-02: loads page by page, says how far it is, and finds by form, beginning and misspelling', async () => {
        const knowledge = new KnowledgeBase([...articles, hippo]);
        const search = openSearch(knowledge, {database, workers});
        expect(search.status.state).to.equal('opening');
        const ready = await search.until('ready', 'device');
        expect(ready).to.include({count: 2001});
        expect(search.statuses.filter(({state}) => state === 'building').at(-1)).to.include({done: 2001, total: 2001});
        expect(knowledge.calls).to.deep.equal([0, 500, 1000, 1500, 2000].map((at) => [at ? String(at) : null, null]));
        for (const query of ['hippopotamus ', 'hippo', 'hipopotamus ', 'HIPPOPOTAMUSES AT gates ']) {
          expect(
            (await search.search(query)).hits.map(({id}) => id),
            query,
          ).to.deep.equal(['hippo']);
        }
        expect((await search.search('agreement', {topic: 'topic-3', limit: 5})).hits).to.have.length(5);
        expect(await search.topics()).to.have.length(20);
      });

      it('S-02: the next visit asks only for what changed, and finds it', async () => {
        const knowledge = new KnowledgeBase([...articles, hippo]);
        const first = openSearch(knowledge, {database, workers});
        await first.until('ready', 'device');
        first.close();
        knowledge.put(article('article-7', 'Giraffes instead'), article('new', 'Rhinoceros'));
        knowledge.remove('hippo', 'article-8');
        knowledge.calls.length = 0;
        for (let visit = 0; visit < 2; visit++) {
          const search = openSearch(knowledge, {database, workers});
          expect(await search.until('ready', 'device')).to.include({count: 2000});
          const found = async (query: string) => (await search.search(query)).hits.map(({id}) => id);
          expect(await found('giraffe ')).to.deep.equal(['article-7']);
          expect(await found('rhinoceros ')).to.deep.equal(['new']);
          expect(await found('hippopotamus ')).to.deep.equal([]);
          expect(await found(`${articles[8]!.title} `)).to.not.include('article-8');
          expect(await found(`${articles[9]!.title} `)).to.include('article-9');
          await untilOnDevice(database, '3');
          search.close();
        }
        expect(knowledge.calls).to.deep.equal([
          [null, '1'],
          [null, '3'],
        ]);
      });

      it('S-02: without a connection it searches the copy of the last visit, and says of when it is', async () => {
        const knowledge = new KnowledgeBase([...articles, hippo]);
        const first = openSearch(knowledge, {database, workers});
        const {at} = (await first.until('ready', 'device')) as {at: number};
        first.close();
        knowledge.isDown = true;
        const search = openSearch(knowledge, {database, workers});
        expect(await search.until('offline')).to.deep.equal({state: 'offline', count: 2001, at, kept: 'device'});
        expect((await search.search('hippopotamus')).hits.map(({id}) => id)).to.deep.equal(['hippo']);
        knowledge.isDown = false;
        knowledge.put(article('new', 'Rhinoceros'));
        await search.update();
        expect(search.status).to.include({state: 'ready', count: 2002});
        expect((await search.search('rhino')).hits).to.have.length(1);
      });

      it('says that there is nothing where the first visit has no connection, and goes on when asked again', async () => {
        const knowledge = new KnowledgeBase(articles.slice(0, 50));
        knowledge.isDown = true;
        const search = openSearch(knowledge, {database, workers});
        expect(await search.until('failed')).to.deep.equal({state: 'failed', kept: 'memory'});
        expect((await search.search('agreement')).match).to.equal('none');
        knowledge.isDown = false;
        await search.update();
        expect(search.status).to.include({state: 'ready', count: 50});
      });

      it('E9: answers hostile questions, however many', async () => {
        const search = openSearch(new KnowledgeBase(articles.slice(0, 200)), {workers});
        await search.until('ready');
        const hostile = ['a'.repeat(1e6), '\0', '\ud800', '.*'.repeat(200), '(?:(?:a+)+)+$', '\u202eabc', '__proto__'];
        const answers = await Promise.all(hostile.map((query) => search.search(query)));
        expect(answers).to.have.length(hostile.length);
        expect((await search.search(articles[0]!.title)).hits[0]!.id).to.equal('article-0');
      });
    });
  }

  it('F-S11: without a database it works in memory, and says so', async () => {
    const search = openSearch(new KnowledgeBase([hippo]));
    expect(await search.until('ready')).to.include({kept: 'memory', count: 1});
    expect((await search.search('hippopotamus')).hits).to.have.length(1);
  });

  it('F-S3, F-S5: where the device has no room it works in memory, says so, and leaves nothing half', async () => {
    const {put} = IDBObjectStore.prototype;
    let writes = 0;
    IDBObjectStore.prototype.put = function (...parameters: Parameters<typeof put>) {
      if (++writes > 3) throw new DOMException('The device is full', 'QuotaExceededError');
      return put.apply(this, parameters);
    };
    try {
      const search = openSearch(new KnowledgeBase(articles), {database, workers: threads.slices});
      await search.until('ready');
      await search.update();
      expect(search.status).to.include({state: 'ready', kept: 'memory', count: 2000});
      expect((await search.search(articles[3]!.title)).hits[0]!.id).to.equal('article-3');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect([...(await partsIn(database)).keys()]).to.deep.equal([]);
  });

  for (const [title, wanted, change] of [
    ['a missing part', / 1$/, () => undefined],
    ['a part of something else', /-terms 0$/, () => 'not an index'],
    [
      'postings of articles that are not there',
      /-terms 0$/,
      (part: {postings: Uint32Array}) => part.postings.fill(1e9) && part,
    ],
    [
      'articles without a title',
      /-articles 0$/,
      (part: {articles: object[]}) => ({...part, articles: part.articles.map((one) => ({...one, title: 7}))}),
    ],
    ['a manifest of another version', /^manifest/, (part: object) => ({...part, format: 99})],
  ] as const) {
    it(`F-S9: builds the index anew where the device has ${title}`, async () => {
      const knowledge = new KnowledgeBase([...articles, hippo]);
      const first = openSearch(knowledge, {database});
      await first.until('ready', 'device');
      first.close();
      await changePart(database, wanted, change);
      knowledge.calls.length = 0;
      const search = openSearch(knowledge, {database});
      expect(await search.until('ready', 'device')).to.include({count: 2001});
      expect(knowledge.calls[0]).to.deep.equal([null, null]);
      expect((await search.search('hippopotamus')).hits.map(({id}) => id)).to.deep.equal(['hippo']);
    });
  }

  it('takes everything anew where the back end no longer knows the version that is kept', async () => {
    const knowledge = new KnowledgeBase([...articles, hippo]);
    const first = openSearch(knowledge, {database});
    await first.until('ready', 'device');
    first.close();
    knowledge.remove('hippo');
    knowledge.oldestKnown = 2;
    const search = openSearch(knowledge, {database});
    expect(await search.until('ready', 'device')).to.include({count: 2000});
    expect((await search.search('hippopotamus ')).hits).to.deep.equal([]);
  });

  it('writes a new copy after many changes, and the one before goes', async () => {
    const knowledge = new KnowledgeBase(articles);
    const search = openSearch(knowledge, {database});
    await search.until('ready', 'device');
    const generations = async () => [
      ...new Set([...(await partsIn(database)).keys()].map((key) => key.replace(/-\w+ \d+$/, ''))),
    ];
    const before = await generations();
    knowledge.put(...makeArticles(1500, 'en', 2));
    await search.update();
    const after = await generations();
    expect(after).to.have.length(before.length);
    expect(after).to.not.include(before.find((name) => !name.startsWith('manifest')));
    search.close();
    const next = openSearch(knowledge, {database});
    expect(await next.until('ready', 'device')).to.include({count: 2000});
    expect((await next.search(makeArticles(1500, 'en', 2)[5]!.title)).hits[0]!.id).to.equal('article-5');
  });

  it('F-S15: writes nothing after its database was deleted, and still finds', async () => {
    const knowledge = new KnowledgeBase([...articles, hippo]);
    const search = openSearch(knowledge, {database});
    await search.until('ready', 'device');
    await deleteDB(database);
    knowledge.put(article('new', 'Rhinoceros'));
    await search.update();
    expect((await search.search('rhinoceros')).hits).to.have.length(1);
    expect(search.status).to.include({kept: 'memory'});
    expect((await indexedDB.databases()).map(({name}) => name)).to.not.include(database);
  });

  it('two tabs at once: one writes, both find, and the next visit has it whole', async () => {
    const knowledge = new KnowledgeBase([...articles, hippo]);
    const both = [openSearch(knowledge, {database}), openSearch(knowledge, {database, workers: threads.slices})];
    await Promise.all(both.map((search) => search.until('ready')));
    await Promise.all(both.map((search) => search.update()));
    expect(both.map(({status}) => status.kept)).to.have.members(['device', 'memory']);
    for (const search of both) expect((await search.search('hippopotamus')).hits).to.have.length(1);
    closeSearches();
    knowledge.calls.length = 0;
    const next = openSearch(knowledge, {database});
    expect(await next.until('ready', 'device')).to.include({count: 2001});
    expect(knowledge.calls).to.deep.equal([[null, '1']]);
  });

  it('E9: pages that are none end the loading, and do not hang it', async () => {
    for (const page of [
      null,
      {},
      {articles: [{...hippo, version: null}], removed: [], nextCursor: null, version: '1'},
      'endless',
    ] as const) {
      const load = async () =>
        page === 'endless' ? {articles: [], removed: [], nextCursor: 'same', version: '1'} : (page as never);
      const search = openSearch({load});
      await search.until('failed');
      search.close();
    }
  });

  it('finds what is there while the rest still loads', async () => {
    const knowledge = new KnowledgeBase([hippo, ...articles]);
    let goOn = (): void => undefined;
    const wait = new Promise<void>((resolve) => (goOn = resolve));
    const search = openSearch({
      load: async (cursor, since) => {
        if (cursor !== null) await wait;
        return knowledge.load(cursor, since);
      },
    });
    await search.until('building');
    while ((search.status as {done?: number}).done !== 500)
      await search.until('building').then(() => new Promise(requestAnimationFrame));
    expect((await search.search('hippopotamus')).hits).to.have.length(1);
    goOn();
    expect(await search.until('ready')).to.include({count: 2001});
  });

  it('goes on in slices where the worker breaks down, also with a question under way', async () => {
    const started: Worker[] = [];
    const worker = (): SearchWorker => {
      started.push(sourceWorker() as unknown as Worker);
      return started[0] as unknown as SearchWorker;
    };
    const search = openSearch(new KnowledgeBase([hippo]), {workers: [worker]});
    await search.until('ready');
    // Nothing that the page sends: the worker ends with an error of its own.
    started[0]!.postMessage(null);
    await Promise.all([1, 2, 3].map(() => search.search('hippopotamus')));
    // The search itself opens, the engine in the worker, and the one that takes its place.
    while (search.statuses.filter(({state}) => state === 'opening').length < 3)
      await new Promise(requestAnimationFrame);
    await search.until('ready');
    expect((await search.search('hippopotamus')).hits).to.have.length(1);
  });

  it('asks again what was asked in the moment in which the worker broke down', async () => {
    const started: Worker[] = [];
    const worker = (): SearchWorker => {
      started.push(sourceWorker() as unknown as Worker);
      return started[0] as unknown as SearchWorker;
    };
    const search = openSearch(new KnowledgeBase([hippo]), {workers: [worker]});
    await search.until('ready');
    const asked = search.search('hippopotamus');
    started[0]!.dispatchEvent(new ErrorEvent('error', {cancelable: true}));
    expect((await asked).hits.length).to.be.at.most(1);
  });

  it('goes on in slices where the address of the worker leads nowhere', async () => {
    const nowhere = (): SearchWorker => new Worker('/nowhere.js', {type: 'module'}) as SearchWorker;
    const search = openSearch(new KnowledgeBase([hippo]), {workers: [nowhere], waitMilliseconds: 600_000});
    expect(await search.until('ready')).to.include({count: 1});
  });

  it('knows a worker for every language', () => {
    for (const language of ['en', 'ru', 'sr', null] as const) expect(articleSearchWorkers(language)).to.not.be.empty;
  });

  it('answers nothing after it was closed, and tells nothing', async () => {
    const search = openSearch(new KnowledgeBase([hippo]));
    await search.until('ready');
    search.close();
    const told = search.statuses.length;
    expect(await search.search('hippopotamus')).to.deep.equal({hits: [], total: 0, match: 'none'});
    await search.update();
    expect(search.statuses).to.have.length(told);
  });
});
