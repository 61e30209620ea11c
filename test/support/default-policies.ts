/** Policies of which a host sets nothing. */
import type * as v from 'valibot';
import {readPolicy} from '../../src/domain/provisioning-policy.js';
import {readAgreementPolicy, type RenewalPolicy} from '../../src/domain/renewal-policy.js';

export const defaultPolicy = readPolicy({}).policy;
export const defaultRenewalPolicy = readAgreementPolicy({}).policy.renewal;
export type RenewalPolicyInput = v.InferInput<typeof RenewalPolicy>;
