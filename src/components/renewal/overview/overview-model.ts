/** What the overview of agreements is made from. */
import type {Calendar} from '../../../domain/calendar.js';
import type {AgreementPolicy} from '../../../domain/renewal-policy.js';
import type {AgreementSummary} from '../../../domain/agreement.js';
import type {Problem} from '../../../domain/problem.js';
import type {Translate} from '../../../locales/messages.js';
import type {words as details} from '../../../locales/agreement/en.js';
import type {words} from '../../../locales/overview/en.js';
import type {AgreementListContext, AgreementListEvent} from '../../../machines/renewal/agreement-list.js';
import type {Format} from '../../shared/format.js';
import type {KeptDraft} from '../renewal-storage.js';
import type {Invitation} from './invitations.js';
import type {laterParts} from './later-parts.js';

export type OverviewWord = keyof typeof words | keyof typeof details;

/** The states of the list machine; `list.ready` also while a first answer alone is on view, without the machine. */
export type OverviewState =
  | 'loading'
  | 'loadFailed'
  | 'notPartner'
  | `list.${'ready' | 'typing' | 'asking' | 'askFailed' | 'refreshing' | 'refreshFailed' | 'loadingMore' | 'moreFailed'}`;

/** Why a person is asked for help; a code for the host's support page. */
export type OverviewSupportTopic =
  'agreements-unavailable' | 'agreement-missing' | 'agreement-unknown' | 'not-partner' | 'renewal';

/** What the overview can ask of the element. */
export interface OverviewActions {
  /** Begins to renew, or to accept: one agreement or several together, in the order selected. */
  renew(agreementIds: readonly string[]): void;
  /** Begins or continues a new application. */
  reapply(agreementId: string): void;
  showReceipts(agreementId: string): void;
  /** Opens or closes an agreement's details: keeps `opened`. */
  toggle(agreementId: string, isOpen: boolean): void;
  /** Asks the host to sign in; then who is signed in is asked anew. */
  signIn(): void;
  /** `agreementId`: the agreement that help is asked for; default none. */
  requestSupport(topic: OverviewSupportTopic, agreementId?: string | null, problem?: Problem | null): void;
  download(fileName: string, type: string, text: string): void;
}

/** What comes after the first paint. */
export type OverviewParts = typeof laterParts & {
  /** What was begun and not submitted. */
  readonly drafts: readonly KeptDraft[];
  /** Ids of the agreements of which it is not known what became of what was submitted. */
  readonly undecided: ReadonlySet<string>;
  /** A draft was erased here, and nothing else was opened since. */
  readonly isErased: boolean;
  /** Erases the draft of renewing exactly these agreements. */
  readonly eraseDraft: (agreementIds: readonly string[]) => void;
  /** Whether the browser refuses to keep anything on the device: what was begun is here until the page is left. */
  readonly isMemoryOnly: () => boolean;
  /** Who was invited to sign; asks where that is not known and `mayAsk`. */
  readonly invited: (agreement: AgreementSummary, mayAsk: boolean) => Invitation | null;
  /** Opens the page on which the agreement is declined. */
  readonly decline: (agreementId: string) => void;
};

/** Pure data and what the view calls. */
export interface OverviewModel {
  readonly state: OverviewState;
  readonly list: AgreementListContext;
  readonly policy: AgreementPolicy;
  /** Server time in epoch milliseconds. */
  readonly now: number;
  /** Deadlines are judged with it; the skeleton shows until it is here. */
  readonly calendar: Calendar | null;
  /** What comes after the first paint; `null`: it or its words are not loaded yet. */
  readonly parts: OverviewParts | null;
  /** Ids of the agreements whose details are on view. */
  readonly opened: ReadonlySet<string>;
  /** Nobody is signed in. */
  readonly isSignedOut: boolean;
  readonly isOnline: boolean;
  readonly t: Translate<OverviewWord>;
  readonly format: Format;
  /** The Intl locale of names and dates. */
  readonly locale: string;
  send(event: AgreementListEvent): void;
  readonly actions: OverviewActions;
}
