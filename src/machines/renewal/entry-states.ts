/** From the agreements selected to the page where the flow goes on, and the ends where it cannot. */
import {thrown} from './form-transitions.js';
import {renewalSetup} from './setup.js';

export const loading = renewalSetup.createStateConfig({
  invoke: {
    src: 'loadAgreements',
    input: ({context: {agreementIds}}) => ({agreementIds, asksOperations: true}),
    onDone: {target: 'routing', actions: {type: 'keepLoaded', params: ({event}) => event.output}},
    onError: {target: 'loadFailed', actions: {type: 'keepFailure', params: thrown}},
  },
});

export const loadFailed = renewalSetup.createStateConfig({
  exit: 'clearProblems',
  on: {'load.requested': 'loading', 'session.restored': 'loading'},
});

/** Where the agreements stand decides where the flow is. */
export const routing = renewalSetup.createStateConfig({
  always: [
    {guard: 'isUnderWay', target: 'checking'},
    {guard: 'isTextChanged', target: 'textChanged'},
    {guard: 'isLapsed', target: 'lapsed'},
    {guard: 'isFinished', target: 'finished'},
    {guard: 'isNothingOpen', target: 'blocked'},
    {guard: 'wantsDecline', target: 'declining'},
    {guard: 'awaitsSigner', target: 'waitingSigner'},
    {target: 'resuming'},
  ],
});

/** On to the step that is made for, or to the first one before it that lacks something. */
export const resuming = renewalSetup.createStateConfig({
  always: [
    {guard: 'needsPreview', target: 'company.previewing'},
    {guard: {type: 'isNext', params: 'authority'}, target: 'authority'},
    {guard: {type: 'isNext', params: 'company'}, target: 'company'},
    {guard: {type: 'isNext', params: 'countries'}, target: 'countries'},
    {guard: {type: 'isNext', params: 'questionnaire'}, target: 'questionnaire'},
    {guard: {type: 'isNext', params: 'agreement'}, target: 'agreement'},
    {guard: {type: 'isNext', params: 'attest'}, target: 'attest'},
    {target: 'check'},
  ],
});

/** None of the agreements can be renewed now; time may change that. */
export const blocked = renewalSetup.createStateConfig({
  always: [
    {guard: 'isRenewable', target: 'loading'},
    {guard: 'isLapsed', target: 'lapsed'},
  ],
  on: {'load.requested': 'loading'},
});

/** Grace is over; what was answered stays for a new application. */
export const lapsed = renewalSetup.createStateConfig({
  on: {'load.requested': {target: 'loading', actions: 'forgetRefusals'}},
});
