import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {agreementPlace, comparePlaces} from '../../src/domain/agreement-order.js';
import {agreementDeadlines, agreementStanding, mayRenew} from '../../src/domain/agreement-standing.js';
import type {AgreementDates} from '../../src/domain/agreement.js';
import {loadCalendar, type Calendar} from '../../src/domain/calendar.js';
import {defaultRenewalPolicy} from '../support/default-policies.js';
import {everyStanding, noon} from './an-agreement-summary.js';

let calendar: Calendar;
before(async () => {
  calendar = await loadCalendar();
});

function judged(agreement: AgreementDates, now = noon) {
  const deadlines = agreementDeadlines(agreement, defaultRenewalPolicy, 'UTC', calendar);
  const standing = agreementStanding(agreement, deadlines, now, defaultRenewalPolicy, calendar);
  return {agreement, deadlines, standing, place: agreementPlace(agreement, standing, deadlines)};
}
type Judged = ReturnType<typeof judged>;

const byPlace = (one: Judged, other: Judged) => comparePlaces(one.place, other.place);

/** Calendar dates around the moment of the test, near ones often. */
const date = fc
  .oneof(fc.integer({min: -40, max: 40}), fc.integer({min: -800, max: 1200}))
  .map((days) => new Date(noon + days * 86_400_000).toISOString().slice(0, 10));
const maybe = (one: fc.Arbitrary<string>) => fc.option(one, {nil: null});
const agreements = fc.record({
  id: fc.string({minLength: 1, maxLength: 5}),
  status: fc.constantFrom('active', 'active', 'active', 'underReview', 'declined', 'lapsed', 'reapplying', 'FROZEN'),
  registeredOn: date,
  acceptedOn: maybe(date),
  endsOn: maybe(date),
  renewedUntil: maybe(date),
  renewableFrom: maybe(date),
  timeZone: maybe(fc.constantFrom('UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Belgrade')),
}) as fc.Arbitrary<AgreementDates>;

const saved = new Set(['dueSoon', 'grace', 'acceptanceOverdue']);
const settled = new Set(['renewed', 'declined']);

describe('the order by the nearest deadline', () => {
  it('R-09, R-33: puts one agreement of every standing where it belongs', () => {
    const order = Object.values(everyStanding)
      .map((agreement) => judged(agreement))
      .sort(byPlace)
      .map(({agreement}) => agreement.id);
    expect(order).to.deep.equal([
      'AGR-overdue',
      'AGR-last',
      'AGR-anniversary',
      'AGR-grace',
      'AGR-soon',
      'AGR-early',
      'AGR-open',
      'AGR-endless',
      'AGR-lapsed',
      'AGR-again',
      'AGR-review',
      'AGR-unknown',
      'AGR-declined',
      'AGR-renewed',
    ]);
  });

  it('R-09, R-33: for any agreements, what can still be saved comes first and what is settled last', () => {
    fc.assert(
      fc.property(fc.array(agreements, {minLength: 2, maxLength: 12}), (all) => {
        const sorted = all.map((agreement) => judged(agreement)).sort(byPlace);
        const names = sorted.map(({standing}) => standing.name);
        const stages = names.map((name) => (saved.has(name) ? 0 : settled.has(name) ? 2 : 1));
        expect(stages).to.deep.equal(stages.toSorted((one, other) => one - other));
        const lapsed = names.indexOf('lapsed');
        if (lapsed >= 0) {
          const isLater = ({standing}: Judged) => standing.name !== 'declined' && mayRenew(standing);
          expect(sorted.slice(lapsed).filter(isLater)).to.deep.equal([]);
        }
        const left = sorted
          .filter(({standing}) => saved.has(standing.name))
          .map(({standing, deadlines}) =>
            standing.name === 'grace' ? deadlines.grace!.endsAt : deadlines.due!.endsAt,
          );
        expect(left).to.deep.equal(left.toSorted((one, other) => one - other));
        for (const {place} of sorted) expect([place.group, place.at].every(Number.isFinite)).to.equal(true);
      }),
    );
  });

  it('R-09: is another one as soon as grace is over', () => {
    const agreement = everyStanding.grace;
    const end = judged(agreement).deadlines.grace!.endsAt;
    const open = judged(everyStanding.open, end);
    expect(byPlace(judged(agreement, end - 1), open)).to.be.below(0);
    expect(byPlace(judged(agreement, end), open)).to.be.above(0);
  });
});
