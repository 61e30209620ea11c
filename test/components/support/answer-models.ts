/** Something to render for every state of support's first view, of answers and of the first-time task. */
import {adoptStyles, html, nothing, render, type TemplateResult} from 'lit';
import {baseStyles} from '../../../src/components/shared/base-styles.js';
import {formatFor} from '../../../src/components/shared/format.js';
import {bookOf} from '../../../src/components/shared/text/book.js';
import {readingStyles} from '../../../src/components/shared/text/reading-styles.js';
import {tokens} from '../../../src/components/shared/tokens.js';
import {answersStyles} from '../../../src/components/support/answers/answers-styles.js';
import {answersView, type AnswersModel, type AnswerWord} from '../../../src/components/support/answers/answers-view.js';
import {articleView, type ArticleModel} from '../../../src/components/support/answers/article-view.js';
import {docsView} from '../../../src/components/support/answers/docs-view.js';
import {firstRunView, type FirstRunModel} from '../../../src/components/support/answers/first-run-view.js';
import type {FoundArticles} from '../../../src/components/support/answers/found-articles.js';
import type {HomeModel} from '../../../src/components/support/home/home-model.js';
import {homeStyles} from '../../../src/components/support/home/home-styles.js';
import {homeView} from '../../../src/components/support/home/home-view.js';
import {laterHome} from '../../../src/components/support/home/later-parts.js';
import {personStyles} from '../../../src/components/support/person/person-styles.js';
import type {PlaceModel} from '../../../src/components/support/person/place-frame.js';
import {loadCalendar, type Calendar} from '../../../src/domain/calendar.js';
import {parseAgreementText} from '../../../src/domain/parse-agreement-text.js';
import type {Article} from '../../../src/domain/support/article.js';
import {readSupportPolicy} from '../../../src/domain/support/support-center-policy.js';
import type {SupportProfile} from '../../../src/domain/support/support-profile.js';
import {intlLocaleFor, type LanguageTag} from '../../../src/locales/index.js';
import {supportWords} from '../../../src/locales/support-words.js';
import {translator, withoutTurns, type Translate} from '../../../src/locales/messages.js';
import {initialSupport, type SupportContext} from '../../../src/machines/support/support-context.js';

export const noon = Date.UTC(2026, 10, 21, 12);
/** A text that would do harm wherever it were anything but text. */
export const hostile = '<img src=x onerror=alert(1)>\u202e{count}\u2068';
const long = `Donaudampfschifffahrtsgesellschaft${'swerkstattmeister'.repeat(6)}`;

const hours = {
  zone: 'Europe/Berlin',
  monday: [{from: '08:00', to: '18:00'}],
  tuesday: [{from: '08:00', to: '18:00'}],
  friday: [
    {from: '08:00', to: '12:00'},
    {from: '13:00', to: '16:00'},
  ],
};
const {policy} = readSupportPolicy({
  supportUrl: 'https://vendor.example/support',
  support: {
    firstRun: 'skippable',
    hours,
    phones: [
      {number: '+1 800 555 0100', label: 'Worldwide'},
      {number: '+44 20 7946 0958', label: 'Europe', hours, languages: ['en', 'de']},
    ],
    answerTargets: {1: {minutes: 30, clock: 'always'}, 2: {minutes: 120}, 3: {minutes: 2880, clock: 'always'}},
  },
});
const {policy: bare} = readSupportPolicy({support: {documentationUrl: null, workspaceUrl: null}});

const article: Article = {
  id: 'a',
  language: 'en',
  title: 'When billing begins',
  topicId: 'billing',
  keywords: [],
  summary: 'On the day of the set-up.',
  version: 1,
  updatedAt: '2026-07-17T08:00:00Z',
  format: 'markdown',
  // Digits alone: letters are to come from the locale.
  text: '# 1\n\n2 `3` [4](https://vendor.example/).\n\n## 5\n\n- 6\n- 7\n\n| 8 | 9 |\n| - | - |\n| 10 | 11 |\n\n> 12',
  related: [],
};
const hostileArticle: Article = {
  ...article,
  title: `${hostile}${long}`,
  summary: hostile,
  text: `${hostile}\n\n${long}`,
};

const profile: SupportProfile = {
  firstRun: {state: 'done', verifiable: true, skippedUntil: null},
  contact: {name: '', email: '', phone: ''},
  mayViewCompany: false,
  supportLanguages: [],
  products: [],
  topics: [
    {id: 'billing', name: 'Billing', articles: 3},
    {id: 'services', name: 'Services', articles: 4},
  ],
  articles: [article],
  articleCount: 7,
  searchesArticles: false,
  counts: {open: 7, needsAnswer: 2, changed: 0},
};
const context: SupportContext = {
  ...initialSupport({
    policy: policy.support,
    language: 'en',
    since: null,
    now: noon,
    place: {view: 'home'},
    offer: null,
  }),
  profile,
};
const manyTopics = Array.from({length: 12}, (_, index) => ({id: `t${index}`, name: `Services ${index}`, articles: 1}));

const hit = (one: Article): FoundArticles['articles'][number] => ({
  id: one.id,
  title: {text: one.title, marks: [[0, 4]]},
  summary: {text: one.summary, marks: []},
  topicId: one.topicId,
  language: one.language,
});
const foundOf = (articles: readonly Article[], more: Partial<FoundArticles> = {}): FoundArticles => ({
  question: {query: 'billing', topicId: null, language: 'en', limit: 20},
  articles: articles.map(hit),
  total: articles.length,
  match: articles.length > 0 ? 'all' : 'none',
  hasMore: false,
  ...more,
});

export interface Speech {
  readonly t: Translate<AnswerWord>;
  readonly format: ReturnType<typeof formatFor>;
  readonly locale: string;
}

/** Words of one language; `marked` puts brackets around every one. */
export async function speech(tag: LanguageTag, marked = false): Promise<Speech> {
  const locale = intlLocaleFor(tag);
  const {support, supportMore, supportAnswers} = supportWords[tag];
  const parts = await Promise.all([support(), supportMore(), supportAnswers()]);
  const t = translator(Object.assign({}, ...parts.map(({words}) => words)), locale) as Speech['t'];
  return {locale, format: formatFor(locale), t: marked ? (key, values) => `[${t(key, values)}]` : t};
}

/** One view, named for what it shows. */
export interface Shown {
  readonly name: string;
  readonly isHostile: boolean;
  readonly isLoading: boolean;
  render(words: Speech, calendar: Calendar, sent: (event: unknown) => void): TemplateResult;
}

type Of<M> = Partial<Omit<M, keyof Speech>>;

export async function everyView(): Promise<Shown[]> {
  const bookFor = async (one: Article) => bookOf(await parseAgreementText('markdown', withoutTurns(one.text)));
  const [book, hostileBook] = await Promise.all([bookFor(article), bookFor(hostileArticle)]);
  const view = (name: string, make: Shown['render'], isLoading = false): Shown => ({
    name,
    isLoading,
    isHostile: name.includes('hostile'),
    render: make,
  });
  const placed = (words: Speech, calendar: Calendar, send: (event: unknown) => void, of = policy): PlaceModel => ({
    ...words,
    host: {policy: of, calendar, now: () => noon},
    send,
  });
  const home = (name: string, more: Of<HomeModel> = {}, isLater = true, isLoading = false): Shown =>
    view(
      `home ${name}`,
      (words, calendar, send) =>
        homeView({
          state: 'home.ready',
          context,
          policy,
          isSignedOut: false,
          problem: null,
          ...words,
          send,
          actions: {signIn: () => {}, prepareAnswers: () => {}, openTopic: () => {}},
          notices: () =>
            isLater
              ? laterHome({
                  context: more.context ?? context,
                  policy: more.policy ?? policy,
                  calendar,
                  now: noon,
                  kept: nothing,
                  send,
                  ...words,
                })
              : null,
          ...more,
        } as HomeModel),
      isLoading,
    );
  const answers = (name: string, more: Of<AnswersModel> = {}, of = policy): Shown =>
    view(`answers ${name}`, (words, calendar, send) =>
      answersView({
        ...placed(words, calendar, send, of),
        ...words,
        query: 'billing',
        topicId: null,
        topics: profile.topics,
        popular: profile.articles,
        found: foundOf([article]),
        isSearching: false,
        status: {state: 'ready', count: 7, at: noon, kept: 'device'},
        problem: null,
        open: () => {},
        chooseTopic: () => {},
        showMore: () => {},
        retry: () => {},
        ...more,
      }),
    );
  const reading = (name: string, more: Of<ArticleModel> = {}): Shown =>
    view(
      `article ${name}`,
      (words, calendar, send) =>
        articleView({
          ...placed(words, calendar, send),
          ...words,
          state: 'reading',
          loaded: {article, copyFrom: null},
          text: {book, filled: book.sections.length, hasFailed: false},
          related: [{id: 'b', title: 'When billing begins'}],
          judged: undefined,
          failure: null,
          query: '',
          judge: () => {},
          print: () => {},
          retry: () => {},
          readAgain: () => {},
          ...more,
        }),
      more.state === 'loading',
    );
  const first = (name: string, more: Of<FirstRunModel> = {}, of = policy): Shown =>
    view(`firstRun ${name}`, (words, calendar, send) =>
      firstRunView({
        ...placed(words, calendar, send, of),
        ...words,
        state: 'signInWorkspace',
        shown: 'signInWorkspace',
        isVerifiable: true,
        hasDraft: true,
        failure: null,
        ...more,
      }),
    );
  const failure = {kind: 'server', reference: 'REF-1'} as const;
  const hostileTopics = [{id: 'billing', name: hostile + long, articles: 1}];
  return [
    home('loading', {state: 'loading'}, false, true),
    home('failed', {state: 'loadFailed', context: {...context, failure}}),
    home('signed out', {isSignedOut: true}),
    home('first paint', {}, false),
    home('whole'),
    home('bare', {policy: bare, context: {...context, profile: {...profile, topics: [], articles: []}}}),
    home('copy', {context: {...context, profileCopyFrom: noon}}),
    home('stale', {context: {...context, failure}}),
    home('answers coming', {state: 'answers'}),
    home('hostile', {
      context: {...context, profile: {...profile, topics: hostileTopics, articles: [hostileArticle]}},
    }),
    answers('start', {query: '', found: null}),
    answers('start, empty', {
      query: '',
      found: null,
      topics: [],
      popular: [],
      status: {state: 'ready', count: 0, at: noon, kept: 'device'},
    }),
    answers('found'),
    answers('similar', {found: foundOf([article], {match: 'similar', hasMore: true, total: 30})}),
    answers('some', {found: foundOf([article], {match: 'some', total: null})}),
    answers('in a topic', {topicId: 'billing', query: '', found: foundOf([article])}),
    answers('many topics', {topics: manyTopics, topicId: 't3', found: foundOf([])}),
    answers('none', {found: foundOf([]), topicId: 'billing'}),
    answers('searching', {found: null, isSearching: true}),
    answers('opening', {found: null, isSearching: true, status: {state: 'opening', kept: 'memory'}}),
    answers('building', {found: foundOf([]), status: {state: 'building', done: 2000, total: 100_000, kept: 'device'}}),
    answers('building, uncounted', {status: {state: 'building', done: 2000, total: null, kept: 'device'}}),
    answers('offline', {status: {state: 'offline', count: 7, at: noon, kept: 'device'}}),
    answers('failed', {found: null, status: {state: 'failed', kept: 'memory'}}),
    answers('refused', {status: null, problem: failure}, bare),
    answers('hostile', {query: hostile, topics: hostileTopics, found: foundOf([hostileArticle])}),
    reading('loading', {state: 'loading', loaded: null}),
    reading('plain'),
    reading('copy in another language', {loaded: {article: {...article, language: 'de'}, copyFrom: noon}}),
    reading('being read', {text: {book: null, filled: 0, hasFailed: false}}),
    reading('without its reader', {text: {book: null, filled: 0, hasFailed: true}}),
    reading('without words', {text: {book: {sections: []}, filled: 0, hasFailed: false}}),
    reading('helped', {judged: true}),
    reading('did not help', {judged: false, related: []}),
    reading('failed', {state: 'failed', loaded: null, failure}),
    reading('gone', {state: 'failed', loaded: null, failure: {kind: 'gone', code: 'article-unknown'}}),
    reading('hostile', {
      loaded: {article: hostileArticle, copyFrom: null},
      text: {book: hostileBook, filled: 1, hasFailed: false},
      related: [{id: 'b', title: hostile + long}],
    }),
    view('docs', (words, calendar, send) => docsView({...placed(words, calendar, send), ...words})),
    view('docs none', (words, calendar, send) => docsView({...placed(words, calendar, send, bare), ...words})),
    first('sign in'),
    first('nothing entered', {hasDraft: false}),
    first('add', {state: 'addModule', shown: 'addModule'}),
    first('declare', {state: 'addModule', shown: 'addModule', isVerifiable: false}, bare),
    first('verifying', {state: 'verifying', shown: 'addModule'}),
    first('declaring', {state: 'verifying', shown: 'addModule', isVerifiable: false}),
    first('refused', {state: 'addModule', shown: 'addModule', failure}),
    first('not found', {state: 'notFound', shown: 'notFound'}),
    first('skipping', {state: 'skipping', shown: 'signInWorkspace'}),
  ];
}

/** A box with the kit's styles, as wide as its frame. */
export class AnswerStage {
  readonly frame = document.createElement('div');
  readonly host = document.createElement('div');
  readonly root = this.host.attachShadow({mode: 'open'});
  readonly sent: unknown[] = [];
  readonly #calendar: Calendar;

  private constructor(calendar: Calendar) {
    this.#calendar = calendar;
    adoptStyles(this.root, [tokens, baseStyles, homeStyles, personStyles, readingStyles, answersStyles]);
    this.frame.append(this.host);
    document.body.append(this.frame);
  }

  static async create(): Promise<AnswerStage> {
    return new AnswerStage(await loadCalendar());
  }

  show(shown: Shown, words: Speech): void {
    this.sent.length = 0;
    // Nothing of the view before it, whose colours would change gradually.
    render(nothing, this.root);
    const view = shown.render(words, this.#calendar, (event) => this.sent.push(event));
    render(
      html`<div class="kit" lang=${words.locale}><div class="support"><div class="content">${view}</div></div></div>`,
      this.root,
    );
  }

  remove(): void {
    this.frame.remove();
  }
}
