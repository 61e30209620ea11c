/** What the charts share: the three transitions every form has, and what a call threw. */
import type {WizardForm} from '../../domain/wizard-forms.js';

/** For `answer.changed`: keeps the value. */
export const typed = <F extends WizardForm>(form: F) => ({actions: {type: 'changeAnswer', params: form}}) as const;

/** For `step.submitted`: taken where the form is valid; add the target. */
export const filled = <F extends WizardForm>(form: F) =>
  ({guard: {type: 'isFilled', params: form}, actions: {type: 'keepForm', params: form}}) as const;

/** For `step.submitted`, last: shows what is wrong. */
export const wrong = <F extends WizardForm>(form: F) => ({actions: {type: 'keepForm', params: form}}) as const;

/** For `step.left` while an answer is changed: what was typed since is dropped, unjudged as it is. */
export const backToConfirm = {guard: 'returnsToConfirm', target: '#wizard.confirm', actions: 'restoreAnswers'} as const;

/** What a failed call threw, for `keepFailure`. */
export const thrown = ({event}: {event: {error: unknown}}): unknown => event.error;
