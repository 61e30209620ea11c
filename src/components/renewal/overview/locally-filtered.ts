/** What a filter leaves of the agreements that are loaded. */
import {agreementPlace, comparePlaces} from '../../../domain/agreement-order.js';
import type {AgreementStanding} from '../../../domain/agreement-standing.js';
import type {AgreementListFilter} from '../../../machines/renewal/agreement-list.js';
import {hasText} from '../../../machines/renewal/agreement-pages.js';
import type {JudgedAgreement} from './judge-all.js';

const shown: Readonly<Record<string, readonly AgreementStanding['name'][]>> = {
  due: ['dueSoon', 'acceptanceOverdue', 'grace'],
  lapsed: ['lapsed', 'reapplying'],
  underReview: ['underReview'],
  renewed: ['renewed'],
};

const placeOf = ({agreement, standing, deadlines}: JudgedAgreement) => agreementPlace(agreement, standing, deadlines);

/** Those that a filter asks for, in its order: what the list shows until the server has answered. */
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
