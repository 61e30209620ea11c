/** What the conformance suite begins with, and what it needs of a host: scenarios, worlds and the shape of a test. */
import type {Severity} from '../../domain/support/case-summary.js';
import type {CheckedBackend} from '../checked-backend.js';
import type {CheckedSupportBackend} from '../checked-support-backend.js';
import type {PartnerBackend, ProvisioningBackend, RenewalBackend, SupportBackend} from '../partner-backend.js';
import type {ProvisioningOperation} from '../provisioning-operations.js';
import type {RenewalOperation} from '../renewal-operations.js';
import type {AdviceTopic} from './advice.js';

/**
 * Where a test begins. In all of them `order-1` is an A-WX order of "Avala Logistika" whose dates are in
 * Europe/Belgrade, with calling, meetings (100 licences), enterprise and one more line, to be set up by
 * `milena@meridian.example`, who is signed in. `newPartner`: it starts today, no organisation matches her, nobody
 * has the address `jana@avala.example`. `existingPartner`: "Meridian Systems" (`organization-meridian`, active) and
 * "Meridian Systems (trial)" match her, and `jana@avala.example` is administrator of the customer organisation
 * `organization-avala`. `userElsewhere`: that address belongs to another organisation. `freeAccount`: it has a free
 * account. `beforeStart`: the order starts in three days. `mappedOrder`: mapped to those two organisations.
 * `passwordPending`: the same, a password awaited. `failingService`: mapped and set up whole, calling fails at its
 * first activation. `allServices`: `existingPartner` with product A-FLEX, which closes after seven days. In all,
 * the subdomain `avala` and the site name `avala` are taken.
 */
export type ProvisioningScenario =
  | 'newPartner'
  | 'existingPartner'
  | 'userElsewhere'
  | 'freeAccount'
  | 'beforeStart'
  | 'mappedOrder'
  | 'passwordPending'
  | 'failingService'
  | 'allServices';

/**
 * Where a test of agreements begins; `milena@meridian.example` is signed in, and she and `account-colleague` may sign
 * for their companies, `account-customer` sees no agreement. All dates are relative to the day of the test.
 *
 * `oneAgreement`: the one agreement is `agreement-1` of a company in Serbia (RS), which has business in RS, ME and BA;
 * its term ends in 26 days, 12 months follow, it was accepted a year before on an older text, there is a receipt of
 * that, and the text has at least two languages. `refusedCountries`: the same, but ME and BA are refused as long as
 * their address and distributors stay as they are. `integrityReview`: the same with a questionnaire. `lapsedAgreement`:
 * `agreement-1` ended 40 days ago; it has business in DE, AT, IT, NL and HR, DE, AT and HR with one contracting party,
 * IT and NL each with another; NL is refused at the first try and IT is reviewed. `agreements`: several of more than
 * one company, at least one each of those that are due, lapsed, under review and renewed. `notPartner`: the company is
 * no registered partner.
 */
export type RenewalScenario =
  'oneAgreement' | 'refusedCountries' | 'integrityReview' | 'lapsedAgreement' | 'agreements' | 'notPartner';

/**
 * Where a test of support begins; `milena@meridian.example` is signed in, `account-colleague` is of the same company and
 * sees its cases, `account-customer` is of another one and sees none of theirs. Nobody answers by the clock, files are
 * looked at within seconds, and names ending in `.log` and `.txt` are taken. `empty`: the first-time task is done, there
 * is no case. `firstVisit`: nobody has added the module yet; there are a few articles in English.
 */
export type SupportScenario = 'empty' | 'firstVisit';

export type ConformanceScenario = ProvisioningScenario | RenewalScenario | SupportScenario;

/** What is never to be carried out twice. */
export type OnceOnlyOperation =
  | 'mapOrder'
  | 'setPassword'
  | 'provision'
  | 'retryActivation'
  | 'acceptAgreement'
  | 'declineAgreement'
  | 'applyForCountries'
  | 'createCase'
  | 'replyToCase'
  | 'acceptSolution'
  | 'rejectSolution'
  | 'closeCase'
  | 'reopenCase'
  | 'rateCase';

/** A fresh system with one backend, and hands on what is behind it. */
export interface BaseWorld<B> {
  readonly backend: B;
  /** Moves the server's clock forward; a running session stays alive. */
  travel(milliseconds: number): Promise<void>;
  /** Signs in `account-partner`, `account-colleague` (oleg@meridian.example) or `account-customer` (jana@avala.example). */
  signIn(account: string): Promise<void>;
  signOut(): Promise<void>;
  /** Lets the session run out. */
  expireSession(): Promise<void>;
  /**
   * The server answers the next call of a once-only operation with status 503: `before` it carries it out, or `after` it
   * did. Left out, nothing is tested of answers that get lost.
   */
  breakNext?(operation: OnceOnlyOperation, moment: 'before' | 'after'): Promise<void>;
  /** Everything the server keeps, as text, where that can be had: searched for secrets. */
  dump?(): Promise<string>;
}

/** What the tests of order set-up need. */
export interface ProvisioningWorld<B = ProvisioningBackend> extends BaseWorld<B> {
  /** Set-up mails sent until now, the oldest first; `sentAt` in epoch milliseconds. */
  mails(): Promise<
    readonly {readonly to: string; readonly orderId: string; readonly kind: string; readonly sentAt: number}[]
  >;
  /** Places another order of the same customer by the account signed in, and gives its id. */
  placeOrder(order: {
    product: string;
    customerName: string;
    requestedStartDate: string;
    timeZone: string;
    contact: {email: string; kind: 'partnerAdmin' | 'partnerAlias' | 'customerAdmin'};
  }): Promise<string>;
  /** Somebody else takes a name. */
  takeName(kind: 'site' | 'subdomain', name: string): Promise<void>;
}

/** What the tests of agreements need. */
export interface RenewalWorld<B = RenewalBackend> extends BaseWorld<B> {
  /** What `account-partner` signs in with. */
  readonly credentials: {readonly userId: string; readonly password: string};
  /** The vendor publishes another version of the agreement's text. */
  changeText(agreementId: string): Promise<void>;
  /** Another person of the company accepts the agreement as it is. */
  signByOther(agreementId: string): Promise<void>;
  /** Ends the review of an acceptance, or of the countries of a re-application. */
  decideReview(agreementId: string, accepted: boolean): Promise<void>;
  /** An account may not sign any more. */
  revokeSigning(accountId: string): Promise<void>;
  /** Invitations to sign that were mailed until now. Left out, it is not tested that each is sent once. */
  invitations?(): Promise<readonly {readonly to: string}[]>;
}

/** What the tests of support need. */
export interface SupportWorld<B = SupportBackend> extends BaseWorld<B> {
  /** A representative answers in a case and waits for the customer. */
  replyByVendor(caseId: string, text?: string): Promise<void>;
  /** A representative proposes a solution. */
  resolveCase(caseId: string): Promise<void>;
  /** A representative corrects a case's severity. */
  changeSeverity(caseId: string, severity: Severity, reason?: string): Promise<void>;
  /** The account's workspace has the module, or has it no more (S-05). */
  setModule(accountId: string, added: boolean): Promise<void>;
  /** Languages besides English that articles and categories have words of their own in. Left out: not tested. */
  readonly articleLanguages?: readonly string[];
}

/** The hooks that only some worlds have: a test that calls one which is missing is not run. */
type SomeHooks = 'breakNext' | 'invitations';
type WithHooks<W> = Omit<W, SomeHooks> & {[K in keyof W & SomeHooks]-?: NonNullable<W[K]>};

/** What all tests together need. */
export type ConformanceWorld = ProvisioningWorld<PartnerBackend> &
  RenewalWorld<PartnerBackend> &
  SupportWorld<PartnerBackend>;

/** A part of the contract that can be tested by itself. */
export type ConformanceFlow = 'provisioning' | 'renewal' | 'support';

/** The world that the tests of some flows need. */
export type WorldOf<F extends ConformanceFlow> = [F] extends ['provisioning']
  ? ProvisioningWorld
  : [F] extends ['renewal']
    ? RenewalWorld
    : [F] extends ['support']
      ? SupportWorld
      : ConformanceWorld;

/** The scenarios of some flows. */
export type ScenarioOf<F extends ConformanceFlow> =
  | (F extends 'provisioning' ? ProvisioningScenario : never)
  | (F extends 'renewal' ? RenewalScenario : never)
  | (F extends 'support' ? SupportScenario : never);

/** What a test of order set-up works with: the world, and its backend behind the kit's own checks. */
export type CheckedWorld = WithHooks<ProvisioningWorld<CheckedBackend<ProvisioningOperation>>>;

/** The same for a test of agreements. */
export type CheckedRenewalWorld = WithHooks<RenewalWorld<CheckedBackend<RenewalOperation>>>;

/** The same for a test of support. */
export type CheckedSupportWorld = WithHooks<SupportWorld<CheckedSupportBackend>>;

export interface TestOf<Scenario, World> {
  /** Begins with the rules it proves. */
  readonly title: string;
  readonly scenario: Scenario;
  /** What is advised where it fails. Default: what its part of the suite advises. */
  readonly topic?: AdviceTopic;
  readonly run: (world: World) => Promise<void>;
}

export type ConformanceTest = TestOf<ProvisioningScenario, CheckedWorld>;
export type RenewalConformanceTest = TestOf<RenewalScenario, CheckedRenewalWorld>;
export type SupportConformanceTest = TestOf<SupportScenario, CheckedSupportWorld>;
