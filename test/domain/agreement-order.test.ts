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

/** What presses, in the order of its stages: is in grace or on its last day, is missed, is due soon. */
const pressing = ['lastDays', 'missed', 'soon'] as const;
const pressureOf = ({standing}: Judged): (typeof pressing)[number] | null => {
  if (standing.name === 'acceptanceOverdue') return 'missed';
  if (standing.name === 'grace') return 'lastDays';
  if (standing.name !== 'dueSoon') return null;
  return standing.daysLeft === 0 ? 'lastDays' : 'soon';
};
/** After what presses: what may be renewed, will be, and what only others or nobody can change. */
const stageOf = (one: Judged): number => {
  const [pressure, {standing}] = [pressureOf(one), one];
  if (pressure) return pressing.indexOf(pressure);
  if (mayRenew(standing) || standing.name === 'tooEarly') return 3;
  return standing.name === 'renewed' ? 5 : 4;
};
/** Until when an agreement can still be saved; since when its acceptance is missed. */
const momentOf = ({standing, deadlines: {acceptance, due, grace}}: Judged): number =>
  (({dueSoon: due, acceptanceOverdue: acceptance})[standing.name as string] ?? grace)?.endsAt ??
  Number.MAX_SAFE_INTEGER;

describe('the order by the nearest deadline', () => {
  it('R-09, R-33: puts one agreement of every standing where it belongs', () => {
    const order = Object.values(everyStanding)
      .map((agreement) => judged(agreement))
      .sort(byPlace)
      .map(({agreement}) => agreement.id);
    expect(order).to.deep.equal([
      'AGR-last',
      'AGR-grace',
      'AGR-overdue',
      'AGR-anniversary',
      'AGR-soon',
      'AGR-declined',
      'AGR-early',
      'AGR-open',
      'AGR-endless',
      'AGR-lapsed',
      'AGR-again',
      'AGR-review',
      'AGR-unknown',
      'AGR-renewed',
    ]);
  });

  it('R-08, R-09, R-33: for any agreements, whatever may be renewed comes before what may not, by how it presses', () => {
    fc.assert(
      fc.property(fc.array(agreements, {minLength: 2, maxLength: 12}), (all) => {
        const sorted = all.map((agreement) => judged(agreement)).sort(byPlace);
        const stages = sorted.map(stageOf);
        expect(stages).to.deep.equal(stages.toSorted((one, other) => one - other));
        for (const wanted of [...pressing, 'declined']) {
          const moments = sorted.filter((one) => (pressureOf(one) ?? one.standing.name) === wanted).map(momentOf);
          expect(moments).to.deep.equal(moments.toSorted((one, other) => one - other));
        }
        for (const {place} of sorted) expect([place.group, place.at].every(Number.isFinite)).to.equal(true);
      }),
    );
  });

  it('R-09: an agreement in the last hour of its grace comes before one whose yearly acceptance was missed', () => {
    const {grace, acceptanceOverdue} = everyStanding;
    const lastHour = judged(grace).deadlines.grace!.endsAt - 3_600_000;
    expect(byPlace(judged(grace, lastHour), judged(acceptanceOverdue, lastHour))).to.be.below(0);
  });

  it('R-08: a missed yearly acceptance comes before whatever is due on a day to come, the longest missed first', () => {
    const {acceptanceOverdue, dueSoon, dueAnniversary, lastDay} = everyStanding;
    const missed = judged(acceptanceOverdue);
    for (const later of [dueSoon, dueAnniversary]) expect(byPlace(missed, judged(later))).to.be.below(0);
    expect(byPlace(judged(lastDay), missed)).to.be.below(0);
    // Whether its term ends, and when, does not make it wait.
    const longer = judged({...acceptanceOverdue, acceptedOn: '2025-04-30', endsOn: null});
    expect(byPlace(longer, missed)).to.be.below(0);
    expect(longer.place.at).to.equal(longer.deadlines.acceptance!.endsAt);
  });

  it('R-09: a declined agreement comes before what lapsed as long as it may be renewed, and not longer', () => {
    const {declined, lapsed} = everyStanding;
    const end = judged(declined).deadlines.grace!.endsAt;
    expect(byPlace(judged(declined, end - 1), judged(lapsed, end - 1))).to.be.below(0);
    expect(judged(declined, end).place.group).to.equal(judged(lapsed, end).place.group);
  });

  it('R-09: is another one as soon as grace is over', () => {
    const agreement = everyStanding.grace;
    const end = judged(agreement).deadlines.grace!.endsAt;
    const open = judged(everyStanding.open, end);
    expect(byPlace(judged(agreement, end - 1), open)).to.be.below(0);
    expect(byPlace(judged(agreement, end), open)).to.be.above(0);
  });
});
