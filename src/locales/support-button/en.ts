/** English words of the support button and its drawer. Defines the keys of this part. */
import type {Messages} from '../messages.js';

export const words = {
  'button.title': 'Partner support',
  'button.close': 'Close partner support',
  'button.loading': 'Loading…',
  'button.failed': 'Could not load. Try again',
  'button.needsAnswer': {one: '{count} case needs your answer', other: '{count} cases need your answer'},
  'button.changed': {one: '{count} case has news', other: '{count} cases have news'},
} as const satisfies Messages;
