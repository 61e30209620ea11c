/** How a once-only action stands, for the view. */
import type {SubmissionContext} from './submission-machine.js';

export interface SubmissionStanding {
  readonly state: 'sending' | 'waiting' | 'checking' | 'stillUnknown';
  /** Whether the outcome has been unknown at any time of this try. */
  readonly doubtful: boolean;
  readonly reference: string | null;
}

const states: Readonly<Record<string, SubmissionStanding['state']>> = {
  starting: 'sending',
  sending: 'sending',
  waiting: 'waiting',
  checking: 'checking',
  pausing: 'checking',
  stillUnknown: 'stillUnknown',
  succeeded: 'sending',
  rejected: 'sending',
  notReceived: 'checking',
};

/** The standing that a submission's snapshot comes to, after the one `before`. */
export const submissionStandingOf = (
  {value, context}: {readonly value: string; readonly context: Pick<SubmissionContext, 'problem'>},
  before: SubmissionStanding | null | undefined,
): SubmissionStanding => ({
  // What was held up stays so on view while it goes out again.
  state: value === 'sending' && before?.state === 'waiting' ? 'waiting' : (states[value] ?? 'checking'),
  doubtful: before?.doubtful === true || ['checking', 'pausing', 'stillUnknown'].includes(value),
  reference: context.problem?.reference ?? null,
});
