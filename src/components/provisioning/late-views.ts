/** The views behind the first door and what they judge, loaded before they are needed. */
import type {PasswordPolicy} from '../../domain/policy.js';
import {passwordProblems, passwordRules} from '../../domain/validate/password.js';
import {billingViews} from './billing-views.js';
import {serviceViews} from './service-views.js';

export const views = {...serviceViews, ...billingViews};

/** The first thing wrong with a password, or `null`. */
export const passwordProblem = (text: string, policy: PasswordPolicy): string | null =>
  text === '' ? 'password.empty' : (passwordProblems(text, policy)[0] ?? null);

/** Codes of the rules that a password meets so far; of an empty one none (P-53). */
export const passwordMet = (text: string, policy: PasswordPolicy): ReadonlySet<string> =>
  new Set(
    text === ''
      ? []
      : passwordRules(policy)
          .filter((rule) => rule.met(text))
          .map(({code}) => code),
  );
