import {expect} from '@open-wc/testing';
import {askedQuestions} from '../../src/domain/integrity-questions.js';
import {answersFor, emptyRenewalAnswers, type RenewalAnswers} from '../../src/domain/renewal-answers.js';
import {renewalCodes, renewalFormProblems, renewalForms, type RenewalForm} from '../../src/domain/renewal-forms.js';
import {acceptanceRequest, renewalAnswerName} from '../../src/domain/renewal-requests.js';
import {fittedAgreementAnswers} from '../../src/domain/renewal-restore.js';
import {anAgreement, hashOf} from './an-agreement.js';

const questionnaire = [
  {id: 'q-1', kind: 'yesNo', text: 'Any public officials?'},
  {id: 'q-2', kind: 'text', text: 'Which?', onlyIf: {question: 'q-1', answer: 'yes'}},
  {id: 'q-3', kind: 'choice', text: 'Size?', options: [{id: 'small', text: 'Small'}], required: false},
];
const agreement = anAgreement({questionnaire});
const attestation = {text: 'I may sign.', language: 'en'};

/** Everything answered well, in the form it is typed. */
const good: RenewalAnswers = {
  ...emptyRenewalAnswers,
  authority: 'yes',
  inviteName: 'Boss',
  inviteEmail: 'boss@partner.example',
  openedTexts: [hashOf('1')],
  signerName: ' Mila ',
  signerTitle: 'Director',
  signerEmail: 'mila@Partner.example',
  attested: true,
  agreements: [
    {
      ...answersFor(agreement),
      countries: answersFor(agreement).countries.map((own) => ({...own, physicalLocation: true})),
      questionnaire: [
        {question: 'q-1', answer: 'no'},
        {question: 'q-2', answer: 'left from before'},
        {question: 'q-3', answer: ''},
      ],
    },
  ],
};
const own = good.agreements[0]!;
const problems = (form: RenewalForm, answers: RenewalAnswers) =>
  renewalFormProblems(form, answers, {
    agreements: [{agreement, editions: agreement.editions}],
    ownEmail: 'mila@partner.example',
  });
const withOwn = (change: Partial<typeof own>): RenewalAnswers => ({...good, agreements: [{...own, ...change}]});

describe('the forms of renewing', () => {
  it('have nothing against what is answered well', () => {
    for (const form of renewalForms) expect(problems(form, good), form).to.deep.equal({});
  });

  const wrong: readonly [title: string, form: RenewalForm, answers: RenewalAnswers, found: Record<string, string>][] = [
    ['R-05: authority is asked', 'authority', {...good, authority: ''}, {authority: 'authority.empty'}],
    [
      'R-04: nobody invites oneself',
      'invite',
      {...good, inviteEmail: 'Mila@partner.example'.toLowerCase()},
      {inviteEmail: 'email.self'},
    ],
    [
      'R-20: a principal country is named',
      'company',
      withOwn({principalCountry: ''}),
      {'agreements.0.principalCountry': 'country.empty'},
    ],
    [
      'R-12, R-14: a kept country has an address, a physical location and a distributor account',
      'countries',
      withOwn({
        countries: [
          {
            country: 'RS',
            address: ' ',
            physicalLocation: false,
            distributors: [{name: '', accountNumber: ''}],
            kept: true,
          },
          {country: 'BA', address: '', physicalLocation: false, distributors: [], kept: false},
        ],
      }),
      {
        'agreements.0.countries.0.address': 'address.empty',
        'agreements.0.countries.0.physicalLocation': 'location.unconfirmed',
        'agreements.0.countries.0.distributors.0.name': 'distributor.empty',
        'agreements.0.countries.0.distributors.0.accountNumber': 'account.empty',
      },
    ],
    [
      'R-12: at least one country is kept',
      'countries',
      withOwn({countries: own.countries.map((country) => ({...country, kept: false}))}),
      {'agreements.0.countries': 'countries.none'},
    ],
    [
      'R-17: what is asked is answered',
      'questionnaire',
      withOwn({
        questionnaire: [
          {question: 'q-1', answer: 'yes'},
          {question: 'q-2', answer: ' '},
        ],
      }),
      {'agreements.0.questionnaire.1.answer': 'answer.empty'},
    ],
    [
      'R-31: the chosen text was opened',
      'agreement',
      {...good, openedTexts: [hashOf('2')]},
      {'agreements.0.editionHash': 'text.unopened'},
    ],
    [
      'R-23: the chosen text exists',
      'agreement',
      withOwn({editionHash: hashOf('9')}),
      {'agreements.0.editionHash': 'edition.empty'},
    ],
    [
      'R-05: the signer is named and attests',
      'attest',
      {...good, signerName: '', signerTitle: '', signerEmail: 'mila', attested: false},
      {signerName: 'name.empty', signerTitle: 'title.empty', signerEmail: 'email.noAt', attested: 'attestation.empty'},
    ],
    ['R-32: a reason is text', 'decline', {...good, declineReason: 'a\u202eb'}, {declineReason: 'reason.characters'}],
  ];
  for (const [title, form, answers, found] of wrong)
    it(title, () => {
      expect(problems(form, answers)).to.deep.equal(found);
      for (const code of Object.values(found)) expect(renewalCodes).to.include(code);
      if (!['invite', 'decline'].includes(form)) expect(problems('check', answers)).to.include(found);
    });

  it('R-17: a question that hangs on itself, or on one that is not asked, is not asked', () => {
    const circle = ['a', 'b'].map((id) => ({
      id,
      kind: 'text',
      text: id,
      onlyIf: {question: id === 'a' ? 'b' : 'a', answer: 'x'},
    }));
    const answers = {
      questionnaire: [
        {question: 'a', answer: 'x'},
        {question: 'b', answer: 'x'},
      ],
    };
    expect(askedQuestions(anAgreement({questionnaire: circle}), answers)).to.deep.equal([]);
  });
});

describe('the requests of renewing', () => {
  it('R-12, R-14, R-17, R-23: an acceptance tells the text, the kept countries and what was asked, in clean text', () => {
    const answers = withOwn({
      countries: own.countries.map((country) => ({...country, kept: country.country === 'BA', address: ' Ulica 1 '})),
    });
    expect(acceptanceRequest(answers, answers.agreements[0]!, agreement, agreement, attestation)).to.deep.equal({
      agreementId: 'agreement-1',
      edition: agreement.editions[0],
      contractingPartyId: 'party-europe',
      country: 'RS',
      countries: [
        {
          country: 'BA',
          address: 'Ulica 1',
          physicalLocation: true,
          distributors: [{name: 'Beta', accountNumber: 'BA-1'}],
        },
      ],
      questionnaire: [
        {question: 'q-1', answer: 'no'},
        {question: 'q-3', answer: ''},
      ],
      signer: {name: 'Mila', title: 'Director', email: 'mila@partner.example'},
      attestation,
    });
  });

  it('X-07: what the server refuses is told at the field, also where the request left something out', () => {
    const answers = withOwn({
      countries: own.countries.map((country) => ({...country, kept: country.country === 'BA'})),
    });
    const named = (path: string) => renewalAnswerName(path, answers, agreement);
    expect(named('countries.0.address')).to.equal('agreements.0.countries.1.address');
    expect(named('questionnaire.1.answer')).to.equal('agreements.0.questionnaire.2.answer');
    expect(named('signer.title')).to.equal('signerTitle');
    expect(named('edition')).to.equal('agreements.0.editionHash');
    expect(named('somethingNew')).to.equal('somethingNew');
  });
});

describe('answers of a draft', () => {
  it('are taken over where they fit: a country, question, choice or text that is gone is not', () => {
    const later = anAgreement({
      businessCountries: [
        {country: 'BA', address: 'New 1'},
        {country: 'ME', address: 'New 2'},
      ],
      questionnaire: [{id: 'q-3', kind: 'choice', text: 'Size?', options: [{id: 'large', text: 'Large'}]}],
      editions: [{version: '2026-2', language: 'en', hash: hashOf('4')}],
    });
    const draft = withOwn({questionnaire: [{question: 'q-3', answer: 'small'}]});
    const fitted = fittedAgreementAnswers(draft.agreements[0], later);
    expect(fitted.countries.map(({country, address}) => [country, address])).to.deep.equal([
      ['BA', 'Street 2\n71000 Sarajevo'],
      ['ME', 'New 2'],
    ]);
    expect(fitted.questionnaire).to.deep.equal([{question: 'q-3', answer: ''}]);
    expect(fitted.editionHash).to.equal(hashOf('4'));
  });
});
