/** What was bought is set up, service by service; every one may be left for later where policy allows (P-55 to P-81). */
import {callingSettings, meetingSettings} from '../../domain/wizard-requests.js';
import {normalizeLabel} from '../../domain/validate/name-label.js';
import {filled, thrown, typed, wrong} from './form-transitions.js';
import {provisioningSetup} from './setup.js';

const toReview = {guard: 'returnsToReview', target: '#wizard.review'} as const;
const toCalling = {guard: 'hasCalling', target: '#wizard.services.calling'} as const;
const toMeetings = {guard: 'hasMeetings', target: '#wizard.services.meetings'} as const;
const toEnterprise = {guard: 'hasEnterprise', target: '#wizard.services.enterprise'} as const;
const toSubscription = {target: '#wizard.services.subscription'} as const;
const toEnd = {target: '#wizard.review'} as const;

const afterSubscription = [toCalling, toMeetings, toEnterprise, toEnd] as const;
const afterCalling = [toReview, toMeetings, toEnterprise, toEnd] as const;
const afterMeetings = [toReview, toEnterprise, toEnd] as const;

export const services = provisioningSetup.createStateConfig({
  initial: 'subscription',
  entry: 'beginAnswers',
  states: {
    subscription: {
      on: {'step.submitted': [...afterSubscription]},
    },
    calling: {
      initial: 'editing',
      states: {
        editing: {
          exit: 'clearProblems',
          on: {
            'answer.changed': typed('calling'),
            'step.submitted': [{...filled('calling'), target: 'saving'}, wrong('calling')],
            'step.left': [toReview, toSubscription],
            'step.skipped': {
              guard: {type: 'maySkip', params: 'calling'},
              target: 'skipping',
              actions: {type: 'keepSkipped', params: 'calling'},
            },
          },
        },
        saving: {
          invoke: {
            src: 'saveCalling',
            input: ({context}) => ({orderId: context.orderId, calling: callingSettings(context.answers)}),
            onDone: {target: 'saved', actions: {type: 'keepOrder', params: ({event}) => event.output}},
            onError: {target: 'editing', actions: {type: 'keepFailure', params: thrown}},
          },
        },
        saved: {entry: {type: 'keepConfigured', params: 'calling'}, always: [...afterCalling]},
        skipping: {always: [...afterCalling]},
      },
    },
    meetings: {
      initial: 'editing',
      states: {
        editing: {
          exit: 'clearProblems',
          on: {
            'answer.changed': typed('meetings'),
            'site.added': {actions: 'addSite'},
            'site.removed': {actions: 'removeSite'},
            'name.checkRequested': {actions: {type: 'checkName', params: ({event}) => event.field}},
            'name.checked': {guard: {type: 'isNameOf', params: 'sites.'}, actions: ['keepName', 'judgeName']},
            'step.submitted': [{...filled('meetings'), target: 'saving'}, wrong('meetings')],
            'step.left': [toReview, toCalling, toSubscription],
            'step.skipped': {
              guard: {type: 'maySkip', params: 'meetings'},
              target: 'skipping',
              actions: {type: 'keepSkipped', params: 'meetings'},
            },
          },
        },
        saving: {
          invoke: {
            src: 'saveMeetings',
            input: ({context}) => ({orderId: context.orderId, meetings: meetingSettings(context.answers)}),
            onDone: {target: 'saved', actions: {type: 'keepOrder', params: ({event}) => event.output}},
            onError: {
              target: 'editing',
              actions: [
                {type: 'keepFailure', params: thrown},
                {type: 'markTaken', params: thrown},
              ],
            },
          },
        },
        saved: {entry: {type: 'keepConfigured', params: 'meetings'}, always: [...afterMeetings]},
        skipping: {always: [...afterMeetings]},
      },
    },
    enterprise: {
      initial: 'editing',
      states: {
        editing: {
          exit: 'clearProblems',
          on: {
            'answer.changed': typed('enterprise'),
            'name.checkRequested': {actions: {type: 'checkName', params: 'subdomain'}},
            'name.checked': {guard: {type: 'isNameOf', params: 'subdomain'}, actions: ['keepName', 'judgeName']},
            'step.submitted': [
              {guard: 'subdomainSaved', target: 'saved'},
              {...filled('enterprise'), target: 'saving'},
              wrong('enterprise'),
            ],
            'step.left': [toReview, toMeetings, toCalling, toSubscription],
            'step.skipped': {
              guard: {type: 'maySkip', params: 'enterprise'},
              target: 'skipping',
              actions: {type: 'keepSkipped', params: 'enterprise'},
            },
          },
        },
        saving: {
          invoke: {
            src: 'saveSubdomain',
            input: ({context}) => ({orderId: context.orderId, name: normalizeLabel(context.answers.subdomain)}),
            onDone: {target: 'saved', actions: {type: 'keepOrder', params: ({event}) => event.output}},
            onError: {
              target: 'editing',
              actions: [
                {type: 'keepFailure', params: thrown},
                {type: 'markTaken', params: thrown},
              ],
            },
          },
        },
        saved: {entry: {type: 'keepConfigured', params: 'enterprise'}, always: [toEnd]},
        skipping: {always: [toEnd]},
      },
    },
  },
});
