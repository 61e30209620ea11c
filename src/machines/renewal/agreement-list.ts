/** What the list of agreements knows and how answers change it. Pure and without machinery: the first view needs it alone. */
import type {AnswerOf} from '../../backend/partner-backend.js';
import type {AgreementFilter, AgreementOrder} from '../../backend/requests.js';
import type {AgreementSummary} from '../../domain/agreement.js';
import type {Problem} from '../../domain/problem.js';
import {
  emptyList,
  firstPage,
  nextPage,
  refreshedPage,
  searchedText,
  type ListPage,
  type PagedList,
} from '../paged-list.js';

/** What is asked for: part of a name, company or id; which standings; the order. */
export interface AgreementListFilter {
  readonly text: string;
  readonly show: AgreementFilter;
  readonly sort: AgreementOrder;
}

export const everyAgreement: AgreementListFilter = {text: '', show: 'all', sort: 'due'};

/** One answer of the back end. */
export type AgreementPage = AnswerOf<'listAgreements'>;

/** What one page is asked with; `cursor` `null`: the first one. */
export interface AgreementPageRequest {
  readonly filter: AgreementListFilter;
  readonly cursor: string | null;
}

export interface AgreementListInput {
  /** Most agreements that can be selected, `policy.renewal.mostTogether`. */
  readonly mostTogether: number;
}

/** Plain data. What is known was loaded with any filter: a new one is answered from these agreements at once. */
export interface AgreementListContext extends AgreementListInput, PagedList<AgreementSummary, AgreementListFilter> {
  /** Ids, in the order selected. */
  readonly selected: readonly string[];
}

export const initialAgreementList = (input: AgreementListInput): AgreementListContext => ({
  ...input,
  ...emptyList<AgreementSummary, AgreementListFilter>(everyAgreement),
  selected: [],
});

const pageOf = ({agreements, nextCursor, total}: AgreementPage): ListPage<AgreementSummary> => ({
  items: agreements,
  nextCursor,
  total,
});

/** Whether two filters ask for the same; letter case does not matter, nor does space around the text. */
export const sameFilter = (one: AgreementListFilter, other: AgreementListFilter | null): boolean =>
  other !== null &&
  one.show === other.show &&
  one.sort === other.sort &&
  searchedText(one.text) === searchedText(other.text);

/** Whether an agreement's name, company or id has the text. */
export function hasText({name, company, id}: AgreementSummary, text: string): boolean {
  const part = searchedText(text);
  return part === '' || [name, company.name, id].some((whole) => searchedText(whole).includes(part));
}

/** The context after the first page of `filter`. `isFresh`: what was known before is forgotten. */
export function withFirstPage(
  context: AgreementListContext,
  page: AgreementPage,
  isFresh = false,
): AgreementListContext {
  const list = firstPage(context, pageOf(page), isFresh);
  const ids = new Set(list.known.map(({id}) => id));
  return {...context, ...list, selected: context.selected.filter((id) => ids.has(id))};
}

/**
 * The context after the first page was asked for anew: pages loaded behind it stay, and so does what is selected there.
 */
export const withRefreshedPage = (context: AgreementListContext, page: AgreementPage): AgreementListContext =>
  context.followed.length === 0 || !sameFilter(context.filter, context.answered)
    ? withFirstPage(context, page, true)
    : {...context, ...refreshedPage(context, pageOf(page))};

/** The context after one page more. */
export const withNextPage = (context: AgreementListContext, page: AgreementPage): AgreementListContext => ({
  ...context,
  ...nextPage(context, pageOf(page)),
});

/** One agreement as a flow left it. One that is not known is left out: the next answer brings it. */
export const withAgreement = (context: AgreementListContext, agreement: AgreementSummary): AgreementListContext => ({
  ...context,
  known: context.known.map((known) => (known.id === agreement.id ? agreement : known)),
  selected: context.selected.filter((id) => id !== agreement.id),
});

export type AgreementListEvent =
  /** Parts of the filter; new text is asked for after a pause in typing, anything else at once. */
  | {readonly type: 'filter.changed'; readonly change: Partial<AgreementListFilter>}
  | {readonly type: 'more.requested'}
  /** Asks anew for what is on view: after a flow, on waking, when the person wants it. */
  | {readonly type: 'refresh.requested'}
  /** Asks again for what failed. */
  | {readonly type: 'load.requested'}
  | {readonly type: 'selection.changed'; readonly agreementId: string; readonly selected: boolean}
  | {readonly type: 'selection.cleared'}
  /** A flow ended: the agreement as the server has it now. */
  | {readonly type: 'agreement.changed'; readonly agreement: AgreementSummary}
  | {readonly type: 'session.restored'};

export type AgreementListEmitted = {readonly type: 'problem.met'; readonly problem: Problem};
