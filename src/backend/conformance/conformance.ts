/** The suite that every backend passes, whatever it is made of. Needs a test runner only for its titles. */
import {checkedBackend, type CheckedBackend} from '../checked-backend.js';
import {answerSchemas} from '../operations.js';
import type {PartnerBackend} from '../partner-backend.js';
import {contactTests} from './contact-tests.js';
import {mappingTests} from './mapping-tests.js';
import {organizationTests} from './organization-tests.js';
import {provisioningTests} from './provisioning-tests.js';
import {serviceTests} from './service-tests.js';
import {sessionTests} from './session-tests.js';

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
export type ConformanceScenario =
  | 'newPartner'
  | 'existingPartner'
  | 'userElsewhere'
  | 'freeAccount'
  | 'beforeStart'
  | 'mappedOrder'
  | 'passwordPending'
  | 'failingService'
  | 'allServices';

/** A fresh system with one backend, and hands on what is behind it. */
export interface ConformanceWorld {
  readonly backend: PartnerBackend;
  /** Moves the server's clock forward; a running session stays alive. */
  travel(milliseconds: number): Promise<void>;
  /** Signs in `account-partner`, `account-colleague` (oleg@meridian.example) or `account-customer` (jana@avala.example). */
  signIn(account: string): Promise<void>;
  signOut(): Promise<void>;
  /** Lets the session run out. */
  expireSession(): Promise<void>;
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
  /** Everything the server keeps, as text, where that can be had: searched for secrets. */
  dump?(): Promise<string>;
}

/** What a test works with: the world, and its backend behind the kit's own checks. */
export type CheckedWorld = Omit<ConformanceWorld, 'backend'> & {readonly backend: CheckedBackend};

export interface ConformanceTest {
  /** Begins with the rules it proves. */
  readonly title: string;
  readonly scenario: ConformanceScenario;
  readonly run: (world: CheckedWorld) => Promise<void>;
}

export const conformanceTests: readonly ConformanceTest[] = [
  ...sessionTests,
  ...contactTests,
  ...organizationTests,
  ...mappingTests,
  ...serviceTests,
  ...provisioningTests,
];

/** Hands every test to `test`; each makes a world of its own through `factory`. */
export function runBackendConformance(
  factory: (scenario: ConformanceScenario) => Promise<ConformanceWorld>,
  {test}: {test: (title: string, run: () => Promise<void>) => unknown},
): void {
  for (const {title, scenario, run} of conformanceTests) {
    test(title, async () => {
      const world = await factory(scenario);
      await run({...world, backend: checkedBackend(world.backend, answerSchemas, {timeoutMilliseconds: 8000})});
    });
  }
}
