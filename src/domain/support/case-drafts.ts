/** What is kept of a case or a reply that is being written: the answers, and the id they are to be sent under. */
import * as v from 'valibot';
import {Id, OperationId} from '../schema.js';
import {BegunActs, CaseAnswers, ReplyAnswers} from './case-answers.js';

export const NewCaseDraft = v.strictObject({
  /** Made with the draft; a new one only for a new payload (decision 8). */
  operationId: OperationId,
  answers: CaseAnswers,
  /** Exactly what is previewed; sent only where the person chooses so. */
  technicalDetails: v.string(),
  /** The closed case that it goes on from. */
  linkedCase: v.nullable(v.strictObject({id: Id, reference: Id})),
});
export type NewCaseDraft = v.InferOutput<typeof NewCaseDraft>;

export const ReplyDraft = v.strictObject({
  operationId: OperationId,
  answers: ReplyAnswers,
  /** Reasons and remarks that were begun in the same case; left out where there are none. */
  acts: v.optional(BegunActs),
});
export type ReplyDraft = v.InferOutput<typeof ReplyDraft>;
