/** Every payload that decides where the provisioning machine goes. */
import type {AnyMachineSnapshot, EventObject} from 'xstate';
import {standing} from '../../src/machines/provisioning/judgements.js';
import {provisioningMachine, type ProvisioningSnapshot} from '../../src/machines/provisioning-machine.js';
import {pathOf, type Catalogue, type WalkOptions} from './machine-walk.js';
import {activation, day, input, linesOf, loaded, mapped, matches, now, organization} from './orders.js';
import {anOrder} from '../domain/an-order.js';
import {done, failing} from './walks.js';

const serviceSets = [
  [],
  ['calling'],
  ['meetings'],
  ['enterprise'],
  ['calling', 'enterprise'],
  ['meetings', 'enterprise'],
  ['calling', 'meetings', 'enterprise'],
];

const orders = [
  loaded(),
  loaded({}, now - 30 * day),
  loaded({mayChangeContact: false}),
  loaded({status: 'closed'}),
  loaded({status: 'mapping'}),
  loaded({status: 'somethingNew'}),
  loaded({status: 'mapped', passwordPending: true}),
  ...serviceSets.map((services) => loaded({status: 'mapped', lines: linesOf(...services)})),
  loaded({status: 'provisioning'}),
  loaded({status: 'provisioned', activation: activation('active', 'active')}),
  loaded({status: 'provisioning', activation: activation('active', 'failed', 'activating')}),
];

const partnerNew = {partnerName: 'Bakery Partners', partnerCountry: 'RS', partnerAdminEmail: 'admin@partner.example'};
const customerNew = {customerName: 'Bakery', customerCountry: 'RS', customerAddress: 'Street 1'};
const calling = {callingCountry: 'RS', callingAddress: 'Street 1', sipPrefix: 'bakery'};
const site = {
  'sites.0.name': 'bakery',
  'sites.0.timeZone': 'Europe/Belgrade',
  'sites.0.userManagement': 'hub',
};

/** What a person may submit on each page: an answer that leads somewhere of its own, and one that is wrong. */
export const submitted: Readonly<Record<string, readonly object[]>> = {
  'intro.changingContact': [
    {contactEmail: 'setup@partner.example', contactKind: 'partnerAdmin'},
    {contactEmail: 'setup'},
  ],
  role: [{role: 'partner'}, {role: 'customer'}, {role: ''}],
  setter: [
    {setter: 'self'},
    {setter: 'colleague', colleagueEmail: 'colleague@partner.example'},
    {setter: 'customer', customerContactEmail: 'boss@bakery.example'},
    {setter: 'colleague', colleagueEmail: ''},
  ],
  'partnerOrganization.choosing': [
    {partnerChoice: 'id:partner-1'},
    {partnerChoice: 'new'},
    {partnerChoice: 'none'},
    {partnerChoice: ''},
  ],
  'partnerOrganization.creating': [partnerNew, {...partnerNew, partnerName: ''}],
  'customerAdmin.editing': [{customerAdminEmail: 'boss@bakery.example'}, {customerAdminEmail: 'boss'}],
  'customerOrganization.choosing': [
    {customerChoice: 'id:customer-1'},
    {customerChoice: 'new'},
    {customerChoice: 'none'},
    {customerChoice: ''},
  ],
  'customerOrganization.creating': [customerNew, {...customerNew, customerCountry: ''}],
  confirm: [{partnerConfirmed: true, customerConfirmed: true, mappingAcknowledged: true}, {mappingAcknowledged: false}],
  'services.calling.editing': [calling, {...calling, callingAddress: ''}],
  'services.meetings.editing': [site, {...site, 'sites.0.timeZone': ''}],
  'services.enterprise.editing': [{subdomain: 'bakery'}, {subdomain: 'bake-ry'}],
  review: [{billingAcknowledged: true}, {billingAcknowledged: false}],
};

/** One answer per page that is typed and decides nothing yet. */
const changed: Readonly<Record<string, readonly {name: string; value: string | boolean}[]>> = {
  'services.meetings.editing': [
    {name: 'sites.0.name', value: 'bakery'},
    {name: 'sites.0.name', value: 'baker'},
  ],
  'services.enterprise.editing': [
    {name: 'subdomain', value: 'bakery'},
    {name: 'subdomain', value: 'baker'},
  ],
};

const conflict = (code: string) => ({
  outcome: 'rejected',
  problem: {kind: 'conflict', code, nextOperationId: 'op-next'},
});

const submissionOutputs = (path: string): readonly unknown[] => {
  switch (path) {
    case 'mapping':
      return [
        {outcome: 'succeeded', answer: mapped()},
        {outcome: 'succeeded', answer: mapped({passwordPending: true})},
        {
          outcome: 'succeeded',
          mismatch: true,
          answer: mapped({customerOrganization: {id: 'customer-9', name: 'Other'}}),
        },
        conflict('order-closed'),
        conflict('mapped-elsewhere'),
        conflict('already-mapped'),
        conflict('unsure'),
        {outcome: 'notReceived'},
      ];
    case 'password.submitting':
      return [
        {outcome: 'succeeded', answer: mapped()},
        conflict('password-not-pending'),
        {outcome: 'rejected', problem: {kind: 'conflict', code: 'locked', retryAt: now + 60_000}},
        conflict('reused'),
      ];
    case 'provisioning':
      return [
        {outcome: 'succeeded', answer: anOrder({status: 'provisioning'})},
        conflict('already-provisioned'),
        conflict('order-closed'),
        conflict('unsure'),
        {outcome: 'notReceived'},
      ];
    default:
      return [{outcome: 'succeeded', answer: activation('active', 'activating')}, conflict('unsure')];
  }
};

const orderCall = (invocation: string): Catalogue => ({
  [`xstate.done.actor.${invocation}`]: ({context}: AnyMachineSnapshot) => [
    {
      type: `xstate.done.actor.${invocation}`,
      output: (context as ProvisioningSnapshot['context']).order,
    } as EventObject,
  ],
  ...failing(invocation, [{kind: 'conflict', code: 'taken', fields: {name: 'label.taken'}}, {kind: 'network'}]),
});

const catalogue: Catalogue = {
  ...done('0.wizard.loading', orders),
  ...failing('0.wizard.loading', [{kind: 'network'}]),
  ...orderCall('0.wizard.intro.savingContact'),
  ...done('0.wizard.intro.resending', [{sentAt: '2026-03-02T10:00:00Z'}]),
  ...failing('0.wizard.intro.resending', [{kind: 'network'}]),
  ...orderCall('0.wizard.handover.sending'),
  ...done('0.wizard.partnerOrganization.lookup', [matches(true, 'partner-1'), matches(true), matches(false)]),
  ...failing('0.wizard.partnerOrganization.lookup', [{kind: 'network'}]),
  ...done('0.wizard.customerAdmin.checking', [
    {result: 'free'},
    {result: 'adminOf', organization: organization('customer-2')},
    {result: 'freeAccount', claimable: false},
    {result: 'otherOrganization', claimable: true},
  ]),
  ...failing('0.wizard.customerAdmin.checking', [{kind: 'network'}]),
  ...done('0.wizard.customerOrganization.lookup', [matches(true, 'customer-1'), matches(true), matches(false)]),
  ...failing('0.wizard.customerOrganization.lookup', [{kind: 'network'}]),
  ...orderCall('0.wizard.services.calling.saving'),
  ...orderCall('0.wizard.services.meetings.saving'),
  ...orderCall('0.wizard.services.enterprise.saving'),
  'xstate.done.actor.0.wizard.services.enterprise.saving': ({context}) => [
    {
      type: 'xstate.done.actor.0.wizard.services.enterprise.saving',
      output: {
        ...(context as ProvisioningSnapshot['context']).order!,
        settings: {...(context as ProvisioningSnapshot['context']).order!.settings, subdomain: 'bakery'},
      },
    } as EventObject,
  ],
  ...done('0.wizard.activating.asking', [
    activation('active', 'active'),
    activation('active', 'failed'),
    activation('failed', 'activating'),
  ]),
  ...failing('0.wizard.activating.asking', [{kind: 'network'}, {kind: 'signed-out'}]),
  'xstate.done.actor.submission': (snapshot) =>
    submissionOutputs(pathOf(snapshot)).map(
      (output) => ({type: 'xstate.done.actor.submission', output}) as EventObject,
    ),
  'xstate.snapshot.submission': [
    {
      type: 'xstate.snapshot.submission',
      snapshot: {value: 'checking', context: {problem: {kind: 'timeout', reference: 'r-1'}}},
    } as EventObject,
  ],
  'journal.found': (['started', 'mapping', 'provisioning', 'mapped'] as const).map(
    (milestone) =>
      ({
        type: 'journal.found',
        entry: {orderId: 'order-1', milestone, at: now, operationId: milestone === 'mapping' ? 'op-1' : 'op-3'},
      }) as EventObject,
  ),
  'step.submitted': (snapshot) =>
    (submitted[pathOf(snapshot)] ?? [{}]).map((values) => ({type: 'step.submitted', values}) as EventObject),
  'answer.changed': (snapshot) =>
    (changed[pathOf(snapshot)] ?? [{name: 'customerAddress', value: 'Street 2'}]).map(
      (change) => ({type: 'answer.changed', ...change}) as EventObject,
    ),
  'name.checkRequested': (snapshot) => [
    {
      type: 'name.checkRequested',
      field: pathOf(snapshot).includes('meetings') ? 'sites.0.name' : 'subdomain',
    } as EventObject,
  ],
  'name.checked': ({children}) =>
    ['subdomain', 'sites.0.name']
      .filter((field) => children[`name:${field}`])
      .flatMap((field) =>
        ['available', 'taken'].map(
          (state) => ({type: 'name.checked', field, check: {value: 'bakery', state, suggestions: []}}) as EventObject,
        ),
      ),
  'site.removed': [{type: 'site.removed', index: 0} as EventObject],
  'step.changeRequested': (snapshot) =>
    (pathOf(snapshot) === 'review'
      ? ['calling', 'meetings', 'enterprise']
      : ['role', 'setter', 'partnerOrganization', 'customerAdmin', 'customerOrganization']
    ).map((step) => ({type: 'step.changeRequested', step}) as EventObject),
  'account.known': [{type: 'account.known', email: 'me@partner.example'} as EventObject],
  'password.refused': [{type: 'password.refused', code: 'password.short'} as EventObject],
  'retry.requested': ['line-1', 'line-2'].map((lineId) => ({type: 'retry.requested', lineId}) as EventObject),
  'clock.ticked': (snapshot) =>
    (['intro.overview', 'confirm'].includes(pathOf(snapshot)) ? [now, now + 100 * day] : [now]).map(
      (time) => ({type: 'clock.ticked', now: time}) as EventObject,
    ),
};

type Context = ProvisioningSnapshot['context'];

const nameState = ({names}: Context, field: string): string | undefined => names[field]?.state;
const found = (matches: Context['partnerMatches']) => matches && [matches.matches.length > 0, matches.mayCreate];

/** What decides the way on, by the part of the chart: answers given long before do not multiply the situations. */
function decisive(context: Context, part: string): unknown[] {
  const {answers, adminCheck, order} = context;
  const {role, setter, partnerChoice, customerChoice} = answers;
  switch (part) {
    case 'role':
    case 'setter':
    case 'handover':
      return [role, setter, context.returnsToConfirm];
    case 'partnerOrganization':
      return [partnerChoice, found(context.partnerMatches), context.returnsToConfirm];
    case 'customerAdmin':
      return [partnerChoice, customerChoice, adminCheck?.result, context.returnsToConfirm];
    case 'customerOrganization':
      return [role, customerChoice, found(context.customerMatches), context.returnsToConfirm];
    case 'confirm':
    case 'mapping':
      return [role, setter, partnerChoice, customerChoice, answers.mappingAcknowledged];
    case 'password':
      return [(context.passwordLockedUntil ?? 0) > context.now];
    case 'services':
    case 'review':
    case 'provisioning':
      return [
        order?.lines.map(({service}) => service),
        order?.settings.subdomain,
        context.returnsToReview,
        answers.billingAcknowledged,
        nameState(context, 'subdomain'),
        nameState(context, 'sites.0.name'),
        answers.sites.length > 1,
      ];
    case 'activating':
    case 'partlyDone':
      return [order?.activation?.services.map(({state}) => state)];
    case 'left':
    case 'loading':
    case 'loadFailed':
      return [context.leftAtDoor];
    default:
      return [order?.mayChangeContact, order?.passwordPending, order?.lines.map(({service}) => service)];
  }
}

export const provisioningWalk: WalkOptions = {
  machine: provisioningMachine,
  inputs: [input],
  catalogue,
  situation: (snapshot) => {
    const context = snapshot.context as Context;
    return [standing(context), context.order?.status, ...decisive(context, pathOf(snapshot).split('.')[0]!)];
  },
};
