/** What the machine of `<support-center>` knows, hears and tells: which place is on view, and what waits behind it. Plain data only. */
import type {CaseFilter} from '../../backend/support-requests.js';
import type {Problem} from '../../domain/problem.js';
import type {Article} from '../../domain/support/article.js';
import type {CaseAnswers} from '../../domain/support/case-answers.js';
import type {SupportPolicy} from '../../domain/support/support-policy.js';
import type {FirstRun, SupportCounts, SupportProfile} from '../../domain/support/support-profile.js';

/** The closed case that a new one goes on from. */
export interface LinkedCase {
  readonly id: string;
  readonly reference: string;
}

/** What a new case begins with; what the person typed in an earlier one is never replaced by it. */
export interface NewCaseOffer {
  /** Tells one offer from the next: a view that has taken it up does not do so again. */
  readonly id: number;
  readonly answers: Partial<CaseAnswers>;
  /** Exactly what is previewed and, where the person chooses so, sent besides; empty: nothing. */
  readonly technicalDetails: string;
  readonly linkedCase: LinkedCase | null;
}

/** What can be on view. */
export type SupportPlace =
  | {readonly view: 'home' | 'answers' | 'newCase' | 'docs'}
  /** `show`: which cases are listed at first; default: all of the person's. */
  | {readonly view: 'cases'; readonly show?: CaseFilter}
  | {readonly view: 'article'; readonly articleId: string}
  | {readonly view: 'case'; readonly caseId: string};

/** A page of the first-time task. */
export type FirstRunPage = 'signInWorkspace' | 'addModule' | 'notFound';

export interface SupportInput {
  readonly policy: SupportPolicy;
  /** The language of articles, as a tag. */
  readonly language: string;
  /** When the person looked last, by the server's clock; `null`: never. */
  readonly since: string | null;
  /** Server time in epoch milliseconds. */
  readonly now: number;
  /** Where to begin. */
  readonly place: SupportPlace;
  /** What a new case begins with, where another element sends the person here. */
  readonly offer: Omit<NewCaseOffer, 'id'> | null;
}

/** An article to read, and when this copy was loaded where it comes from the device; `null`: it comes from the server. */
export interface LoadedArticle {
  readonly article: Article;
  readonly copyFrom: number | null;
}

/** What the first view is made of, and when it was loaded where it comes from the device. */
export interface LoadedProfile {
  readonly profile: SupportProfile;
  readonly copyFrom: number | null;
}

export interface SupportContext extends Omit<SupportInput, 'offer'> {
  /** `null`: not known yet, or not reachable. */
  readonly profile: SupportProfile | null;
  /** Epoch milliseconds; `null`: the profile comes from the server. */
  readonly profileCopyFrom: number | null;
  /** Places behind the one on view, the newest last: what "Back" leads to. */
  readonly trail: readonly SupportPlace[];
  /** What is searched for among the articles. */
  readonly query: string;
  readonly topicId: string | null;
  /** The article on view. */
  readonly article: LoadedArticle | null;
  /** Articles that were judged in this visit, by id and version. */
  readonly judged: Readonly<Record<string, boolean>>;
  /** What the new case on view, or behind the first-time task, begins with. */
  readonly offer: NewCaseOffer;
  /** The page of the first-time task from which it was put off. */
  readonly skippedAt: FirstRunPage;
  /** What went wrong with the newest call of the place on view. */
  readonly failure: Problem | null;
}

/** No more steps back than these are remembered. */
export const longestTrail = 30;

export const nothingOffered: NewCaseOffer = {id: 0, answers: {}, technicalDetails: '', linkedCase: null};

export const initialSupport = ({offer, ...input}: SupportInput): SupportContext => ({
  ...input,
  profile: null,
  profileCopyFrom: null,
  trail: [],
  query: '',
  topicId: null,
  article: null,
  judged: {},
  offer: offer ? {...offer, id: 1} : nothingOffered,
  skippedAt: 'signInWorkspace',
  failure: null,
});

export type SupportEvent =
  | {readonly type: 'place.requested'; readonly place: Exclude<SupportPlace, {readonly view: 'newCase'}>}
  /** The way to a person: heard everywhere (S-29). */
  | {readonly type: 'case.requested'; readonly offer?: Omit<NewCaseOffer, 'id'>}
  /** One step back. */
  | {readonly type: 'place.left'}
  | {readonly type: 'query.changed'; readonly query: string}
  | {readonly type: 'topic.changed'; readonly topicId: string | null}
  /** "Did this help?" */
  | {readonly type: 'article.judged'; readonly helped: boolean}
  /** A step of the first-time task was done, as the person says (S-05). */
  | {readonly type: 'step.done'}
  | {readonly type: 'skip.requested'}
  /** The server refused a case because the first-time task is missing; what was typed waits behind it (S-05). */
  | {readonly type: 'firstRun.missed'}
  /** How many cases wait, as was heard meanwhile. */
  | {readonly type: 'counts.changed'; readonly counts: SupportCounts}
  /** Asks again for what failed. */
  | {readonly type: 'load.requested'}
  | {readonly type: 'refresh.requested'}
  | {readonly type: 'clock.ticked'; readonly now: number}
  /** When the person looked last, as the device kept it (S-11). */
  | {readonly type: 'since.known'; readonly since: string}
  /** Articles, topics and categories are wanted in another language. */
  | {readonly type: 'language.changed'; readonly language: string}
  | {readonly type: 'session.restored'}
  | {readonly type: 'network.returned'};

export type SupportEmitted =
  | {readonly type: 'support.loaded'; readonly copyFrom: number | null}
  /** An answer helped, or did not: what deflection is counted by. */
  | {readonly type: 'article.judged'; readonly articleId: string; readonly helped: boolean}
  | {readonly type: 'firstRun.done'; readonly state: FirstRun['state']}
  | {readonly type: 'problem.met'; readonly problem: Problem};
