/** What may be wrong with the page on which a signer attests the authority to sign. */
import {emailProblem, type EmailCode} from './validate/email.js';
import {nameLimit, nameProblem, textProblem, type NameCode} from './validate/text.js';

export interface SignerAnswers {
  readonly signerName: string;
  readonly signerTitle: string;
  readonly signerEmail: string;
  readonly attested: boolean;
}

/** Every code that {@link signerProblems} gives. */
export const signerCodes = [
  'name.empty',
  'name.tooLong',
  'name.characters',
  'email.empty',
  'email.noAt',
  'email.twoAts',
  'email.characters',
  'email.localTooLong',
  'email.tooLong',
  'email.dots',
  'email.domain',
  'title.empty',
  'title.tooLong',
  'title.characters',
  'attestation.empty',
] as const satisfies readonly (
  NameCode | EmailCode | 'title.empty' | 'title.tooLong' | 'title.characters' | 'attestation.empty'
)[];
export type SignerCode = (typeof signerCodes)[number];

/** By field, `null` where nothing is wrong. */
export function signerProblems(answers: SignerAnswers): Record<keyof SignerAnswers, SignerCode | null> {
  const title = textProblem(answers.signerTitle, nameLimit);
  return {
    signerName: nameProblem(answers.signerName),
    signerTitle: title && `title.${title}`,
    signerEmail: emailProblem(answers.signerEmail),
    attested: answers.attested ? null : 'attestation.empty',
  };
}

/** What is sent of a signer. */
export interface Signature {
  readonly signer: {readonly name: string; readonly title: string; readonly email: string};
  readonly attestation: Attestation;
}

/** The exact sentence that was ticked, and its language. */
export interface Attestation {
  readonly text: string;
  readonly language: string;
}
