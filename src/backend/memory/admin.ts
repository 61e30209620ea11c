/** What a test, a demo or a person does to the memory backend from behind, as the vendor, the seller or the clock. */
import {untouchedOrder} from './untouched-order.js';
import {sendDueMails} from './contact.js';
import {changeText, decideReview, revokeSigning, signByOther} from './agreements/agreement-admin.js';
import type {MemoryInvitation} from './agreements/agreement-state.js';
import {renewalOf} from './agreements/agreement-view.js';
import {signDueInvitations} from './agreements/inviting.js';
import {defaultBehaviour, lineFor} from './order-scenarios.js';
import {scenarios, type ScenarioName} from './scenarios.js';
import type {MemoryFault, MemoryMail, MemoryOrder, MemoryState} from './state.js';
import type {SupportBehaviour} from './support/support-state.js';
import {setUploadOffset} from './support/uploads.js';
import {
  acknowledgeCase,
  arriveDueNews,
  changeArticle,
  changeSeverity,
  replyByVendor,
  resolveCase,
  setModule,
  setSupportBehaviour,
} from './support/vendor.js';
import type {ConfigurableService} from '../../domain/order.js';
import type {Severity} from '../../domain/support/case-summary.js';
import {normalizeEmail} from '../../domain/validate/email.js';
import {normalizeLabel} from '../../domain/validate/name-label.js';
import {emailKey, nextId, reject, type World} from './world.js';

/** An order as the commerce tool takes it (P-01). */
export interface PlacedOrder {
  readonly product: string;
  readonly customerName: string;
  /** `YYYY-MM-DD`. */
  readonly requestedStartDate: string;
  readonly contact: MemoryOrder['contact'];
  /** What is bought besides the subscription's own licences. Default all three. */
  readonly services?: readonly ConfigurableService[];
  /** IANA zone of the order's dates. Default: policy's. */
  readonly timeZone?: string | null;
  /** Services whose first activation fails. Default none. */
  readonly failing?: readonly string[];
}

/** Every method settles when the change is stored. */
export interface MemoryAdmin {
  /** A copy of everything the backend knows. */
  state(): Promise<MemoryState>;
  /** Epoch milliseconds by the server's clock. */
  now(): Promise<number>;
  /** Moves the server's clock; what falls due happens. The running session moves along. */
  travel(milliseconds: number): Promise<void>;
  /** Starts over as the named scenario. */
  setScenario(name: ScenarioName): Promise<void>;
  /** Starts over as the given state, or as the scenario it began as. */
  reset(state?: MemoryState): Promise<void>;
  /** Places an order as the account signed in, else the first, and gives its id. */
  placeOrder(order: PlacedOrder): Promise<string>;
  /** Every mail sent until now, the oldest first. */
  mails(): Promise<MemoryMail[]>;
  /** Signs an account in, by id or e-mail; rejects kind `gone` for an unknown one. */
  signIn(account: string): Promise<void>;
  /** Nobody is signed in. */
  signOut(): Promise<void>;
  /** The session runs out; the account stays known. */
  expireSession(): Promise<void>;
  /** Somebody else takes a name. */
  takeName(kind: 'site' | 'subdomain', name: string): Promise<void>;
  /** The user deletes the free account of an address (P-42). */
  deleteFreeAccount(email: string): Promise<void>;
  /** The vendor publishes another revision of an agreement's text. */
  changeText(agreementId: string): Promise<void>;
  /** Somebody else of the company accepts an agreement; rejects where that is too late. */
  signByOther(agreementId: string): Promise<void>;
  /** Ends the review of an acceptance, or of the countries of a re-application. */
  decideReview(agreementId: string, accepted: boolean): Promise<void>;
  /** Invitations to sign that were mailed until now, the oldest first. */
  invitations(): Promise<MemoryInvitation[]>;
  /** An account may not sign any more. */
  revokeSigning(accountId: string): Promise<void>;
  /** A representative takes a case on. */
  acknowledgeCase(caseId: string): Promise<void>;
  /** A representative answers in a case and waits for the customer; in words of the sample's unless given. */
  replyByVendor(caseId: string, text?: string): Promise<void>;
  /** A representative proposes a solution. */
  resolveCase(caseId: string, text?: string): Promise<void>;
  /** A representative corrects a case's severity (S-14). */
  changeSeverity(caseId: string, severity: Severity, reason?: string): Promise<void>;
  /** How the vendor answers and files travel from now on; what is left out stays. */
  setSupportBehaviour(behaviour: Partial<SupportBehaviour>): Promise<void>;
  /** The account's workspace has the module, or has it no more (S-05). */
  setModule(accountId: string, added: boolean): Promise<void>;
  /** Another server took the bytes of an upload: how many there are now. */
  setUploadOffset(uploadId: string, offset: number): Promise<void>;
  /** An article's text changes, or the article is taken away. */
  changeArticle(articleId: string, removed?: boolean): Promise<void>;
  /** Shows a fault instead of the next answers of an operation. */
  injectFault(fault: MemoryFault): Promise<void>;
}

/** Runs work on the current world and stores what it changed. */
export type Transaction = <T>(work: (world: World) => T) => Promise<T>;

const sessionOf = (state: MemoryState, accountId: string, now: number): void => {
  state.session = {...state.session, accountId, expiresAt: now + state.session.minutes * 60_000};
};

function replace(state: MemoryState, next: MemoryState): void {
  for (const key of Object.keys(state)) delete (state as unknown as Record<string, unknown>)[key];
  Object.assign(state, structuredClone(next));
}

export function memoryAdmin(transaction: Transaction, deviceNow: () => number): MemoryAdmin {
  return {
    state: () => transaction(({state}) => structuredClone(state)),
    now: () => transaction(({now}) => now),
    travel: (milliseconds) =>
      transaction((world) => {
        world.state.clockOffset += milliseconds;
        if (world.state.session.expiresAt !== null) world.state.session.expiresAt += milliseconds;
        const then = {...world, now: world.now + milliseconds};
        sendDueMails(then);
        signDueInvitations(then);
        arriveDueNews(then);
      }),
    setScenario: (name) => transaction(({state}) => replace(state, scenarios[name](deviceNow()))),
    reset: (next) =>
      transaction(({state}) => replace(state, next ?? scenarios[state.scenario as ScenarioName](deviceNow()))),
    placeOrder: (placed) =>
      transaction((world) => {
        const id = placeOrder(world, placed);
        sendDueMails(world);
        return id;
      }),
    mails: () =>
      transaction((world) => {
        sendDueMails(world);
        return structuredClone(world.state.mails);
      }),
    signIn: (account) =>
      transaction(({state, now}) => {
        const found = state.accounts.find(({id, email}) => id === account || email === account);
        if (!found) reject({kind: 'gone', code: 'account-unknown'});
        sessionOf(state, found.id, now);
      }),
    signOut: () =>
      transaction(({state}) => {
        state.session = {...state.session, accountId: null, expiresAt: null};
      }),
    expireSession: () =>
      transaction(({state, now}) => {
        state.session.expiresAt = now;
      }),
    takeName: (kind, name) =>
      transaction(({state}) => {
        state.names[kind][normalizeLabel(name)] = '';
      }),
    deleteFreeAccount: (email) =>
      transaction(({state}) => {
        const address = emailKey(email);
        if (state.users[address]?.kind === 'freeAccount') delete state.users[address];
      }),
    changeText: (agreementId) => transaction((world) => changeText(world, agreementId)),
    signByOther: (agreementId) => transaction((world) => signByOther(world, agreementId)),
    decideReview: (agreementId, accepted) => transaction((world) => decideReview(world, agreementId, accepted)),
    invitations: () => transaction(({state}) => structuredClone(renewalOf(state).invitations ?? [])),
    revokeSigning: (accountId) => transaction((world) => revokeSigning(world, accountId)),
    acknowledgeCase: (caseId) => transaction((world) => acknowledgeCase(world, caseId)),
    replyByVendor: (caseId, text) => transaction((world) => replyByVendor(world, caseId, text)),
    resolveCase: (caseId, text) => transaction((world) => resolveCase(world, caseId, text)),
    changeSeverity: (caseId, severity, reason) =>
      transaction((world) => changeSeverity(world, caseId, severity, reason)),
    setSupportBehaviour: (behaviour) => transaction((world) => setSupportBehaviour(world, behaviour)),
    setModule: (accountId, added) => transaction((world) => setModule(world, accountId, added)),
    setUploadOffset: (uploadId, offset) => transaction((world) => setUploadOffset(world, uploadId, offset)),
    changeArticle: (articleId, removed) => transaction((world) => changeArticle(world, articleId, removed)),
    injectFault: (fault) =>
      transaction(({state}) => {
        state.faults.push(structuredClone(fault));
      }),
  };
}

function placeOrder({state, now}: World, placed: PlacedOrder): string {
  const id = nextId(state, 'order');
  const services = placed.services ?? ['calling', 'meetings', 'enterprise'];
  state.orders.push({
    id,
    product: placed.product,
    customerName: placed.customerName,
    requestedStartDate: placed.requestedStartDate,
    timeZone: placed.timeZone ?? null,
    placedBy: state.session.accountId ?? state.accounts[0]!.id,
    placedAt: now,
    contact: {...placed.contact, email: normalizeEmail(placed.contact.email)},
    ...untouchedOrder(),
    lines: [...services.map(lineFor), lineFor('other')],
    behaviour: {...defaultBehaviour, failing: [...(placed.failing ?? [])]},
  });
  return id;
}
