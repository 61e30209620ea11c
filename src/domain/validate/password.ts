import type {PasswordPolicy} from '../provisioning-policy.js';

/** Which rule of the policy a password breaks (P-53). */
export type PasswordCode =
  | 'password.short'
  | 'password.long'
  | 'password.lower'
  | 'password.upper'
  | 'password.digit'
  | 'password.special'
  | 'password.banned';

/** One rule of a checklist that is ticked while the password is typed. */
export interface PasswordRule {
  /** What is said where it is not met. */
  readonly code: PasswordCode;
  /** Whether `text`, exactly as typed, meets it. */
  met(text: string): boolean;
}

/**
 * The rules of the policy that are in force, in the order they are shown. Letters and digits of every script count as
 * such, lengths are in Unicode code points, and a space is a special character like any other. Of a text that is much
 * too long only the beginning is read, so that a pasted megabyte costs nothing.
 */
export function passwordRules(policy: PasswordPolicy): PasswordRule[] {
  const banned = policy.banned.filter((word) => word !== '').map((word) => word.toLowerCase());
  const rules: [boolean, PasswordCode, PasswordRule['met']][] = [
    [true, 'password.short', (text) => [...text].length >= policy.minLength],
    [true, 'password.long', (text) => [...text].length <= policy.maxLength],
    [policy.lower, 'password.lower', (text) => /\p{Ll}/u.test(text)],
    [policy.upper, 'password.upper', (text) => /\p{Lu}/u.test(text)],
    [policy.digit, 'password.digit', (text) => /\p{Nd}/u.test(text)],
    [policy.special, 'password.special', (text) => /[^\p{L}\p{M}\p{N}]/u.test(text)],
    [banned.length > 0, 'password.banned', (text) => !banned.some((word) => text.toLowerCase().includes(word))],
  ];
  const readUnits = 2 * (Math.max(policy.minLength, policy.maxLength) + 1);
  return rules
    .filter(([inForce]) => inForce)
    .map(([, code, met]) => ({code, met: (text) => met(text.slice(0, readUnits))}));
}

/** The codes of all rules that `text` breaks, in the order of {@link passwordRules}; empty where it may be used (P-53). */
export const passwordProblems = (text: string, policy: PasswordPolicy): PasswordCode[] =>
  passwordRules(policy)
    .filter(({met}) => !met(text))
    .map(({code}) => code);

/** What is wrong with a password first, `password.empty` where there is none; `null` where it may be used. */
export const passwordProblem = (text: string, policy: PasswordPolicy): PasswordCode | 'password.empty' | null =>
  text === '' ? 'password.empty' : (passwordProblems(text, policy)[0] ?? null);

/** Codes of the rules that a password meets so far; of an empty one none (P-53). */
export const passwordMet = (text: string, policy: PasswordPolicy): ReadonlySet<PasswordCode> =>
  new Set(
    passwordRules(policy)
      .filter(({met}) => text !== '' && met(text))
      .map(({code}) => code),
  );
