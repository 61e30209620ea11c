/** What there is to walk: the machines, their beginnings, and the payloads that decide where they go. */
import type {AnyMachineSnapshot, EventObject} from 'xstate';
import {availabilityMachine} from '../../src/machines/availability-machine.js';
import {agreementListMachine} from '../../src/machines/renewal/agreement-list-machine.js';
import type {AgreementListContext, AgreementPage} from '../../src/machines/renewal/agreement-list.js';
import {anAgreement} from '../domain/an-agreement-summary.js';
import {patientChecks, submissionMachine, type SubmissionContext} from '../../src/machines/submission-machine.js';
import {sessionMachine, type SessionContext} from '../../src/machines/session-machine.js';
import type {Problem} from '../../src/domain/problem.js';
import type {Catalogue, WalkOptions} from './machine-walk.js';

export const done = (invocation: string, outputs: readonly unknown[]): Catalogue => {
  const type = `xstate.done.actor.${invocation}`;
  return {[type]: outputs.map((output) => ({type, output}) as EventObject)};
};

/** What a call of this id may reject with. */
export const failing = (invocation: string, problems: readonly Problem[]): Catalogue => {
  const type = `xstate.error.actor.${invocation}`;
  return {[type]: problems.map((problem) => ({type, error: {problem}}) as EventObject)};
};

export const submissionWalk: WalkOptions = {
  machine: submissionMachine,
  inputs: [
    {operationId: 'op-1', request: {orderId: 'order-1'}},
    {operationId: 'op-1', request: null},
  ],
  catalogue: {
    ...done('0.submission.sending', [{fine: true}]),
    ...failing('0.submission.sending', [
      {kind: 'rate-limited', retryAfterMilliseconds: 2000},
      {kind: 'server', retryAfterMilliseconds: 2000},
      {kind: 'server'},
      {kind: 'network'},
      {kind: 'conflict', code: 'in-progress'},
      {kind: 'conflict', code: 'operation-mismatch'},
      {kind: 'invalid'},
      {kind: 'conflict', code: 'order-closed'},
    ]),
    ...done('0.submission.checking', [
      {state: 'succeeded', answer: {fine: true}},
      {state: 'rejected', problem: {kind: 'conflict', code: 'order-closed'}},
      {state: 'pending'},
      {state: 'notReceived'},
    ]),
    ...failing('0.submission.checking', [{kind: 'network'}, {kind: 'signed-out'}]),
  },
  situation: ({context}) => {
    const {tries, checks, request, mismatch, output} = context as SubmissionContext;
    return [tries, Math.min(checks, patientChecks), request !== null, mismatch, output];
  },
};

const facts = (id: string | null, endsInMilliseconds: number | null = 600_000) => ({
  account: id === null ? null : {id, name: 'Mila', email: `${id}@partner.example`},
  endsInMilliseconds,
  extendable: true,
});

export const sessionWalk: WalkOptions = {
  machine: sessionMachine,
  inputs: [{warningMilliseconds: 120_000}],
  catalogue: {
    ...done('0.session.asking', [
      facts('mila'),
      facts('mila', null),
      facts('mila', 60 * 86_400_000),
      facts('mila', -5000),
      facts('other'),
      facts(null),
    ]),
    ...failing('0.session.asking', [{kind: 'signed-out'}, {kind: 'network'}]),
    ...done('0.session.extending', [facts('mila'), facts('mila', -5000), facts('other'), facts(null)]),
    ...failing('0.session.extending', [{kind: 'network'}]),
  },
  situation: ({context}) => {
    const {account, endsInMilliseconds} = context as SessionContext;
    return [account?.id, endsInMilliseconds];
  },
};

const asked = (type: string, ...values: string[]) => values.map((value) => ({type, value, suggestions: ['alpha1']}));

export const availabilityWalk: WalkOptions = {
  machine: availabilityMachine,
  inputs: [{field: 'subdomain', value: 'alpha'}],
  catalogue: {
    'text.changed': asked('text.changed', 'alpha', 'beta'),
    'check.requested': asked('check.requested', 'alpha', 'beta'),
    'name.taken': asked('name.taken', 'alpha', 'beta'),
    ...done('0.availability.checking', [
      {result: 'available', suggestions: []},
      {result: 'taken', suggestions: ['alpha1']},
      {result: 'invalid', suggestions: []},
    ]),
    ...failing('0.availability.checking', [{kind: 'network'}]),
  },
  situation: ({context}: AnyMachineSnapshot) => context as unknown,
};

const listPage = (ids: readonly string[], more: Partial<AgreementPage> = {}): AgreementPage => ({
  registered: true,
  agreements: ids.map((id) => anAgreement({id})),
  nextCursor: null,
  total: null,
  ...more,
});
const pages = [listPage(['a', 'b'], {nextCursor: 'c1'}), listPage(['b']), listPage([], {registered: false})];

export const agreementListWalk: WalkOptions = {
  machine: agreementListMachine,
  inputs: [{mostTogether: 1}],
  catalogue: {
    'filter.changed': [{text: 'b'}, {text: ''}, {show: 'due'}].map((change) => ({type: 'filter.changed', change})),
    'agreements.read': [{type: 'agreements.read', agreements: [anAgreement({id: 'a'})]} as EventObject],
    'selection.changed': ['a', 'b'].flatMap((agreementId) =>
      [true, false].map((selected) => ({type: 'selection.changed', agreementId, selected})),
    ),
    ...done('0.agreementList.loading', pages),
    ...failing('0.agreementList.loading', [{kind: 'network'}]),
    ...done('0.agreementList.list.asking', pages),
    ...failing('0.agreementList.list.asking', [{kind: 'network'}]),
    ...done('0.agreementList.list.refreshing', pages),
    ...failing('0.agreementList.list.refreshing', [{kind: 'network'}]),
    ...done('0.agreementList.list.loadingMore', [listPage(['c'], {nextCursor: 'c1'}), listPage(['b'])]),
    ...failing('0.agreementList.list.loadingMore', [{kind: 'network'}]),
  },
  situation: ({context}) => {
    const {filter, answered, listed, nextCursor, selected} = context as AgreementListContext;
    return [filter, answered, listed, nextCursor, selected];
  },
};
