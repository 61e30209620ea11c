/** How the list of agreements changes after its first view. Pure. */
import type {AgreementSummary} from '../../domain/agreement.js';
import {
  merged,
  sameFilter,
  searched,
  withFirstPage,
  type AgreementListContext,
  type AgreementPage,
} from './agreement-list.js';

/** What an agreement is searched in, made ready once: a long list has little time at each key. */
const texts = new WeakMap<AgreementSummary, string>();

/** Whether an agreement's name, company or id has the text, given as `searched` makes it. */
export function hasText(agreement: AgreementSummary, part: string): boolean {
  let text = texts.get(agreement);
  if (text === undefined) {
    const {name, company, id} = agreement;
    text = [name, company.name, id].map(searched).join('\n');
    texts.set(agreement, text);
  }
  return text.includes(part);
}

/**
 * The context after the first page was asked for anew: pages loaded behind it stay, and so does what is selected there.
 */
export function withRefreshedPage(context: AgreementListContext, page: AgreementPage): AgreementListContext {
  if (context.followed.length === 0 || !sameFilter(context.filter, context.answered)) {
    return withFirstPage(context, page, true);
  }
  const fresh = new Set(page.agreements.map(({id}) => id));
  return {
    ...context,
    known: merged(context.known, page.agreements),
    listed: [...fresh, ...context.listed.filter((id) => !fresh.has(id))],
    total: page.total,
    failure: null,
  };
}

/** What is known after agreements of the list were read elsewhere. */
export function withRead(
  {known}: AgreementListContext,
  agreements: readonly AgreementSummary[],
): Pick<AgreementListContext, 'known'> {
  const ids = new Set(known.map(({id}) => id));
  return {
    known: merged(
      known,
      agreements.filter(({id}) => ids.has(id)),
    ),
  };
}

/** The context after one page more; an agreement that moved to a later page meanwhile is listed once. */
export function withNextPage(
  context: AgreementListContext,
  {agreements, nextCursor, total}: AgreementPage,
): AgreementListContext {
  const followed = context.nextCursor === null ? context.followed : [...context.followed, context.nextCursor];
  return {
    ...context,
    known: merged(context.known, agreements),
    listed: [...new Set([...context.listed, ...agreements.map(({id}) => id)])],
    nextCursor: nextCursor !== null && followed.includes(nextCursor) ? null : nextCursor,
    followed,
    total,
    failure: null,
  };
}
