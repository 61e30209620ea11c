/** What the list of agreements knows and how answers change it. Pure and without machinery: the first view needs it alone. */
import type {AnswerOf} from '../../backend/partner-backend.js';
import type {AgreementFilter, AgreementOrder} from '../../backend/requests.js';
import type {AgreementSummary} from '../../domain/agreement.js';
import type {Problem} from '../../domain/problem.js';

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

/** Plain data. */
export interface AgreementListContext extends AgreementListInput {
  /** What the person asks for now. */
  readonly filter: AgreementListFilter;
  /** What the newest answer was for; differs from `filter` while a new one is typed or asked; `null`: no answer yet. */
  readonly answered: AgreementListFilter | null;
  /** Every agreement loaded so far with any filter, each once: a new filter is answered from these at once. */
  readonly known: readonly AgreementSummary[];
  /** Ids of the answer to `answered`, in its order. */
  readonly listed: readonly string[];
  /** Where the next page begins; `null`: there is none. */
  readonly nextCursor: string | null;
  /** The cursors that were followed: one that comes again is a loop and ends the list. */
  readonly followed: readonly string[];
  /** How many the server has for `answered`; `null`: not counted. */
  readonly total: number | null;
  /** Ids, in the order selected. */
  readonly selected: readonly string[];
  /** What went wrong with the newest call. */
  readonly failure: Problem | null;
}

export const initialAgreementList = (input: AgreementListInput): AgreementListContext => ({
  ...input,
  filter: everyAgreement,
  answered: null,
  known: [],
  listed: [],
  nextCursor: null,
  followed: [],
  total: null,
  selected: [],
  failure: null,
});

/** Whether two filters ask for the same; letter case does not matter, nor does space around the text. */
export const sameFilter = (one: AgreementListFilter, other: AgreementListFilter | null): boolean =>
  other !== null && one.show === other.show && one.sort === other.sort && searched(one.text) === searched(other.text);

/** A text as it is searched for. */
export const searched = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/** Those of `known` that are newer in `page` replaced, new ones at the end; each id once. */
export function merged(known: readonly AgreementSummary[], page: readonly AgreementSummary[]): AgreementSummary[] {
  const all = new Map(known.map((agreement) => [agreement.id, agreement]));
  for (const agreement of page) all.set(agreement.id, agreement);
  return [...all.values()];
}

/** The context after the first page of `filter`. `isFresh`: what was known before is forgotten. */
export function withFirstPage(
  context: AgreementListContext,
  {agreements, nextCursor, total}: AgreementPage,
  isFresh = false,
): AgreementListContext {
  const known = merged(isFresh ? [] : context.known, agreements);
  const ids = new Set(known.map(({id}) => id));
  return {
    ...context,
    answered: context.filter,
    known,
    listed: [...new Set(agreements.map(({id}) => id))],
    nextCursor,
    followed: [],
    total,
    selected: context.selected.filter((id) => ids.has(id)),
    failure: null,
  };
}

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
  /** What was read of agreements elsewhere; those that are not on the list stay off it. */
  | {readonly type: 'agreements.read'; readonly agreements: readonly AgreementSummary[]}
  | {readonly type: 'session.restored'};

export type AgreementListEmitted = {readonly type: 'problem.met'; readonly problem: Problem};
