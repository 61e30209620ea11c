/** English words of what is said around every view of partner support. Defines the keys of this part. */
import type {Messages} from '../messages.js';

export const words = {
  'problem.heading': 'There is a problem',
  'session.title': 'Your session ends soon',
  'session.text': 'You will be signed out in {time}. What you entered stays here until you leave the page.',
  'session.extend': 'Stay signed in',
  'session.endedTitle': 'You have been signed out',
  'session.endedText': 'Sign in again in this browser, then continue. What you entered is still here.',
  'session.continue': 'I have signed in again',
  'draft.saved': 'Kept on this device until {date}',
  'draft.erase': 'Erase this draft',
  'draft.saving': 'Keeping your answers on this device…',
  'draft.unsaved': 'Your latest answers are not kept yet',
  'draft.unsavedText':
    'The device did not take them. Another attempt follows by itself; until then, keep this page open.',
  'draft.conflict': 'This draft was changed in another tab',
  'draft.conflictText':
    'Your answers on this page are kept as a draft of their own, and those of the other tab stay too. Finish in one of the tabs.',
  'draft.memory':
    'This browser keeps nothing on the device. What you entered is here until you leave or reload the page.',
  'draft.memoryHost': 'Nothing is kept on this device. What you entered is here until you leave or reload the page.',
  'draft.restored': 'Your answers of the last time were kept on this device and are filled in.',
  'error.other': 'This answer was not accepted ({code}). Correct it and try again.',
  'draft.keepMine': 'Continue with what is here',
  'draft.takeTheirs': 'Take over the other tab’s',
  'action.support': 'Contact support',
} as const satisfies Messages;
