/** Review, the second one-way door, and services on their way to running (P-64, P-80, P-81). */
import type {Activation, Order} from '../../domain/order.js';
import {problemOf} from '../../domain/problem.js';
import {filled, thrown, typed, wrong} from './form-transitions.js';
import {provisioningSetup} from './setup.js';
import {answered, refusal, refusalCode, refused, succeeded} from './submission-output.js';

export const review = provisioningSetup.createStateConfig({
  entry: ['returnNowhere', 'beginAnswers'],
  exit: 'clearProblems',
  on: {
    'answer.changed': typed('review'),
    'step.submitted': [{...filled('review'), target: 'provisioning'}, wrong('review')],
    'step.changeRequested': [
      {guard: ({event}) => event.step === 'calling', target: '#wizard.services.calling', actions: 'returnToReview'},
      {guard: ({event}) => event.step === 'meetings', target: '#wizard.services.meetings', actions: 'returnToReview'},
      {
        guard: ({event}) => event.step === 'enterprise',
        target: '#wizard.services.enterprise',
        actions: 'returnToReview',
      },
    ],
    'step.left': [
      {guard: 'hasEnterprise', target: '#wizard.services.enterprise'},
      {guard: 'hasMeetings', target: '#wizard.services.meetings'},
      {guard: 'hasCalling', target: '#wizard.services.calling'},
      {target: '#wizard.services.subscription'},
    ],
  },
});

/** The second door. Without an acknowledged form the operation of an earlier visit is only asked for (F-P5). */
export const provisioning = provisioningSetup.createStateConfig({
  entry: {
    type: 'note',
    params: ({context}) => ({milestone: 'provisioning', operationId: context.order?.operations.provisioning}),
  },
  exit: 'clearSubmission',
  on: {
    'check.requested': {actions: 'forwardToSubmission'},
    'session.restored': {actions: ['clearSignedOut', 'forwardToSubmission']},
  },
  invoke: {
    id: 'submission',
    src: 'provision',
    input: ({context: {order, orderId, answers}}) => ({
      operationId: order?.operations.provisioning ?? '',
      request: answers.billingAcknowledged
        ? {orderId, acknowledgedLineIds: (order?.lines ?? []).map(({id}) => id)}
        : null,
    }),
    onSnapshot: {actions: {type: 'keepSubmission', params: ({event}) => event.snapshot}},
    onDone: [
      {
        guard: ({event}) => succeeded(event.output),
        target: 'activating',
        actions: [{type: 'keepOrder', params: answered<Order>}, 'celebrateProvisioning'],
      },
      {guard: ({event}) => refusalCode(event.output) === 'order-closed', target: 'closed'},
      {
        // Somebody else was faster, or the order has other lines by now: what the server has is looked at anew.
        guard: ({event}) =>
          refusalCode(event.output) === 'already-provisioned' ||
          refusal(event.output).fields?.['acknowledgedLineIds'] !== undefined,
        target: 'loading',
      },
      {
        guard: ({context, event}) => event.output.outcome === 'rejected' && context.answers.billingAcknowledged,
        target: 'review',
        actions: [
          {type: 'renewOperation', params: ({event}) => ({name: 'provisioning', problem: refusal(event.output)})},
          {type: 'keepFailure', params: refused},
          {type: 'note', params: {milestone: 'mapped'}},
        ],
      },
      // Never received: the attempt counts as left, and is not asked for again.
      {target: 'loading', actions: ['keepEarlierAttempt', {type: 'note', params: {milestone: 'mapped'}}]},
    ],
  },
});

/** Billing has started; each service comes up in its own time. Leaving loses nothing. */
export const activating = provisioningSetup.createStateConfig({
  initial: 'judging',
  entry: 'endAnswers',
  on: {
    'retry.requested': {
      guard: 'mayRetry',
      target: '.retrying',
      actions: {type: 'keepRetried', params: ({event}) => event.lineId},
    },
  },
  states: {
    judging: {
      always: [
        {guard: 'isAllActive', target: '#wizard.done'},
        {guard: 'isPartlyFailed', target: '#wizard.partlyDone'},
        {guard: 'knowsActivation', target: 'pausing'},
        {target: 'asking'},
      ],
    },
    pausing: {
      after: {activationPause: 'asking'},
      on: {'check.requested': 'asking'},
    },
    /** Nobody is signed in: asking goes on when somebody is (F-E12). */
    paused: {on: {'session.restored': 'asking', 'check.requested': 'asking'}},
    asking: {
      invoke: {
        src: 'getActivation',
        input: ({context}) => ({orderId: context.orderId}),
        onDone: {target: 'judging', actions: {type: 'keepActivation', params: ({event}) => event.output}},
        onError: [
          {
            guard: ({event}) => problemOf(event.error).kind === 'signed-out',
            target: 'paused',
            actions: {type: 'keepFailure', params: thrown},
          },
          {target: 'pausing', actions: {type: 'keepFailure', params: thrown}},
        ],
      },
    },
    retrying: {
      exit: 'clearSubmission',
      on: {
        'retry.requested': {},
        'check.requested': {actions: 'forwardToSubmission'},
        'session.restored': {actions: ['clearSignedOut', 'forwardToSubmission']},
      },
      invoke: {
        id: 'submission',
        src: 'retryActivation',
        input: ({context: {orderId, order, retriedLineId}}) => ({
          operationId: order?.activation?.services.find(({lineId}) => lineId === retriedLineId)?.retryOperationId ?? '',
          request: {orderId, lineId: retriedLineId},
        }),
        onSnapshot: {actions: {type: 'keepSubmission', params: ({event}) => event.snapshot}},
        onDone: [
          {
            guard: ({event}) => succeeded(event.output),
            target: 'judging',
            actions: {type: 'keepActivation', params: answered<Activation>},
          },
          {
            target: 'asking',
            actions: [
              {type: 'keepFailure', params: refused},
              {type: 'keepRetryRefusal', params: ({event}) => refusal(event.output)},
            ],
          },
        ],
      },
    },
  },
});

/** Some services run, some failed: each can be tried again, and a person helps. */
export const partlyDone = provisioningSetup.createStateConfig({
  on: {
    'retry.requested': {
      guard: 'mayRetry',
      target: '#wizard.activating.retrying',
      actions: {type: 'keepRetried', params: ({event}) => event.lineId},
    },
    'check.requested': '#wizard.activating.asking',
  },
});

export const done = provisioningSetup.createStateConfig({entry: {type: 'note', params: {milestone: 'provisioned'}}});
