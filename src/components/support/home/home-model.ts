/** What the first view of partner support is made from. */
import type {TemplateResult, nothing} from 'lit';
import type {Problem} from '../../../domain/problem.js';
import type {SupportCenterPolicy} from '../../../domain/support/support-center-policy.js';
import type {words} from '../../../locales/support/en.js';
import type {Translate} from '../../../locales/messages.js';
import type {SupportContext, SupportEvent} from '../../../machines/support/support-context.js';
import type {Format} from '../../shared/format.js';

export type HomeWord = keyof typeof words;

/**
 * The states of the support machine in which the home view or what is said in its place is on view. `answers`: they are
 * on their way, and what is typed meanwhile goes with them.
 */
export type HomeState = 'loading' | 'loadFailed' | 'home.ready' | 'home.refreshing' | 'answers';

export interface HomeActions {
  /** Asks the host to sign in; then who is signed in is asked anew. */
  signIn(): void;
  /** Somebody is about to look for an answer. */
  prepareAnswers(): void;
  /** Leads to the answers of a topic. */
  openTopic(topicId: string): void;
}

/** What the first view has besides, once it was painted and the machines are here. */
export interface LaterHome {
  /** Above everything: that this is a copy, or what went wrong with the newest answer. */
  readonly news: TemplateResult | typeof nothing;
  /** After the way to a person: what was begun or waits to be sent. */
  readonly kept: TemplateResult | typeof nothing;
  /** Where nothing else can be shown: whom to call (S-29). */
  readonly person: TemplateResult;
  /** At the end: when an answer comes, whom to call, documentation. */
  readonly more: TemplateResult | typeof nothing;
}

/** Pure data and what the view calls. */
export interface HomeModel {
  readonly state: HomeState;
  readonly context: SupportContext;
  readonly policy: SupportCenterPolicy;
  readonly isSignedOut: boolean;
  readonly problem: Problem | null;
  readonly t: Translate<HomeWord>;
  readonly format: Format;
  readonly send: (event: SupportEvent) => void;
  readonly actions: HomeActions;
  /** `null`: it is not there yet. */
  readonly notices: () => LaterHome | null;
}
