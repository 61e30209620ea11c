/**
 * What the renewal machine knows, hears and tells: one visit to one agreement or to several selected together
 * (decision 5). Plain data only.
 */
import type {Agreement, ContractingParty, TextEdition} from '../../domain/agreement.js';
import type {AgreementDeadlines, AgreementStanding} from '../../domain/agreement-standing.js';
import type {AnswerProblems} from '../../domain/answer-problems.js';
import type {AgreementPolicy} from '../../domain/renewal-policy.js';
import type {Problem} from '../../domain/problem.js';
import type {Receipt} from '../../domain/receipt.js';
import {emptyRenewalAnswers, type RenewalAnswers} from '../../domain/renewal-answers.js';
import type {Attestation} from '../../domain/signer-problems.js';
import type {RenewalStep} from '../../domain/renewal-steps.js';
import type {SubmissionOutput} from '../submission-machine.js';
import type {SubmissionReach} from '../submission-reach.js';

/** A draft that the device kept, offered when the flow begins. */
export interface RestoredRenewal {
  readonly step: RenewalStep;
  readonly answers: RenewalAnswers;
}

export interface RenewalInput {
  /** The agreements that are renewed together, in the order selected; at least one. */
  readonly agreementIds: readonly string[];
  readonly policy: AgreementPolicy;
  /** The signed-in person's own name and address, or empty where the host tells none. */
  readonly ownName: string;
  readonly ownEmail: string;
  /** Server time in epoch milliseconds. */
  readonly now: number;
  readonly restored: RestoredRenewal | null;
  /** Whether declining is what was asked for, and no renewal. */
  readonly declines?: boolean;
}

/** An agreement with what its dates come to, as loaded. */
export interface LoadedAgreement {
  readonly agreement: Agreement;
  readonly deadlines: AgreementDeadlines;
  /** Derived at `now`; derived anew on every tick. */
  readonly standing: AgreementStanding;
  /** Whether an acceptance, as of when it was loaded, is one of the running term and not of the next. */
  readonly isWithinTerm: boolean;
}

export interface LoadedAgreements {
  readonly agreements: readonly LoadedAgreement[];
  /** Ids of those whose acceptance was received and has no outcome yet: sent by an earlier visit or another device. */
  readonly underWay: readonly string[];
  /** The same of a decline. */
  readonly declineUnderWay: readonly string[];
  /** Ids of those that nobody could tell this of; `null`: nothing was asked. */
  readonly unasked: readonly string[] | null;
  readonly now: number;
}

/** Which of an agreement's operations was submitted. */
export type Purpose = 'acceptance' | 'decline';

/** What became of the invitations of one try. */
export interface Invitations {
  readonly invited: readonly Agreement[];
  /** Why the others were not sent; `null`: all were. */
  readonly problem: Problem | null;
}

/** Whom the company would contract with from the country chosen, and on which text. */
export interface PartyPreview {
  readonly agreementId: string;
  readonly country: string;
  readonly contractingParty: ContractingParty;
  readonly editions: readonly TextEdition[];
}

/** What the back end decided. */
interface Decided {
  /** Whether it was decided on what another page or person sent: what was entered here was not sent. */
  readonly isElsewhere?: boolean;
}

/** How one agreement's submission stands or ended. */
export type AgreementResult =
  | ({
      readonly state: 'sending' | 'waiting' | 'checking' | 'stillUnknown';
      readonly reference: string | null;
    } & SubmissionReach)
  | ({
      readonly state: 'renewed';
      readonly receipt: Receipt | null;
      readonly refusedCountries: Agreement['refusedCountries'];
      /** Whether it was a yearly acceptance inside the running term, which no term was added to. */
      readonly isYearly?: boolean;
    } & Decided)
  | ({readonly state: 'underReview'; readonly expectedOn: string | null} & Decided)
  | ({readonly state: 'declined'} & Decided)
  /** The back end took it, and how the agreement stands is not known yet. */
  | ({readonly state: 'received'} & Decided)
  | {
      readonly state: 'refused';
      readonly problem: Problem;
      /** Whether it was declining. */ readonly isDecline?: boolean;
    };

export interface RenewalContext extends RenewalInput {
  readonly agreements: readonly LoadedAgreement[];
  readonly answers: RenewalAnswers;
  /** What is wrong with the form on view, by field. */
  readonly problems: AnswerProblems;
  /** What went wrong with the newest call of the step on view. */
  readonly failure: Problem | null;
  /** By agreement id; set where the principal country differs from the record's. */
  readonly parties: Readonly<Record<string, PartyPreview>>;
  /** The country whose dropping is being asked about. */
  readonly dropping: {readonly agreementId: string; readonly country: string} | null;
  /** Hash and agreement of the text that is open. */
  readonly reading: {readonly agreementId: string; readonly hash: string} | null;
  /** Set while an answer is changed from the check-answers page. */
  readonly returnsToCheck: boolean;
  /** The step at which declining was asked for, and to which its page leads back; `null`: it was not asked for. */
  readonly decliningAt: RenewalStep | null;
  /** What was answered before "Change", for the way back without changing anything. */
  readonly beforeChange: RenewalAnswers | null;
  /** Agreements whose acceptance was under way when they were loaded, while its outcome is not known (F-P6). */
  readonly underWay: readonly string[];
  /** The same of a decline. */
  readonly declineUnderWay: readonly string[];
  /** Agreements of which nobody could tell whether something is under way: it is asked before anything is sent. */
  readonly unasked: readonly string[];
  /** Name and address of who was invited for an agreement in this visit, by agreement id: nobody is invited twice. */
  readonly invitations: Readonly<Record<string, string>>;
  /** Agreements whose text or party changed since it was shown; the new one has to be read. */
  readonly changedTexts: readonly string[];
  /** By agreement id, once submitted. */
  readonly results: Readonly<Record<string, AgreementResult>>;
  /** By agreement id: what ended of the submissions on view, until all of them have. */
  readonly ended: Readonly<Record<string, SubmissionOutput>>;
  /** The step that the flow makes for; it stops at the first one before it that lacks something. */
  readonly aim: RenewalStep;
  /** The sentence that stood beside the box when it was ticked; `null`: not ticked in this visit. */
  readonly attestation: Attestation | null;
  /** The companies that the sentence named. */
  readonly attestedFor: readonly string[];
  /** Whether the answers come from the device's draft, to say so once. */
  readonly wasRestored: boolean;
  /** Whether accepting or declining was refused because the device is offline. */
  readonly offline: boolean;
}

export const initialRenewal = (input: RenewalInput): RenewalContext => ({
  ...input,
  agreements: [],
  answers: emptyRenewalAnswers,
  problems: {},
  failure: null,
  parties: {},
  dropping: null,
  reading: null,
  returnsToCheck: false,
  decliningAt: input.declines ? (input.restored?.step ?? 'authority') : null,
  beforeChange: null,
  underWay: [],
  declineUnderWay: [],
  unasked: [],
  invitations: {},
  changedTexts: [],
  results: {},
  ended: {},
  aim: input.restored?.step ?? 'authority',
  attestation: null,
  attestedFor: [],
  wasRestored: false,
  offline: false,
});

export type RenewalEvent =
  | {readonly type: 'load.requested'}
  | {readonly type: 'clock.ticked'; readonly now: number}
  | {readonly type: 'session.restored'}
  | {readonly type: 'answer.changed'; readonly name: string; readonly value: string | boolean}
  | {readonly type: 'distributor.added'; readonly agreementId: string; readonly country: string}
  | {
      readonly type: 'distributor.removed';
      readonly agreementId: string;
      readonly country: string;
      readonly index: number;
    }
  /** Asks about the effects of dropping a country; `drop.confirmed` or `drop.canceled` follow. */
  | {readonly type: 'country.dropRequested'; readonly agreementId: string; readonly country: string}
  | {readonly type: 'country.kept'; readonly agreementId: string; readonly country: string}
  | {readonly type: 'drop.confirmed'}
  | {readonly type: 'drop.canceled'}
  | {readonly type: 'text.opened'; readonly agreementId: string; readonly hash: string}
  /** The text that is open is on view: only that counts as opened. */
  | {readonly type: 'text.shown'; readonly hash: string}
  /** The text that is open could not be shown, so it does not count as opened. */
  | {readonly type: 'text.unavailable'; readonly hash: string}
  | {readonly type: 'text.closed'}
  /** Next, or the view's one primary action, with every value of the form as it stands. */
  | {
      readonly type: 'step.submitted';
      readonly values?: Readonly<Record<string, string | boolean>>;
      /** What the browser knows of the network. */
      readonly online?: boolean;
    }
  | {readonly type: 'step.left'}
  | {readonly type: 'step.changeRequested'; readonly step: RenewalStep}
  | {readonly type: 'decline.requested'}
  | {readonly type: 'check.requested'}
  /** At check answers, with what the browser knows of the network. */
  | {readonly type: 'accept.requested'; readonly online: boolean};

export type RenewalEmitted =
  | {readonly type: 'renewal.opened'}
  | {readonly type: 'agreement.accepted'; readonly agreementId: string; readonly receiptId: string | null}
  | {readonly type: 'agreement.underReview'; readonly agreementId: string}
  | {readonly type: 'agreement.declined'; readonly agreementId: string}
  | {readonly type: 'agreement.lapsed'; readonly agreementId: string}
  | {readonly type: 'signer.notAuthorised'; readonly agreementIds: readonly string[]}
  /** Everything was submitted, or nothing of it can be: the draft has served. */
  | {readonly type: 'draft.spent'}
  | {readonly type: 'problem.met'; readonly problem: Problem};
