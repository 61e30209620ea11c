/** The beginnings with agreements to renew. The order of the other scenarios is there too. */
import {beginKnown} from '../order-scenarios.js';
import type {MemoryState} from '../state.js';
import type {MemoryAgreement, MemoryRenewal} from './agreement-state.js';
import {renewalOf} from './agreement-view.js';
import {agreementsOfOtherPartner, otherPartner} from './other-partner.js';
import {agreement, type AgreementFacts} from './sample-agreements.js';
import {agreementsOfEveryStanding} from './sample-set.js';

export const renewalScenarioNames = [
  'agreements',
  'oneAgreement',
  'notPartner',
  'manyAgreements',
  'manyCountries',
  'textChanges',
  'roleLost',
  'integrityReview',
  'otherSigner',
  'refusedCountries',
  'lapsedAgreement',
  'longText',
] as const;
export type RenewalScenarioName = (typeof renewalScenarioNames)[number];

function beginRenewal(
  scenario: RenewalScenarioName,
  now: number,
  agreements: MemoryAgreement[],
  more: Partial<MemoryRenewal> = {},
): MemoryState {
  const state = beginKnown(scenario, now);
  Object.assign(renewalOf(state), {agreements, ...more});
  return state;
}

/** A scenario with one agreement, `agreement-1`, 26 days before the end of its term. */
const single =
  (scenario: RenewalScenarioName, facts: Partial<AgreementFacts>) =>
  (now: number): MemoryState =>
    beginRenewal(scenario, now, [
      agreement(now, {
        id: 'agreement-1',
        name: 'Channel agreement Western Balkans',
        of: 'serbia',
        endsIn: 26,
        countries: ['RS', 'ME', 'BA'],
        ...facts,
      }),
    ]);

const fortyCountries =
  'DE AT BE BG CH CZ DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO RS SE SI SK TR UA GE AM KZ AE SA IL EG MA'.split(
    ' ',
  );

/** Each beginning for a moment in epoch milliseconds; `account-partner` is signed in. */
export const renewalScenarios: Record<RenewalScenarioName, (now: number) => MemoryState> = {
  /** One agreement for every standing, of companies in six countries; and another partner with its own. */
  agreements: (now) => {
    const all = [...agreementsOfEveryStanding(now), ...agreementsOfOtherPartner(now)];
    const state = beginRenewal('agreements', now, all);
    state.accounts = [...state.accounts, otherPartner];
    const renewal = renewalOf(state);
    state.renewal = {...renewal, partnerAccountIds: [...renewal.partnerAccountIds, otherPartner.id]};
    return state;
  },
  /** A single agreement, to be renewed within a month. */
  oneAgreement: single('oneAgreement', {}),
  /** The company is no registered partner. */
  notPartner: (now) => beginRenewal('notPartner', now, [], {partnerAccountIds: []}),
  /** Ten thousand agreements, made as they are asked for. */
  manyAgreements: (now) =>
    beginRenewal('manyAgreements', now, [], {
      generated: {count: 10_000, anchor: Math.floor(now / 86_400_000) * 86_400_000},
    }),
  /** An agreement for forty countries of business. */
  manyCountries: single('manyCountries', {of: 'germany', name: 'Channel agreement Europe', countries: fortyCountries}),
  /** The text changes while it is being accepted. */
  textChanges: single('textChanges', {surprise: 'textChanges'}),
  /** The right to sign is lost while it is being used. */
  roleLost: single('roleLost', {surprise: 'roleLost'}),
  /** Renewal asks an integrity questionnaire and leads to a review. */
  integrityReview: single('integrityReview', {
    hasQuestionnaire: true,
    notices: [
      {kind: 'releaseOfInformation', text: ''},
      {kind: 'directAgreement', text: ''},
    ],
  }),
  /** Nobody signed in may sign; whoever is invited does so after half a minute. */
  otherSigner: single('otherSigner', {signerIds: [], signsAfterSeconds: 30}),
  /** Montenegro and Bosnia and Herzegovina are refused until their data change. */
  refusedCountries: single('refusedCountries', {
    refusing: {ME: 'distributor.inactive', BA: 'location.unverified'},
  }),
  /** Apply again in five countries: one is refused at the first try, one is reviewed. */
  lapsedAgreement: single('lapsedAgreement', {
    of: 'germany',
    name: 'Channel agreement Europe',
    endsIn: -40,
    countries: ['DE', 'AT', 'IT', 'NL', 'HR'],
    refusing: {NL: 'distributor.inactive'},
    reviewing: ['IT'],
  }),
  /** The text has about three hundred pages. */
  longText: single('longText', {name: 'Public sector framework Serbia', form: 'public', languages: ['en', 'sr-Latn']}),
};
