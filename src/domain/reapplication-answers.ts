/** What a person enters while applying again, country by country (decision 5). Kept on the device as a draft. */
import * as v from 'valibot';
import type {RenewalAnswers} from './renewal-answers.js';

export const ReapplicationAnswers = v.strictObject({
  /** Countries that are chosen to be applied for now. */
  chosen: v.array(v.string()),
  /** Countries that are to be dropped; each was confirmed by its effects. */
  dropped: v.array(v.string()),
  /** Hashes of the texts that were opened. */
  openedTexts: v.array(v.string()),
  signerName: v.string(),
  signerTitle: v.string(),
  signerEmail: v.string(),
  attested: v.boolean(),
});
export type ReapplicationAnswers = v.InferOutput<typeof ReapplicationAnswers>;

export const emptyReapplicationAnswers: ReapplicationAnswers = {
  chosen: [],
  dropped: [],
  openedTexts: [],
  signerName: '',
  signerTitle: '',
  signerEmail: '',
  attested: false,
};

/** What a renewal that came too late had of the same answers. */
export const reapplicationAfter = ({signerName, signerTitle, signerEmail}: RenewalAnswers): ReapplicationAnswers => ({
  ...emptyReapplicationAnswers,
  signerName,
  signerTitle,
  signerEmail,
});
