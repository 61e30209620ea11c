/** English words of a new case, and of whatever forms about cases share. Defines the keys of this part. */
import type {Messages} from '../messages.js';

export const words = {
  'newCase.title': 'Open a case',
} as const satisfies Messages;
