/** English words of renewing and re-applying. Defines the keys of this part. */
import type {Messages} from '../messages.js';

export const words = {} as const satisfies Messages;
