/** What a person enters about cases. Kept on the device as a draft (decision 9); no secret is among it. */
import * as v from 'valibot';
import {Concern} from './case-summary.js';

const text = v.string();

/** A file that was chosen; its bytes are elsewhere. The upload's id was made with it (decision 9). */
export const FileAnswer = v.strictObject({
  uploadId: text,
  name: text,
  size: v.number(),
  type: text,
  /** SHA-256 of its bytes; `null`: not worked out. */
  sha256: v.nullable(text),
});
export type FileAnswer = v.InferOutput<typeof FileAnswer>;

/** A new case as it is typed. */
export const CaseAnswers = v.strictObject({
  /** The last category that was chosen; empty: none. */
  categoryId: text,
  subject: text,
  description: text,
  severity: v.picklist(['', '1', '2', '3', '4']),
  /** Empty: none. */
  productId: text,
  /** The order or agreement it is about; `null`: none. */
  concern: v.nullable(Concern),
  /** The language it is written in, which need not be the page's (decision 13). */
  language: text,
  contactName: text,
  contactEmail: text,
  contactPhone: text,
  files: v.array(FileAnswer),
  /** Whether the technical details that were previewed are sent. */
  sendDetails: v.boolean(),
});
export type CaseAnswers = v.InferOutput<typeof CaseAnswers>;

export const emptyCaseAnswers: CaseAnswers = {
  categoryId: '',
  subject: '',
  description: '',
  severity: '',
  productId: '',
  concern: null,
  language: '',
  contactName: '',
  contactEmail: '',
  contactPhone: '',
  files: [],
  sendDetails: false,
};

/** What is typed into a case that exists. */
export const ReplyAnswers = v.strictObject({
  text,
  files: v.array(FileAnswer),
});
export type ReplyAnswers = v.InferOutput<typeof ReplyAnswers>;

export const emptyReplyAnswers: ReplyAnswers = {text: '', files: []};

/** What is done with a case besides replying; each is carried out at most once. */
export const caseActs = ['accept', 'reject', 'close', 'reopen', 'rate'] as const;
export type CaseAct = (typeof caseActs)[number];

/** What the form of an act has; which of it counts depends on the act. */
export const ActAnswers = v.strictObject({
  /** The reason, or the remark. */
  text,
  /** 1 to 5; 0: none chosen. */
  stars: v.picklist([0, 1, 2, 3, 4, 5]),
});
export type ActAnswers = v.InferOutput<typeof ActAnswers>;

export const emptyActAnswers: ActAnswers = {text: '', stars: 0};

/** The forms of acts that were begun and not sent. */
export const BegunActs = v.partial(
  v.strictObject({accept: ActAnswers, reject: ActAnswers, close: ActAnswers, reopen: ActAnswers, rate: ActAnswers}),
);
export type BegunActs = v.InferOutput<typeof BegunActs>;
