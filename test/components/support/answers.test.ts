import {expect} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend} from '../../../src/backend/memory/index.js';
import {BackendError} from '../../../src/domain/problem.js';
import {tidy} from '../text.js';
import {clearScreens, counting, homeTitle, mountSupport, type SupportScreen} from './support-screen.js';

const label = 'Search for answers';

async function atAnswers(mounting: Parameters<typeof mountSupport>[0] = {}): Promise<SupportScreen> {
  const screen = mountSupport(mounting);
  await screen.sees(homeTitle);
  screen.element.open({view: 'answers'});
  await screen.sees('Answers');
  return screen;
}

/** The titles of what was found. */
const found = (screen: SupportScreen): string[] =>
  [...screen.root.querySelectorAll('.results .go-title')].map((one) => tidy(one.textContent));

/** The backend with one operation answered otherwise. */
const withAnswer = (backend: MemoryBackend, answers: Partial<MemoryBackend>): MemoryBackend =>
  new Proxy(backend, {
    get: (target, name: keyof MemoryBackend) => answers[name] ?? target[name],
  });

describe('answers', () => {
  afterEach(clearScreens);

  it('S-02: finds articles as one types, marks the words, and reads the count out once', async () => {
    const screen = await atAnswers();
    const said: string[] = [];
    const status = screen.root.querySelector('.kit > [role=status]')!;
    new MutationObserver(() => said.push(tidy(status.textContent))).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    for (const text of ['s', 'se', 'sev', 'severity']) await screen.type(label, text);
    await screen.until('the article', () => found(screen).includes('Which severity a case has'));
    expect([...screen.root.querySelectorAll('.results mark')].map(({textContent}) => textContent)).to.include(
      'severity',
    );
    const count = found(screen).length;
    const words = count === 1 ? '1 answer' : `${count} answers`;
    await screen.until('the count', () => said.length > 0);
    expect(said).to.deep.equal([words]);
  });

  it('S-02: keeps to a topic, and lists it where no words are typed', async () => {
    const screen = await atAnswers();
    await screen.press('Billing');
    await screen.reads('on Billing');
    const all = found(screen);
    expect(all).to.include('When billing begins');
    expect(all).not.to.include('Which severity a case has');
    await screen.press('All topics');
    await screen.reads('Answers most people need');
  });

  it('S-07, S-29: leads from a search in vain to a case with what was looked for', async () => {
    const screen = await atAnswers();
    await screen.type(label, '  zyxwvut qqqq ');
    await screen.reads('No answer found');
    expect(await screen.button('Open a case')).to.have.class('primary');
    await screen.press('Open a case');
    await screen.until('a new case', () => screen.heading === 'Open a case');
    const {offer} = screen.element['visit']!.runtime!.support.getSnapshot().context;
    expect(offer.answers).to.deep.equal({subject: 'zyxwvut qqqq'});
  });

  it('S-29: has the way to a person beside whatever is found', async () => {
    const screen = await atAnswers();
    for (const text of ['', 'severity', 'zyxwvut']) {
      await screen.type(label, text);
      expect(screen.buttons('Open a case'), text).to.have.lengthOf(1);
    }
  });

  it('S-02: shows more, and the first of it has the focus', async () => {
    const screen = await atAnswers({backend: manyTopical()});
    await screen.press('Services');
    await screen.until('the first articles', () => found(screen).length === 20);
    await screen.press('Show more answers');
    await screen.until('more articles', () => found(screen).length === 40);
    await screen.until(
      'the focus',
      () => screen.focused?.closest('li') === screen.root.querySelectorAll('.results li')[20],
    );
  });

  it('S-02: goes back from an article to what was found', async () => {
    const screen = await atAnswers();
    await screen.type(label, 'severity');
    await screen.until('the article', () => found(screen).includes('Which severity a case has'));
    [...screen.root.querySelectorAll<HTMLElement>('.results .go')][0]!.click();
    await screen.until('the article', () => screen.heading !== 'Answers');
    await screen.press('Back');
    await screen.sees('Answers');
    await screen.until('what was found', () => found(screen).length > 0);
    expect(screen.find(label)!.value).to.equal('severity');
  });

  it('S-02: asks the server where it searches: once for what was typed in one go, the newest answer counting', async () => {
    const memory = memoryBackend({seed: 'busy'});
    const {backend, calls, count} = counting(memory);
    const searching = withAnswer(backend, {
      getSupport: async (request) => ({...(await backend.getSupport(request)), searchesArticles: true}),
      searchArticles: async (request) => {
        calls.push({operation: 'searchArticles', request});
        const {articles} = await memory.listArticles({language: request.language});
        return {articles: articles.filter(({title}) => title.toLowerCase().includes(request.text.toLowerCase()))};
      },
    });
    const screen = await atAnswers({backend: searching});
    await screen.type(label, 'zz');
    await screen.reads('No answer found');
    const before = count('searchArticles');
    for (const text of ['s', 'se', 'severity']) await screen.type(label, text);
    await screen.until('the article', () => found(screen)[0] === 'Which severity a case has');
    expect(count('searchArticles')).to.equal(before + 1);
    expect(calls.filter(({operation}) => operation === 'listArticles')).to.have.lengthOf(0);
  });

  it('S-02: says that the articles could not be loaded, keeps the person at hand, and tries again', async () => {
    let isDown = true;
    const memory = memoryBackend({seed: 'busy'});
    const backend = withAnswer(memory, {
      listArticles: (request) =>
        isDown ? Promise.reject(new BackendError({kind: 'network'})) : memory.listArticles(request),
    });
    const screen = await atAnswers({backend});
    await screen.type(label, 'severity');
    await screen.reads('The articles could not be loaded');
    expect(screen.buttons('Open a case')).to.have.lengthOf(1);
    isDown = false;
    await screen.press('Try again');
    await screen.until('the article', () => found(screen).includes('Which severity a case has'));
  });

  it('S-02: takes everything anew where the server no longer knows what is kept', async () => {
    const {ArticleLibrary} = await import('../../../src/components/support/answers/article-library.js');
    const memory = memoryBackend({seed: 'busy'});
    const asked: unknown[] = [];
    const pages: unknown[] = [];
    const library = new ArticleLibrary({
      access: {
        open: async ({load}) => {
          pages.push(await load(null, 'mark-of-old'), await load(null, '0'), await load(null, ''));
          return null as never;
        },
      },
      owner: {accountId: 'a', tenant: '', memoryOnly: true},
      backend: {
        getArticle: () => Promise.reject(new Error('not asked')),
        listArticles: (request) => {
          asked.push(request.since);
          return memory.listArticles(request) as never;
        },
      },
      onChange: () => {},
    });
    await library.search('en');
    library.end();
    expect(asked).to.deep.equal(['mark-of-old', null, '0', null]);
    expect((pages as {whole?: boolean}[]).map(({whole}) => whole)).to.deep.equal([true, undefined, true]);
  });
});

/** A few articles more than are listed at once. */
function manyTopical(): MemoryBackend {
  const memory = memoryBackend({seed: 'busy'});
  return withAnswer(memory, {
    listArticles: async (request) => {
      const page = await memory.listArticles(request);
      const [first] = page.articles;
      const more = Array.from({length: 50}, (_, index) => ({
        ...first!,
        id: `more-${index}`,
        title: `Service number ${String(index).padStart(2, '0')}`,
        topicId: 'services',
      }));
      return {...page, articles: [...page.articles.filter(({topicId}) => topicId !== 'services'), ...more]};
    },
  });
}
