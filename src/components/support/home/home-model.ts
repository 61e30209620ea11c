/** What the first view of partner support is made from. */
import type {Problem} from '../../../domain/problem.js';
import type {SupportCenterPolicy} from '../../../domain/support/support-center-policy.js';
import type {words} from '../../../locales/support/en.js';
import type {Translate} from '../../../locales/messages.js';
import type {SupportContext, SupportEvent} from '../../../machines/support/support-context.js';
import type {Format} from '../../shared/format.js';

export type HomeWord = keyof typeof words;

/** The states of the support machine in which the home view or what is said in its place is on view. */
export type HomeState = 'loading' | 'loadFailed' | 'home.ready' | 'home.refreshing';

export interface HomeActions {
  /** Asks the host to sign in; then who is signed in is asked anew. */
  signIn(): void;
  /** The page of policy's `supportUrl`, where there is one. */
  readonly supportUrl: string | null;
}

/** Pure data and what the view calls. */
export interface HomeModel {
  readonly state: HomeState;
  readonly context: SupportContext;
  readonly policy: SupportCenterPolicy;
  readonly isSignedOut: boolean;
  readonly isOnline: boolean;
  readonly problem: Problem | null;
  readonly t: Translate<HomeWord>;
  readonly format: Format;
  readonly send: (event: SupportEvent) => void;
  readonly actions: HomeActions;
}
