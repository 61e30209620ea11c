/** What a filter leaves of the agreements that are loaded. */
import {agreementPlace, comparePlaces} from '../../../domain/agreement-order.js';
import {judgeAll, type AgreementStanding, type JudgedAgreement} from '../../../domain/agreement-standing.js';
import type {Calendar} from '../../../domain/calendar.js';
import {
  everyAgreement,
  sameFilter,
  searched,
  type AgreementListContext,
  type AgreementListFilter,
} from '../../../machines/renewal/agreement-list.js';
import {hasText} from '../../../machines/renewal/agreement-pages.js';
import type {OverviewModel} from './overview-model.js';

const shown: Readonly<Record<string, readonly AgreementStanding['name'][]>> = {
  due: ['dueSoon', 'acceptanceOverdue', 'grace'],
  lapsed: ['lapsed', 'reapplying'],
  underReview: ['underReview'],
  renewed: ['renewed'],
};

/** No more rows than these stand in for an answer that is on its way: more than are in sight, and as many as a frame has time for. */
const mostBefore = 20;

/** What the list shows until the server has answered; where it did not, everything that is loaded. */
export function standingIn({list, state, now, policy, locale}: OverviewModel, calendar: Calendar): JudgedAgreement[] {
  const found = locallyFiltered(judgeAll(list.known, now, policy, calendar), list.filter, locale);
  return state === 'list.askFailed' ? found : found.slice(0, mostBefore);
}

const listName = (filter: AgreementListFilter | null): string =>
  filter === null || sameFilter(filter, everyAgreement)
    ? ''
    : [filter.show, filter.sort, searched(filter.text)].join(' ');

/**
 * What the lists in the document are called: the one on view, and behind it, as it was, the one that the server has
 * answered, for whoever goes back to it. That of every agreement is called nothing.
 */
export const listNames = ({filter, answered}: AgreementListContext): string[] => [
  ...new Set([listName(filter), listName(answered)]),
];

/** Those that a filter asks for, in its order. */
export function locallyFiltered(
  judged: readonly JudgedAgreement[],
  {text, show, sort}: AgreementListFilter,
  locale: string,
): JudgedAgreement[] {
  const standings = shown[show];
  const part = searched(text);
  const found = judged.filter(
    ({agreement, standing}) => (standings?.includes(standing.name) ?? true) && hasText(agreement, part),
  );
  if (sort === 'due') {
    return found
      .map((one) => ({one, place: agreementPlace(one.agreement, one.standing, one.deadlines)}))
      .sort((a, b) => comparePlaces(a.place, b.place))
      .map(({one}) => one);
  }
  const {compare} = new Intl.Collator(locale, {numeric: true});
  const nameOf = ({agreement}: JudgedAgreement) => (sort === 'name' ? agreement.name : agreement.company.name);
  return found.sort((one, other) => compare(nameOf(one), nameOf(other)));
}
