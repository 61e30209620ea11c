import type * as v from 'valibot';
import type {Policy} from './provisioning-policy.js';
import type {AgreementPolicy} from './renewal-policy.js';
import type {SupportPolicyInput} from './support/support-policy.js';

/** What a host sets as `policy` of an element or of the provider: any part may be left out; what an element does not know it passes over. */
export type PolicyInput = v.InferInput<typeof Policy> &
  v.InferInput<typeof AgreementPolicy> & {readonly support?: SupportPolicyInput | undefined};
