/** Check answers, acceptance and decline, each at most once for each agreement. */
import {acceptanceRequest, declineRequest} from '../../domain/renewal-requests.js';
import {mayDecline, nothingOpen, typed, wrong} from './form-transitions.js';
import {agreementsUnderWay, openAgreements, purposeUnderWay, termsOf} from './judgements.js';
import {hasVerdict, type Outputs} from './outcomes.js';
import {renewalSetup} from './setup.js';
import type {Purpose, RenewalContext} from './context.js';

export const check = renewalSetup.createStateConfig({
  entry: 'returnNowhere',
  exit: ['clearProblems', 'sayOnline'],
  always: [nothingOpen, {guard: 'lacksAttestation', target: 'attest'}],
  on: {
    'step.changeRequested': [
      {guard: ({event}) => event.step === 'authority', target: 'authority', actions: 'returnToCheck'},
      {guard: ({event}) => event.step === 'company', target: 'company', actions: 'returnToCheck'},
      {guard: ({event}) => event.step === 'countries', target: 'countries', actions: 'returnToCheck'},
      {
        guard: ({event}) => event.step === 'questionnaire',
        target: 'questionnaire',
        actions: 'returnToCheck',
      },
      {guard: ({event}) => event.step === 'agreement', target: 'agreement', actions: 'returnToCheck'},
      {guard: ({event}) => event.step === 'attest', target: 'attest', actions: 'returnToCheck'},
    ],
    'step.left': 'attest',
    ...mayDecline('check'),
    'accept.requested': [
      {guard: 'isOffline', actions: 'sayOffline'},
      // This page is reached with nothing missing; whatever brings it here otherwise accepts nothing.
      {guard: {type: 'isFilled', params: 'check'}, target: 'accepting'},
    ],
  },
});

/** The clock is looked at once more before anything is sent (F-T3); the server has the last word. */
export const accepting = renewalSetup.createStateConfig({
  entry: 'judge',
  always: [nothingOpen, {guard: 'lacksAttestation', target: 'attest'}, {target: 'submitting'}],
});

/** What is submitted for every open agreement; the payload stays the same as long as its operation id does. */
const acceptances = (context: RenewalContext) =>
  openAgreements(context).map((loaded) => {
    const {id, operations} = loaded.agreement;
    const own = context.answers.agreements.find(({agreementId}) => agreementId === id);
    return {
      key: id,
      operationId: operations.acceptance,
      asksFirst: context.unasked.includes(id),
      request:
        own && context.attestation
          ? acceptanceRequest(context.answers, own, loaded.agreement, termsOf(context, loaded), context.attestation)
          : null,
    };
  });

/** What the submissions came to, for `keepOutputs`. */
const accepted = ({event}: {event: {output: Outputs}}) => ({outputs: event.output, purpose: 'acceptance' as const});
const declined = ({event}: {event: {output: Outputs}}) => ({outputs: event.output, purpose: 'decline' as const});

/** The same of those that ended before the others were left. */
const endedAs =
  (purpose: Purpose) =>
  ({context}: {context: RenewalContext}) => ({outputs: context.ended, purpose});

/** An acceptance on its way never lapses by the clock (decision 4). */
export const submitting = renewalSetup.createStateConfig({
  entry: 'beginSubmission',
  on: {
    'step.left': [
      {
        // What ended decides where the rest goes on.
        guard: 'isRestUnsent',
        target: 'loading',
        actions: [{type: 'keepOutputs', params: endedAs('acceptance')}, 'endChecking', 'judge'],
      },
      {guard: 'isNothingSent', target: 'check', actions: 'endChecking'},
    ],
    'clock.ticked': {actions: 'keepTime'},
    'check.requested': {actions: 'forwardToSubmissions'},
    'session.restored': {actions: 'forwardToSubmissions'},
  },
  invoke: {
    id: 'submissions',
    src: 'acceptAgreements',
    input: ({context}) => ({items: acceptances(context)}),
    onSnapshot: {actions: {type: 'keepStandings', params: ({event}) => event.snapshot.context}},
    onDone: [
      {
        guard: ({event}) => hasVerdict(event.output, 'roleLost'),
        target: 'roleLost',
        actions: [{type: 'keepOutputs', params: accepted}, 'judge'],
      },
      {
        guard: ({event}) => hasVerdict(event.output, 'changed') || hasVerdict(event.output, 'elsewhere'),
        target: 'loading',
        actions: [{type: 'keepOutputs', params: accepted}, 'judge'],
      },
      {
        // At check answers, unless what was attested is not what would be sent.
        guard: ({event}) => hasVerdict(event.output, 'again'),
        target: 'resuming',
        actions: [{type: 'keepOutputs', params: accepted}, 'judge'],
      },
      {
        target: 'routing',
        actions: [{type: 'keepOutputs', params: accepted}, 'judge'],
      },
    ],
  },
});

/** What was known of at all; the rest is open as if nothing had been sent. */
const known = ({event}: {event: {output: Outputs}}) => ({
  outputs: Object.fromEntries(Object.entries(event.output).filter(([, {outcome}]) => outcome !== 'notReceived')),
  purpose: 'asked' as const,
});

/** An acceptance or a decline of an earlier visit has no outcome yet: it is asked about before anything is offered (F-P6). */
export const checking = renewalSetup.createStateConfig({
  entry: 'beginChecking',
  exit: 'endChecking',
  on: {
    'clock.ticked': {actions: 'keepTime'},
    'check.requested': {actions: 'forwardToSubmissions'},
    'session.restored': {actions: 'forwardToSubmissions'},
  },
  invoke: {
    id: 'submissions',
    src: 'acceptAgreements',
    input: ({context}) => ({
      items: agreementsUnderWay(context).map(({agreement: {id, operations}}) => ({
        key: id,
        operationId: operations[purposeUnderWay(context, id)],
        request: null,
      })),
    }),
    onSnapshot: {actions: {type: 'keepStandings', params: ({event}) => event.snapshot.context}},
    onDone: [
      {
        guard: ({event}) => hasVerdict(event.output, 'roleLost'),
        target: 'roleLost',
        actions: [{type: 'keepOutputs', params: known}, 'forgetChecked', 'judge'],
      },
      {
        guard: ({event}) => hasVerdict(event.output, 'changed') || hasVerdict(event.output, 'elsewhere'),
        target: 'loading',
        actions: [{type: 'keepOutputs', params: known}, 'forgetChecked', 'judge'],
      },
      {
        target: 'routing',
        actions: [{type: 'keepOutputs', params: known}, 'forgetChecked', 'judge'],
      },
    ],
  },
});

/** Declining is an outcome of its own, apart from closing the flow; only who may sign can decide it. */
export const declining = renewalSetup.createStateConfig({
  initial: 'confirming',
  exit: 'clearProblems',
  states: {
    confirming: {
      always: nothingOpen,
      exit: 'sayOnline',
      on: {
        'answer.changed': typed('decline'),
        'step.submitted': [
          // Inviting a signer is a way of renewing: nobody who declines is led into one.
          {guard: 'declinesAuthority', actions: [{type: 'keepForm', params: 'decline'}, 'sayOnline', 'dropDecline']},
          {guard: 'isOffline', actions: [{type: 'keepForm', params: 'decline'}, 'sayOffline']},
          {
            guard: {type: 'isFilled', params: 'decline'},
            target: 'sending',
            actions: {type: 'keepForm', params: 'decline'},
          },
          wrong('decline'),
        ],
        // Where declining alone was asked for, no step lies before it.
        'step.left': {
          guard: 'isWithinRenewal',
          target: '#renewal.resuming',
          actions: ['makeForAsked', 'forgetDecline'],
        },
      },
    },
    sending: {
      entry: 'beginSubmission',
      on: {
        'step.left': [
          {
            guard: 'isRestUnsent',
            target: '#renewal.loading',
            actions: [{type: 'keepOutputs', params: endedAs('decline')}, 'endChecking', 'judge'],
          },
          {guard: 'isNothingSent', target: 'confirming', actions: 'endChecking'},
        ],
        'clock.ticked': {actions: 'keepTime'},
        'check.requested': {actions: 'forwardToSubmissions'},
        'session.restored': {actions: 'forwardToSubmissions'},
      },
      invoke: {
        id: 'submissions',
        src: 'declineAgreements',
        input: ({context}) => ({
          items: openAgreements(context).map(({agreement: {id, operations}}) => ({
            key: id,
            operationId: operations.decline,
            asksFirst: context.unasked.includes(id),
            request: declineRequest(context.answers, id),
          })),
        }),
        onSnapshot: {actions: {type: 'keepStandings', params: ({event}) => event.snapshot.context}},
        onDone: [
          {
            guard: ({event}) => hasVerdict(event.output, 'roleLost'),
            target: '#renewal.roleLost',
            actions: [{type: 'keepOutputs', params: declined}, 'forgetDecline', 'judge'],
          },
          {
            guard: ({event}) => hasVerdict(event.output, 'elsewhere'),
            target: '#renewal.loading',
            actions: [{type: 'keepOutputs', params: declined}, 'forgetDecline', 'judge'],
          },
          {
            guard: ({event}) => hasVerdict(event.output, 'again'),
            target: 'confirming',
            actions: [{type: 'keepOutputs', params: declined}, 'judge'],
          },
          {
            target: '#renewal.routing',
            actions: [{type: 'keepOutputs', params: declined}, 'forgetDecline', 'judge'],
          },
        ],
      },
    },
  },
});

/** Every agreement has its result. What was refused can be tried again with what the server knows by then. */
export const finished = renewalSetup.createStateConfig({
  entry: 'tellSpent',
  on: {
    'load.requested': 'loading',
    'step.submitted': {guard: 'mayTryAgain', target: 'loading', actions: 'forgetRefusals'},
  },
});
