/** What a filter leaves of the agreements that are loaded. */
import {agreementPlace, comparePlaces} from '../../../domain/agreement-order.js';
import {judgeAll, type AgreementStanding, type JudgedAgreement} from '../../../domain/agreement-standing.js';
import type {Calendar} from '../../../domain/calendar.js';
import type {AgreementListFilter} from '../../../machines/renewal/agreement-list.js';
import {hasText} from '../../../machines/renewal/agreement-pages.js';
import type {OverviewModel} from './overview-model.js';

const shown: Readonly<Record<string, readonly AgreementStanding['name'][]>> = {
  due: ['dueSoon', 'acceptanceOverdue', 'grace'],
  lapsed: ['lapsed', 'reapplying'],
  underReview: ['underReview'],
  renewed: ['renewed'],
};

const placeOf = ({agreement, standing, deadlines}: JudgedAgreement) => agreementPlace(agreement, standing, deadlines);

/** No more rows than these stand in for an answer that is on its way: more than are in sight, and as many as a frame has time for. */
const mostBefore = 20;

/** What the list shows until the server has answered; where it did not, everything that is loaded. */
export function standingIn({list, state, now, policy, locale}: OverviewModel, calendar: Calendar): JudgedAgreement[] {
  const found = locallyFiltered(judgeAll(list.known, now, policy, calendar), list.filter, locale);
  return state === 'list.askFailed' ? found : found.slice(0, mostBefore);
}

/** Those that a filter asks for, in its order. */
export function locallyFiltered(
  judged: readonly JudgedAgreement[],
  {text, show, sort}: AgreementListFilter,
  locale: string,
): JudgedAgreement[] {
  const found = judged.filter(
    ({agreement, standing}) => (shown[show]?.includes(standing.name) ?? true) && hasText(agreement, text),
  );
  const {compare} = new Intl.Collator(locale, {numeric: true});
  return found.sort((one, other) => {
    if (sort === 'due') return comparePlaces(placeOf(one), placeOf(other));
    const [a, b] = [one, other].map(({agreement}) => (sort === 'name' ? agreement.name : agreement.company.name));
    return compare(a!, b!);
  });
}
