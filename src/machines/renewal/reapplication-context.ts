/** What the re-application machine knows, hears and tells (R-10, decision 5). Plain data only. */
import type {Reapplication} from '../../domain/agreement.js';
import type {AnswerProblems} from '../../domain/answer-problems.js';
import type {AgreementPolicy} from '../../domain/renewal-policy.js';
import type {Problem} from '../../domain/problem.js';
import type {Attestation} from '../../domain/signer-problems.js';
import type {SubmissionReach} from '../submission-reach.js';
import type {SubmissionStanding} from '../submission-standing.js';
import {emptyReapplicationAnswers, type ReapplicationAnswers} from '../../domain/reapplication-answers.js';

/** A draft that the device kept. */
export interface RestoredReapplication {
  /** The step that was left: `matrix`, `attest`, `check`, or `sending`: it was sent from there. */
  readonly step: string;
  readonly answers: ReapplicationAnswers;
}

export interface ReapplicationInput {
  readonly agreementId: string;
  readonly policy: AgreementPolicy;
  readonly ownName: string;
  readonly ownEmail: string;
  readonly restored: RestoredReapplication | null;
}

export interface LoadedReapplication {
  readonly reapplication: Reapplication;
  /** Whether the newest submission was received and has no outcome yet: sent by an earlier visit or another device. */
  readonly isUnderWay: boolean;
  /** Whether nobody could tell that. */
  readonly isUnasked: boolean;
  /** Hash of the text that was accepted last; `null`: none is known. */
  readonly acceptedHash: string | null;
}

export interface ReapplicationContext extends ReapplicationInput {
  readonly reapplication: Reapplication | null;
  readonly answers: ReapplicationAnswers;
  readonly problems: AnswerProblems;
  readonly failure: Problem | null;
  /** The country whose dropping is being asked about. */
  readonly dropping: string | null;
  /** Hash of the text that is open. */
  readonly reading: string | null;
  /** How the submission stands, while it does. */
  readonly submission: (SubmissionStanding & SubmissionReach) | null;
  /** Whether nobody could tell if an earlier submission is under way: it is asked before anything is sent. */
  readonly isUnasked: boolean;
  /** Hash of the text that was accepted last; `null`: none is known. */
  readonly acceptedHash: string | null;
  /** Countries that the newest submission concerned, to tell their results. */
  readonly submitted: readonly string[];
  /** The sentence that stood beside the box when it was ticked; `null`: not ticked in this visit. */
  readonly attestation: Attestation | null;
  /** Set while the countries are changed from the check-answers page. */
  readonly returnsToCheck: boolean;
  readonly wasRestored: boolean;
  /** Whether the draft goes on at the signer, once the countries chosen are known to be complete. */
  readonly isAfterChoice: boolean;
  readonly offline: boolean;
}

export const initialReapplication = (input: ReapplicationInput): ReapplicationContext => ({
  ...input,
  reapplication: null,
  // A tick of an earlier visit does not attest anything in this one.
  answers: input.restored
    ? {...input.restored.answers, attested: false}
    : {...emptyReapplicationAnswers, signerName: input.ownName, signerEmail: input.ownEmail},
  problems: {},
  failure: null,
  dropping: null,
  reading: null,
  submission: null,
  isUnasked: false,
  acceptedHash: null,
  submitted: [],
  attestation: null,
  returnsToCheck: false,
  wasRestored: input.restored !== null,
  isAfterChoice: ['attest', 'check', 'sending'].includes(input.restored?.step ?? ''),
  offline: false,
});

export type ReapplicationEvent =
  | {readonly type: 'load.requested'}
  | {readonly type: 'session.restored'}
  | {readonly type: 'answer.changed'; readonly name: string; readonly value: string | boolean}
  | {readonly type: 'country.chosen'; readonly country: string; readonly chosen: boolean}
  /** Every open country with the same text as this one. */
  | {readonly type: 'text.chosen'; readonly hash: string; readonly chosen: boolean}
  | {readonly type: 'country.dropRequested'; readonly country: string}
  | {readonly type: 'country.kept'; readonly country: string}
  | {readonly type: 'drop.confirmed'}
  | {readonly type: 'drop.canceled'}
  | {readonly type: 'text.opened'; readonly hash: string}
  /** The text that is open is on view: only that counts as opened. */
  | {readonly type: 'text.shown'; readonly hash: string}
  /** The text that is open could not be shown, so it does not count as opened. */
  | {readonly type: 'text.unavailable'; readonly hash: string}
  | {readonly type: 'text.closed'}
  | {readonly type: 'step.submitted'; readonly values?: Readonly<Record<string, string | boolean>>}
  | {readonly type: 'step.left'}
  /** From check answers back to the countries. */
  | {readonly type: 'countries.changeRequested'}
  | {readonly type: 'check.requested'}
  | {readonly type: 'apply.requested'; readonly online: boolean};

export type ReapplicationEmitted =
  /** The matrix is on view for the first time. */
  | {readonly type: 'reapplication.opened'}
  /** Ids of the receipts that came with the acceptance, the newest first; none: they are still to come. */
  | {readonly type: 'countries.accepted'; readonly receiptIds: readonly string[]}
  | {readonly type: 'countries.underReview'}
  | {readonly type: 'draft.spent'}
  | {readonly type: 'problem.met'; readonly problem: Problem};
