/** Something to render for every state of renewing and applying again that a person can see. */
import {adoptStyles, html, render, type TemplateResult} from 'lit';
import type {DraftStanding} from '../../src/components/shared/draft-keeper.js';
import {formatFor} from '../../src/components/shared/format.js';
import {intlLocaleFor, type LanguageTag} from '../../src/locales/index.js';
import {translator, type Messages} from '../../src/locales/messages.js';
import {laterRenewalWords} from '../../src/locales/renewal-words-later.js';
import {renewalWords} from '../../src/locales/renewal-words.js';
import {baseStyles} from '../../src/components/shared/base-styles.js';
import {tokens} from '../../src/components/shared/tokens.js';
import {flowFrame} from '../../src/components/renewal/flow-frame.js';
import {reapplicationViews} from '../../src/components/renewal/reapplication-views.js';
import {renewalStyles} from '../../src/components/renewal/renewal-styles.js';
import {renewalViews} from '../../src/components/renewal/renewal-views.js';
import {signInFields, signInView} from '../../src/components/renewal/sign-in-view.js';
import type {
  ReapplicationState,
  ReapplicationViewModel,
  RenewalState,
  RenewalViewModel,
} from '../../src/components/renewal/view-model.js';
import type {Agreement, Reapplication, TextEdition} from '../../src/domain/agreement.js';
import {isWithinTerm} from '../../src/domain/accepted-term.js';
import {agreementDeadlines, agreementStanding, type AgreementDeadlines} from '../../src/domain/agreement-standing.js';
import {loadCalendar} from '../../src/domain/calendar.js';
import {readAgreementPolicy} from '../../src/domain/renewal-policy.js';
import type {Problem} from '../../src/domain/problem.js';
import {emptyReapplicationAnswers, type ReapplicationAnswers} from '../../src/domain/reapplication-answers.js';
import type {Receipt} from '../../src/domain/receipt.js';
import {answersFor, emptyRenewalAnswers, type RenewalAnswers} from '../../src/domain/renewal-answers.js';
import {
  initialRenewal,
  type AgreementResult,
  type LoadedAgreement,
  type RenewalContext,
} from '../../src/machines/renewal/context.js';
import {initialReapplication, type ReapplicationContext} from '../../src/machines/renewal/reapplication-context.js';

export const noon = Date.UTC(2026, 10, 21, 12);
export const {policy} = readAgreementPolicy({
  vendorName: 'Meridian Systems',
  supportUrl: 'https://vendor.example/support',
  renewal: {
    userGuideUrl: 'https://vendor.example/guide',
    questionsUrl: 'https://vendor.example/questions',
    lossDelayDays: {locator: 5},
  },
});

const hash = (digit: string): string => digit.repeat(64);
const english: TextEdition = {version: '12.1', language: 'en', hash: hash('a')};
const german: TextEdition = {version: '12.1', language: 'de', hash: hash('b')};
const newer: TextEdition = {version: '13', language: 'en', hash: hash('c')};

/** A text that would do harm wherever it were anything but text. */
export const hostile = '<img src=x onerror=alert(1)>\u202e{count}\u2068';
const longName = 'Međunarodna logistička i špediterska kompanija „Šumadija–Dunav–Jadran“ d.o.o.';

const emea = {id: 'party-emea', name: 'Meridian International Limited', country: 'IE'};
const brazil = {id: 'party-br', name: 'Meridian Comércio e Serviços do Brasil Ltda.', country: 'BR'};

const receipt: Receipt = {
  schemaVersion: 1,
  id: 'R-2026-000481',
  agreementId: 'agreement-1',
  agreementName: 'Indirect Channel Partner Agreement',
  textVersion: english.version,
  textLanguage: 'en',
  textHash: english.hash,
  contractingParty: emea.name,
  countries: ['RS', 'DE'],
  signerName: 'Jelena Petrović',
  signerTitle: 'Managing Director',
  signerAccountId: 'account-1',
  attestation: 'I am authorized.',
  attestationLanguage: 'en',
  acceptedAt: '2026-11-21T11:58:03Z',
  previousHash: null,
  hash: hash('f'),
};

export const agreement: Agreement = {
  id: 'agreement-1',
  status: 'active',
  registeredOn: '2022-12-03',
  acceptedOn: '2025-12-02',
  endsOn: '2026-12-02',
  renewedUntil: null,
  renewableFrom: null,
  timeZone: 'Europe/Belgrade',
  name: 'Indirect Channel Partner Agreement',
  company: {
    id: 'C-100482',
    name: longName,
    country: 'RS',
    registrationNumber: '21034567',
    address: 'Bulevar Mihajla Pupina 115\n11070 Beograd',
  },
  countries: 3,
  maySign: null,
  currentVersion: '12.1',
  businessCountries: [
    {
      country: 'RS',
      address: 'Bulevar Mihajla Pupina 115\n11070 Beograd',
      distributors: [{name: 'Dunav Distribution', accountNumber: 'DD-88-1203'}],
      dropEffect: null,
    },
    {
      country: 'DE',
      address: 'Donaudampfschifffahrtsstraße 12\n80331 München',
      distributors: [
        {name: 'Nordlicht Großhandel GmbH', accountNumber: '4711'},
        {name: 'Isar IT Vertrieb', accountNumber: 'II/2019/0042'},
      ],
      dropEffect: 'Open quotes in Germany are cancelled.\nDiscount tier 2 ends.',
    },
    {country: 'BA', address: '', distributors: [], dropEffect: null},
  ],
  contractingParty: emea,
  editions: [english, german],
  acceptedEdition: {version: '11', language: 'en', hash: hash('9')},
  questionnaire: [
    {
      id: 'q1',
      kind: 'yesNo',
      text: 'Is a public official among the owners or directors of the company?',
      hint: 'Also in the last two years.',
      options: [],
      required: true,
      onlyIf: null,
    },
    {
      id: 'q2',
      kind: 'text',
      text: 'Who, and in which office?',
      hint: '',
      options: [],
      required: true,
      onlyIf: {question: 'q1', answer: 'yes'},
    },
    {
      id: 'q3',
      kind: 'choice',
      text: 'How often are employees trained against corruption?',
      hint: '',
      options: [
        {id: 'yearly', text: 'Once a year'},
        {id: 'never', text: 'Not yet'},
      ],
      required: true,
      onlyIf: null,
    },
    {id: 'q4', kind: 'text', text: 'Anything to add?', hint: '', options: [], required: false, onlyIf: null},
  ],
  notices: [
    {kind: 'releaseOfInformation', text: ''},
    {kind: 'directAgreement', text: ''},
  ],
  invitedSigner: {email: 'director@kompanija.example', invitedAt: '2026-11-20T09:15:00Z'},
  reviewSince: null,
  reviewExpectedOn: null,
  refusedCountries: [],
  latestReceipt: null,
  operations: {acceptance: 'operation-1', decline: 'operation-2'},
};

const second: Agreement = {
  ...agreement,
  id: 'agreement-2',
  name: 'Software Resale Addendum',
  endsOn: '2026-11-18',
  acceptedOn: '2025-11-18',
  company: {...agreement.company, name: 'Drina Systems'},
  editions: [newer],
  questionnaire: null,
  businessCountries: agreement.businessCountries.slice(0, 1),
  operations: {acceptance: 'operation-3', decline: 'operation-4'},
};

const many: Agreement = {
  ...second,
  id: 'agreement-40',
  businessCountries: [
    ...'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE NO CH IS GB RS BA ME MK AL TR UA MD GE'.split(
      ' ',
    ),
  ].map((country) => ({...agreement.businessCountries[0]!, country})),
};

async function load(one: Agreement): Promise<LoadedAgreement> {
  const calendar = await loadCalendar();
  const deadlines = agreementDeadlines(one, policy.renewal, policy.timeZone, calendar);
  return {
    agreement: one,
    deadlines,
    standing: agreementStanding(one, deadlines, noon, policy.renewal, calendar),
    isWithinTerm: isWithinTerm(deadlines, noon, policy.renewal, calendar),
  };
}

/** Answers to everything about an agreement. */
const filled = (one: Agreement): RenewalAnswers['agreements'][number] => {
  const answers = answersFor(one);
  return {
    ...answers,
    countries: answers.countries.map((country, index) => ({
      ...country,
      kept: index !== 2,
      physicalLocation: index !== 2,
    })),
    questionnaire: answers.questionnaire.map(({question}) => ({
      question,
      answer: {q1: 'yes', q2: 'M. Jovanović, city council', q3: 'yearly', q4: ''}[question] ?? '',
    })),
  };
};

const person = {
  signerName: 'Jelena Petrović',
  signerTitle: 'Managing Director',
  signerEmail: 'jelena@kompanija.example',
};

/** Every field of every step is wrong. */
const lost: Problem = {kind: 'server', reference: 'REF-2026-11-21/0815'};

/** One state with what it shows. */
export type Shown = {
  /** Told apart from other shapes of the same state. */
  readonly variant: string;
  readonly draft?: DraftStanding;
  /** The state of the session machine. */
  readonly session?: string;
} & (
  | {readonly flow: 'renewal'; readonly state: RenewalState; readonly context: RenewalContext}
  | {
      readonly flow: 'reapplication';
      readonly state: ReapplicationState;
      readonly context: ReapplicationContext;
      readonly deadlines?: AgreementDeadlines;
    }
  | {readonly flow: 'signIn'; readonly state: 'signIn'; readonly isWrong: boolean}
);

export async function everyView(): Promise<Shown[]> {
  const first = await load(agreement);
  const other = await load(second);
  const forty = await load(many);
  const tooEarly = await load({
    ...agreement,
    id: 'agreement-3',
    endsOn: '2028-12-02',
    acceptedOn: '2026-11-02',
    renewableFrom: '2028-09-01',
  });
  const longer = await load({...agreement, acceptedOn: '2025-11-25', endsOn: '2027-11-22'});
  const lapsed = await load({...second, id: 'agreement-4', status: 'lapsed', endsOn: '2026-11-01'});
  const renewedLately = await load({
    ...agreement,
    acceptedOn: '2026-11-20',
    renewedUntil: '2027-12-02',
    latestReceipt: receipt,
    refusedCountries: [{country: 'DE', code: 'location.unverified'}],
  });
  const inReview = (reviewExpectedOn: string | null) =>
    load({...agreement, status: 'underReview', reviewSince: '2026-11-20T09:15:00Z', reviewExpectedOn});
  const unknown = await load({...second, id: 'agreement-5', status: 'SUSPENDED_V2'});
  const input = {
    agreementIds: [agreement.id],
    policy,
    ownName: 'Jelena Petrović',
    ownEmail: 'jelena@kompanija.example',
    now: noon,
    restored: null,
  };
  const blank = initialRenewal(input);
  const of = (agreements: readonly LoadedAgreement[], more: Partial<RenewalContext> = {}): RenewalContext => ({
    ...blank,
    agreementIds: agreements.map((one) => one.agreement.id),
    agreements,
    answers: {...emptyRenewalAnswers, agreements: agreements.map((one) => answersFor(one.agreement))},
    ...more,
  });
  const answers: RenewalAnswers = {
    ...emptyRenewalAnswers,
    ...person,
    authority: 'yes',
    inviteName: 'Milan Ilić',
    inviteEmail: 'director@kompanija.example',
    agreements: [filled(agreement), filled(second)],
    openedTexts: [newer.hash],
    attested: true,
    declineReason: 'We leave the market.',
  };
  const one = (more: Partial<RenewalContext> = {}) =>
    of([first], {answers: {...answers, agreements: [filled(agreement)]}, ...more});
  const two = (more: Partial<RenewalContext> = {}) => of([first, other], {answers, ...more});
  const preview = {
    [agreement.id]: {
      agreementId: agreement.id,
      country: 'BR',
      contractingParty: brazil,
      editions: [{...newer, language: 'pt-BR'}],
    },
  };
  const toBrazil = {...answers, agreements: [{...filled(agreement), principalCountry: 'BR'}, filled(second)]};
  const results = (...states: AgreementResult[]): Readonly<Record<string, AgreementResult>> =>
    Object.fromEntries([agreement, second].flatMap(({id}, index) => (states[index] ? [[id, states[index]]] : [])));
  const under = (state: 'sending' | 'waiting' | 'checking' | 'stillUnknown', reference: string | null) => ({
    state,
    reference,
    isSent: true,
    isReceived: false,
  });
  const renewed: AgreementResult = {
    state: 'renewed',
    receipt,
    refusedCountries: [{country: 'DE', code: 'location.unverified'}],
  };
  const yearly: AgreementResult = {...renewed, refusedCountries: [], isYearly: true};
  const longerAccepted = {
    ...longer,
    agreement: {...longer.agreement, acceptedOn: '2026-11-21', latestReceipt: receipt},
  };
  const otherAccepted = {...longerAccepted, agreement: {...longerAccepted.agreement, id: second.id, name: second.name}};
  const otherYearly = {...yearly, receipt: {...receipt, id: 'R-2026-000482', agreementName: second.name}};
  const refused: AgreementResult = {state: 'refused', problem: {kind: 'conflict', code: 'unsure'}};
  const renewedFirst = {...first, agreement: {...agreement, renewedUntil: '2027-12-02'}};
  const hostileAgreement = await load({
    ...agreement,
    name: hostile,
    company: {...agreement.company, name: hostile, address: hostile, id: hostile, registrationNumber: hostile},
    businessCountries: agreement.businessCountries.map((country) => ({
      ...country,
      address: hostile,
      dropEffect: hostile,
    })),
    contractingParty: {...emea, name: hostile},
    editions: [{...english, version: hostile}],
    questionnaire: agreement.questionnaire!.map((question) => ({...question, text: hostile, hint: hostile})),
    notices: [{kind: 'releaseOfInformation', text: hostile}],
    invitedSigner: {email: hostile, invitedAt: '2026-11-20T09:15:00Z'},
  });
  const harm = (more: Partial<RenewalContext> = {}): RenewalContext =>
    of([hostileAgreement, other], {
      answers: {
        ...answers,
        ...person,
        signerName: hostile,
        agreements: [filled(hostileAgreement.agreement), filled(second)],
      },
      ...more,
    });

  const shapes: Record<RenewalState, Readonly<Record<string, RenewalContext>>> = {
    loading: {plain: blank},
    loadFailed: {plain: {...blank, failure: lost}},
    blocked: {
      several: of([tooEarly, lapsed, unknown]),
      renewed: of([renewedLately]),
      'under review': of([await inReview('2026-11-21')]),
      'a late review': of([await inReview('2026-11-20')]),
      'a review without a day': of([await inReview(null)]),
      'too early': of([tooEarly]),
      reapplying: of([await load({...second, status: 'reapplying', endsOn: '2026-11-01'})]),
    },
    authority: {
      plain: of([first]),
      'several, restored, one left out': of([first, other, lapsed], {wasRestored: true}),
      wrong: of([await load({...agreement, maySign: false})], {problems: {authority: 'authority.denied'}}),
      declined: of([await load({...agreement, status: 'declined'})]),
      overdue: of([await load({...agreement, acceptedOn: '2025-05-01', endsOn: '2028-12-02'})]),
      hostile: harm(),
    },
    'invite.editing': {
      plain: one(),
      wrong: one({problems: {inviteName: 'name.empty', inviteEmail: 'email.self'}}),
      failed: one({failure: lost}),
    },
    'invite.sending': {plain: one()},
    waitingSigner: {
      plain: one(),
      several: two(),
      'overdue without an end': of([await load({...agreement, acceptedOn: '2025-05-01', endsOn: null})]),
      hostile: harm(),
    },
    'company.editing': {
      plain: one(),
      several: two(),
      wrong: one({problems: {'agreements.0.principalCountry': 'country.empty'}}),
      hostile: harm(),
    },
    'company.previewing': {plain: one()},
    'company.partyChanged': {
      plain: of([first], {answers: {...toBrazil, agreements: toBrazil.agreements.slice(0, 1)}, parties: preview}),
    },
    'countries.editing': {
      untouched: of([first]),
      several: two(),
      forty: of([forty]),
      wrong: one({
        answers: {
          ...answers,
          agreements: [
            {
              ...filled(agreement),
              countries: filled(agreement).countries.map((country) => ({
                ...country,
                kept: true,
                physicalLocation: false,
              })),
            },
          ],
        },
        problems: {
          'agreements.0.countries.0.physicalLocation': 'location.unconfirmed',
          'agreements.0.countries.1.distributors.1.accountNumber': 'account.empty',
          'agreements.0.countries.2.address': 'address.empty',
          'agreements.0.countries.2.distributors.0.name': 'distributor.empty',
        },
      }),
      'one left': of([other]),
      hostile: harm(),
    },
    'countries.dropping': {
      'the vendor’s words': one({dropping: {agreementId: agreement.id, country: 'DE'}}),
      'the kit’s words': one({dropping: {agreementId: agreement.id, country: 'RS'}}),
      hostile: harm({dropping: {agreementId: agreement.id, country: 'DE'}}),
    },
    questionnaire: {
      untouched: of([first]),
      answered: two(),
      wrong: of([first], {
        problems: {
          'agreements.0.questionnaire.0.answer': 'answer.empty',
          'agreements.0.questionnaire.2.answer': 'answer.empty',
        },
      }),
      hostile: harm(),
    },
    'agreement.overview': {
      untouched: of([first]),
      several: two(),
      wrong: two({problems: {'agreements.0.editionHash': 'text.unopened'}}),
      'a text that is gone': of([other], {
        answers: {...answers, agreements: [{...filled(second), editionHash: hash('0')}]},
        problems: {'agreements.0.editionHash': 'edition.empty'},
      }),
      hostile: harm(),
    },
    'agreement.reading': {plain: one({reading: {agreementId: agreement.id, hash: german.hash}})},
    attest: {
      plain: one(),
      wrong: of([first], {
        problems: {
          signerName: 'name.empty',
          signerTitle: 'title.empty',
          signerEmail: 'email.noAt',
          attested: 'attestation.empty',
        },
      }),
      hostile: harm(),
    },
    check: {
      plain: one(),
      several: two(),
      offline: one({offline: true}),
      'another party': two({answers: toBrazil, parties: preview}),
      'nothing answered': of([first]),
      refused: two({
        problems: {
          'agreements.0.countries.1.address': 'address.characters',
          signerEmail: 'email.domain',
          attested: 'unheardOf',
          somewhere: 'other',
        },
      }),
      'beside one that was accepted': of([renewedFirst, other], {
        answers: {...answers, agreements: [filled(second)]},
        results: results(renewed),
        failure: lost,
      }),
      'within a longer term': of([longer], {answers: {...answers, agreements: [filled(longer.agreement)]}}),
      'several, one within a longer term': of([longer, other], {
        answers: {...answers, agreements: [filled(longer.agreement), filled(second)]},
      }),
      hostile: harm(),
    },
    'declining.confirming': {
      plain: one(),
      several: two({problems: {declineReason: 'reason.tooLong'}}),
      'without an end': of([await load({...agreement, endsOn: null})]),
      'not on record': of([await load({...agreement, maySign: false})], {
        answers: {...answers, agreements: [filled(agreement)]},
        declines: true,
        decliningAt: 'authority',
        problems: {authority: 'authority.declineDenied'},
      }),
      offline: one({offline: true}),
      hostile: harm(),
    },
    'declining.sending': {
      plain: one({results: results(under('sending', null))}),
      'still unknown': one({results: results(under('stillUnknown', 'REF-7'))}),
      'not sent': one({results: results({...under('stillUnknown', 'REF-7'), isSent: false})}),
    },
    submitting: {
      sending: two({results: results(under('sending', null), under('waiting', null))}),
      waiting: one({results: results(under('waiting', null))}),
      checking: two({results: results(under('checking', 'REF-1'), renewed)}),
      'still unknown': two({results: results(renewed, under('stillUnknown', 'REF-7'))}),
      'received, still unknown': one({results: results({...under('stillUnknown', 'REF-7'), isReceived: true})}),
      'one received': two({
        results: results({...under('stillUnknown', 'REF-7'), isReceived: true}, under('stillUnknown', 'REF-8')),
      }),
      'one received, one being asked about': two({
        results: results({...under('stillUnknown', 'REF-7'), isReceived: true}, under('checking', null)),
      }),
      'one refused, the other not sent': two({
        results: results(refused, {...under('stillUnknown', 'REF-7'), isSent: false}),
      }),
      'one renewed, the other not sent': two({
        results: results(renewed, {...under('stillUnknown', 'REF-7'), isSent: false}),
      }),
      'not sent, being asked about': one({results: results({...under('checking', null), isSent: false})}),
      'not sent, nobody can tell': two({
        results: results(
          {...under('stillUnknown', 'REF-7'), isSent: false},
          {...under('checking', null), isSent: false},
        ),
      }),
    },
    checking: {
      plain: one({results: results(under('checking', 'REF-1'))}),
      several: two({results: results(under('checking', null), under('checking', null))}),
      'still unknown': two({results: results(renewed, under('stillUnknown', 'REF-7'))}),
    },
    textChanged: {
      plain: two({changedTexts: [agreement.id]}),
      several: two({changedTexts: [agreement.id, second.id]}),
      'beside one that was accepted': two({changedTexts: [second.id], results: results(renewed)}),
      hostile: harm({changedTexts: [agreement.id]}),
    },
    roleLost: {
      plain: one({failure: {kind: 'forbidden', code: 'not-authorised', reference: 'REF-3'}}),
      'beside one under review': two({results: results({state: 'underReview', expectedOn: null})}),
      'beside one that was refused': two({results: results(refused)}),
    },
    finished: {
      renewed: of([renewedFirst], {results: results({...renewed, refusedCountries: []})}),
      mixed: of([renewedFirst, other], {
        results: results(renewed, {
          state: 'refused',
          problem: {kind: 'conflict', code: 'too-late', reference: 'REF-4'},
        }),
      }),
      yearly: of([longerAccepted], {results: results(yearly)}),
      'yearly, several': of([longerAccepted, otherAccepted], {results: results(yearly, otherYearly)}),
      'yearly beside renewed': of([renewedFirst, otherAccepted], {
        results: results({...renewed, refusedCountries: []}, otherYearly),
      }),
      'mixed, to mend': of([renewedFirst, other], {results: results(renewed, refused)}),
      refused: one({results: results(refused)}),
      'declined and too late to': two({
        results: results(
          {state: 'declined'},
          {state: 'refused', problem: {kind: 'conflict', code: 'too-late'}, isDecline: true},
        ),
      }),
      elsewhere: of([renewedFirst], {results: results({...renewed, isElsewhere: true})}),
      'under review': two({
        results: results({state: 'underReview', expectedOn: '2026-11-24'}, {state: 'underReview', expectedOn: null}),
      }),
      'a late review': one({results: results({state: 'underReview', expectedOn: '2026-11-20'})}),
      received: two({results: results({state: 'received'}, {state: 'received'})}),
      declined: two({results: results({state: 'declined'}, {state: 'declined'})}),
      'renewed by somebody else': of([renewedFirst], {
        results: results({state: 'renewed', receipt: null, refusedCountries: []}),
      }),
      hostile: harm({
        results: results({
          state: 'renewed',
          receipt: {...receipt, id: hostile, signerName: hostile},
          refusedCountries: [{country: 'DE', code: hostile}],
        }),
      }),
    },
    lapsed: {plain: one(), several: two(), hostile: harm()},
  };

  const line = (country: string, state: string, more: Partial<Reapplication['countries'][number]> = {}) => ({
    country,
    contractingParty: emea,
    edition: english,
    signer: null,
    state,
    code: null,
    dropEffect: null,
    ...more,
  });
  const reapplication: Reapplication = {
    agreementId: agreement.id,
    agreementName: agreement.name,
    companyName: longName,
    countries: [
      line('RS', 'accepted', {signer: 'Jelena Petrović'}),
      line('DE', 'open'),
      line('AT', 'open'),
      line('BR', 'open', {contractingParty: brazil, edition: {...newer, language: 'pt-BR'}}),
      line('HR', 'refused', {code: 'distributor.inactive', signer: 'Jelena Petrović'}),
      line('BA', 'underReview', {signer: 'Jelena Petrović'}),
      line('ME', 'dropped'),
      line('MK', 'ON_HOLD_7'),
    ],
    reviewExpectedOn: '2026-11-25',
    receipts: [receipt],
    operationId: 'operation-5',
  };
  const untouched: Reapplication = {
    ...reapplication,
    countries: reapplication.countries.slice(1, 4),
    receipts: [],
    reviewExpectedOn: null,
  };
  const again = initialReapplication({
    agreementId: agreement.id,
    policy,
    ownName: input.ownName,
    ownEmail: input.ownEmail,
    restored: null,
  });
  const chosen: ReapplicationAnswers = {
    ...emptyReapplicationAnswers,
    ...person,
    chosen: ['DE', 'BR'],
    dropped: ['AT'],
    openedTexts: [english.hash],
    attested: true,
  };
  const dropping: ReapplicationAnswers = {...chosen, chosen: [], dropped: ['AT', 'DE']};
  const sent = (state: 'sending' | 'waiting' | 'checking' | 'stillUnknown') => ({
    ...again,
    reapplication,
    answers: chosen,
    submission: {state, reference: 'REF-9', doubtful: state !== 'sending', isSent: true, isReceived: false},
  });
  const wicked: Reapplication = {
    ...reapplication,
    agreementName: hostile,
    companyName: hostile,
    countries: reapplication.countries.map((one) => ({
      ...one,
      signer: hostile,
      code: hostile,
      dropEffect: hostile,
      contractingParty: {...emea, name: hostile},
      edition: {...english, version: hostile},
    })),
  };
  const applying: Record<ReapplicationState, Readonly<Record<string, ReapplicationContext>>> = {
    loading: {plain: again},
    loadFailed: {plain: {...again, failure: {kind: 'network'}}},
    matrix: {
      untouched: {...again, reapplication: untouched, wasRestored: true},
      'in the middle': {...again, reapplication, answers: chosen},
      results: {...again, reapplication, submitted: ['RS', 'HR', 'BA']},
      'no result': {...again, reapplication, answers: chosen, submitted: ['DE', 'BR']},
      'only dropped': {...again, reapplication, submitted: ['ME']},
      'a late review': {...again, reapplication: {...reapplication, reviewExpectedOn: '2026-11-20'}},
      wrong: {...again, reapplication: untouched, problems: {chosen: 'countries.none'}},
      'dropping alone': {...again, reapplication, answers: dropping},
      'unopened text': {
        ...again,
        reapplication,
        answers: {...chosen, openedTexts: []},
        problems: {'countries.BR': 'text.unopened'},
      },
      done: {
        ...again,
        reapplication: {
          ...reapplication,
          countries: reapplication.countries.filter(({state}) => state !== 'open' && state !== 'refused'),
        },
        submitted: ['RS'],
      },
      hostile: {...again, reapplication: wicked, answers: chosen, submitted: ['HR']},
    },
    dropping: {
      plain: {...again, reapplication, dropping: 'DE'},
      hostile: {...again, reapplication: wicked, dropping: 'DE'},
    },
    reading: {plain: {...again, reapplication, reading: newer.hash}},
    attest: {
      plain: {...again, reapplication, answers: chosen},
      'dropping alone': {...again, reapplication, answers: dropping},
      wrong: {...again, reapplication, problems: {signerTitle: 'title.empty', attested: 'attestation.empty'}},
    },
    check: {
      plain: {...again, reapplication, answers: chosen},
      offline: {...again, reapplication, answers: chosen, offline: true, failure: lost},
      'dropping alone': {...again, reapplication, answers: dropping},
      hostile: {...again, reapplication: wicked, answers: {...chosen, signerName: hostile}},
    },
    submitting: {
      sending: sent('sending'),
      waiting: sent('waiting'),
      checking: sent('checking'),
      'still unknown': sent('stillUnknown'),
      'dropping alone': {...sent('sending'), answers: dropping},
    },
    checking: {plain: sent('checking'), 'still unknown': sent('stillUnknown')},
  };
  const drafts: readonly DraftStanding[] = [
    {state: 'saved', keptUntil: noon + 30 * 86_400_000},
    {state: 'saving'},
    {state: 'unsaved', reason: 'quota'},
    {state: 'conflict'},
    {state: 'memory', reason: 'host'},
    {state: 'memory', reason: 'refused'},
    {state: 'unsaved', reason: 'otherTab'},
    {state: 'memory', reason: 'newerDatabase'},
  ];
  const saved = {draft: drafts[0]!};
  return [
    ...Object.entries(shapes).flatMap(([state, variants]) =>
      Object.entries(variants).map(([variant, context]) => ({
        flow: 'renewal' as const,
        state: state as RenewalState,
        variant,
        context,
        ...saved,
      })),
    ),
    ...Object.entries(applying).flatMap(([state, variants]) =>
      Object.entries(variants).map(([variant, context]) => ({
        flow: 'reapplication' as const,
        state: state as ReapplicationState,
        variant,
        context,
      })),
    ),
    ...drafts.slice(1).map((draft, index) => ({
      flow: 'renewal' as const,
      state: 'attest' as const,
      variant: `draft ${index} ${draft.state}`,
      context: one(),
      draft,
    })),
    {flow: 'renewal', state: 'lapsed', variant: 'in memory', context: one(), draft: drafts[4]!},
    ...['ending', 'ended'].map((session) => ({
      flow: 'renewal' as const,
      state: 'attest' as const,
      variant: `session ${session}`,
      context: one(),
      session,
    })),
    {flow: 'signIn', state: 'signIn', variant: 'plain', isWrong: false},
    {flow: 'signIn', state: 'signIn', variant: 'wrong', isWrong: true},
  ];
}

type Spoken = Pick<RenewalViewModel, 't' | 'format' | 'locale'>;

/** Words and formats of the flows in one language; `marked` puts brackets around every one. */
export async function speech(tag: LanguageTag, marked = false): Promise<Spoken> {
  const locale = intlLocaleFor(tag);
  const {overview, agreement, renewal} = {...renewalWords[tag], ...laterRenewalWords[tag]};
  const parts = await Promise.all([overview(), agreement(), renewal()]);
  const words: Messages = Object.assign({}, ...parts.map((part) => part.words));
  const t = translator(words, locale);
  const format = formatFor(locale);
  if (!marked) return {t, format, locale};
  const mark = (text: string) => `[${text}]`;
  return {
    locale,
    t: (key, values) => (Object.hasOwn(words, key) ? mark(t(key, values)) : key),
    format: {
      ...format,
      date: (date) => mark(format.date(date)),
      moment: (epoch, zone) => mark(format.moment(epoch, zone)),
      country: (code) => mark(format.country(code)),
    },
  };
}

/** A box with the flows' styles in which views are rendered one after another. */
export class RenewalStage {
  readonly frame = document.createElement('div');
  readonly host = document.createElement('div');
  readonly root = this.host.attachShadow({mode: 'open'});
  /** What the views sent. */
  readonly sent: unknown[] = [];
  /** What the views asked of the element. */
  readonly asked: (readonly unknown[])[] = [];

  constructor() {
    adoptStyles(this.root, [tokens, baseStyles, ...renewalStyles]);
    this.frame.append(this.host);
    document.body.append(this.frame);
  }

  show(shown: Shown, spoken: Spoken): void {
    // Another state is another page: nothing of the one before is to be seen.
    render(html``, this.root);
    this.update(shown, spoken);
  }

  /** Shows the view as another rendering of the page that is there. */
  update(shown: Shown, spoken: Spoken): void {
    render(html`<div class="kit" lang=${spoken.locale}>${this.#view(shown, spoken)}</div>`, this.root);
  }

  remove(): void {
    this.frame.remove();
  }

  #view(shown: Shown, spoken: Spoken): TemplateResult {
    const ask =
      (name: string) =>
      (...given: unknown[]): void =>
        void this.asked.push([name, ...given]);
    if (shown.flow === 'signIn') {
      return html`<div class="wizard single"><div class="content">${signInView({
        t: spoken.t,
        userId: shown.isWrong ? 'jelena' : '',
        problems: shown.isWrong ? {[signInFields.password]: 'password.empty'} : {},
        problem: null,
        busy: false,
        passwordShown: shown.isWrong,
        onShowPassword: ask('showPassword'),
        focusField: ask('focusField'),
        onSupport: ask('support'),
      })}</div></div>`;
    }
    const frame = {
      session: shown.session ?? null,
      sessionEndsIn: 65_000,
      isStillSignedOut: false,
      isRestored: 'context' in shown && shown.context.wasRestored,
      onExtendSession: ask('extendSession'),
      onRefreshSession: ask('refreshSession'),
    };
    const common = {
      ...spoken,
      agreementId: 'agreement-1',
      now: noon,
      reader: html`<p>…</p>`,
      acceptedText: ({agreementName: name}: Receipt) =>
        html`<button class="button" type="button" aria-label=${spoken.t('result.textWhat', {name})}>${spoken.t('result.text')}</button>`,
      draft: shown.draft ?? null,
      isErased: false,
      mayErase: true,
      isTickVoid: false,
      actions: {
        focusField: ask('focusField'),
        requestSupport: ask('requestSupport'),
        download: ask('download'),
        closeFlow: ask('closeFlow'),
        startReapplication: ask('startReapplication'),
        showReceipt: ask('showReceipt'),
        eraseDraft: ask('eraseDraft'),
        resolveDraft: ask('resolveDraft'),
      },
      send: (event: unknown) => void this.sent.push(event),
    };
    if (shown.flow === 'renewal') {
      const model: RenewalViewModel = {...common, state: shown.state, context: shown.context};
      return flowFrame({...frame, model, content: renewalViews[shown.state](model)});
    }
    const model: ReapplicationViewModel = {
      ...common,
      state: shown.state,
      context: shown.context,
      deadlines: shown.deadlines ?? null,
    };
    return flowFrame({...frame, model, content: reapplicationViews[shown.state](model)});
  }
}
