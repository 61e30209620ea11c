/** Company, countries of business and integrity questions, each reviewed as the server has them. */
import {unknownParties} from './judgements.js';
import {backToCheck, mayDecline, nothingOpen, onward, thrown, typed, wrong} from './form-transitions.js';
import {renewalSetup} from './setup.js';

export const company = renewalSetup.createStateConfig({
  initial: 'editing',
  states: {
    editing: {
      always: nothingOpen,
      exit: 'clearProblems',
      on: {
        ...mayDecline('company'),
        'answer.changed': typed('company'),
        'step.submitted': [onward('company', 'countries'), wrong('company')],
        'step.left': [backToCheck, {target: '#renewal.authority'}],
      },
    },
    /** Another principal country may mean another contracting party and another text. */
    previewing: {
      always: nothingOpen,
      invoke: {
        src: 'previewParties',
        input: ({context}) => ({requests: unknownParties(context)}),
        onDone: {target: 'previewed', actions: {type: 'keepParties', params: ({event}) => event.output}},
        onError: {target: 'editing', actions: {type: 'keepFailure', params: thrown}},
      },
    },
    previewed: {
      always: [
        // An answer that leaves one out.
        {guard: 'needsPreview', target: 'editing'},
        {guard: 'hasOtherParty', target: 'partyChanged'},
        {target: '#renewal.resuming'},
      ],
    },
    partyChanged: {
      always: nothingOpen,
      on: {'step.submitted': '#renewal.resuming', 'step.left': 'editing'},
    },
  },
});

export const countries = renewalSetup.createStateConfig({
  initial: 'editing',
  exit: 'forgetDrop',
  states: {
    editing: {
      entry: 'forgetDrop',
      always: nothingOpen,
      exit: 'clearProblems',
      on: {
        ...mayDecline('countries'),
        'answer.changed': typed('countries'),
        'distributor.added': {actions: 'addDistributor'},
        'distributor.removed': {actions: 'removeDistributor'},
        'country.kept': {actions: 'keepCountry'},
        'country.dropRequested': [
          {guard: 'mayDrop', target: 'dropping', actions: 'askDrop'},
          {actions: 'complainOfLast'},
        ],
        'step.submitted': [onward('countries', 'questionnaire'), wrong('countries')],
        'step.left': [backToCheck, {target: '#renewal.company'}],
      },
    },
    /** Dropping is confirmed by its effects. */
    dropping: {
      always: nothingOpen,
      on: {
        'drop.confirmed': {target: 'editing', actions: 'drop'},
        'drop.canceled': 'editing',
        'step.left': 'editing',
      },
    },
  },
});

export const questionnaire = renewalSetup.createStateConfig({
  always: nothingOpen,
  exit: 'clearProblems',
  on: {
    ...mayDecline('questionnaire'),
    'answer.changed': typed('questionnaire'),
    'step.submitted': [onward('questionnaire', 'agreement'), wrong('questionnaire')],
    'step.left': [backToCheck, {target: 'countries'}],
  },
});
