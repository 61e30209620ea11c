/** One agreement for every standing, each with the same distance to its dates whatever the day is. */
import type {MemoryAgreement} from './agreement-state.js';
import {plusDays} from './dates.js';
import {agreement, sampleSignature} from './sample-agreements.js';
import {editionOf} from './texts.js';

/** All agreements of the group, by what is to be done about them. */
export function agreementsOfEveryStanding(now: number): MemoryAgreement[] {
  const of = (facts: Parameters<typeof agreement>[1]) => agreement(now, facts);
  const set = [
    of({id: 'agreement-grace-10', name: 'Channel agreement Canada', of: 'canada', endsIn: -10, years: 4}),
    of({
      id: 'agreement-grace-5',
      name: 'Соглашение о непрямых продажах, Россия',
      of: 'russia',
      endsIn: -5,
      countries: ['RU', 'KZ'],
    }),
    of({id: 'agreement-grace-1', name: 'Cloud services Germany', of: 'germany', endsIn: -1, form: 'services'}),
    of({id: 'agreement-due-1', name: 'Ugovor o indirektnoj prodaji, Srbija', of: 'serbia', endsIn: 1, years: 6}),
    of({
      id: 'agreement-due-7',
      name: 'Contrato de canal indirecto, México',
      of: 'mexico',
      endsIn: 6,
      countries: ['MX', 'BR'],
    }),
    of({
      id: 'agreement-due-30',
      name: 'Channel agreement Western Balkans',
      of: 'serbia',
      endsIn: 26,
      countries: ['RS', 'ME', 'BA'],
    }),
    of({
      id: 'agreement-due-90',
      name: 'Channel agreement Germany and Austria',
      of: 'germany',
      endsIn: 84,
      countries: ['DE', 'AT'],
    }),
    of({
      id: 'agreement-overdue',
      name: 'Managed services Germany',
      of: 'germany',
      endsIn: 500,
      acceptedIn: -390,
      termMonths: 36,
      form: 'services',
    }),
    of({
      id: 'agreement-open',
      name: 'Public sector Serbia',
      of: 'serbia',
      endsIn: 300,
      acceptedIn: -100,
      termMonths: 24,
    }),
    of({id: 'agreement-early', name: 'チャネルパートナー契約', of: 'japan', endsIn: 200, renewableIn: 110}),
    of({
      id: 'agreement-renewed',
      name: 'Channel agreement Adriatic',
      of: 'serbia',
      endsIn: 20,
      acceptedIn: -5,
      renewedFor: 385,
      countries: ['RS', 'HR'],
      acceptedNewest: true,
    }),
    of({
      id: 'agreement-review',
      name: 'Облачные услуги, Россия',
      of: 'russia',
      endsIn: -3,
      form: 'services',
      hasQuestionnaire: true,
    }),
    of({id: 'agreement-declined', name: 'Meetings resale Canada', of: 'canada', endsIn: 25, status: 'declined'}),
    of({
      id: 'agreement-lapsed',
      name: 'Channel agreement Europe',
      of: 'germany',
      endsIn: -40,
      countries: ['DE', 'AT', 'IT', 'NL', 'HR'],
      termMonths: 24,
      refusing: {NL: 'distributor.inactive'},
      reviewing: ['IT'],
    }),
    of({
      id: 'agreement-reapplying',
      name: 'Channel agreement Americas',
      of: 'canada',
      endsIn: -60,
      status: 'reapplying',
      countries: ['CA', 'US', 'MX', 'BR'],
    }),
    of({id: 'agreement-unknown', name: 'Pilot program Japan', of: 'japan', endsIn: 150, status: 'frozenByAudit'}),
  ];
  const byId = (id: string) => set.find((one) => one.id === id)!;
  putUnderReview(now, byId('agreement-review'));
  applyInPart(now, byId('agreement-reapplying'));
  byId('agreement-declined').declined = {at: now - 3 * 86_400_000, accountId: 'account-partner', reason: ''};
  return set;
}

function putUnderReview(now: number, under: MemoryAgreement): void {
  const {form, revision, languages, company, businessCountries, endsOn} = under;
  under.status = 'underReview';
  under.reviewExpectedOn = plusDays(endsOn!, 5);
  under.review = {
    ...sampleSignature(now - 86_400_000),
    edition: editionOf({form, revision, language: languages[0]!, country: company.country}),
    country: company.country,
    countries: structuredClone(businessCountries),
  };
}

/** One country refused, one under review, two still open. */
function applyInPart(now: number, lapsed: MemoryAgreement): void {
  const {form, revision, languages, receipts, endsOn} = lapsed;
  const signature = sampleSignature(now - 86_400_000);
  const states = {CA: 'underReview', US: 'refused'} as const;
  lapsed.reviewExpectedOn = plusDays(endsOn!, 62);
  lapsed.receiptsBefore = receipts.length;
  lapsed.applications = lapsed.businessCountries.map(({country}) => {
    const state = country === 'CA' || country === 'US' ? states[country] : 'open';
    return {
      country,
      state,
      code: state === 'refused' ? 'location.unverified' : null,
      signature: state === 'open' ? null : signature,
      edition: state === 'open' ? null : editionOf({form, revision, language: languages[0]!, country}),
    };
  });
}
