/** English words of partner support's first view. Defines the keys of this part. */
import type {Messages} from '../messages.js';

export const words = {
  'shell.errorTitle': 'Error: {title}',
  'shell.loading': 'Loading',
  'action.retry': 'Try again',
  'problem.network': 'The connection was interrupted. Nothing is lost: check your network and try again.',
  'problem.timeout': 'There was no answer in time. Nothing is lost: try again.',
  'problem.invalid': 'Something in the answers was not accepted. Correct it and try again.',
  'problem.conflict': 'Somebody changed this meanwhile. Load it again to see where it stands.',
  'problem.forbidden': 'Your account has no access to this. Ask an administrator of your company.',
  'problem.signed-out': 'Your session has ended. Sign in again: what you entered is still here.',
  'problem.rate-limited': 'There were too many requests. Wait a moment and try again.',
  'problem.gone': 'This no longer exists. Go back to partner support.',
  'problem.server': 'The service does not work at the moment. Nothing is lost: try again later.',
  'problem.contract':
    'The service answered with something that cannot be used. Try again; if it stays so, contact support.',
  'problem.unknown': 'Something unexpected happened. Nothing is lost: try again; if it stays so, contact support.',
  'problem.reference': 'Reference for support: {reference}',
  'support.title': 'Partner support',
  'support.failed.title': 'Partner support could not be loaded',
  'support.signedOut.title': 'You are not signed in',
  'support.signedOut.text': 'Sign in with the account of your company to get support.',
  'support.signedOut.signIn': 'Sign in',
  'action.newCase': 'Open a case',
  'action.back': 'Back',
  'action.home': 'Partner support',
} as const satisfies Messages;
