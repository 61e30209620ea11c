/** From the link to the first question: loading, where the order stands, who gets the mail. */
import {normalizeEmail} from '../../domain/validate/email.js';
import {filled, thrown, typed, wrong} from './form-transitions.js';
import {provisioningSetup} from './setup.js';

export const loading = provisioningSetup.createStateConfig({
  invoke: {
    src: 'loadOrder',
    input: ({context}) => ({orderId: context.orderId}),
    onDone: {target: 'routing', actions: {type: 'keepLoaded', params: ({event}) => event.output}},
    onError: {target: 'loadFailed', actions: {type: 'keepFailure', params: thrown}},
  },
});

/** Where the server stands decides where the link leads (decision 7). */
export const routing = provisioningSetup.createStateConfig({
  exit: 'clearDoor',
  always: [
    {guard: 'isClosed', target: 'closed'},
    {guard: ({context}) => context.order?.status === 'mapping', target: 'mapping'},
    {guard: 'wasLeftMapping', target: 'mapping'},
    {guard: 'wasLeftProvisioning', target: 'provisioning'},
    {guard: ({context}) => ['provisioning', 'provisioned'].includes(context.order?.status ?? ''), target: 'activating'},
    {target: 'intro'},
  ],
});

export const loadFailed = provisioningSetup.createStateConfig({
  exit: 'clearProblems',
  on: {'load.requested': 'loading', 'session.restored': 'loading'},
});

/** Nothing can be set up any more; a person helps (P-12, P-13). */
export const closed = provisioningSetup.createStateConfig({
  entry: 'endAnswers',
  on: {'load.requested': 'loading'},
});

export const intro = provisioningSetup.createStateConfig({
  initial: 'overview',
  entry: 'endAnswers',
  on: {
    'load.requested': 'loading',
    'clock.ticked': [{guard: 'closesNow', target: 'closed', actions: 'keepTime'}, {actions: 'keepTime'}],
  },
  states: {
    overview: {
      on: {
        'setup.started': [
          {guard: 'isClosed', target: '#wizard.closed'},
          {guard: 'passwordPending', target: '#wizard.password'},
          {guard: 'isMapped', target: '#wizard.services'},
          {
            guard: 'mayStart',
            target: '#wizard.role',
            actions: ['beginSetUp', {type: 'note', params: {milestone: 'started'}}],
          },
        ],
        'contact.changeRequested': {guard: 'mayChangeContact', target: 'changingContact', actions: 'offerContact'},
        'mail.resendRequested': {guard: 'mayChangeContact', target: 'confirmingResend'},
        'journal.found': [
          {guard: 'wasMapping', target: '#wizard.mapping'},
          {guard: 'wasProvisioning', target: '#wizard.provisioning'},
          {guard: 'wasLeft', actions: 'keepEarlierAttempt'},
        ],
      },
    },
    changingContact: {
      exit: 'clearProblems',
      on: {
        'answer.changed': typed('contact'),
        'step.submitted': [{...filled('contact'), target: 'savingContact'}, wrong('contact')],
        'step.left': 'overview',
      },
    },
    savingContact: {
      invoke: {
        src: 'changeContact',
        input: ({context: {orderId, answers}}) => ({
          orderId,
          contact: {email: normalizeEmail(answers.contactEmail), kind: answers.contactKind || 'partnerAdmin'},
          allLines: answers.contactAllLines,
        }),
        onDone: {
          target: 'overview',
          actions: [
            {type: 'keepOrder', params: ({event}) => event.output},
            {type: 'noticeContact', params: 'changed'},
          ],
        },
        onError: {target: 'changingContact', actions: {type: 'keepFailure', params: thrown}},
      },
    },
    confirmingResend: {
      exit: 'clearProblems',
      on: {'step.submitted': 'resending', 'step.left': 'overview'},
    },
    resending: {
      invoke: {
        src: 'resendMail',
        input: ({context}) => ({orderId: context.orderId}),
        onDone: {target: 'overview', actions: {type: 'noticeContact', params: 'resent'}},
        onError: {target: 'confirmingResend', actions: {type: 'keepFailure', params: thrown}},
      },
    },
  },
});
