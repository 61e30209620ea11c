/** What the element needs of whatever is opened from the overview: a renewal, a re-application, receipts. */
import type {CSSResultOrNative, TemplateResult} from 'lit';
import type {CheckedBackend} from '../../backend/checked-backend.js';
import type {RenewalOperation} from '../../backend/renewal-operations.js';
import type {Agreement, AgreementSummary} from '../../domain/agreement.js';
import type {AgreementPolicy} from '../../domain/renewal-policy.js';
import type {Problem} from '../../domain/problem.js';
import type {WordsPart} from '../../locales/index.js';
import type {PartnerEventDetails, PartnerEventName} from '../events.js';
import type {Language} from '../shared/localization.js';
import type {RenewalStorage} from './renewal-storage.js';
import type {TextLoader} from './text-loader.js';

/** What is opened; ids only. */
export type FlowSubject =
  /** `declines`: the page on which they are declined comes first. */
  | {readonly kind: 'renewal'; readonly agreementIds: readonly string[]; readonly declines?: boolean}
  | {readonly kind: 'reapplication'; readonly agreementId: string}
  /** `returns`: the flow on view stays behind it, and is the way back. */
  | {readonly kind: 'receipts'; readonly agreementId: string; readonly receiptId?: string; readonly returns?: boolean};

/** What a flow works with. */
export interface FlowHost {
  readonly backend: CheckedBackend<RenewalOperation>;
  readonly policy: AgreementPolicy;
  readonly texts: TextLoader;
  readonly storage: RenewalStorage;
  /** Who is signed in; `null`: not known. */
  readonly account: {readonly name: string; readonly email: string} | null;
  /** Server time in epoch milliseconds. */
  readonly now: () => number;
  readonly root: () => ShadowRoot;
  /** Something changed that shows. */
  readonly onChange: () => void;
  /** Lets the browser go back instead, where its history leads through the steps (decision 16). */
  readonly goBack: () => boolean;
  /** What stays behind this and is the way back; `null`: the overview. */
  readonly behind: FlowSubject | null;
  /** Another subject is to be opened, or with `null` the overview. */
  readonly open: (subject: FlowSubject | null) => void;
  readonly requestSupport: (topic: string, agreementId: string | null, problem: Problem | null) => void;
  readonly emit: <N extends PartnerEventName>(name: N, detail: PartnerEventDetails[N]) => void;
  /** An agreement lapsed in mid-flow. */
  readonly tellLapsed: (agreementId: string) => void;
  readonly requireWords: (part: WordsPart) => void;
  readonly addStyles: (styles: readonly CSSResultOrNative[]) => void;
  /** State of the session machine, and milliseconds to its end while it is near. */
  readonly session: () => {readonly state: string | null; readonly endsIn: number | null};
  readonly extendSession: () => void;
  readonly refreshSession: () => void;
}

export interface FlowPosition {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

export interface Flow {
  /** Names the page on view; another name is another page. */
  readonly page: string;
  /** Whether the page is one of the steps, which the browser's Back leads through where the host asks for it. */
  readonly isStep: boolean;
  /** Where the page is among the steps; `index` -1: outside of them. */
  readonly position: FlowPosition;
  readonly hasProblem: boolean;
  /** Agreements for which something was submitted, unless it was refused. */
  readonly submitted?: readonly Agreement[];
  /** Ids of those of which it is not known what became of it. */
  readonly undecided?: readonly string[];
  /** What the list is to know of agreements when the flow is left. */
  whatChanged?(): Promise<readonly AgreementSummary[]>;
  /** Goes one page back; answers whether there was one. */
  leaveStep(): boolean;
  render(language: Language): TemplateResult;
  /** A form was submitted with these values. */
  submit(form: HTMLFormElement): void;
  change(name: string, value: string | boolean): void;
  tick(now: number): void;
  sessionRestored(): void;
  /** After each rendering. */
  updated(): void;
  /** Lets go; what is typed is on the device by then. */
  end(): void;
}
