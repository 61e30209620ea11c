/** What the charts share: the transitions every form has, the way on, and what a call threw. */
import type {RenewalForm} from '../../domain/renewal-forms.js';
import type {RenewalStep} from '../../domain/renewal-steps.js';

/** For `answer.changed`: keeps the value. */
export const typed = <F extends RenewalForm>(form: F) => ({actions: {type: 'changeAnswer', params: form}}) as const;

/** For `step.submitted`, last: shows what is wrong. */
export const wrong = <F extends RenewalForm>(form: F) => ({actions: {type: 'keepForm', params: form}}) as const;

/** For `step.submitted`: taken where the form is valid, on to `step`, or back to check answers. */
export const onward = <F extends RenewalForm, S extends RenewalStep>(form: F, step: S) =>
  ({
    guard: {type: 'isFilled', params: form},
    target: '#renewal.resuming',
    actions: [
      {type: 'keepForm', params: form},
      {type: 'makeFor', params: step},
    ],
  }) as const;

/** For `step.left` while an answer is changed: what was typed since is dropped, unjudged as it is. */
export const backToCheck = {
  guard: 'returnsToCheck',
  target: '#renewal.resuming',
  actions: ['restoreAnswers', {type: 'makeFor', params: 'check'}],
} as const;

/** For `on`: declining needs nothing that accepting needs but the authority, so every step offers it. */
export const mayDecline = <S extends RenewalStep>(step: S) =>
  ({'decline.requested': {target: '#renewal.declining', actions: {type: 'askDecline', params: step}}}) as const;

/** For `always`: grace of everything ended, or everything has its result (decision 4, F-T3). */
export const nothingOpen = {guard: 'isNothingOpen', target: '#renewal.routing'} as const;

/** What a failed call threw, for `keepFailure`. */
export const thrown = ({event}: {event: {error: unknown}}): unknown => event.error;
