/** A file on its way to the server. */
import * as v from 'valibot';
import {Count, Id, openPicklist} from '../schema.js';
import {shortText} from './case-summary.js';

/** The eight things that can be wrong with an attachment (S-28). */
export const fileCodes = [
  'file.none',
  'file.type',
  'file.tooBig',
  'file.empty',
  'file.virus',
  'file.passwordProtected',
  'file.notUploaded',
  'file.tooMany',
] as const;
export type FileCode = (typeof fileCodes)[number];

/** An upload as the server knows it; its id was made by the client and stored with the draft. */
export const Upload = v.object({
  id: Id,
  /** `receiving`: bytes are missing. `checking`: all are there and are being looked at. `refused`: see `code`. */
  state: openPicklist(['receiving', 'checking', 'stored', 'refused']),
  name: shortText,
  size: Count,
  /** How many bytes the server has, from the beginning. */
  offset: Count,
  /** `refused`: why, one of `fileCodes` or a code of the server's. */
  code: v.optional(v.nullable(shortText), null),
  /** `stored` without sending: the same file was sent before. */
  duplicate: v.optional(v.boolean(), false),
});
export type Upload = v.InferOutput<typeof Upload>;
