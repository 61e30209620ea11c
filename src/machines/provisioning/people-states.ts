/** Who is at the keyboard and who sets up (P-20, P-21). */
import {normalizeEmail} from '../../domain/validate/email.js';
import {backToConfirm, filled, thrown, typed, wrong} from './form-transitions.js';
import {provisioningSetup} from './setup.js';

export const role = provisioningSetup.createStateConfig({
  entry: 'beginAnswers',
  // The line about an earlier attempt has been read by then.
  exit: ['clearProblems', 'dropEarlierAttempt'],
  on: {
    'answer.changed': typed('role'),
    'journal.found': {guard: 'wasLeft', actions: 'keepEarlierAttempt'},
    'step.submitted': [{...filled('role'), target: 'roleKnown'}, wrong('role')],
    'step.left': [backToConfirm, {target: 'intro'}],
  },
});

/** The customer sets up the own organisation, so no partner side follows (decision 12). */
export const roleKnown = provisioningSetup.createStateConfig({
  always: [
    {guard: 'isCustomerRole', target: 'customerOrganization', actions: 'returnNowhere'},
    {guard: 'returnsToKnownPartner', target: 'confirm'},
    {target: 'setter', actions: 'returnNowhere'},
  ],
});

export const setter = provisioningSetup.createStateConfig({
  exit: 'clearProblems',
  on: {
    'answer.changed': typed('setter'),
    'step.submitted': [{...filled('setter'), target: 'setterKnown'}, wrong('setter')],
    'step.left': [backToConfirm, {target: 'role'}],
  },
});

export const setterKnown = provisioningSetup.createStateConfig({
  always: [
    {guard: 'handsOver', target: 'handover'},
    {guard: 'returnsToConfirm', target: 'confirm'},
    {target: 'partnerOrganization'},
  ],
});

/** Handing over is final here; to the customer it also loses the partner's access (P-21, X-08). */
export const handover = provisioningSetup.createStateConfig({
  initial: 'confirming',
  states: {
    confirming: {
      exit: 'clearProblems',
      on: {'step.submitted': 'sending', 'step.left': '#wizard.setter'},
    },
    sending: {
      invoke: {
        src: 'handOver',
        input: ({context: {orderId, answers}}) =>
          answers.setter === 'customer'
            ? {orderId, to: 'customer' as const, email: normalizeEmail(answers.customerContactEmail)}
            : {orderId, to: 'colleague' as const, email: normalizeEmail(answers.colleagueEmail)},
        onDone: {target: '#wizard.handedOver', actions: 'keepHandover'},
        onError: {target: 'confirming', actions: {type: 'keepFailure', params: thrown}},
      },
    },
  },
});

export const handedOver = provisioningSetup.createStateConfig({entry: 'endAnswers'});
