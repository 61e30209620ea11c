/** English words of the history of cases and of one case. Defines the keys of this part. */
import type {Messages} from '../messages.js';

export const words = {
  'cases.title': 'Your cases',
  'case.title': 'Case',
} as const satisfies Messages;
