import {expect} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend} from '../../../src/backend/memory/index.js';
import {BackendError} from '../../../src/domain/problem.js';
import {tidy} from '../text.js';
import {clearScreens, counting, homeTitle, mountSupport, type SupportScreen} from './support-screen.js';

const severityTitle = 'Which severity a case has';

async function atArticle(
  articleId = 'article-severity',
  mounting: Parameters<typeof mountSupport>[0] = {},
): Promise<SupportScreen> {
  const screen = mountSupport(mounting);
  await screen.sees(homeTitle);
  screen.element.open({view: 'article', articleId});
  return screen;
}

/** A backend whose article has another text. */
function written(text: string, more: object = {}): MemoryBackend {
  const memory = memoryBackend({seed: 'busy'});
  return new Proxy(memory, {
    get: (target, name: keyof MemoryBackend) =>
      name === 'getArticle'
        ? async (request: Parameters<MemoryBackend['getArticle']>[0]) => ({
            ...(await memory.getArticle(request)),
            text,
            ...more,
          })
        : target[name],
  });
}

describe('an article', () => {
  afterEach(clearScreens);

  it('S-02: shows Markdown as headings, lists and tables, in an outline below the title', async () => {
    const screen = await atArticle('article-renewal-dates');
    await screen.sees('Until when a registration can be renewed');
    await screen.reads('What holds');
    expect([...screen.root.querySelectorAll('.article-text h3')].map((one) => tidy(one.textContent))).to.deep.equal([
      'The last day',
      'Ten days of grace',
    ]);
    expect(screen.root.querySelectorAll('.article-text table tbody tr')).to.have.lengthOf(3);
    expect(screen.text).to.match(/Updated on \w+ \d+, \d{4}/);
  });

  it('S-02, F-E9: makes nothing of HTML, images and addresses that could do something', async () => {
    const text = [
      '<img src=x onerror="alert(1)"> <b>bold</b>',
      '![a picture](https://elsewhere.example/p.png)',
      '[run](javascript:alert(1)) and [page](https://vendor.example/page)',
      '\u202eturned',
    ].join('\n\n');
    const screen = await atArticle('article-severity', {
      backend: written(text, {title: '<i>t</i>\u202e', related: []}),
    });
    await screen.reads('a picture');
    const inside = screen.root.querySelector('.article-text')!;
    expect(inside.querySelector('img, b, i, script')).to.equal(null);
    expect([...inside.querySelectorAll('a')].map(({href, rel}) => [href, rel])).to.deep.equal([
      ['https://vendor.example/page', 'noopener noreferrer'],
    ]);
    expect(inside.textContent).to.contain('<img src=x onerror="alert(1)">');
    expect(screen.root.textContent).not.to.contain('\u202e');
    expect(tidy(screen.root.querySelector('h2')!.textContent)).to.equal('<i>t</i>');
  });

  it('S-02: thanks whoever says that it helped, counts it once and keeps the focus', async () => {
    const {backend, calls} = counting(memoryBackend({seed: 'busy'}));
    const screen = await atArticle('article-severity', {backend});
    await screen.sees(severityTitle);
    (await screen.button('Yes')).focus();
    await screen.press('Yes');
    await screen.reads('Thank you');
    await screen.until('the focus', () => screen.focused?.id === 'article-helped');
    expect(screen.buttons('Yes')).to.deep.equal([]);
    expect(screen.details('partner-answer-rated')).to.deep.equal([{articleId: 'article-severity', helped: true}]);
    const rated = calls.filter(({operation}) => operation === 'rateArticle');
    expect(rated.map(({request}) => request)).to.deep.equal([
      {articleId: 'article-severity', language: 'en', version: 1, helped: true},
    ]);
  });

  it('S-07, S-29: leads whoever it did not help to a case, with what was looked for as its subject', async () => {
    const screen = mountSupport();
    await screen.sees(homeTitle);
    await screen.type('Search for answers', 'severity of calls');
    await screen.sees('Answers');
    screen.element.open({view: 'article', articleId: 'article-severity'});
    await screen.sees(severityTitle);
    await screen.press('No, open a case');
    await screen.until('a new case', () => screen.heading === 'Open a case');
    const {offer} = screen.element['visit']!.runtime!.support.getSnapshot().context;
    expect(offer.answers).to.deep.equal({subject: 'severity of calls'});
    expect(screen.details('partner-answer-rated')).to.deep.equal([{articleId: 'article-severity', helped: false}]);
  });

  it('S-02: names related articles and leads to them, and Back leads back', async () => {
    const screen = await atArticle();
    await screen.sees(severityTitle);
    await screen.press('What is needed before the first case');
    await screen.sees('What is needed before the first case');
    await screen.press('Back');
    await screen.sees(severityTitle);
    await screen.until('the focus', () => screen.focused?.tagName === 'H2');
  });

  it('S-02: says since when a copy of the device is, where the server is out of reach', async () => {
    const memory = memoryBackend({seed: 'busy'});
    const article = await memory.getArticle({articleId: 'article-severity', language: 'en'});
    const backend = new Proxy(memory, {
      get: (target, name: keyof MemoryBackend) =>
        name === 'getArticle' ? () => Promise.reject(new BackendError({kind: 'network'})) : target[name],
    });
    const screen = mountSupport({backend});
    await screen.sees(homeTitle);
    await screen.until('the machines', () => screen.element['visit']?.runtime);
    screen.element['visit']!.runtime!.useCopies({
      support: async () => null,
      article: async () => ({article: article as never, copyFrom: Date.UTC(2026, 10, 20, 12)}),
    });
    screen.element.open({view: 'article', articleId: 'article-severity'});
    await screen.sees(severityTitle);
    await screen.reads('This copy was loaded on November 20, 2026');
  });

  it('S-29: says that an article is gone or could not be loaded, with another search, another try and a person', async () => {
    const gone = await atArticle('article-nowhere');
    await gone.sees('This article no longer exists');
    expect(gone.buttons('Try again')).to.deep.equal([]);
    expect(gone.buttons('Open a case')).to.have.lengthOf(1);
    expect(gone.details('partner-page-title').at(-1)).to.deep.equal({title: 'Error: This article no longer exists'});
    await gone.press('Search for another answer');
    await gone.sees('Answers');

    let isDown = true;
    const memory = memoryBackend({seed: 'busy'});
    const backend = new Proxy(memory, {
      get: (target, name: keyof MemoryBackend) =>
        name === 'getArticle' && isDown
          ? () => Promise.reject(new BackendError({kind: 'server', reference: 'REF-1'}))
          : target[name],
    });
    const failing = await atArticle('article-severity', {backend});
    await failing.sees('The article could not be loaded');
    expect(failing.text).to.contain('REF-1');
    isDown = false;
    await failing.press('Try again');
    await failing.sees(severityTitle);
  });

  it('S-02: reads a text of 200,000 characters to its end', async () => {
    const text = Array.from(
      {length: 400},
      (_, index) => `## Part ${index}\n\n${'Words of the text. '.repeat(25)}`,
    ).join('\n\n');
    expect(text.length).to.be.greaterThan(190_000);
    const screen = await atArticle('article-severity', {backend: written(text.slice(0, 199_999), {related: []})});
    await screen.until('the end', () => screen.root.querySelectorAll('.article-text .section p').length >= 390);
  });
});
