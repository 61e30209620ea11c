/** Reading cases: the whole thread, what is new, and what may be the same (S-23). */
import type {RawAnswerOf} from '../../partner-backend.js';
import {reject, signedInAccount, type World} from '../world.js';
import {articlesAbout} from './articles.js';
import {accessCase, caseById, caseSummary, caseView, companyOf, entryView, isCompanyViewer} from './case-view.js';
import type {SupportRequest} from './rules.js';
import {supportOf} from './support-state.js';

export function getCase(world: World, {caseId, before}: SupportRequest<'getCase'>): RawAnswerOf<'getCase'> {
  const {given, account} = accessCase(world, caseId);
  if (before !== null && !/^\d+$/.test(before)) reject({kind: 'invalid', fields: {before: 'cursor.unknown'}});
  return caseView(world, given, account, before === null ? undefined : Number(before));
}

/** Most entries of an answer about news. */
const mostNews = 200;

export function getCaseChanges(
  world: World,
  {caseId, since}: SupportRequest<'getCaseChanges'>,
): RawAnswerOf<'getCaseChanges'> {
  const {given, account} = accessCase(world, caseId);
  const news = given.entries.filter(({revision}) => revision > since);
  return {
    case: caseSummary(world, given, account),
    entries: news.slice(0, mostNews).map((entry) => entryView(entry, account)),
    more: news.length > mostNews,
  };
}

/** Words of four letters and more, without their endings. */
const stemsOf = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []).map((word) => word.slice(0, 6)));

/** Open cases that share at least half of the shorter one's words; only those that are stored are looked at. */
export function findSimilarCases(
  world: World,
  {text, language, productId}: SupportRequest<'findSimilarCases'>,
): RawAnswerOf<'findSimilarCases'> {
  const account = signedInAccount(world);
  const {cases, behaviour} = supportOf(world.state);
  const ids = isCompanyViewer(world.state, account) ? companyOf(world.state, account) : [account.id];
  const wanted = stemsOf(text);
  const alike = cases
    .filter(({accountId, state}) => ids.includes(accountId) && state !== 'closed')
    .map((given) => {
      const words = stemsOf(`${given.subject} ${given.description}`);
      const shared = [...wanted].filter((stem) => words.has(stem)).length;
      const least = Math.max(2, Math.min(stemsOf(given.subject).size, wanted.size) / 2);
      const isSameProduct = productId !== null && productId === given.productId;
      return {id: given.id, isAlike: shared >= least, score: shared + (isSameProduct ? 1 : 0)};
    })
    .filter(({isAlike}) => isAlike)
    .sort((one, other) => other.score - one.score)
    .slice(0, 5);
  return {
    cases: alike.map(({id}) => caseSummary(world, caseById(world.state, id)!, account)),
    articles: behaviour.searches ? articlesAbout(world.state, text, language, 5) : [],
  };
}
