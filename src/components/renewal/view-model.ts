/** What the views of renewing and re-applying are made from, and the states that have one. */
import type {TemplateResult} from 'lit';
import type {AgreementDeadlines} from '../../domain/agreement-standing.js';
import type {Problem} from '../../domain/problem.js';
import type {Receipt} from '../../domain/receipt.js';
import type {words as agreementWords} from '../../locales/agreement/en.js';
import type {words as overviewWords} from '../../locales/overview/en.js';
import type {words as renewalWords} from '../../locales/renewal/en.js';
import type {Translate} from '../../locales/messages.js';
import type {RenewalContext, RenewalEvent} from '../../machines/renewal/context.js';
import type {ReapplicationContext, ReapplicationEvent} from '../../machines/renewal/reapplication-context.js';
import type {DraftStanding} from '../shared/draft-keeper.js';
import type {Format} from '../shared/format.js';

/** Words of the flows; those of the overview, its shell, actions and problems are always there too. */
export type RenewalWord = keyof typeof overviewWords | keyof typeof agreementWords | keyof typeof renewalWords;

/** Every state of renewing that a person can see. */
export type RenewalState =
  | 'loading'
  | 'loadFailed'
  /** None of the agreements can be renewed now. */
  | 'blocked'
  | 'authority'
  | 'invite.editing'
  | 'invite.sending'
  | 'waitingSigner'
  | 'company.editing'
  | 'company.previewing'
  /** The principal country changes the contracting party: explained before going on. */
  | 'company.partyChanged'
  | 'countries.editing'
  | 'countries.dropping'
  | 'questionnaire'
  | 'agreement.overview'
  | 'agreement.reading'
  | 'attest'
  | 'check'
  | 'declining.confirming'
  | 'declining.sending'
  | 'submitting'
  /** An earlier visit's acceptance has no outcome yet (F-P6). */
  | 'checking'
  /** The text or the party changed since it was shown. */
  | 'textChanged'
  /** The right to sign was lost in mid-flow. */
  | 'roleLost'
  /** Every agreement has its result. */
  | 'finished'
  /** The grace of every agreement ended meanwhile. */
  | 'lapsed';

/** Every state of re-applying that a person can see. */
export type ReapplicationState =
  'loading' | 'loadFailed' | 'matrix' | 'dropping' | 'reading' | 'attest' | 'check' | 'submitting' | 'checking';

/** Why a person is asked for help; a code for the host's support page and for `<support-center>`. */
export type RenewalSupportTopic =
  | 'renewal'
  | 'reapplication'
  | 'renewal-blocked'
  | 'renewal-failed'
  | 'agreement-unavailable'
  | 'role-lost'
  | 'company-data'
  | 'outcome-unknown'
  | 'reapplication-refused'
  | 'reapplication-failed';

/** What views can ask of the element. */
export interface RenewalActions {
  focusField(id: string): void;
  /** `agreementId`: the one agreement of several that help is asked for. */
  requestSupport(topic: RenewalSupportTopic, problem?: Problem | null, agreementId?: string | null): void;
  download(fileName: string, type: string, text: string): void;
  /** Back to the overview; a draft stays on the device. */
  closeFlow(): void;
  startReapplication(agreementId: string): void;
  showReceipt(receipt: Receipt): void;
  eraseDraft(): void;
  /** Two tabs typed in the same draft: which one goes on; the other stays beside it. */
  resolveDraft(keep: 'mine' | 'theirs'): void;
}

/** What the views of both flows are made from. */
export interface CommonModel {
  readonly t: Translate<RenewalWord>;
  readonly format: Format;
  /** The Intl locale of names and dates. */
  readonly locale: string;
  /** The agreement that support is told of: of several, the first. */
  readonly agreementId: string;
  /** Server time in epoch milliseconds. */
  readonly now: number;
  /** The open text with its tools, in the states that read one. */
  readonly reader: TemplateResult | null;
  /** The button that downloads the text a receipt is about. */
  readonly acceptedText: (receipt: Receipt) => TemplateResult;
  /** `null` before anything is entered. */
  readonly draft: DraftStanding | null;
  /** The draft was erased, and nothing was entered since. */
  readonly isErased: boolean;
  /** Whether the draft may be erased: not while what was sent of it has no outcome. */
  readonly mayErase: boolean;
  /** The tick went because the sentence on view is another one now. */
  readonly isTickVoid: boolean;
  readonly actions: RenewalActions;
}

export interface RenewalViewModel extends CommonModel {
  readonly state: RenewalState;
  readonly context: RenewalContext;
  send(event: RenewalEvent): void;
}

export interface ReapplicationViewModel extends CommonModel {
  /** The days of the agreement that lapsed; `null`: not known. */
  readonly deadlines: AgreementDeadlines | null;
  readonly state: ReapplicationState;
  readonly context: ReapplicationContext;
  send(event: ReapplicationEvent): void;
}

export type RenewalView = (model: RenewalViewModel) => TemplateResult;
export type ReapplicationView = (model: ReapplicationViewModel) => TemplateResult;
