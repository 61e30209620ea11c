/** English words of what is said in a frame that allows no forms. Defines the keys of this part. */
import type {Messages} from '../messages.js';

export const words = {
  'frame.title': 'This page is shown in a restricted frame',
  'frame.text':
    'The page around it allows no forms. Every button still works, but files you save may not arrive, and what you enter may not be kept on this device. If you can, open this page in a window of its own.',
} as const satisfies Messages;
