/** Policy of `<provisioning-wizard>`: every number and name of the P- rules as data (decision 1). */
import * as v from 'valibot';
import {commonPolicy, Days, Name, readPolicyOf, whole, type ReadPolicy} from './common-policy.js';

/** Rules for a new password (P-53). */
export const PasswordPolicy = v.object({
  /** Fewest characters. Default 8. */
  minLength: v.optional(whole(1, 256), 8),
  /** Most characters. Default 256. */
  maxLength: v.optional(whole(1, 1024), 256),
  /** Whether a lower-case letter is required. Default true. */
  lower: v.optional(v.boolean(), true),
  /** Whether an upper-case letter is required. Default true. */
  upper: v.optional(v.boolean(), true),
  /** Whether a digit is required. Default true. */
  digit: v.optional(v.boolean(), true),
  /** Whether a character that is neither letter nor digit is required. Default true. */
  special: v.optional(v.boolean(), true),
  /** Words that may not occur in it, in any case. Default none. */
  banned: v.optional(v.array(v.string()), []),
});
export type PasswordPolicy = v.InferOutput<typeof PasswordPolicy>;

/** Policy of the provisioning wizard. */
export const ProvisioningPolicy = v.object({
  /** Days after the mail was received until an order line closes, by product code (P-12). */
  closingDays: v.optional(v.record(v.string(), Days), {'A-FLEX': 7}),
  /** The same for every product not named above. Default 30. */
  closingDaysDefault: v.optional(Days, 30),
  /** From how many days before closing the wizard says so with emphasis. Default 7. */
  closingNoticeDays: v.optional(Days, 7),
  /** Days after the requested start date at which the vendor reaches out (P-06). Default 1. */
  nudgeAfterDays: v.optional(Days, 1),
  /** Who reaches out then. `null`: the kit's own words for a customer success team. */
  outreachTeam: v.optional(v.nullable(Name), null),
  /** Address the set-up mail is sent from, for allow-lists (P-14). */
  mailSender: v.optional(v.nullable(Name), null),
  /** Domains shown behind a checked name (P-60, P-73), without a leading dot. */
  siteDomain: v.optional(Name, 'meet.example'),
  callsDomain: v.optional(Name, 'calls.example'),
  roomsDomain: v.optional(Name, 'rooms.example'),
  /** Names nobody may take, in addition to the back end's answer. */
  reservedNames: v.optional(v.array(v.string()), ['www', 'admin', 'mail', 'root', 'support']),
  /** Services that may not be left for later. Default: none, everything may (P-81). */
  requiredServices: v.optional(v.array(v.string()), []),
  password: v.optional(PasswordPolicy, {}),
});
export type ProvisioningPolicy = v.InferOutput<typeof ProvisioningPolicy>;

/** The policy of `<provisioning-wizard>`. */
export const Policy = v.object({...commonPolicy, provisioning: v.optional(ProvisioningPolicy, {})});
export type Policy = v.InferOutput<typeof Policy>;

/** The wizard's policy that a host's input stands for. */
export const readPolicy = (input: unknown): ReadPolicy<Policy> => readPolicyOf(Policy, input);
