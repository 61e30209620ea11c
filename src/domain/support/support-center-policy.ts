/** The policy of `<support-center>`: what every element goes by, and the rules of support (decision 1). */
import * as v from 'valibot';
import {commonPolicy, readPolicyOf, type ReadPolicy} from '../common-policy.js';
import {SupportPolicy} from './support-policy.js';

export const SupportCenterPolicy = v.object({...commonPolicy, support: v.optional(SupportPolicy, {})});
export type SupportCenterPolicy = v.InferOutput<typeof SupportCenterPolicy>;

/** The policy of support that a host's input stands for. */
export const readSupportPolicy = (input: unknown): ReadPolicy<SupportCenterPolicy> =>
  readPolicyOf(SupportCenterPolicy, input);
