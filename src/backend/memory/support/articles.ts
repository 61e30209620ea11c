/** Articles: listed for the search on the device, read, searched and rated (S-02). */
import type {Article, ArticleSummary, Topic} from '../../../domain/support/article.js';
import type {RawAnswerOf} from '../../partner-backend.js';
import type {MemoryState} from '../state.js';
import {isoInstant, reject, signedInAccount, type World} from '../world.js';
import {topicIds, type ArticleWords, type SampleArticle, type TopicId} from './article-words.js';
import {articlesEn} from './articles-en.js';
import {articlesRu} from './articles-ru.js';
import {articlesSrLatn} from './articles-sr-latn.js';
import {productNames} from './categories.js';
import {supportLanguage, type SupportLanguage} from './language.js';
import type {SupportRequest} from './rules.js';
import {scattered} from './scatter.js';
import {supportOf} from './support-state.js';

const wordsByLanguage: Readonly<Record<SupportLanguage, ArticleWords>> = {
  en: articlesEn,
  ru: articlesRu,
  'sr-Latn': articlesSrLatn,
};
const products = Object.values(productNames);
const digits = 6;

/** An article that is not written out, from its number alone. */
function generatedArticle(words: ArticleWords, index: number): SampleArticle {
  const {ways, things, occasions, headings, steps} = words;
  const release = `${1 + (index % 40)}.${Math.floor(index / 40) % 50}.${Math.floor(index / 2000)}`;
  const [way, thing, occasion] = [ways, things, occasions].map(
    (from, purpose) => from[scattered(index, purpose + 20, from.length)]!,
  );
  const product = products[scattered(index, 23, products.length)]!;
  const title = `${way} ${thing} ${occasion} (${product} ${release})`;
  return {
    id: `article-${String(index + 1).padStart(digits, '0')}`,
    topicId: topicIds[index % topicIds.length]!,
    title,
    keywords: [product, release],
    summary: words.summary.replace('{title}', `${way} ${thing}`),
    text: [
      `## ${headings[0]}\n\n${words.before}`,
      `## ${headings[1]}\n\n${steps.map((step, at) => `${at + 1}. ${step}`).join('\n')}`,
      `## ${headings[2]}\n\n${words.after}`,
    ].join('\n\n'),
  };
}

/** The articles of one language by place: those written out first, then the generated ones. */
function articlesIn(state: MemoryState, language: string) {
  const {hasArticles, generatedArticles, articleChanges} = supportOf(state);
  const known = supportLanguage(language);
  const words = known && hasArticles ? wordsByLanguage[known] : null;
  const written = words?.articles ?? [];
  const changes = new Map(articleChanges.map((change) => [change.id, change]));
  return {
    language: known ?? language,
    words,
    changes,
    count: words ? written.length + generatedArticles : 0,
    at: (place: number): SampleArticle | null => {
      const article = written[place] ?? generatedArticle(words!, place - written.length);
      return changes.get(article.id)?.removed ? null : article;
    },
    /** The topic of the article at a place, without making it. */
    topicAt: (place: number): TopicId =>
      written[place]?.topicId ?? topicIds[(place - written.length) % topicIds.length]!,
    find: (id: string): SampleArticle | null => {
      if (!words || changes.get(id)?.removed) return null;
      const index = /^article-\d{6}$/.test(id) ? Number(id.slice(8)) - 1 : -1;
      if (index >= 0 && index < generatedArticles) return generatedArticle(words, index);
      return written.find((article) => article.id === id) ?? null;
    },
  };
}

type Library = ReturnType<typeof articlesIn>;

const summaryOf = ({language, changes}: Library, {text: _, ...article}: SampleArticle): ArticleSummary => ({
  ...article,
  language,
  keywords: [...article.keywords],
  version: changes.get(article.id)?.version ?? 1,
});

/** How many articles of a topic are among the first `count` places of the generated ones. */
const generatedOfTopic = (count: number, topicId: TopicId): number =>
  Math.floor((count - topicIds.indexOf(topicId) + topicIds.length - 1) / topicIds.length);

const topicOf = ({articles}: ArticleWords, articleId: string): TopicId | undefined =>
  /^article-\d{6}$/.test(articleId)
    ? topicIds[(Number(articleId.slice(8)) - 1) % topicIds.length]
    : articles.find(({id}) => id === articleId)?.topicId;

export function topicsIn(state: MemoryState, language: string): Topic[] {
  const {words, changes} = articlesIn(state, language);
  if (!words) return [];
  const removed = [...changes.values()].filter((change) => change.removed);
  return topicIds.map((id) => {
    const written = words.articles.filter(({topicId}) => topicId === id).length;
    const all = written + generatedOfTopic(supportOf(state).generatedArticles, id);
    const gone = removed.filter((change) => topicOf(words, change.id) === id);
    return {id, name: words.topics[id], articles: all - gone.length};
  });
}

export function articleCount(state: MemoryState, language: string): number {
  const {count, changes} = articlesIn(state, language);
  return Math.max(0, count - [...changes.values()].filter(({removed}) => removed).length);
}

/** The articles that most people need. */
export function featuredArticles(state: MemoryState, language: string): ArticleSummary[] {
  const library = articlesIn(state, language);
  const ids = ['article-renewal-dates', 'article-setup-mail', 'article-first-case', 'article-severity'];
  return ids.flatMap((id) => {
    const article = library.find(id);
    return article ? [summaryOf(library, article)] : [];
  });
}

export function listArticles(
  world: World,
  {language, topicId, cursor, limit, since}: SupportRequest<'listArticles'>,
): RawAnswerOf<'listArticles'> {
  signedInAccount(world);
  const support = supportOf(world.state);
  const library = articlesIn(world.state, language);
  const mark = String(support.mark);
  const topics = topicsIn(world.state, language);
  if (since !== null) {
    if (!/^\d+$/.test(since) || Number(since) > support.mark) reject({kind: 'gone', code: 'mark-unknown'});
    const changed = support.articleChanges.filter((change) => change.mark > Number(since)).slice(0, 2000);
    const articles = changed.flatMap(({id}) => {
      const article = library.find(id);
      return article ? [summaryOf(library, article)] : [];
    });
    const removed = changed.filter((change) => change.removed).map(({id}) => id);
    return {articles, removed, topics, nextCursor: null, total: changed.length, mark};
  }
  const begin =
    cursor === null
      ? 0
      : /^\d+$/.test(cursor)
        ? Number(cursor)
        : reject({kind: 'invalid', fields: {cursor: 'cursor.unknown'}});
  const articles: ArticleSummary[] = [];
  let place = begin;
  for (; place < library.count && articles.length < limit; place++) {
    if (topicId !== null && library.topicAt(place) !== topicId) continue;
    const article = library.at(place);
    if (article) articles.push(summaryOf(library, article));
  }
  const isLast = place >= library.count;
  const total =
    topicId === null ? articleCount(world.state, language) : (topics.find(({id}) => id === topicId)?.articles ?? 0);
  return {articles, topics, nextCursor: isLast ? null : String(place), total, mark: isLast ? mark : null};
}

export function getArticle(world: World, {articleId, language}: SupportRequest<'getArticle'>): Article {
  signedInAccount(world);
  const library = articlesIn(world.state, language);
  const article = library.find(articleId);
  if (!article) reject({kind: 'gone', code: 'article-unknown'});
  const related = library.words!.articles.filter(({topicId, id}) => topicId === article.topicId && id !== articleId);
  return {
    ...summaryOf(library, article),
    updatedAt: isoInstant(Date.UTC(2026, 0, 15) + scattered(article.title.length, 30, 200) * 86_400_000),
    format: 'markdown',
    text: article.text,
    related: related.slice(0, 3).map(({id}) => id),
  };
}

/** Words of four letters and more, without their endings: enough to find an article by a sentence. */
const stems = (text: string): string[] => [
  ...new Set((text.toLowerCase().match(/[\p{L}\d.]{4,}/gu) ?? []).map((word) => word.slice(0, 6))),
];

/** Articles in which the most of the words occur; generated ones only as far as it does not take long. */
export function articlesAbout(state: MemoryState, text: string, language: string, limit: number): ArticleSummary[] {
  const library = articlesIn(state, language);
  const wanted = stems(text);
  if (wanted.length === 0) return [];
  const scored: {score: number; article: SampleArticle}[] = [];
  for (let place = 0; place < Math.min(library.count, 5000); place++) {
    const article = library.at(place);
    if (!article) continue;
    const words = `${article.title} ${article.keywords.join(' ')} ${article.summary}`.toLowerCase();
    const score = wanted.filter((stem) => words.includes(stem)).length;
    if (score > 0) scored.push({score, article});
  }
  return scored
    .sort((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({article}) => summaryOf(library, article));
}

export function searchArticles(
  world: World,
  {text, language, topicId, limit}: SupportRequest<'searchArticles'>,
): RawAnswerOf<'searchArticles'> {
  signedInAccount(world);
  if (!supportOf(world.state).behaviour.searches) reject({kind: 'gone', code: 'no-search'});
  const found = articlesAbout(world.state, text, language, 1000);
  return {articles: found.filter((article) => topicId === null || article.topicId === topicId).slice(0, limit)};
}

export function rateArticle(
  world: World,
  {articleId, language, helped}: SupportRequest<'rateArticle'>,
): RawAnswerOf<'rateArticle'> {
  const account = signedInAccount(world);
  if (!articlesIn(world.state, language).find(articleId)) reject({kind: 'gone', code: 'article-unknown'});
  supportOf(world.state).ratings[`${account.id} ${articleId}`] = {helped, at: world.now};
  return {recordedAt: isoInstant(world.now)};
}
