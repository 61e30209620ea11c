/** Policy of `<partner-renewal>`: every number and name of the R- rules as data (decision 1). */
import * as v from 'valibot';
import {commonPolicy, Days, Link, readPolicyOf, whole, type ReadPolicy} from './common-policy.js';

/** A page to open: `https:`, or a path of the host's own site such as `/verify/` or `./verify/`; never another site's (F-E9). */
const PageUrl = v.pipe(v.string(), v.maxLength(2000), v.regex(/^(https:\/\/[^\s\\]+|\.{0,2}\/(?!\/)[^\s\\]*)$/i));

/** Whether a link may lead there. */
export const isPageUrl = (url: string | null): url is string => v.is(PageUrl, url);

const Delay = v.optional(Days, 0);

/**
 * What a partner loses when an agreement lapses. `status`: registered status is suspended. `access`: linked
 * employees lose partner access. `programme`: the right to take part ends. `reapplication`: a new application and
 * acceptance for every country of business. `locator`: the company leaves the partner locator.
 */
export const lossNames = ['status', 'access', 'programme', 'reapplication', 'locator'] as const;
export type LossName = (typeof lossNames)[number];

export const RenewalPolicy = v.object({
  /** Days after an agreement's end in which it can still be renewed. Default 10; 0: none. */
  graceDays: v.optional(Days, 10),
  /** Whether current terms are accepted every year, also inside a longer term. Default true. */
  annualAcceptance: v.optional(v.boolean(), true),
  /** Days before the due date at which the notice becomes more urgent, in any order. Default 90, 30, 7, 1. */
  dueSoonDays: v.optional(v.pipe(v.array(Days), v.maxLength(20)), [90, 30, 7, 1]),
  /** Days after the end of grace until a loss happens. Default 0 each: with the first moment after grace. */
  lossDelayDays: v.optional(
    v.object({status: Delay, access: Delay, programme: Delay, reapplication: Delay, locator: Delay}),
    {},
  ),
  /** `form`: the kit's own sign-in form where nobody is signed in. Default `host`: the portal signs in. */
  signIn: v.optional(v.picklist(['host', 'form']), 'host'),
  /** Days after the last edit for which a draft stays on the device (decision 9). Default 30. */
  draftDays: v.optional(whole(1, 365), 30),
  /** Most agreements that can be renewed together. Default 20. */
  mostTogether: v.optional(whole(1, 100), 20),
  /** Where newcomers register, the user guide, and questions and answers. `null`: not offered. */
  registerUrl: Link,
  userGuideUrl: Link,
  questionsUrl: Link,
  /**
   * A page where anybody can verify a receipt, such as the kit's example, on any site or as a path of the host's own.
   * `{lang}` in it becomes the language of the interface. Default none: the words tell how.
   */
  verifyReceiptUrl: v.optional(v.nullable(PageUrl), null),
});
export type RenewalPolicy = v.InferOutput<typeof RenewalPolicy>;

/** The policy of `<partner-renewal>`. */
export const AgreementPolicy = v.object({...commonPolicy, renewal: v.optional(RenewalPolicy, {})});
export type AgreementPolicy = v.InferOutput<typeof AgreementPolicy>;

/** The renewal's policy that a host's input stands for. */
export const readAgreementPolicy = (input: unknown): ReadPolicy<AgreementPolicy> =>
  readPolicyOf(AgreementPolicy, input);
