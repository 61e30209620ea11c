import {expect} from '@open-wc/testing';
import {checkedSupportBackend} from '../../src/backend/checked-support-backend.js';
import {aCase, aFile, hashOf, newId} from '../../src/backend/conformance/support-requests.js';
import {
  memoryBackend,
  supportScenarioNames,
  type MemoryBackendOptions,
  type MemoryState,
} from '../../src/backend/memory/index.js';
import {markdownText} from '../../src/domain/markdown-text.js';
import type {CaseOrder} from '../../src/backend/support-requests.js';
import {problemOf} from '../../src/domain/problem.js';
import {caseStates} from '../../src/domain/support/case-summary.js';

const day = 86_400_000;

function start(options: MemoryBackendOptions = {}) {
  const memory = memoryBackend({seed: 'empty', ...options});
  return {admin: memory.admin, backend: checkedSupportBackend(memory, {timeoutMilliseconds: 10_000})};
}

const problemCode = (call: Promise<unknown>): Promise<string | undefined> =>
  call.then(
    () => 'nothing',
    (error: unknown) => problemOf(error).code ?? problemOf(error).kind,
  );

describe('support in memory', () => {
  it('S-01, S-29: every scenario answers the first view in every language, an unknown one included', async () => {
    for (const seed of supportScenarioNames) {
      const {backend} = start({seed});
      for (const language of ['en', 'ru', 'sr-Latn', 'ja']) {
        const {counts, articles} = await backend.getSupport({language});
        expect(counts.open, `${seed} ${language}`).to.be.at.least(0);
        if (language === 'ja') expect(articles).to.deep.equal([]);
      }
    }
  });

  it('S-02: every article is Markdown of its language, with the same articles in each', async () => {
    const {backend} = start({seed: 'firstVisit'});
    const lists = await Promise.all(
      ['en', 'ru', 'sr-Latn'].map(async (language) => (await backend.listArticles({language})).articles),
    );
    const ids = lists.map((list) => list.map(({id}) => id));
    expect(ids[1]).to.deep.equal(ids[0]);
    expect(ids[2]).to.deep.equal(ids[0]);
    for (const {id, language} of lists.flat()) {
      const {text, title} = await backend.getArticle({articleId: id, language});
      expect((await markdownText(text)).blocks.length, id).to.be.greaterThan(0);
      expect(/\p{Script=Cyrillic}/u.test(title), `${id} ${language}`).to.equal(language === 'ru');
    }
  });

  it('S-23: the busy scenario has a case of every state, and none that the contract refuses', async () => {
    const {backend} = start({seed: 'busy'});
    const {cases} = await backend.listCases({scope: 'company', limit: 200});
    expect(new Set(cases.map(({state}) => state))).to.deep.equal(new Set(caseStates));
    for (const {id} of cases) {
      const {entries, state} = await backend.getCase({caseId: id});
      const moved = entries.filter(({kind}) => kind === 'state').at(-1)?.state?.to ?? 'new';
      expect(moved, id).to.equal(state);
      const moments = entries.map(({at}) => at);
      expect(moments, id).to.deep.equal(moments.toSorted());
    }
  });

  it('S-12: finds a case in any spelling and form of its words', async () => {
    const {backend} = start({seed: 'busy'});
    for (const text of ['счёт', 'счета марта', 'ДВАЖДЫ Счет', 'cs-20102', '20102']) {
      const {cases} = await backend.listCases({text});
      expect(
        cases.map(({subject}) => subject),
        text,
      ).to.deep.equal(['Счет за март выставлен дважды']);
    }
  });

  it('S-09: names the categories of a case in the language that is read, not in the one it was opened in', async () => {
    const {backend} = start();
    const {categories} = await backend.listCategories({language: 'en'});
    const categoryId = categories.find(({id}) => id === 'billing-invoice')!.id;
    const {id: caseId, ...opened} = await backend.createCase({...aCase(), categoryId, language: 'en'});
    expect(opened.categories.map(({name}) => name)).to.deep.equal(['Billing', 'An invoice']);
    for (const [language, ...names] of [
      ['ru', 'Начисление платы', 'Счет'],
      ['sr-Latn', 'Naplata', 'Račun'],
    ] as const) {
      await backend.getSupport({language});
      expect((await backend.getCase({caseId})).categories.map(({name}) => name)).to.deep.equal(names);
      const replied = await backend.replyToCase({caseId, operationId: newId(), text: 'Yes.'});
      expect(replied.categories.map(({name}) => name)).to.deep.equal(names);
    }
  });

  it('S-23, S-25: the vendor acknowledges, asks and solves by the clock', async () => {
    const {admin, backend} = start();
    await admin.setSupportBehaviour({acknowledgeSeconds: 5, replySeconds: 20});
    const {id: caseId} = await backend.createCase(aCase());
    const stateAfter = async (seconds: number) => {
      await admin.travel(seconds * 1000);
      return (await backend.getCase({caseId})).state;
    };
    expect(await stateAfter(4)).to.equal('new');
    expect(await stateAfter(1)).to.equal('acknowledged');
    expect(await stateAfter(15)).to.equal('waitingForYou');
    await backend.replyToCase({caseId, operationId: newId(), text: 'The newest one.'});
    expect(await stateAfter(19)).to.equal('open');
    expect(await stateAfter(1)).to.equal('resolved');
  });

  it('S-23: a solution that nobody judged counts as accepted after its last whole day', async () => {
    const now = Date.parse('2026-03-02T12:00:00Z');
    const {admin, backend} = start({now: () => now, policy: {support: {closeAfterDays: 10}}});
    const {id: caseId} = await backend.createCase(aCase());
    await admin.resolveCase(caseId);
    await admin.travel(Date.parse('2026-03-12T23:59:59.999Z') - now);
    expect((await backend.getCase({caseId})).state).to.equal('resolved');
    await admin.travel(1);
    const {state, closedAt, entries} = await backend.getCase({caseId});
    expect([state, closedAt, entries.at(-1)?.by.role]).to.deep.equal(['closed', '2026-03-13T00:00:00.000Z', 'system']);
  });

  it('S-23: a case is reopened until the last whole day of its window', async () => {
    const now = Date.parse('2026-03-02T12:00:00Z');
    const {admin, backend} = start({now: () => now, policy: {support: {reopenDays: 14}}});
    const {id: caseId} = await backend.createCase(aCase());
    await backend.closeCase({caseId, operationId: newId()});
    const reopen = () => backend.reopenCase({caseId, operationId: newId(), reason: 'It is back.'});
    await admin.travel(Date.parse('2026-03-17T00:00:00Z') - now);
    expect(await problemCode(reopen())).to.equal('too-late');
    await admin.travel(-1);
    expect((await reopen()).state).to.equal('reopened');
  });

  it('S-16: an answer is due by the business hours of policy, from when the vendor’s turn began', async () => {
    const now = Date.parse('2026-03-06T16:00:00Z');
    const monday = [{from: '09:00', to: '17:00'}];
    const support = {hours: {zone: 'UTC', monday, friday: monday}, answerTargets: {3: {minutes: 90}}};
    const {admin, backend} = start({now: () => now, policy: {support}});
    const made = await backend.createCase(aCase({severity: 3}));
    expect(made.answerDueAt).to.equal('2026-03-09T09:30:00.000Z');
    expect((await backend.createCase(aCase({severity: 4}))).answerDueAt).to.equal(null);
    await admin.replyByVendor(made.id);
    expect((await backend.getCase({caseId: made.id})).answerDueAt).to.equal(null);
  });

  it('S-05: the first-time task is put off only where policy allows it, and taken on trust where nobody can look', async () => {
    const {backend} = start({seed: 'firstVisit'});
    expect(await problemCode(backend.skipFirstRun({}))).to.equal('first-run-required');
    const lenient = start({seed: 'firstVisit', policy: {support: {firstRun: 'skippable', firstRunSkipDays: 7}}});
    await lenient.backend.skipFirstRun({});
    expect((await lenient.backend.createCase(aCase())).state).to.equal('new');
    await lenient.admin.travel(7 * day);
    expect(await problemCode(lenient.backend.createCase(aCase()))).to.equal('first-run');
    const trusting = start({seed: 'firstVisit'});
    const state = await trusting.admin.state();
    await trusting.admin.reset({...state, support: {...state.support!, verifiable: false}});
    expect((await trusting.backend.confirmFirstRun({})).found).to.equal(false);
    expect((await trusting.backend.confirmFirstRun({selfDeclared: true})).firstRun.state).to.equal('done');
    const off = start({seed: 'firstVisit', policy: {support: {firstRun: 'off'}}});
    expect((await off.backend.createCase(aCase())).state).to.equal('new');
  });

  it('S-28: a virus and a locked file are told when they were looked at, and cannot be attached', async () => {
    const {admin, backend} = start();
    await admin.setSupportBehaviour({checkSeconds: 60});
    const expected = {'virus.zip': 'file.virus', 'locked.pdf': 'file.passwordProtected'};
    for (const [name, code] of Object.entries(expected)) {
      const file = aFile();
      const uploadId = newId();
      await backend.createUpload({uploadId, name, size: file.size});
      await backend.sendFile(file, {uploadId, offset: 0});
      expect((await backend.getUpload({uploadId})).state).to.equal('checking');
      await admin.travel(60_000);
      const {state, code: told} = await backend.getUpload({uploadId});
      expect([state, told]).to.deep.equal(['refused', code]);
      const problem = await backend.createCase(aCase({uploadIds: [uploadId]})).catch(problemOf);
      expect(problem).to.deep.include({fields: {'uploadIds.0': code}});
    }
    const names = ['setup.exe', 'none'];
    for (const name of names) {
      const problem = await backend.createUpload({uploadId: newId(), name, size: 5}).catch(problemOf);
      expect(problem, name).to.deep.include({fields: {name: 'file.type'}});
    }
  });

  it('S-19: sending goes on over lost parts, stops where it is told to, and goes on from there', async () => {
    const {admin, backend} = start();
    const file = aFile('0123456789abcdef', 100_000);
    const uploadId = newId();
    await backend.createUpload({uploadId, name: 'trace.log', size: file.size});
    await admin.setSupportBehaviour({drops: 3});
    const stop = new AbortController();
    const first = backend.sendFile(
      file,
      {uploadId, offset: 0},
      {
        signal: stop.signal,
        onProgress: (bytes) => {
          if (bytes > 600_000) stop.abort();
        },
      },
    );
    expect(await problemCode(first)).to.equal('aborted');
    const {offset} = await backend.getUpload({uploadId});
    expect(offset).to.be.within(1, file.size - 1);
    const heard: number[] = [];
    await backend.sendFile(file, {uploadId, offset}, {onProgress: (bytes) => heard.push(bytes)});
    expect(heard[0]).to.be.at.least(offset);
    const made = await backend.createCase(aCase({uploadIds: [uploadId]}));
    const read = await backend.readFile({caseId: made.id, fileId: made.files[0]!.id});
    expect(await hashOf(read)).to.equal(await hashOf(file));
    expect(read.type, 'nothing that a browser would open').to.equal('application/octet-stream');
    await admin.setSupportBehaviour({drops: 1000});
    const dead = newId();
    await backend.createUpload({uploadId: dead, name: 'trace.log', size: file.size});
    expect(await problemCode(backend.sendFile(file, {uploadId: dead, offset: 0}))).to.equal('network');
    expect(await problemCode(backend.sendFile(aFile(), {uploadId: dead, offset: 0})), 'another file').to.equal(
      'other-file',
    );
  });

  it('S-25: tells of news as they happen, and of nothing once it was told to stop', async () => {
    const {admin, backend} = start();
    const {id: caseId} = await backend.createCase(aCase());
    const stop = new AbortController();
    const news: string[] = [];
    const first = new Promise<void>((resolve) => {
      backend.watchCases((one) => (news.push(one.caseId), resolve()), {signal: stop.signal});
    });
    await backend.getSupportCounts({});
    await admin.replyByVendor(caseId);
    await first;
    expect(news).to.deep.equal([caseId]);
    stop.abort();
  });

  it('a state that was stored before there was support goes on, with nobody waiting for anything', async () => {
    const {admin, backend} = start({seed: 'oneAgreement'});
    const {support: _, ...old} = await admin.state();
    await admin.reset(old as MemoryState);
    expect((await backend.getSupport({language: 'en'})).counts).to.deep.equal({
      open: 0,
      needsAnswer: 0,
      changed: 0,
      completed: 0,
    });
  });
});

describe('a hundred thousand cases in memory', () => {
  const walk = async (sort: CaseOrder, pages: number, act?: (ids: string[]) => Promise<void>) => {
    const {admin, backend} = start({seed: 'manyCases'});
    const seen: string[] = [];
    const values: number[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < pages; page++) {
      const answer: Awaited<ReturnType<typeof backend.listCases>> = await backend.listCases({
        scope: 'company',
        show: 'open',
        sort,
        limit: 50,
        cursor,
      });
      seen.push(...answer.cases.map(({id}) => id));
      values.push(
        ...answer.cases.map(({updatedAt, createdAt, answerDueAt, severity}) => {
          if (sort === 'severity') return severity;
          if (sort === 'answerDue') return answerDueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(answerDueAt);
          return -Date.parse(sort === 'created' ? createdAt : updatedAt);
        }),
      );
      cursor = answer.nextCursor;
      await act?.(seen);
    }
    return {seen, values, admin, backend};
  };

  it('S-04, S-12: pages follow each other in every order, each case once', async () => {
    for (const sort of ['updated', 'created', 'answerDue', 'severity'] as const) {
      const {seen, values} = await walk(sort, 4);
      expect(new Set(seen).size, sort).to.equal(200);
      expect(values, sort).to.deep.equal(values.toSorted((one, other) => one - other));
    }
  });

  it('S-12: cases that change while pages are asked for neither hide another one nor come twice', async () => {
    const {backend} = start({seed: 'manyCases'});
    const own = await backend.createCase(aCase());
    const seen = [];
    let cursor: string | null = null;
    for (let page = 0; page < 3; page++) {
      const answer: Awaited<ReturnType<typeof backend.listCases>> = await backend.listCases({
        limit: 20,
        cursor,
        sort: 'created',
      });
      seen.push(...answer.cases.map(({id}) => id));
      cursor = answer.nextCursor;
      await backend.followCase({caseId: seen.at(-2)!, following: false});
    }
    expect(new Set(seen).size).to.equal(60);
    expect(seen[0]).to.equal(own.id);
    const whole = await backend.listCases({limit: 60, sort: 'created'});
    expect(whole.cases.map(({id}) => id)).to.deep.equal(seen);
  });

  it('S-12: counts, filters and finds among all of them, and keeps only those that changed', async () => {
    const {admin, backend} = start({seed: 'manyCases'});
    const mine = await backend.listCases({limit: 1});
    const company = await backend.listCases({scope: 'company', limit: 1});
    expect(company.total).to.equal(100_000);
    expect(mine.total).to.be.within(70_000, 80_000);
    const found = await backend.listCases({scope: 'company', text: 'cs-77777'});
    expect(found.cases.map(({reference}) => reference)).to.deep.equal(['CS-77777']);
    const parts = await backend.listCases({scope: 'company', text: 'hotels отчета'});
    expect(parts.cases.map(({subject}) => subject)[0]).to.equal('Отчёт за квартал пуст, Rubin Hotels');
    const ordered = await backend.listCases({scope: 'company', text: 'order-77', limit: 200});
    expect(ordered.cases).to.not.be.empty;
    for (const {concern, reference} of ordered.cases) expect(`${concern?.id} ${reference}`).to.match(/order.*77/);
    const none = await backend.listCases({text: 'zzz'});
    expect([none.cases, none.total, none.nextCursor]).to.deep.equal([[], 0, null]);
    const {counts} = await backend.getSupport({language: 'en'});
    const [waiting] = (await backend.listCases({show: 'needsAnswer', limit: 1})).cases;
    const isOpenAfter = await backend.getCase({caseId: waiting!.id});
    expect(['waitingForYou', 'resolved']).to.include(isOpenAfter.state);
    if (isOpenAfter.state === 'resolved') await backend.acceptSolution({caseId: waiting!.id, operationId: newId()});
    else await backend.replyToCase({caseId: waiting!.id, operationId: newId(), text: 'Here it is.'});
    expect((await backend.getSupport({language: 'en'})).counts.needsAnswer).to.equal(counts.needsAnswer - 1);
    expect((await admin.state()).support!.cases.map(({id}) => id)).to.deep.equal([waiting!.id]);
  });
});

describe('a hundred thousand articles in memory', () => {
  it('S-02: are listed for the device in pages, each once and with a title of its own', async () => {
    const {backend} = start({seed: 'manyArticles'});
    const {articleCount} = await backend.getSupport({language: 'ru'});
    expect(articleCount).to.be.greaterThan(100_000);
    const titles = new Set<string>();
    let count = 0;
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof backend.listArticles>> = await backend.listArticles({
        language: 'ru',
        limit: 2000,
        cursor,
      });
      for (const {title} of page.articles) titles.add(title);
      count += page.articles.length;
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect([count, titles.size]).to.deep.equal([articleCount, articleCount]);
  });

  it('S-02: since a mark only what changed is told, what was taken away by its id', async () => {
    const {admin, backend} = start({seed: 'manyArticles'});
    const last = await backend.listArticles({language: 'en', cursor: '100000', limit: 2000});
    expect(last.nextCursor).to.equal(null);
    await admin.changeArticle('article-000007');
    await admin.changeArticle('article-severity', true);
    const changes = await backend.listArticles({language: 'en', since: last.mark});
    expect(changes.articles.map(({id, version}) => [id, version])).to.deep.equal([['article-000007', 2]]);
    expect(changes.removed).to.deep.equal(['article-severity']);
    expect(await problemCode(backend.getArticle({articleId: 'article-severity', language: 'en'}))).to.equal(
      'article-unknown',
    );
    expect((await backend.listArticles({language: 'en', since: changes.mark})).total).to.equal(0);
    expect(await problemCode(backend.listArticles({language: 'en', since: 'another server’s'}))).to.equal(
      'mark-unknown',
    );
  });

  it('S-02: the server searches only where it offers that', async () => {
    const {admin, backend} = start({seed: 'firstVisit'});
    const search = {language: 'en', text: 'the set-up mail never arrived'};
    expect(await problemCode(backend.searchArticles(search))).to.equal('no-search');
    await admin.setSupportBehaviour({searches: true});
    expect((await backend.getSupport({language: 'en'})).searchesArticles).to.equal(true);
    expect((await backend.searchArticles(search)).articles[0]?.id).to.equal('article-setup-mail');
  });
});
