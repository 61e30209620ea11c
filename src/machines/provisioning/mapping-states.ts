/** Check answers, the first one-way door, and the password of a new partner organisation (P-50 to P-53). */
import type {Order} from '../../domain/order.js';
import {isMappedTo, mappingRequest} from '../../domain/wizard-requests.js';
import {filled, typed, wrong} from './form-transitions.js';
import {provisioningSetup} from './setup.js';
import {answered, isForeign, refusal, refusalCode, refused, succeeded} from './submission-output.js';

export const confirm = provisioningSetup.createStateConfig({
  entry: 'returnNowhere',
  exit: 'clearProblems',
  on: {
    'answer.changed': typed('confirm'),
    'step.submitted': [
      {guard: 'isClosed', target: 'closed'},
      {...filled('confirm'), target: 'mapping'},
      wrong('confirm'),
    ],
    'step.changeRequested': [
      {guard: ({event}) => event.step === 'role', target: 'role', actions: ['returnToConfirm', 'untick']},
      {guard: ({event}) => event.step === 'setter', target: 'setter', actions: ['returnToConfirm', 'untick']},
      {
        guard: ({event}) => event.step === 'partnerOrganization',
        target: 'partnerOrganization',
        actions: ['returnToConfirm', 'untick'],
      },
      {
        guard: ({event}) => event.step === 'customerAdmin',
        target: 'customerAdmin',
        actions: ['returnToConfirm', 'untick'],
      },
      {
        guard: ({event}) => event.step === 'customerOrganization',
        target: 'customerOrganization',
        actions: ['returnToConfirm', 'untick'],
      },
    ],
    'step.left': {target: 'customerKnown', actions: 'untick'},
  },
});

/** Back from check answers leads to the customer's page that was answered. */
export const customerKnown = provisioningSetup.createStateConfig({
  always: [
    {guard: 'knowsCustomer', target: '#wizard.customerOrganization.reviewing'},
    {target: '#wizard.customerOrganization.creating'},
  ],
});

/** The first door. Without an acknowledged form the operation of an earlier visit is only asked for (F-P5). */
export const mapping = provisioningSetup.createStateConfig({
  entry: {
    type: 'note',
    params: ({context}) => ({milestone: 'mapping', operationId: context.order?.operations.mapping}),
  },
  exit: 'clearSubmission',
  on: {
    'check.requested': {actions: 'forwardToSubmission'},
    'session.restored': {actions: ['clearSignedOut', 'forwardToSubmission']},
  },
  invoke: {
    id: 'submission',
    src: 'mapOrder',
    input: ({context: {order, orderId, answers, ownEmail}}) => ({
      operationId: order?.operations.mapping ?? '',
      request: answers.mappingAcknowledged ? {orderId, ...mappingRequest(answers, ownEmail)} : null,
    }),
    onSnapshot: {actions: {type: 'keepSubmission', params: ({event}) => event.snapshot}},
    onDone: [
      {
        // The id was used for other answers, on another page or by another person: their outcome is not this one's.
        guard: ({context, event}) => {
          const order = isForeign(event.output) && answered<Order>({event});
          return order ? !isMappedTo(order, context.answers) : false;
        },
        target: 'mappedElsewhere',
        actions: {type: 'keepOrder', params: answered<Order>},
      },
      {
        guard: ({event}) => succeeded(event.output),
        target: 'mapped',
        actions: [{type: 'keepOrder', params: answered<Order>}, 'celebrateMapping'],
      },
      {guard: ({event}) => refusalCode(event.output) === 'order-closed', target: 'closed'},
      {guard: ({event}) => refusalCode(event.output) === 'mapped-elsewhere', target: 'mappedElsewhere'},
      {guard: ({event}) => refusalCode(event.output) === 'already-mapped', target: 'loading'},
      {
        guard: ({context, event}) => event.output.outcome === 'rejected' && context.answers.mappingAcknowledged,
        target: 'confirm',
        actions: [
          {type: 'renewOperation', params: ({event}) => ({name: 'mapping', problem: refusal(event.output)})},
          {type: 'keepFailure', params: refused},
          {type: 'note', params: {milestone: 'started'}},
        ],
      },
      // Somebody else's mapping is under way: it is looked at again in a while, not at once.
      {guard: ({context}) => context.order?.status === 'mapping', target: 'settling'},
      // Never received, or refused after the page was left: the attempt counts as left and is not asked for again.
      {target: 'loading', actions: ['keepEarlierAttempt', {type: 'note', params: {milestone: 'started'}}]},
    ],
  },
});

/** The server maps the order for somebody else; where that leads shows when it has. */
export const settling = provisioningSetup.createStateConfig({
  after: {activationPause: 'loading'},
  on: {'check.requested': 'loading'},
});

export const mapped = provisioningSetup.createStateConfig({
  entry: {type: 'note', params: {milestone: 'mapped'}},
  always: [{guard: 'passwordPending', target: 'password'}, {target: 'services'}],
});

/** Somebody mapped the order to other organisations: a dead end that support resolves. */
export const mappedElsewhere = provisioningSetup.createStateConfig({
  entry: 'endAnswers',
  on: {'load.requested': 'loading'},
});

export const password = provisioningSetup.createStateConfig({
  initial: 'editing',
  entry: 'beginAnswers',
  states: {
    editing: {
      exit: 'clearProblems',
      on: {
        'password.submitted': [
          {guard: 'isLocked', actions: {type: 'refusePassword', params: 'password.locked'}},
          {target: 'submitting'},
        ],
        'password.refused': {actions: {type: 'refusePassword', params: ({event}) => event.code}},
      },
    },
    submitting: {
      exit: 'clearSubmission',
      on: {
        'check.requested': {actions: 'forwardToSubmission'},
        'session.restored': {actions: ['clearSignedOut', 'forwardToSubmission']},
      },
      invoke: {
        id: 'submission',
        src: 'setPassword',
        // The password itself waits outside the machine, where no snapshot and no inspector sees it (F-N3).
        input: ({context: {order, orderId}}) => ({operationId: order?.operations.password ?? '', request: {orderId}}),
        onSnapshot: {actions: {type: 'keepSubmission', params: ({event}) => event.snapshot}},
        onDone: [
          {
            // Another page set another password under this id: the one typed here is not in force.
            guard: ({event}) => isForeign(event.output) || refusalCode(event.output) === 'password-not-pending',
            target: '#wizard.loading',
            actions: ['spendSecret', {type: 'noticeContact', params: 'passwordElsewhere'}],
          },
          {
            guard: ({event}) => succeeded(event.output),
            target: '#wizard.services',
            actions: [{type: 'keepOrder', params: answered<Order>}, 'spendSecret'],
          },
          {
            target: 'editing',
            actions: [
              {type: 'renewOperation', params: ({event}) => ({name: 'password', problem: refusal(event.output)})},
              {type: 'keepFailure', params: refused},
              {type: 'keepLock', params: ({event}) => refusal(event.output)},
              'spendSecret',
            ],
          },
        ],
      },
    },
  },
});
