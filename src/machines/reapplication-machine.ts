/**
 * A new application after an agreement lapsed: a matrix of every country of business, each with its own terms and its
 * own result (decision 5, R-10). Many are applied for at once; the rest waits for another day.
 */
import {assign, type SnapshotFrom} from 'xstate';
import type {Reapplication} from '../domain/agreement.js';
import {applicationRequest} from '../domain/renewal-requests.js';
import type {Attestation} from '../domain/signer-problems.js';
import {verdictOf} from './renewal/outcomes.js';
import {initialReapplication} from './renewal/reapplication-context.js';
import {reapplicationSetup} from './renewal/reapplication-setup.js';
import type {SubmissionOutput} from './submission-machine.js';

const thrown = ({event}: {event: {error: unknown}}): unknown => event.error;
const output = ({event}: {event: {output: SubmissionOutput}}): SubmissionOutput => event.output;
const answer = ({event}: {event: {output: SubmissionOutput}}): Reapplication =>
  (event.output.outcome === 'succeeded' && event.output.answer) as Reapplication;

const submitting = reapplicationSetup.createStateConfig({
  entry: 'beginSubmission',
  exit: 'clearSubmission',
  on: {
    'step.left': {guard: 'isNothingSent', target: 'check', actions: 'forgetSubmitted'},
    'check.requested': {actions: 'forwardToSubmission'},
    'session.restored': {actions: 'forwardToSubmission'},
  },
  invoke: {
    id: 'submission',
    src: 'applyForCountries',
    input: ({context: {answers, reapplication, attestation, isUnasked}}) => ({
      operationId: reapplication?.operationId ?? '',
      asksFirst: isUnasked,
      request: reapplication && attestation ? applicationRequest(answers, reapplication, attestation) : null,
    }),
    onSnapshot: {actions: {type: 'keepSubmission', params: ({event}) => event.snapshot}},
    onDone: [
      {
        guard: ({event}) => event.output.outcome === 'succeeded' && !event.output.mismatch,
        target: 'matrix',
        actions: ['forgetUnasked', {type: 'keepResults', params: answer}],
      },
      {
        // Another page or person used the id for other countries: what was chosen here was not applied for.
        guard: ({event}) => event.output.outcome === 'succeeded',
        target: 'matrix',
        actions: ['forgetUnasked', {type: 'keepReapplication', params: answer}, 'voidAttestation', 'forgetSubmitted'],
      },
      {
        guard: ({event}) => ['again', 'roleLost'].includes(verdictOf(event.output)),
        target: 'check',
        actions: ['forgetUnasked', {type: 'keepRefusal', params: output}],
      },
      {
        target: 'loading',
        actions: ['forgetUnasked', {type: 'keepRefusal', params: output}, 'voidAttestation'],
      },
    ],
  },
});

/** A submission of an earlier visit has no outcome yet: it is asked about before anything is offered (F-P6). */
const checking = reapplicationSetup.createStateConfig({
  exit: 'clearSubmission',
  on: {
    'check.requested': {actions: 'forwardToSubmission'},
    'session.restored': {actions: 'forwardToSubmission'},
  },
  invoke: {
    id: 'submission',
    src: 'applyForCountries',
    input: ({context: {reapplication}}) => ({operationId: reapplication?.operationId ?? '', request: null}),
    onSnapshot: {actions: {type: 'keepSubmission', params: ({event}) => event.snapshot}},
    onDone: [
      {
        guard: ({event}) => event.output.outcome === 'succeeded',
        target: 'matrix',
        actions: {type: 'keepFound', params: answer},
      },
      {guard: ({event}) => event.output.outcome === 'notReceived', target: 'matrix'},
      {target: 'loading', actions: {type: 'keepRefusal', params: output}},
    ],
  },
});

export const reapplicationMachine = reapplicationSetup.createMachine({
  id: 'reapplication',
  context: ({input}) => initialReapplication(input),
  initial: 'loading',
  on: {'session.restored': {actions: 'clearSignedOut'}},
  states: {
    loading: {
      invoke: {
        src: 'loadReapplication',
        input: ({context: {agreementId}}) => ({agreementId}),
        onDone: [
          {
            guard: ({event}) => event.output.isUnderWay,
            target: 'checking',
            actions: [
              {type: 'keepReapplication', params: ({event}) => event.output.reapplication},
              {type: 'keepLoaded', params: ({event}) => event.output},
            ],
          },
          {
            guard: {type: 'isChosen', params: ({event}) => event.output},
            target: 'attest',
            actions: [
              {type: 'keepReapplication', params: ({event}) => event.output.reapplication},
              {type: 'keepLoaded', params: ({event}) => event.output},
            ],
          },
          // Why it is loaded anew stays on view beside the matrix.
          {
            target: 'matrix',
            actions: [
              {type: 'keepReapplication', params: ({event}) => event.output.reapplication},
              {type: 'keepLoaded', params: ({event}) => event.output},
            ],
          },
        ],
        onError: {target: 'loadFailed', actions: {type: 'keepFailure', params: thrown}},
      },
    },
    loadFailed: {
      exit: 'clearProblems',
      on: {'load.requested': 'loading', 'session.restored': 'loading'},
    },
    matrix: {
      entry: ['forgetDrop', 'forgetStep'],
      on: {
        'load.requested': {target: 'loading', actions: 'clearProblems'},
        'country.chosen': {actions: 'choose'},
        'text.chosen': {actions: 'choose'},
        'country.kept': {actions: 'keepCountry'},
        'country.dropRequested': [
          {guard: 'mayDrop', target: 'dropping', actions: 'askDrop'},
          {actions: 'complainOfLast'},
        ],
        'text.opened': {guard: 'isTextOf', target: 'reading', actions: ['openText', 'clearProblems']},
        'step.submitted': [
          {guard: 'mayReturn', target: 'check', actions: 'clearProblems'},
          {guard: {type: 'isFilled', params: 'choose'}, target: 'attest', actions: 'clearProblems'},
          {actions: {type: 'keepForm', params: 'choose'}},
        ],
      },
    },
    /** Dropping is confirmed by its effects. */
    dropping: {
      entry: 'clearProblems',
      on: {'drop.confirmed': {target: 'matrix', actions: 'drop'}, 'drop.canceled': 'matrix', 'step.left': 'matrix'},
    },
    reading: {
      exit: 'closeText',
      on: {
        'text.opened': {guard: 'isTextOf', actions: 'openText'},
        'text.shown': {actions: 'keepShown'},
        'text.unavailable': {actions: 'unopenText'},
        'text.closed': 'matrix',
        'step.submitted': 'matrix',
        'step.left': 'matrix',
      },
    },
    attest: {
      entry: 'forgetStep',
      exit: 'clearProblems',
      on: {
        'answer.changed': {actions: 'changeAnswer'},
        'step.submitted': [
          {
            guard: {type: 'isFilled', params: 'attest'},
            target: 'check',
            actions: [{type: 'keepForm', params: 'attest'}, 'keepAttestation'],
          },
          {actions: {type: 'keepForm', params: 'attest'}},
        ],
        'step.left': 'matrix',
      },
    },
    check: {
      entry: 'returnNowhere',
      exit: ['clearProblems', 'sayOnline'],
      on: {
        'step.left': 'attest',
        'countries.changeRequested': {target: 'matrix', actions: 'returnToCheck'},
        'apply.requested': [
          {guard: 'isOffline', actions: 'sayOffline'},
          // This page is reached with nothing missing; whatever brings it here otherwise applies for nothing.
          {guard: {type: 'isFilled', params: 'check'}, target: 'submitting'},
        ],
      },
    },
    submitting,
    checking,
  },
});

export type ReapplicationSnapshot = SnapshotFrom<typeof reapplicationMachine>;

/** The machine with the words that are attested. */
export const reapplicationMachineIn = ({attestation}: {readonly attestation: () => Attestation}) =>
  reapplicationMachine.provide({actions: {keepAttestation: assign({attestation: () => attestation()})}});
