/** The text and the signature's form. Opening each text is asked for, scrolling is not. */
import {backToCheck, mayDecline, nothingOpen, onward, typed, wrong} from './form-transitions.js';
import {renewalSetup} from './setup.js';

export const agreement = renewalSetup.createStateConfig({
  initial: 'overview',
  exit: ['clearProblems', 'closeText'],
  states: {
    overview: {
      always: nothingOpen,
      on: {
        ...mayDecline('agreement'),
        'answer.changed': typed('agreement'),
        'text.opened': {guard: 'isTextOf', target: 'reading', actions: 'openText'},
        'step.submitted': [onward('agreement', 'attest'), wrong('agreement')],
        'step.left': [
          backToCheck,
          {guard: 'hasQuestions', target: '#renewal.questionnaire'},
          {target: '#renewal.countries'},
        ],
      },
    },
    reading: {
      always: nothingOpen,
      exit: 'closeText',
      on: {
        'text.opened': {guard: 'isTextOf', actions: 'openText'},
        'text.shown': {actions: 'keepShown'},
        'text.unavailable': {actions: 'unopenText'},
        'text.closed': 'overview',
        'step.submitted': 'overview',
        'step.left': 'overview',
      },
    },
  },
});

export const attest = renewalSetup.createStateConfig({
  always: nothingOpen,
  exit: 'clearProblems',
  on: {
    ...mayDecline('attest'),
    'answer.changed': typed('attest'),
    'step.submitted': [
      {
        guard: {type: 'isFilled', params: 'attest'},
        target: 'resuming',
        actions: [{type: 'keepForm', params: 'attest'}, 'keepAttestation', {type: 'makeFor', params: 'check'}],
      },
      wrong('attest'),
    ],
    'step.left': [backToCheck, {target: 'agreement'}],
  },
});

/** What was shown is not what is in force any more: the new text is opened before anything else. */
export const textChanged = renewalSetup.createStateConfig({
  entry: 'returnNowhere',
  always: nothingOpen,
  on: {
    'load.requested': 'loading',
    'step.submitted': {target: 'resuming', actions: {type: 'makeFor', params: 'check'}},
  },
});
