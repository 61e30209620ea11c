import {problemOf} from '../../domain/problem.js';
import {equal, isTrue, NotTested, rejection, shown, stable} from './checks.js';
import type {SupportConformanceTest} from './worlds.js';
import {aCase, aFile, hashOf, newId, openedCase, sentFile, settledUpload} from './support-requests.js';

export const helpTests: readonly SupportConformanceTest[] = [
  {
    title: 'S-05: a first case needs the module, which the server looks for',
    scenario: 'firstVisit',
    run: async ({backend, setModule}) => {
      const {firstRun} = await backend.getSupport({language: 'en'});
      isTrue(['signInWorkspace', 'addModule', 'unknown'].includes(firstRun.state), 'the task is not done');
      await rejection(backend.createCase(aCase()), 'conflict', 'first-run');
      if (firstRun.verifiable) equal((await backend.confirmFirstRun({})).found, false, 'not found yet');
      await setModule('account-partner', true);
      const {found, firstRun: after} = await backend.confirmFirstRun({selfDeclared: !firstRun.verifiable});
      equal([found, after.state], [true, 'done'], 'found');
      equal((await backend.createCase(aCase())).state, 'new', 'then a case can be opened');
    },
  },
  {
    title: 'S-02: articles are listed page by page for a language, and read whole',
    scenario: 'firstVisit',
    run: async ({backend}) => {
      const {articleCount, topics} = await backend.getSupport({language: 'en'});
      isTrue(articleCount > 2 && topics.length > 0, 'there are articles');
      const seen: string[] = [];
      let mark: string | null = null;
      for (let cursor: string | null = null, pages = 0; pages < articleCount + 1; pages++) {
        const page: Awaited<ReturnType<typeof backend.listArticles>> = await backend.listArticles({
          language: 'en',
          limit: 2,
          cursor,
        });
        isTrue(page.articles.length <= 2, 'a page has no more than was asked for');
        seen.push(...page.articles.map(({id}) => id));
        ({mark, nextCursor: cursor} = page);
        if (cursor === null) break;
      }
      equal([seen.length, new Set(seen).size], [articleCount, articleCount], 'each once');
      const article = await backend.getArticle({articleId: seen[0]!, language: 'en'});
      isTrue(article.id === seen[0] && article.text.length > 0, 'the text');
      await rejection(backend.getArticle({articleId: 'article-of-nobody', language: 'en'}), 'gone');
      const topicId = topics.find(({articles}) => articles > 0)!.id;
      const ofTopic = await backend.listArticles({language: 'en', topicId});
      isTrue(ofTopic.articles.length > 0 && ofTopic.articles.every((one) => one.topicId === topicId), 'by topic');
      if (mark !== null) equal((await backend.listArticles({language: 'en', since: mark})).articles, [], 'no changes');
    },
  },
  {
    title: 'S-05: the first-time task is put off where the vendor allows it, and refused where it does not',
    scenario: 'firstVisit',
    run: async ({backend}) => {
      const skipped = await backend.skipFirstRun({}).catch((error: unknown) => problemOf(error));
      if ('kind' in skipped) {
        await rejection(backend.skipFirstRun({}), 'forbidden', 'first-run-required');
        await rejection(backend.createCase(aCase()), 'conflict', 'first-run');
        return;
      }
      equal(skipped.state, 'skipped', 'state');
      equal((await backend.getSupport({language: 'en'})).firstRun, skipped, 'as it is told again');
      equal((await backend.createCase(aCase())).state, 'new', 'then a case can be opened');
    },
  },
  {
    title: 'S-02: the server finds articles by words of theirs, or says that it does not search',
    scenario: 'firstVisit',
    run: async ({backend}) => {
      const {searchesArticles} = await backend.getSupport({language: 'en'});
      const {articles} = await backend.listArticles({language: 'en', limit: 2});
      const [{id, title, topicId}, other] = articles as [(typeof articles)[number], (typeof articles)[number]];
      if (!searchesArticles) {
        await rejection(backend.searchArticles({language: 'en', text: title}), 'gone', 'no-search');
        return;
      }
      const found = async (text: string, inTopic: string | null = null) =>
        (await backend.searchArticles({language: 'en', text, topicId: inTopic})).articles.map((one) => one.id);
      isTrue((await found(title)).includes(id), `searchArticles() does not find ${id} by its title`);
      isTrue((await found(title, topicId)).includes(id), `searchArticles() does not find ${id} in its topic`);
      const {articles: one} = await backend.searchArticles({language: 'en', text: other.title, limit: 1});
      equal(one.length, 1, 'articles where one was asked for');
      equal(await found('qqqqqqqq xxxxxxxx'), [], 'articles with words of none');
    },
  },
  {
    title: 'S-02, S-20: articles, topics and categories come in the language that was asked for',
    scenario: 'firstVisit',
    topic: 'languages',
    run: async ({backend, articleLanguages = []}) => {
      const [other] = articleLanguages;
      if (other === undefined) throw new NotTested('the factory’s world names no articleLanguages besides English');
      const words = async (language: string) => {
        const {topics, articles: featured} = await backend.getSupport({language});
        const {articles} = await backend.listArticles({language});
        const {text, title} = await backend.getArticle({articleId: articles[0]!.id, language});
        const {categories} = await backend.listCategories({language});
        const searched = await backend.searchArticles({language, text: title}).catch(() => ({articles: []}));
        return {
          'topics of getSupport()': topics.map(({name}) => name),
          'articles of getSupport()': featured.map((one) => one.title),
          'articles of listArticles()': articles.map((one) => one.title),
          'text of getArticle()': [text],
          'categories of listCategories()': categories.map(({name}) => name),
          'articles of searchArticles()': searched.articles.map((one) => one.title),
        };
      };
      const [english, inOther] = [await words('en'), await words(other)];
      for (const [what, told] of Object.entries(english)) {
        const isSame = told.length > 0 && stable(told) === stable(inOther[what as keyof typeof english]);
        isTrue(!isSame, `${what} are the same in en and in ${other}: ${shown(told[0])}`);
      }
    },
  },
  {
    title: 'S-02: whether an article helped is recorded, and may be changed',
    scenario: 'firstVisit',
    run: async ({backend}) => {
      const {id, version} = (await backend.listArticles({language: 'en', limit: 1})).articles[0]!;
      const rating = {articleId: id, language: 'en', version};
      const {recordedAt} = await backend.rateArticle({...rating, helped: true});
      isTrue(Math.abs(Date.parse(recordedAt) - backend.serverNow()!) < 60_000, "by the server's clock");
      await backend.rateArticle({...rating, helped: false});
    },
  },
  {
    title: 'S-19, S-28: a file is announced, sent, looked at and found at the case as it was',
    scenario: 'empty',
    topic: 'files',
    run: async (world) => {
      const {backend} = world;
      const file = aFile();
      const uploadId = newId();
      const announced = await backend.createUpload({uploadId, name: 'trace.log', size: file.size, type: 'text/plain'});
      equal([announced.id, announced.state, announced.offset], [uploadId, 'receiving', 0], 'announced');
      const {fields} = await rejection(backend.createCase(aCase({uploadIds: [uploadId]})), 'invalid');
      equal(fields, {'uploadIds.0': 'file.notUploaded'}, 'too early');
      const heard: number[] = [];
      await backend.sendFile(file, {uploadId, offset: 0}, {onProgress: (bytes) => heard.push(bytes)});
      equal(heard.at(-1), file.size, 'progress ends at the whole file');
      equal(
        heard,
        heard.toSorted((one, other) => one - other),
        'progress never falls',
      );
      const {state, offset} = await settledUpload(backend, uploadId);
      equal([state, offset], ['stored', file.size], 'stored');
      const made = await openedCase(world, {uploadIds: [uploadId]});
      equal(
        made.files.map(({name, size}) => [name, size]),
        [['trace.log', file.size]],
        'at the case',
      );
      const read = await backend.readFile({caseId: made.id, fileId: made.files[0]!.id});
      equal(await hashOf(read), await hashOf(file), 'the same bytes');
      await rejection(backend.createCase(aCase({uploadIds: [uploadId]})), 'invalid');
      await rejection(backend.readFile({caseId: made.id, fileId: 'file-of-nobody'}), 'gone');
    },
  },
  {
    title: 'S-28: a file that was sent before is not sent again',
    scenario: 'empty',
    topic: 'files',
    run: async (world) => {
      const {backend} = world;
      const file = aFile('another line\n');
      const first = await sentFile(world, file, 'first.log');
      const again = await backend.createUpload({
        uploadId: newId(),
        name: 'second.log',
        size: file.size,
        sha256: await hashOf(file),
      });
      equal([again.state, again.duplicate, again.offset], ['stored', true, file.size], 'stored at once');
      const made = await openedCase(world, {uploadIds: [first, again.id]});
      equal(made.files.length, 2, 'both can be attached');
      for (const {id, name} of made.files) {
        const read = await backend.readFile({caseId: made.id, fileId: id});
        equal(await hashOf(read), await hashOf(file), `the bytes of ${name}`);
      }
    },
  },
  {
    title: 'S-28: what is empty is refused before a byte is sent, and an upload can be given up',
    scenario: 'empty',
    topic: 'files',
    run: async ({backend}) => {
      const refused = await rejection(backend.createUpload({uploadId: newId(), name: 'a.txt', size: 0}), 'invalid');
      equal(Object.values(refused.fields ?? {}), ['file.empty'], 'empty');
      const uploadId = newId();
      await backend.createUpload({uploadId, name: 'a.txt', size: 5});
      equal((await backend.createUpload({uploadId, name: 'a.txt', size: 5})).id, uploadId, 'the same again');
      await rejection(backend.createUpload({uploadId, name: 'a.txt', size: 6}), 'conflict', 'operation-mismatch');
      await backend.cancelUpload({uploadId});
      await backend.cancelUpload({uploadId});
      await rejection(backend.getUpload({uploadId}), 'gone');
    },
  },
  {
    title: 'An upload is nobody else’s',
    scenario: 'empty',
    topic: 'files',
    run: async ({backend, signIn}) => {
      const uploadId = newId();
      await backend.createUpload({uploadId, name: 'a.txt', size: 5});
      await signIn('account-colleague');
      await rejection(backend.getUpload({uploadId}), 'forbidden');
      const {fields} = await rejection(backend.createCase(aCase({uploadIds: [uploadId]})), 'invalid');
      equal(fields, {'uploadIds.0': 'file.notUploaded'}, 'cannot be attached');
    },
  },
];
