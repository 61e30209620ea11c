/** Agreements as the overview lists them, one of every standing. */
import type {AgreementSummary} from '../../src/domain/agreement.js';

/** 12:00 UTC on 10 June 2026. */
export const noon = Date.UTC(2026, 5, 10, 12);
export const day = 86_400_000;

export const anAgreement = (change: Partial<AgreementSummary> = {}): AgreementSummary => ({
  id: 'AGR-1001',
  status: 'active',
  registeredOn: '2024-09-16',
  acceptedOn: '2026-01-15',
  endsOn: '2026-12-31',
  renewedUntil: null,
  renewableFrom: null,
  timeZone: 'Europe/Belgrade',
  name: 'Reseller agreement, Europe',
  company: {id: 'company-1', name: 'Sava Telekom d.o.o.', country: 'RS'},
  countries: 4,
  maySign: true,
  currentVersion: '2026-1',
  ...change,
});

/** One agreement per standing, on 10 June 2026. */
export const everyStanding = {
  open: anAgreement({id: 'AGR-open', name: 'Services agreement'}),
  endless: anAgreement({id: 'AGR-endless', name: 'Master agreement', endsOn: null, acceptedOn: '2026-06-01'}),
  tooEarly: anAgreement({id: 'AGR-early', name: 'Distribution agreement', renewableFrom: '2026-10-01'}),
  dueSoon: anAgreement({id: 'AGR-soon', name: 'Reseller agreement, Europe', endsOn: '2026-06-28'}),
  dueAnniversary: anAgreement({
    id: 'AGR-anniversary',
    name: 'Cloud agreement',
    acceptedOn: '2025-06-12',
    endsOn: '2028-12-31',
  }),
  lastDay: anAgreement({id: 'AGR-last', name: 'Training agreement', endsOn: '2026-06-10', maySign: false}),
  acceptanceOverdue: anAgreement({
    id: 'AGR-overdue',
    name: 'Support agreement',
    acceptedOn: '2025-05-01',
    endsOn: '2028-12-31',
  }),
  grace: anAgreement({id: 'AGR-grace', name: 'Reseller agreement, Asia', endsOn: '2026-06-07'}),
  lapsed: anAgreement({id: 'AGR-lapsed', name: 'Reseller agreement, Africa', status: 'lapsed', endsOn: '2026-04-30'}),
  reapplying: anAgreement({id: 'AGR-again', name: 'Hardware agreement', status: 'reapplying', endsOn: '2026-03-31'}),
  underReview: anAgreement({id: 'AGR-review', name: 'Software agreement', status: 'underReview', endsOn: '2026-06-30'}),
  renewed: anAgreement({
    id: 'AGR-renewed',
    name: 'Security agreement',
    acceptedOn: '2026-06-02',
    endsOn: '2026-06-30',
    renewedUntil: '2027-06-30',
  }),
  declined: anAgreement({id: 'AGR-declined', name: 'Video agreement', status: 'declined', endsOn: '2026-07-15'}),
  unknown: anAgreement({id: 'AGR-unknown', name: 'Pilot agreement', status: 'FROZEN_V2', endsOn: '2026-08-31'}),
} as const satisfies Record<string, AgreementSummary>;
