/** English words of reading texts and receipts. Defines the keys of this part. */
import type {Messages} from '../messages.js';

export const words = {} as const satisfies Messages;
