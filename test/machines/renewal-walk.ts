/** Every payload that decides where the renewal machine goes. */
import type {AnyMachineSnapshot, EventObject} from 'xstate';
import type {Agreement} from '../../src/domain/agreement.js';
import type {Problem} from '../../src/domain/problem.js';
import {emptyRenewalAnswers, answersFor} from '../../src/domain/renewal-answers.js';
import {renewalSteps} from '../../src/domain/renewal-steps.js';
import {agreementsUnderWay, nextStep, openAgreements, unknownParties} from '../../src/machines/renewal/judgements.js';
import type {RenewalSnapshot} from '../../src/machines/renewal-machine.js';
import {anAgreement, hashOf} from '../domain/an-agreement.js';
import {
  day,
  input,
  loadedAll,
  locations,
  machineAt,
  now,
  previewOf,
  questionnaire,
  renewedFrom,
  second,
  signer,
  tooLate,
  withNewText,
} from './agreements.js';
import {pathOf, type Catalogue, type WalkOptions} from './machine-walk.js';
import {failing} from './walks.js';

type Context = RenewalSnapshot['context'];
const contextOf = (snapshot: AnyMachineSnapshot): Context => snapshot.context as Context;

/** Several together are walked for what differs then; the rest is walked with one. */
const isTogether = (snapshot: AnyMachineSnapshot): boolean => contextOf(snapshot).agreementIds.length > 1;
const few = (all: readonly EventObject[], count: number) => (snapshot: AnyMachineSnapshot) =>
  isTogether(snapshot) ? all.slice(0, count) : all;

const payloads = (type: string, ...contents: readonly object[]): readonly EventObject[] =>
  contents.map((content) => ({type, ...content}) as EventObject);

/** What the server may say at first. */
const firstLoads: Readonly<Record<string, readonly Agreement[][]>> = {
  'agreement-1': [
    [anAgreement()],
    [anAgreement({questionnaire})],
    [anAgreement({maySign: false})],
    [anAgreement({renewableFrom: '2026-06-22', endsOn: '2027-06-14', acceptedOn: '2026-06-01'})],
    [anAgreement({status: 'lapsed'})],
    [anAgreement({status: 'underReview'})],
    [anAgreement({invitedSigner: {email: 'boss@partner.example', invitedAt: '2026-06-16T10:00:00Z'}})],
  ],
  'agreement-1,agreement-2': [
    [anAgreement(), second({company: {id: 'company-2', name: 'Sister d.o.o.', country: 'RS'}})],
  ],
};

/** What it may say of agreements that are known already. */
function reloads(context: Context, asked: readonly Agreement[]): readonly Agreement[][] {
  const first = asked[0]!;
  const isOpen = openAgreements(context).some(({agreement}) => agreement.id === first.id);
  if (!isOpen) return [[...asked]];
  const replaced = (agreement: Agreement) => [agreement, ...asked.slice(1)];
  return [
    [...asked],
    replaced(renewedFrom(first)),
    replaced(anAgreement({...first, status: 'underReview'})),
    ...(context.changedTexts.length > 0 ? [replaced(withNewText(first))] : []),
  ];
}

const loadEvents =
  (type: string): ((snapshot: AnyMachineSnapshot) => readonly EventObject[]) =>
  (snapshot) => {
    const context = contextOf(snapshot);
    const known = context.agreements.map(({agreement}) => agreement);
    const answers = known.length === 0 ? firstLoads[context.agreementIds.join()]! : reloads(context, known);
    const mayBeUnderWay = type.endsWith('.loading') && known.length === 0;
    return answers.flatMap((agreements) => {
      const first = [agreements[0]!.id];
      const underWay = [[], [first], [[], first], [first, first], [[], [], first]] as const;
      return (mayBeUnderWay ? underWay : [[]]).map(
        (ids) => ({type, output: loadedAll(agreements, context.now, ...ids)}) as EventObject,
      );
    });
  };

/** What may be submitted on each page: an answer that leads somewhere of its own, and one that is wrong. */
function submitted(snapshot: AnyMachineSnapshot): readonly object[] {
  const context = contextOf(snapshot);
  const each = <T extends object>(values: (index: number) => T) =>
    Object.assign({}, ...context.answers.agreements.map((_, index) => values(index))) as object;
  switch (pathOf(snapshot)) {
    case 'authority':
      return isTogether(snapshot) ? [{authority: 'yes'}] : [{authority: 'yes'}, {authority: 'no'}, {authority: ''}];
    case 'invite.editing':
      return [{inviteName: 'Boss', inviteEmail: 'boss@partner.example'}, {inviteEmail: 'boss'}];
    case 'company.editing':
      if (isTogether(snapshot)) return [{}];
      return [
        {'agreements.0.principalCountry': 'RS'},
        {'agreements.0.principalCountry': 'US'},
        {'agreements.0.principalCountry': ''},
      ];
    case 'countries.editing':
      return [each((index) => locations(index)), {'agreements.0.countries.0.address': ''}];
    case 'questionnaire':
      return [{'agreements.0.questionnaire.0.answer': 'no'}, {'agreements.0.questionnaire.0.answer': ''}];
    case 'attest':
      return [signer, {...signer, attested: false}];
    case 'declining.confirming':
      return [
        {authority: 'yes', declineReason: 'Not needed'},
        {authority: 'no'},
        {authority: 'yes', declineReason: '\u0000'},
      ];
    default:
      return [{}];
  }
}

const rejected = (problem: Problem) => ({outcome: 'rejected', problem: {nextOperationId: 'op-next', ...problem}});

/** What became of the first; the others were carried out. */
function outputs(snapshot: AnyMachineSnapshot): readonly object[] {
  const context = contextOf(snapshot);
  const sent = pathOf(snapshot) === 'checking' ? agreementsUnderWay(context) : openAgreements(context);
  const open = sent.map(({agreement}) => agreement);
  // All have ended: it is over before anything else happens.
  if (open.length === 0) return [];
  const isDecline = pathOf(snapshot) === 'declining.sending';
  const fine = (agreement: Agreement, review = false) => ({
    outcome: 'succeeded',
    mismatch: false,
    answer: isDecline
      ? anAgreement({...agreement, status: 'declined'})
      : review
        ? anAgreement({...agreement, status: 'underReview'})
        : renewedFrom(agreement),
  });
  const others = Object.fromEntries(open.slice(1).map((agreement) => [agreement.id, fine(agreement)]));
  return [
    fine(open[0]!),
    fine(open[0]!, true),
    rejected({kind: 'conflict', code: 'text-changed'}),
    rejected({kind: 'conflict', code: 'too-late'}),
    rejected({kind: 'forbidden', code: 'not-authorised'}),
    rejected({kind: 'conflict', code: 'accepted-already'}),
    rejected({kind: 'conflict', code: 'unsure'}),
    rejected({kind: 'invalid', fields: {'signer.title': 'title.tooLong', 'countries.0.address': 'address.tooLong'}}),
    {outcome: 'notReceived'},
  ].map((first) => ({...others, [open[0]!.id]: first}));
}

const catalogue: Catalogue = {
  'xstate.done.actor.0.renewal.loading': loadEvents('xstate.done.actor.0.renewal.loading'),
  ...failing('0.renewal.loading', [{kind: 'network'}]),
  'xstate.done.actor.0.renewal.waitingSigner': loadEvents('xstate.done.actor.0.renewal.waitingSigner'),
  ...failing('0.renewal.waitingSigner', [{kind: 'signed-out'}]),
  'xstate.done.actor.0.renewal.invite.sending': (snapshot) =>
    payloads('xstate.done.actor.0.renewal.invite.sending', {
      output: {
        problem: null,
        invited: openAgreements(contextOf(snapshot)).map(({agreement}) =>
          anAgreement({
            ...agreement,
            invitedSigner: {email: 'boss@partner.example', invitedAt: '2026-06-17T10:00:00Z'},
          }),
        ),
      },
    }).concat(
      payloads('xstate.done.actor.0.renewal.invite.sending', {
        output: {problem: {kind: 'invalid', fields: {email: 'email.domain'}}, invited: []},
      }),
    ),
  'xstate.done.actor.0.renewal.company.previewing': (snapshot) =>
    payloads(
      'xstate.done.actor.0.renewal.company.previewing',
      ...[
        unknownParties(contextOf(snapshot)).map(({agreementId, country}) => previewOf(country, agreementId)),
        unknownParties(contextOf(snapshot)).map(({agreementId, country}) =>
          previewOf(country, agreementId, 'party-europe'),
        ),
        [],
      ].map((output) => ({output})),
    ),
  ...failing('0.renewal.company.previewing', [{kind: 'network'}]),
  'xstate.done.actor.submissions': (snapshot) =>
    payloads('xstate.done.actor.submissions', ...outputs(snapshot).map((output) => ({output}))),
  'xstate.snapshot.submissions': [
    {
      type: 'xstate.snapshot.submissions',
      snapshot: {
        context: {
          standings: {
            'agreement-1': {state: 'checking', doubtful: true, reference: 'r-1', isSent: true, isReceived: false},
          },
          outputs: {},
        },
      },
    } as EventObject,
    {
      type: 'xstate.snapshot.submissions',
      snapshot: {
        context: {
          standings: {},
          outputs: {'agreement-1': rejected({kind: 'conflict', code: 'unsure'})},
        },
      },
    } as EventObject,
  ],
  'step.submitted': (snapshot) =>
    submitted(snapshot)
      .map((values): object => ({type: 'step.submitted', values}))
      .concat(
        pathOf(snapshot) === 'declining.confirming' ? {type: 'step.submitted', values: {}, online: false} : [],
      ) as EventObject[],
  'answer.changed': payloads('answer.changed', {name: 'agreements.0.editionHash', value: hashOf('2')}),
  'distributor.added': payloads('distributor.added', {agreementId: 'agreement-1', country: 'RS'}),
  'distributor.removed': payloads('distributor.removed', {agreementId: 'agreement-1', country: 'RS', index: 1}),
  'country.dropRequested': payloads(
    'country.dropRequested',
    {agreementId: 'agreement-1', country: 'RS'},
    {agreementId: 'agreement-1', country: 'BA'},
  ),
  'country.kept': payloads('country.kept', {agreementId: 'agreement-1', country: 'BA'}),
  'text.opened': (snapshot) =>
    payloads(
      'text.opened',
      ...contextOf(snapshot).answers.agreements.map(({agreementId, editionHash}) => ({agreementId, hash: editionHash})),
      {agreementId: 'agreement-1', hash: hashOf('f')},
    ),
  'text.shown': (snapshot) => payloads('text.shown', {hash: contextOf(snapshot).reading?.hash ?? hashOf('f')}),
  'text.unavailable': (snapshot) =>
    payloads('text.unavailable', {hash: contextOf(snapshot).reading?.hash ?? hashOf('f')}),
  'step.changeRequested': few(
    renewalSteps.map((step) => ({type: 'step.changeRequested', step}) as EventObject),
    0,
  ),
  'accept.requested': payloads('accept.requested', {online: true}, {online: false}),
  // On the 21st the second agreement lapses, on the 25th the first.
  'clock.ticked': (snapshot) =>
    payloads(
      'clock.ticked',
      ...[now, tooLate - 4 * day, tooLate, ...(pathOf(snapshot) === 'blocked' ? [now + 1000 * day] : [])].map(
        (time) => ({
          now: time,
        }),
      ),
    ),
};

/** What decides the way on, by the part of the chart: answers given long before do not multiply the situations. */
function decisive(context: Context, part: string): unknown[] {
  const {answers, returnsToCheck, aim, changedTexts, decliningAt} = context;
  const [first] = answers.agreements;
  // The first step that lacks something, and where the way back leads.
  const way = [nextStep({...context, aim: 'check'}), answers.authority, returnsToCheck];
  const invited = context.agreements.map(({agreement}) => agreement.invitedSigner !== null);
  switch (part) {
    case 'loading':
    case 'loadFailed':
      return [aim, changedTexts.length, answers.authority, invited, decliningAt, context.declines];
    case 'blocked':
    case 'lapsed':
    case 'finished':
      return [];
    case 'authority':
    case 'invite':
    case 'waitingSigner':
      return [...way, invited];
    case 'countries':
      return [...way, first?.countries.map(({kept, distributors}) => [kept, Math.min(2, distributors.length)])];
    case 'declining':
      return [...way, decliningAt, context.declines, context.offline];
    case 'check':
      return [...way, context.offline];
    case 'checking':
      return [...way, context.underWay.length, context.declineUnderWay.length];
    default:
      return [...way, first?.principalCountry, unknownParties(context).length];
  }
}

export const renewalWalk: WalkOptions = {
  // By the time anything is accepted the second agreement has lapsed.
  machine: machineAt(() => tooLate - 4 * day),
  inputs: [
    input,
    {...input, agreementIds: ['agreement-1', 'agreement-2']},
    {
      ...input,
      restored: {
        step: 'check',
        answers: {
          ...emptyRenewalAnswers,
          ...signer,
          authority: 'yes',
          agreements: [{...answersFor(anAgreement()), principalCountry: 'US'}],
        },
      },
    },
    {...input, restored: {step: 'authority', answers: {...emptyRenewalAnswers, authority: 'no'}}},
    {...input, declines: true},
  ],
  catalogue,
  situation: (snapshot) => {
    const context = contextOf(snapshot);
    return [
      context.agreements.map(({agreement, standing}) => [
        context.results[agreement.id]?.state ?? standing.name,
        agreement.maySign,
        agreement.questionnaire !== null,
      ]),
      ...decisive(context, pathOf(snapshot).split('.')[0]!),
    ];
  },
};
