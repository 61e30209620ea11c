/** English words of answers, of the documentation and of the first-time task. Defines the keys of this part. */
import type {Messages} from '../messages.js';

export const words = {
  'answers.title': 'Answers',
  'docs.title': 'Documentation',
  'firstRun.title': 'Before your first case',
} as const satisfies Messages;
