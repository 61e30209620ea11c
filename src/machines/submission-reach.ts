/** How far a once-only action is known to have come: what may be told of leaving it depends on that (decision 4). */
import type {SubmissionContext} from './submission-machine.js';

export interface SubmissionReach {
  /** Whether it was sent, in this visit or before; `false`: so far it is only asked about. */
  readonly isSent: boolean;
  /** Whether the back end said that it has it and has not decided yet. */
  readonly isReceived: boolean;
}

export const submissionReachOf = ({
  tries,
  request,
  isReceived,
}: Pick<SubmissionContext, 'tries' | 'request' | 'isReceived'>): SubmissionReach => ({
  // Without a payload it is an earlier visit's that is asked about.
  isSent: tries > 0 || request === null,
  isReceived,
});
