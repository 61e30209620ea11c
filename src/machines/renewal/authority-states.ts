/** Who signs: the person at the keyboard, or somebody who is invited and waited for. */
import {backToCheck, mayDecline, nothingOpen, onward, thrown, typed, wrong} from './form-transitions.js';
import {missingInvitations, openAgreements} from './judgements.js';
import {renewalSetup} from './setup.js';

export const authority = renewalSetup.createStateConfig({
  always: nothingOpen,
  exit: 'clearProblems',
  on: {
    ...mayDecline('authority'),
    'answer.changed': typed('authority'),
    'step.submitted': [
      {guard: 'declinesAuthority', target: 'invite', actions: {type: 'keepForm', params: 'authority'}},
      onward('authority', 'company'),
      wrong('authority'),
    ],
    'step.left': backToCheck,
  },
});

export const invite = renewalSetup.createStateConfig({
  initial: 'editing',
  states: {
    editing: {
      always: nothingOpen,
      exit: 'clearProblems',
      on: {
        'answer.changed': typed('invite'),
        'step.submitted': [
          {
            guard: {type: 'isFilled', params: 'invite'},
            target: 'sending',
            actions: {type: 'keepForm', params: 'invite'},
          },
          wrong('invite'),
        ],
        'step.left': '#renewal.authority',
      },
    },
    sending: {
      invoke: {
        src: 'inviteSigner',
        input: ({context}) => ({requests: missingInvitations(context)}),
        onDone: [
          {
            guard: ({event}) => event.output.problem !== null,
            target: 'editing',
            actions: [
              {type: 'keepInvited', params: ({event}) => event.output},
              {type: 'tellInviteFailure', params: ({event}) => event.output},
            ],
          },
          {target: '#renewal.waitingSigner', actions: {type: 'keepInvited', params: ({event}) => event.output}},
        ],
      },
    },
  },
});

/** Looks on entering, then every minute and when asked, for whether somebody else accepted. */
export const waitingSigner = renewalSetup.createStateConfig({
  entry: 'returnNowhere',
  exit: 'clearProblems',
  always: nothingOpen,
  invoke: {
    src: 'loadAgreements',
    input: ({context}) => ({
      agreementIds: openAgreements(context).map(({agreement}) => agreement.id),
      asksOperations: false,
    }),
    onDone: {actions: {type: 'keepLoaded', params: ({event}) => event.output}},
    onError: {actions: {type: 'keepFailure', params: thrown}},
  },
  after: {signerPause: {target: 'waitingSigner', reenter: true}},
  on: {
    'check.requested': {target: 'waitingSigner', reenter: true},
    'session.restored': {target: 'waitingSigner', reenter: true},
    'step.left': 'authority',
  },
});

/** The right to sign was lost in mid-flow; what was answered stays. */
export const roleLost = renewalSetup.createStateConfig({
  entry: 'tellNotAuthorised',
  exit: 'clearProblems',
  always: nothingOpen,
  on: {
    'load.requested': 'loading',
    'step.submitted': {target: 'invite', actions: 'disclaimAuthority'},
    'step.left': 'resuming',
  },
});
