/** What may be about the same as a case that is written: the server's word, and what the device finds (S-02, K-09). */
import {inTime} from '../../../domain/in-time.js';
import type {SimilarThings} from '../../../machines/support/new-case-context.js';
import type {SimilarRequest} from '../../../machines/support/new-case-setup.js';
import type {PlaceHost} from '../place.js';

/** Most answers suggested, and most characters they are looked for by. */
const mostArticles = 5;
const mostCharacters = 200;
/** How long the device may look before the server's word alone is shown. */
const patience = 1500;
/** Between two looks whether the device has its articles together. */
const lookMilliseconds = 100;

type Lent = Pick<PlaceHost, 'backend' | 'articles' | 'language' | 'support'>;

const isFilling = (state: string): boolean => state === 'opening' || state === 'building';

async function foundHere(
  {articles, language, support}: Lent,
  {text}: SimilarRequest,
): Promise<SimilarThings['articles']> {
  // Where the server searches, its answer has the articles.
  if (!articles.searchesHere || support.getSnapshot().context.profile?.searchesArticles) return [];
  const search = await articles.search(language());
  // The first line is the subject; a long description has words of everything.
  const query = text.split('\n')[0]!.trim().slice(0, mostCharacters);
  const until = performance.now() + patience;
  // Another word is asked about anew; what was not together by then is left out.
  while (search && isFilling(search.status.state) && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, lookMilliseconds));
  const {hits = []} = query === '' ? {} : ((await search?.search(query, {limit: mostArticles})) ?? {});
  return hits.map(({id, topic, language: tag, version, title, summary}) => ({
    id,
    language: tag,
    topicId: topic,
    title: title.text,
    summary: summary.text,
    keywords: [],
    version: Number(version) || 1,
  }));
}

/** Rejects only where neither the server nor the device has anything to say. */
export async function similarThings(
  host: Lent,
  request: SimilarRequest,
  options: {readonly signal?: AbortSignal},
): Promise<SimilarThings> {
  const [told, found] = await Promise.allSettled([
    host.backend.findSimilarCases(request, options),
    inTime(foundHere(host, request), patience + lookMilliseconds),
  ]);
  const here = found.status === 'fulfilled' ? found.value : [];
  if (told.status === 'rejected' && here.length === 0) throw told.reason;
  const {cases, articles} = told.status === 'fulfilled' ? told.value : {cases: [], articles: []};
  const others = here.filter(({id}) => !articles.some((one) => one.id === id));
  return {cases, articles: [...articles, ...others].slice(0, Math.max(mostArticles, articles.length))};
}
