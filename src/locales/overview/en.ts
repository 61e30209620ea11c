/** English words of the overview of agreements. Defines the keys of this part. */
import type {Messages} from '../messages.js';

export const words = {} as const satisfies Messages;
