/** What the element needs of whatever is on view beside the home view: answers, a new case, the history, a case. */
import type {CSSResultOrNative, TemplateResult} from 'lit';
import type {CheckedSupportBackend} from '../../backend/checked-support-backend.js';
import type {Calendar} from '../../domain/calendar.js';
import type {SupportCase} from '../../domain/support/support-case.js';
import type {SupportCenterPolicy} from '../../domain/support/support-center-policy.js';
import type {WordsPart} from '../../locales/index.js';
import type {SessionAccount} from '../../machines/session-machine.js';
import type {SupportActor} from '../../machines/create-support.js';
import type {PartnerEventDetails, PartnerEventName} from '../events.js';
import type {Language} from '../shared/localization.js';
import type {ArticleLibrary} from './answers/article-library.js';
import type {OutboxKeeper} from './outbox-keeper.js';
import type {SupportStorage} from './support-storage.js';

/** What a place works with. */
export interface PlaceHost {
  readonly backend: CheckedSupportBackend;
  readonly policy: SupportCenterPolicy;
  readonly calendar: Calendar;
  /** Where the person is; its snapshot holds profile, place, offer and article. */
  readonly support: SupportActor;
  readonly storage: SupportStorage;
  /** What waits to be sent. */
  readonly outbox: OutboxKeeper;
  readonly account: SessionAccount;
  /** What is known of the knowledge base, and the search over it. */
  readonly articles: ArticleLibrary;
  /** Tells portals on one origin apart; empty: there is one. */
  readonly tenant: string;
  /** Whether nothing is kept on the device. */
  readonly memoryOnly: boolean;
  /** Server time in epoch milliseconds. */
  readonly now: () => number;
  /** Tag of the interface language, in which articles and categories are asked for. */
  readonly language: () => string;
  readonly root: () => ShadowRoot;
  /** Something changed that shows. */
  readonly onChange: () => void;
  readonly requireWords: (part: WordsPart) => void;
  readonly addStyles: (styles: readonly CSSResultOrNative[]) => void;
  readonly emit: <N extends PartnerEventName>(name: N, detail: PartnerEventDetails[N]) => void;
  /** Reads a sentence out once, politely, without moving the focus. */
  readonly announce: (text: string) => void;
}

/** One place on view, from `place.requested` until another is. */
export interface Place {
  /** Names the page on view; another name is another page, whose heading takes the focus. Empty: still on its way. */
  readonly page: string;
  readonly hasProblem: boolean;
  /** Whether everything that is new of the cases is on view, as the server has it. */
  readonly showsNews?: boolean;
  render(language: Language): TemplateResult;
  /** A form was submitted. */
  submit?(form: HTMLFormElement): void;
  /** A named control was typed into or chosen. */
  change?(name: string, value: string | boolean): void;
  /** Deadlines are to be judged anew; server time in epoch milliseconds. */
  tick?(now: number): void;
  /** The same account is signed in still, or again. */
  sessionRestored?(): void;
  networkChanged?(isOnline: boolean): void;
  /** The outbox opened this case, or sent a reply to it. @param entryId under which it waited. */
  caseChanged?(changed: SupportCase, entryId: string): void;
  /** The page was hidden or is shown again. */
  visibilityChanged?(isVisible: boolean): void;
  /** Its page came on view, and the heading has the focus. */
  entered?(): void;
  /** After each rendering. */
  updated?(): void;
  /** Goes one page back within the place; answers whether there was one. */
  leaveStep?(): boolean;
  /** Lets go; what is typed is on the device by then. */
  end(): void;
}
