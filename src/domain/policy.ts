/**
 * Policy: every number, date, name and link of the rules as data (decision 1). A host overrides single
 * values; the rest keeps the defaults of the sources.
 */
import * as v from 'valibot';
import {RenewalPolicy} from './renewal-policy.js';
import {SafeUrl} from './safe-url.js';

const Days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3660));
const Link = v.nullable(SafeUrl);
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** Rules for a new password (P-53). */
export const PasswordPolicy = v.object({
  /** Fewest characters. Default 8. */
  minLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(256)), 8),
  /** Most characters. Default 256. */
  maxLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1024)), 256),
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

/** What every element goes by. */
const common = {
  /** Name of the vendor. Default "the vendor" in the user's language. */
  vendorName: v.optional(v.nullable(Name), null),
  /** Zone of a date whose record names none. Default UTC. */
  timeZone: v.optional(Name, 'UTC'),
  /** Where a person answers: shown at every dead end. */
  supportUrl: v.optional(Link, null),
  /** Seconds before the end of a session at which the user is warned; at least 20. Default 120. */
  sessionWarningSeconds: v.optional(v.pipe(v.number(), v.minValue(20)), 120),
  /** Milliseconds after which an unanswered call counts as timed out. Default 30,000. */
  timeoutMilliseconds: v.optional(v.pipe(v.number(), v.minValue(100), v.maxValue(600_000)), 30_000),
};

/** The policy of `<provisioning-wizard>`. */
export const Policy = v.object({...common, provisioning: v.optional(ProvisioningPolicy, {})});
export type Policy = v.InferOutput<typeof Policy>;

/** The policy of `<partner-renewal>`. */
export const AgreementPolicy = v.object({...common, renewal: v.optional(RenewalPolicy, {})});
export type AgreementPolicy = v.InferOutput<typeof AgreementPolicy>;

/** What a host sets as `policy` of an element or of the provider: any part may be left out; what an element does not know it passes over. */
export type PolicyInput = v.InferInput<typeof Policy> & v.InferInput<typeof AgreementPolicy>;

export const defaultPolicy: Policy = v.parse(Policy, {});

/** The wizard's policy that a host's input stands for. */
export const readPolicy = (input: unknown): ReadPolicy<Policy> => read(Policy, input);

/** The renewal's policy that a host's input stands for. */
export const readAgreementPolicy = (input: unknown): ReadPolicy<AgreementPolicy> => read(AgreementPolicy, input);

export interface ReadPolicy<P> {
  readonly policy: P;
  /** Paths of the wrong parts. */
  readonly wrong: string[];
}

/** A wrong part falls back to its default and is reported by path; the rest of the host's policy stays in force. */
function read<P>(schema: v.GenericSchema<unknown, P>, input: unknown): ReadPolicy<P> {
  let candidate: unknown = input ?? {};
  const wrong: string[] = [];
  for (let attempt = 0; attempt < 20; attempt++) {
    const result = v.safeParse(schema, candidate);
    if (result.success) return {policy: result.output, wrong};
    const path = result.issues[0].path?.map((item) => String(item.key)) ?? [];
    wrong.push(path.join('.') || '(policy)');
    if (path.length === 0) break;
    candidate = without(candidate, path);
  }
  return {policy: v.parse(schema, {}), wrong};
}

function without(value: unknown, [key, ...rest]: string[]): unknown {
  if (typeof value !== 'object' || value === null || key === undefined) return undefined;
  const inner = rest.length > 0 ? without((value as Record<string, unknown>)[key], rest) : undefined;
  const entries = Object.entries(value).filter(([name]) => name !== key);
  if (inner !== undefined) entries.push([key, inner]);
  return Object.fromEntries(entries);
}
