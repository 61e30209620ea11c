/** A knowledge base for tests and measurements: articles of any number, and a back end that knows what changed. */
import type {ArticlePage, LoadArticles} from '../../src/components/support/search/search-types.js';
import type {ArticleSummary} from '../../src/domain/article-summary.js';

const subjects = {
  en: 'agreement renewal order certificate invoice provisioning licence registration upload contact domain password payment report severity customer organisation deadline subscription meeting',
  ru: 'соглашение продление заказ сертификат счёт подготовка лицензия регистрация загрузка контакт домен пароль оплата отчёт важность клиент организация срок подписка встреча',
  sr: 'ugovor obnova narudžbina sertifikat račun priprema licenca registracija otpremanje kontakt domen lozinka plaćanje izveštaj ozbiljnost kupac organizacija rok pretplata sastanak',
} as const;
const endings = {en: ['', 's', 'ing', 'ed'], ru: ['', 'а', 'ы', 'ами'], sr: ['', 'a', 'e', 'ima']} as const;
const syllables = {
  en: 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dro fli gre sta tri pro con ment',
  ru: 'ба це ди фо гу ха же ки ло му на пе ри со ту ва ве ши ё зу бра кле дро фли гре ста три про кон мент',
  sr: 'ba ce di fo gu ha je ki lo mu na pe ri so tu va ve ši jo zu bra kle dro fli gre sta tri pro kon ment',
} as const;
export type KnowledgeLanguage = keyof typeof subjects;

/** The same numbers with every run. */
export function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Words as a knowledge base has them: a few everywhere, most of them seldom. */
export function wordMaker(language: KnowledgeLanguage, random: () => number): () => string {
  const pick = <T>(list: readonly T[], power = 1): T => list[Math.floor(list.length * random() ** power)]!;
  const parts = syllables[language].split(' ');
  const vocabulary = Array.from({length: 30_000}, () =>
    Array.from({length: 2 + Math.floor(random() * 3)}, () => pick(parts)).join(''),
  );
  const known = subjects[language].split(' ');
  return () => (random() < 0.25 ? pick(known, 2) : pick(vocabulary, 3) + pick(endings[language]));
}

export function makeArticles(count: number, language: KnowledgeLanguage = 'en', seed = 1): ArticleSummary[] {
  const word = wordMaker(language, pseudoRandom(seed));
  const words = (length: number): string[] => Array.from({length}, word);
  return Array.from({length: count}, (_, number) => ({
    id: `article-${number}`,
    title: words(6).join(' '),
    topic: `topic-${number % 20}`,
    keywords: words(3),
    summary: `${words(25).join(' ')}.`,
    language,
    version: '1',
  }));
}

/** Answers with pages, and with what changed since a version. */
export class KnowledgeBase {
  readonly calls: [cursor: string | null, since: string | null][] = [];
  isDown = false;
  /** Versions before this one are forgotten. */
  oldestKnown = 0;
  pageSize = 500;
  readonly #articles = new Map<string, ArticleSummary>();
  readonly #changedIn = new Map<string, number>();
  #version = 1;

  constructor(articles: readonly ArticleSummary[] = []) {
    for (const article of articles) this.#articles.set(article.id, article);
  }

  put(...articles: ArticleSummary[]): void {
    this.#version++;
    for (const article of articles) {
      this.#articles.set(article.id, article);
      this.#changedIn.set(article.id, this.#version);
    }
  }

  remove(...ids: string[]): void {
    this.#version++;
    for (const id of ids) {
      this.#articles.delete(id);
      this.#changedIn.set(id, this.#version);
    }
  }

  readonly load: LoadArticles = async (cursor, since): Promise<ArticlePage> => {
    this.calls.push([cursor, since]);
    if (this.isDown) throw new TypeError('no network');
    const isWhole = since === null || Number(since) < this.oldestKnown;
    const changed = [...this.#changedIn].filter(([, version]) => version > Number(since)).map(([id]) => id);
    const ids = isWhole ? [...this.#articles.keys()] : changed;
    const start = Number(cursor ?? 0);
    const page = ids.slice(start, start + this.pageSize);
    const end = start + this.pageSize;
    return {
      articles: page.flatMap((id) => this.#articles.get(id) ?? []),
      removed: page.filter((id) => !this.#articles.has(id)),
      nextCursor: end < ids.length ? String(end) : null,
      version: String(this.#version),
      total: ids.length,
      ...(cursor === null && since !== null && isWhole && {whole: true}),
    };
  };
}
