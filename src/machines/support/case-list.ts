/** What the history of cases knows and how answers change it. Memory grows with what is listed, not with what exists. */
import type {AnswerOf} from '../../backend/partner-backend.js';
import type {CaseFilter, CaseOrder, CaseScope} from '../../backend/support-requests.js';
import type {Problem} from '../../domain/problem.js';
import type {CaseSummary} from '../../domain/support/case-summary.js';
import {
  emptyList,
  firstPage,
  nextPage,
  refreshedPage,
  searchedText,
  type ListPage,
  type PagedList,
} from '../paged-list.js';

/** What is asked for: whose cases, which of them, part of their words, and the order (S-12). */
export interface CaseListFilter {
  readonly scope: CaseScope;
  readonly show: CaseFilter;
  readonly text: string;
  readonly sort: CaseOrder;
}

export const everyCase: CaseListFilter = {scope: 'mine', show: 'all', text: '', sort: 'updated'};

/** One answer of the back end. */
export type CasePage = AnswerOf<'listCases'>;

/** What one page is asked with; `cursor` `null`: the first one. */
export interface CasePageRequest {
  readonly filter: CaseListFilter;
  /** Since when changes count as new; `null`: none does. */
  readonly since: string | null;
  readonly cursor: string | null;
}

/** Cases as the device kept them, of the filter they were listed with. */
export interface CaseListCopy {
  readonly filter: CaseListFilter;
  readonly cases: readonly CaseSummary[];
  /** When they were loaded: epoch milliseconds. */
  readonly at: number;
}

export interface CaseListInput {
  /** When the person looked last, by the server's clock; `null`: never (S-11). */
  readonly since: string | null;
  /** Whether the company's cases may be seen (S-12). */
  readonly mayViewCompany: boolean;
  readonly filter: CaseListFilter;
  readonly copy: CaseListCopy | null;
}

/** Plain data. */
export interface CaseListContext extends Omit<CaseListInput, 'filter'>, PagedList<CaseSummary, CaseListFilter> {
  /** When the copy on view was loaded: epoch milliseconds; `null`: what is on view comes from the server. */
  readonly copyFrom: number | null;
}

export const initialCaseList = ({filter, ...input}: CaseListInput): CaseListContext => ({
  ...input,
  ...emptyList<CaseSummary, CaseListFilter>(allowed(filter, input)),
  copyFrom: null,
});

/** The filter as far as it is allowed: nobody but a company's viewer lists its cases (S-12). */
export const allowed = (
  filter: CaseListFilter,
  {mayViewCompany}: Pick<CaseListInput, 'mayViewCompany'>,
): CaseListFilter => (mayViewCompany ? filter : {...filter, scope: 'mine'});

/** Whether two filters ask for the same; letter case does not matter, nor does space around the text. */
export const sameCaseFilter = (one: CaseListFilter, other: CaseListFilter | null): boolean =>
  other !== null &&
  one.scope === other.scope &&
  one.show === other.show &&
  one.sort === other.sort &&
  searchedText(one.text) === searchedText(other.text);

const pageOf = ({cases, nextCursor, total}: CasePage): ListPage<CaseSummary> => ({items: cases, nextCursor, total});

/** The context after the first page of `filter`: what was listed before is forgotten. */
export const withFirstCases = (context: CaseListContext, page: CasePage): CaseListContext => ({
  ...context,
  ...firstPage(context, pageOf(page), true),
  copyFrom: null,
});

/** The context after the first page was asked for anew: pages loaded behind it stay. */
export const withRefreshedCases = (context: CaseListContext, page: CasePage): CaseListContext =>
  context.followed.length === 0 || !sameCaseFilter(context.filter, context.answered)
    ? withFirstCases(context, page)
    : {...context, ...refreshedPage(context, pageOf(page)), copyFrom: null};

/** The context after one page more. */
export const withNextCases = (context: CaseListContext, page: CasePage): CaseListContext => ({
  ...context,
  ...nextPage(context, pageOf(page)),
});

/** The context with what the device kept, as it was listed then. */
export const withCopy = (context: CaseListContext, {cases, filter, at}: CaseListCopy): CaseListContext => ({
  ...context,
  ...firstPage({...context, filter}, {items: cases, nextCursor: null, total: null}, true),
  filter: context.filter,
  copyFrom: at,
});

/** One case as it is now. One that is not listed is left out: the next answer brings it. */
export const withCase = (context: CaseListContext, summary: CaseSummary): CaseListContext => ({
  ...context,
  known: context.known.map((known) =>
    known.id === summary.id && known.revision <= summary.revision ? summary : known,
  ),
});

export type CaseListEvent =
  /** Parts of the filter; new text is asked for after a pause in typing, anything else at once. */
  | {readonly type: 'filter.changed'; readonly change: Partial<CaseListFilter>}
  | {readonly type: 'more.requested'}
  /** Asks anew for what is on view: after a case was changed, on waking, when the person wants it. */
  | {readonly type: 'refresh.requested'}
  /** Asks again for what failed. */
  | {readonly type: 'load.requested'}
  /** A case changed in its own view. */
  | {readonly type: 'case.changed'; readonly case: CaseSummary}
  | {readonly type: 'network.returned'}
  | {readonly type: 'session.restored'};

export type CaseListEmitted =
  /** The first page of a filter: what the device may keep for reading offline. */
  | {readonly type: 'cases.listed'; readonly filter: CaseListFilter; readonly cases: readonly CaseSummary[]}
  | {readonly type: 'problem.met'; readonly problem: Problem};
