/**
 * How an order goes from the set-up link to running, billed services. Two one-way doors, each passed at most once;
 * whatever was typed lives in this machine's memory only and goes with it (decisions 6 and 7).
 */
import {or, stateIn, type SnapshotFrom} from 'xstate';
import * as billing from './provisioning/billing-states.js';
import {initialContext} from './provisioning/context.js';
import * as entry from './provisioning/entry-states.js';
import * as mapping from './provisioning/mapping-states.js';
import * as organizations from './provisioning/organization-states.js';
import * as people from './provisioning/people-states.js';
import {services} from './provisioning/service-states.js';
import {provisioningSetup} from './provisioning/setup.js';

export const provisioningMachine = provisioningSetup.createMachine({
  id: 'wizard',
  context: ({input}) => initialContext(input),
  initial: 'loading',
  on: {
    'clock.ticked': {actions: 'keepTime'},
    'name.checked': {actions: 'keepName'},
    'session.restored': {actions: 'clearSignedOut'},
    'journal.found': {guard: 'wasLeft', actions: 'keepEarlierAttempt'},
    'account.known': {actions: 'keepOwnEmail'},
    'exit.requested': [{guard: 'asksBeforeExit', actions: 'askBeforeExit'}, {target: '.left'}],
    'exit.canceled': {actions: 'stopAsking'},
    'exit.confirmed': [
      {guard: stateIn('#wizard.mapping'), target: '.left', actions: {type: 'noteSent', params: 'mapping'}},
      {guard: stateIn('#wizard.provisioning'), target: '.left', actions: {type: 'noteSent', params: 'provisioning'}},
      {
        guard: or([stateIn('#wizard.password.submitting'), stateIn('#wizard.handover.sending')]),
        target: '.left',
        actions: {type: 'noteSent', params: null},
      },
      {target: '.left'},
    ],
  },
  states: {
    loading: entry.loading,
    routing: entry.routing,
    loadFailed: entry.loadFailed,
    closed: entry.closed,
    intro: entry.intro,
    role: people.role,
    roleKnown: people.roleKnown,
    setter: people.setter,
    setterKnown: people.setterKnown,
    handover: people.handover,
    handedOver: people.handedOver,
    partnerOrganization: organizations.partnerOrganization,
    partnerKnown: organizations.partnerKnown,
    partnerAnswered: organizations.partnerAnswered,
    customerAdmin: organizations.customerAdmin,
    customerSide: organizations.customerSide,
    customerOrganization: organizations.customerOrganization,
    customerKnown: mapping.customerKnown,
    confirm: mapping.confirm,
    mapping: mapping.mapping,
    settling: mapping.settling,
    mapped: mapping.mapped,
    mappedElsewhere: mapping.mappedElsewhere,
    password: mapping.password,
    services,
    review: billing.review,
    provisioning: billing.provisioning,
    activating: billing.activating,
    partlyDone: billing.partlyDone,
    done: billing.done,
    /** Nothing that was typed is left; the same link starts over (P-07). */
    left: {
      entry: ['stopNames', 'forget', 'spendSecret', 'tellLeft'],
      on: {'load.requested': 'loading', 'exit.requested': {}, 'exit.confirmed': {}},
    },
  },
});

export type ProvisioningSnapshot = SnapshotFrom<typeof provisioningMachine>;
