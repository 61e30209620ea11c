/** Answers that the button and the first view of `<support-center>` are made of. */
import {SupportCounts, SupportProfile} from '../domain/support/support-profile.js';
import {Session} from './session-operations.js';

export const supportHomeAnswers = {
  getSession: Session,
  getSupport: SupportProfile,
  getSupportCounts: SupportCounts,
} as const;
export type SupportHomeOperation = keyof typeof supportHomeAnswers;
