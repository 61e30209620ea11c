import {agreementsOf, casesOf, newestFirst, ordersOf, sessionOf} from './backend/known-state.js';
import type {PortalBackend} from './backend/portal-backend.js';
import type {LoggedCall} from './call-log.js';
import {Clock} from './clock.js';
import type {StorageFaults} from './faults/storage-faults.js';
import {formatFor, type Format} from './format.js';
import {HistoryPlace} from './history-place.js';
import {countOtherPlaces, readKeptData} from './kept-data.js';
import {KitNews} from './kit-news.js';
import {
  eraseOtherAccounts,
  renewalScenarioNames,
  supportScenarioNames,
  type KitElement,
  type MemoryMail,
  type MemoryState,
  type PlacedOrder,
  type ScenarioName,
} from './kit.js';
import {kitEvents, newOrderForm, newState, type OrderForm, type PortalState} from './portal-state.js';
import {agreementIdsOf, readRoute, routeSearch, type Page, type Route} from './route.js';
import {Tester} from './tester.js';
import {VendorDesk} from './vendor-desk.js';
import {wordsIn, type Words} from './words.js';

const day = 86_400_000;

/** What the kit has carried out and the portal shows as well. */
const shownAtOnce: readonly string[] = [
  'signIn',
  'inviteSigner',
  'acceptAgreement',
  'declineAgreement',
  'applyForCountries',
];

/** The page that a scenario is about. */
const pageOf = (scenario: ScenarioName): Page =>
  (renewalScenarioNames as readonly string[]).includes(scenario)
    ? 'agreements'
    : (supportScenarioNames as readonly string[]).includes(scenario)
      ? 'support'
      : 'orders';

/** The portal: what it knows, where it is, and what a person does in it. */
export class Portal {
  readonly #backend: PortalBackend;
  readonly #root: HTMLElement;
  readonly #draw: (portal: Portal) => void;
  /** What a tester breaks and takes along. */
  readonly tester: Tester;
  readonly clock: Clock;
  /** The vendor's side of agreements. */
  readonly vendor: VendorDesk;
  readonly #news: KitNews;
  readonly #place = new HistoryPlace();
  #state: PortalState;
  #refreshing: Promise<void> | undefined;
  #refreshAgain = false;
  #looking = false;

  constructor(backend: PortalBackend, storage: StorageFaults, root: HTMLElement, draw: (portal: Portal) => void) {
    this.#backend = backend;
    this.#root = root;
    this.#draw = draw;
    this.#state = newState(backend.connection, backend.shared.lasting, readRoute(location.search));
    const portal = {
      state: () => this.#state,
      change: (change: Partial<PortalState>) => this.#change(change),
      adjust: (change: Partial<Route>) => this.adjust(change),
      go: (change: Partial<Route>) => this.go(change),
      refresh: () => this.refresh(),
      changedBehindKit: () => this.#changedBehindKit(),
    };
    this.clock = new Clock(backend.admin, portal);
    this.vendor = new VendorDesk(backend, portal);
    this.tester = new Tester(backend, storage, {
      ...portal,
      callEnded: (call) => void this.#callEnded(call),
    });
    this.#news = new KitNews({...portal, note: (event) => this.tester.note(event)});
  }

  get state(): PortalState {
    return this.#state;
  }

  get words(): Words {
    return wordsIn[this.#state.route.language];
  }

  get format(): Format {
    return formatFor(this.words.intl);
  }

  /** The back end that the kit talks to. */
  get kitBackend(): PortalBackend['backend'] {
    return this.#backend.backend;
  }

  get panelOpen(): boolean {
    const {panel} = this.#state.route;
    return panel ? panel === 'open' : matchMedia('(min-width: 72rem)').matches;
  }

  /** Brings the back end to where the address says, shows the portal and keeps it current. */
  async start(): Promise<void> {
    this.#state = {...this.#state, faults: this.#backend.plan.faults};
    // Before the kit is drawn for the first time: it tells of its storage while the portal still loads.
    for (const name of kitEvents) {
      this.#root.addEventListener(name, (event) => {
        this.#news.hear(name, event);
        void this.#look();
      });
    }
    await this.#followRoute();
    await this.refresh();
    globalThis.addEventListener('popstate', () => this.#routeChanged());
    globalThis.addEventListener('pageshow', ({persisted}) => void (persisted && this.refresh()));
    document.addEventListener('visibilitychange', () => void (document.hidden || this.refresh()));
    this.#backend.shared.onChange(() => void this.#changedElsewhere());
    setInterval(() => void this.#look(), 1000);
    setInterval(() => void (document.hidden || this.refresh()), 30_000);
  }

  /** Shows what the back end knows now. Calls that overlap end up as one more. */
  refresh(): Promise<void> {
    if (this.#refreshing) this.#refreshAgain = true;
    this.#refreshing ??= this.#load().finally(() => {
      this.#refreshing = undefined;
      if (!this.#refreshAgain) return;
      this.#refreshAgain = false;
      void this.refresh();
    });
    return this.#refreshing;
  }

  /** The address of a place in the portal, for links. */
  href(change: Partial<Route>): string {
    return routeSearch(this.#routeWith(change));
  }

  go(change: Partial<Route>): void {
    const before = this.#state.route;
    const route = this.#routeWith(change);
    this.#place.push(routeSearch(route));
    this.#change({
      route,
      notice: null,
      placed: null,
      orderForm: newOrderForm,
      step: null,
      report: null,
      diagnosis: null,
    });
    if (route.page !== before.page) this.#change({noticeCount: 0, stepTitle: null});
    this.#beginWith(route);
    this.#arrived();
  }

  /** Changes how the portal looks and what is broken in it, without a step in the history. */
  adjust(change: Partial<Omit<Route, 'page' | 'order' | 'mail'>>): void {
    this.#change({route: {...this.#state.route, ...change}});
    this.#writeRoute();
  }

  openMail(mail: MemoryMail): void {
    this.go({page: 'mailbox', mail: mail.id});
  }

  showRecipient(recipient: string): void {
    this.#change({recipient});
  }

  dismissNotice(): void {
    this.#change({notice: null});
  }

  changeOrderForm(change: Partial<OrderForm>): void {
    this.#change({orderForm: {...this.#state.orderForm, ...change}});
  }

  placeAnother(): void {
    this.#change({placed: null});
    this.#focus('h1');
  }

  async placeOrder(order: PlacedOrder): Promise<void> {
    const placed = await this.#backend.admin.placeOrder(order);
    await this.refresh();
    this.#change({placed, orderForm: newOrderForm});
    this.#focus('[data-placed]');
  }

  async setScenario(scenario: ScenarioName): Promise<void> {
    await this.#startOver(() => this.#backend.admin.setScenario(scenario));
    const wanted = pageOf(scenario);
    const isElsewhere = ['agreements', 'support'].includes(this.#state.route.page);
    if (wanted !== this.#state.route.page && (wanted !== 'orders' || isElsewhere)) this.go({page: wanted});
  }

  async reset(): Promise<void> {
    await this.#startOver(() => this.#backend.admin.setScenario(this.#state.scenario));
  }

  async signIn(accountId: string): Promise<void> {
    await this.#backend.admin.signIn(accountId);
    await this.#changedBehindKit();
  }

  async signOut(): Promise<void> {
    await this.#backend.admin.signOut();
    await this.#changedBehindKit();
  }

  async expireSession(): Promise<void> {
    await this.#backend.admin.expireSession();
    await this.#changedBehindKit();
  }

  /** The orders of another beginning have the same ids: what the kit noted of the old ones goes. */
  async #startOver(work: () => Promise<void>): Promise<void> {
    await work();
    await this.tester.eraseKept(() => eraseOtherAccounts());
    await this.#backend.shared.startOver();
    await this.refresh();
  }

  /** Another tab of the portal changed something. */
  async #changedElsewhere(): Promise<void> {
    const {account, visit, clockOffset} = this.#state;
    await this.refresh();
    const isOther = account?.id !== this.#state.account?.id || clockOffset !== this.#state.clockOffset;
    if (isOther && visit === this.#state.visit) await this.#refreshKit();
  }

  /** A mail went out or the session ended: the kit's answers do not tell the portal. */
  async #callEnded({operation, isCarriedOut, at, faults}: LoggedCall): Promise<void> {
    const isShown = isCarriedOut && shownAtOnce.includes(operation);
    if (operation === 'changeContact' && isCarriedOut) {
      await this.refresh();
      const {mails, route, clockOffset} = this.#state;
      const mail = mails.find(({orderId, sentAt}) => orderId === route.order && sentAt >= at + clockOffset);
      this.#change({notice: mail ? {kind: 'contactMailed', email: mail.to} : {kind: 'contactLater'}});
    } else if (faults.includes('sessionEnd') || faults.includes('signOut') || isShown) {
      await this.refresh();
    }
  }

  get #element(): KitElement | null {
    return this.#root.querySelector<KitElement>('provisioning-wizard, partner-renewal, support-center');
  }

  /** Whoever is signed in is asked for anew, on the page and behind the button. */
  async #refreshKit(): Promise<void> {
    const button = this.#root.querySelector<KitElement>('support-button');
    await Promise.all([this.#element?.refreshSession?.(), button?.refreshSession?.()]);
  }

  /** Somebody but the kit changed what the server says: the clock, the session, the scenario. */
  async #changedBehindKit(): Promise<void> {
    await this.refresh();
    await this.#refreshKit();
  }

  async #load(): Promise<void> {
    const {admin, shared} = this.#backend;
    const mails = await admin.mails();
    const [known, readMails, beginning] = await Promise.all([admin.state(), shared.readMails(), shared.beginning()]);
    const session = sessionOf(known);
    const [orders, agreements] = await Promise.all([
      ordersOf(known, session.account),
      agreementsOf(known, agreementIdsOf(this.#state.route.agreement)[0] ?? null),
    ]);
    const before = this.#state.beginning;
    if (before !== null && before !== beginning) this.#begunAnew(known);
    this.#change({
      ...session,
      beginning,
      readMails,
      accounts: known.accounts,
      orders,
      agreements,
      cases: casesOf(known, session.account),
      mails: newestFirst(mails),
      scenario: known.scenario as ScenarioName,
      clockOffset: known.clockOffset,
      route: {
        ...this.#state.route,
        scenario: known.scenario as ScenarioName,
        days: Math.round(known.clockOffset / day),
        jump: this.clock.jumpAt(known.clockOffset),
        account: known.session.accountId ?? 'none',
      },
    });
    this.#writeRoute();
    await this.#markOpenMail();
    await this.#look();
  }

  /** Here or in another tab the demo was started over: nothing of before is shown, and the kit begins anew. */
  #begunAnew(known: MemoryState): void {
    const {route, visit} = this.#state;
    const isGone = route.page === 'set-up' && !known.orders.some(({id}) => id === route.order);
    const place: Partial<Route> = isGone ? {page: 'orders', order: null} : {};
    this.#change({
      route: {...route, mail: null, agreement: null, ...place},
      beginsWith: null,
      chosenAgreement: null,
      chosenCase: null,
      caseCount: 0,
      vendorAct: null,
      visit: visit + 1,
      recipient: '',
      placed: null,
      notice: null,
      noticeCount: 0,
      step: null,
      stepTitle: null,
      storageHealth: null,
    });
    this.tester.clearLogs();
  }

  async #markOpenMail(): Promise<void> {
    const {route, readMails, mails} = this.#state;
    const {mail} = route;
    if (route.page !== 'mailbox' || !mail || readMails.includes(mail) || !mails.some(({id}) => id === mail)) return;
    this.#change({readMails: [...readMails, mail]});
    await this.#backend.shared.markRead(this.#state.readMails);
  }

  /** An address from somebody else brings its scenario, clock and account along. */
  async #followRoute(): Promise<void> {
    const {admin, shared} = this.#backend;
    const {scenario, account} = this.#state.route;
    if (!scenario) return;
    if ((await admin.state()).scenario !== scenario) {
      await admin.setScenario(scenario);
      await this.tester.eraseKept(() => eraseOtherAccounts());
      await shared.startOver();
    }
    await this.clock.follow(this.#state.route);
    const {session, accounts} = await admin.state();
    if (account === 'none' && session.accountId) await admin.signOut();
    const known = accounts.some(({id}) => id === account);
    if (known && session.accountId !== account) await admin.signIn(account);
  }

  #routeWith(change: Partial<Route>): Route {
    const mail = change.page === 'mailbox' ? null : this.#state.route.mail;
    const agreement = change.page ? null : this.#state.route.agreement;
    return {...this.#state.route, mail, agreement, ...change};
  }

  /** The renewal element goes where the address leads, from wherever it was. */
  #beginWith({page, agreement}: Route): void {
    if (page !== 'agreements') return;
    this.#change({beginsWith: agreement, visit: this.#state.visit + 1});
  }

  #routeChanged(): void {
    // The kit keeps its steps in the history too; those leave the portal where it is, and the address what it says.
    if (!this.#place.hasMoved()) return this.#writeRoute();
    const {page, order, agreement, mail} = readRoute(location.search);
    const {route} = this.#state;
    const isElsewhere = page === 'agreements' && agreement !== route.agreement;
    const moved = page !== route.page || order !== (page === 'set-up' ? route.order : null) || mail !== route.mail;
    this.#change({route: {...route, page, order, agreement, mail}});
    if (moved || isElsewhere) this.#beginWith(this.#state.route);
    this.#writeRoute();
    if (moved && page !== 'set-up') this.#arrived();
  }

  #writeRoute(): void {
    this.#place.write(routeSearch(this.#state.route));
  }

  #arrived(): void {
    // Where the tabs do not fit side by side, the open one is in sight.
    document.querySelector('.pages [aria-current]')?.scrollIntoView({block: 'nearest', inline: 'center'});
    scrollTo({top: 0});
    this.#focus('h1');
    void this.#markOpenMail();
    void this.refresh();
  }

  #focus(selector: string): void {
    this.#root.querySelector<HTMLElement>(`main ${selector}`)?.focus({preventScroll: true});
  }

  /** Looks at what the kit keeps, while somebody looks at it here. */
  async #look(): Promise<void> {
    if (document.hidden || !this.panelOpen || this.#looking) return;
    this.#looking = true;
    const [kept, otherPlaces] = await Promise.all([readKeptData(), countOtherPlaces()]);
    this.#looking = false;
    const {state} = this;
    const isSame = JSON.stringify([kept, otherPlaces]) === JSON.stringify([state.kept, state.otherPlaces]);
    if (!isSame) this.#change({kept, otherPlaces});
  }

  #change(change: Partial<PortalState>): void {
    this.#state = {...this.#state, ...change};
    this.#draw(this);
  }
}
