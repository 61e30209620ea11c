import type * as v from 'valibot';
import type {Policy} from './provisioning-policy.js';
import type {AgreementPolicy} from './renewal-policy.js';
import type {SupportPolicyInput} from './support/support-policy.js';

/**
 * What a host sets as `policy` of an element or of the provider. Every part may be left out: its default holds. An
 * element reads the common values and its own part.
 */
export type PolicyInput = v.InferInput<typeof Policy> &
  v.InferInput<typeof AgreementPolicy> & {readonly support?: SupportPolicyInput | undefined};
