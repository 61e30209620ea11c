import {newestFirst, ordersOf, sessionOf} from './backend/known-state.js';
import type {PortalBackend} from './backend/portal-backend.js';
import type {LoggedCall} from './call-log.js';
import type {StorageFaults} from './faults/storage-faults.js';
import {dateAt, formatFor, type Format} from './format.js';
import {countOtherPlaces, readKeptData} from './kept-data.js';
import {
  eraseOtherAccounts,
  type MemoryMail,
  type MemoryState,
  type PlacedOrder,
  type ScenarioName,
  type WizardElement,
} from './kit.js';
import {
  kitEvents,
  newOrderForm,
  newState,
  supportRequest,
  type KitEvent,
  type OrderForm,
  type OrderRow,
  type PortalState,
} from './portal-state.js';
import {readRoute, routeSearch, type Route} from './route.js';
import {Tester} from './tester.js';
import {wordsIn, type Words} from './words.js';

const day = 86_400_000;

/** The portal: what it knows, where it is, and what a person does in it. */
export class Portal {
  readonly #backend: PortalBackend;
  readonly #root: HTMLElement;
  readonly #draw: (portal: Portal) => void;
  /** What a tester breaks and takes along. */
  readonly tester: Tester;
  #state: PortalState;
  #refreshing: Promise<void> | undefined;
  #refreshAgain = false;
  #looking = false;

  constructor(backend: PortalBackend, storage: StorageFaults, root: HTMLElement, draw: (portal: Portal) => void) {
    this.#backend = backend;
    this.#root = root;
    this.#draw = draw;
    this.#state = newState(backend.connection, backend.shared.lasting);
    this.tester = new Tester(backend, storage, {
      state: () => this.#state,
      change: (change) => this.#change(change),
      adjust: (change) => this.adjust(change),
      callEnded: (call) => void this.#callEnded(call),
    });
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

  /** Epoch milliseconds by the back end's clock. */
  get now(): number {
    return Date.now() + this.#state.clockOffset;
  }

  get panelOpen(): boolean {
    const {panel} = this.#state.route;
    return panel ? panel === 'open' : matchMedia('(min-width: 72rem)').matches;
  }

  /** Brings the back end to where the address says, shows the portal and keeps it current. */
  async start(): Promise<void> {
    this.#state = {...this.#state, faults: this.#backend.plan.faults};
    await this.#followRoute();
    await this.refresh();
    globalThis.addEventListener('popstate', () => this.#routeChanged());
    globalThis.addEventListener('pageshow', ({persisted}) => void (persisted && this.refresh()));
    document.addEventListener('visibilitychange', () => void (document.hidden || this.refresh()));
    this.#backend.shared.onChange(() => void this.#changedElsewhere());
    for (const name of kitEvents) this.#root.addEventListener(name, (event) => this.#kitEvent(name, event));
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
    const route = this.#routeWith(change);
    history.pushState(null, '', routeSearch(route));
    this.#change({route, notice: null, placed: null, orderForm: newOrderForm, step: null, report: null});
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

  closeSupport(): void {
    this.#change({support: null});
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
  }

  async reset(): Promise<void> {
    await this.#startOver(() => this.#backend.admin.setScenario(this.#state.scenario));
  }

  async travel(days: number): Promise<void> {
    await this.#backend.admin.travel(days * day);
    await this.#changedBehindKit();
  }

  async backToNow(): Promise<void> {
    await this.#backend.admin.travel(-this.#state.clockOffset);
    await this.#changedBehindKit();
  }

  /** Whole days until the requested start date of an order has begun; 0 once it has. */
  daysToStart(row: OrderRow | null): number {
    if (!row) return 0;
    for (let days = 0; days <= 3660; days++) if (dateAt(this.now + days * day) >= row.requestedStartDate) return days;
    return 0;
  }

  /** The order that the clock would travel for: the one being set up, else the next to start. */
  get nextToStart(): OrderRow | null {
    const {orders, route} = this.#state;
    const waiting = orders.filter((row) => this.daysToStart(row) > 0);
    const byDate = waiting.toSorted((one, other) => (one.requestedStartDate < other.requestedStartDate ? -1 : 1));
    return byDate.find(({id}) => id === route.order) ?? byDate[0] ?? null;
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
    const {account, visit} = this.#state;
    await this.refresh();
    if (account?.id !== this.#state.account?.id && visit === this.#state.visit) await this.#wizard?.refreshSession?.();
  }

  /** A mail went out or the session ended: the kit's answers do not tell the portal. */
  async #callEnded({operation, isCarriedOut, at, faults}: LoggedCall): Promise<void> {
    if (operation === 'changeContact' && isCarriedOut) {
      await this.refresh();
      const {mails, route, clockOffset} = this.#state;
      const mail = mails.find(({orderId, sentAt}) => orderId === route.order && sentAt >= at + clockOffset);
      this.#change({notice: mail ? {kind: 'contactMailed', email: mail.to} : {kind: 'contactLater'}});
    } else if (faults.includes('sessionEnd') || faults.includes('signOut')) {
      await this.refresh();
    }
  }

  get #wizard(): WizardElement | null {
    return this.#root.querySelector<WizardElement>('provisioning-wizard');
  }

  /** Somebody but the kit changed what the server says: the clock, the session, the scenario. */
  async #changedBehindKit(): Promise<void> {
    await this.refresh();
    await this.#wizard?.refreshSession?.();
  }

  async #load(): Promise<void> {
    const {admin, shared} = this.#backend;
    const mails = await admin.mails();
    const [known, readMails, beginning] = await Promise.all([admin.state(), shared.readMails(), shared.beginning()]);
    const session = sessionOf(known);
    const orders = await ordersOf(known, session.account);
    const before = this.#state.beginning;
    if (before !== null && before !== beginning) this.#begunAnew(known);
    this.#change({
      ...session,
      beginning,
      readMails,
      accounts: known.accounts,
      orders,
      mails: newestFirst(mails),
      scenario: known.scenario as ScenarioName,
      clockOffset: known.clockOffset,
      route: {
        ...this.#state.route,
        scenario: known.scenario as ScenarioName,
        days: Math.round(known.clockOffset / day),
        account: known.session.accountId ?? 'none',
      },
    });
    this.#writeRoute();
    await this.#markOpenMail();
    await this.#look();
  }

  /** Here or in another tab the demo was started over: nothing of before is shown, and the wizard begins anew. */
  #begunAnew(known: MemoryState): void {
    const {route, visit} = this.#state;
    const isGone = route.page === 'set-up' && !known.orders.some(({id}) => id === route.order);
    const place: Partial<Route> = isGone ? {page: 'orders', order: null} : {};
    this.#change({
      route: {...route, mail: null, ...place},
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
    const {scenario, days, account} = this.#state.route;
    if (!scenario) return;
    if ((await admin.state()).scenario !== scenario) {
      await admin.setScenario(scenario);
      await this.tester.eraseKept(() => eraseOtherAccounts());
      await shared.startOver();
    }
    const {clockOffset, session, accounts} = await admin.state();
    if (Math.round(clockOffset / day) !== days) await admin.travel(days * day - clockOffset);
    if (account === 'none' && session.accountId) await admin.signOut();
    const known = accounts.some(({id}) => id === account);
    if (known && session.accountId !== account) await admin.signIn(account);
  }

  #routeWith(change: Partial<Route>): Route {
    const mail = change.page === 'mailbox' ? null : this.#state.route.mail;
    return {...this.#state.route, mail, ...change};
  }

  #routeChanged(): void {
    const {page, order, mail} = readRoute(location.search);
    const {route} = this.#state;
    // The kit keeps its steps in the history too; those leave the portal where it is.
    const moved = page !== route.page || order !== (page === 'set-up' ? route.order : null) || mail !== route.mail;
    this.#change({route: {...route, page, order, mail}});
    this.#writeRoute();
    if (moved && page !== 'set-up') this.#arrived();
  }

  #writeRoute(): void {
    const search = routeSearch(this.#state.route);
    if (search !== location.search) history.replaceState(history.state, '', search);
  }

  #arrived(): void {
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

  #kitEvent(name: KitEvent, event: Event): void {
    const detail = ((event as CustomEvent<unknown>).detail ?? {}) as Record<string, unknown>;
    this.tester.note({at: Date.now(), name, detail});
    void this.#look();
    switch (name) {
      case 'partner-exit':
        this.#left();
        break;
      case 'partner-closed':
        this.go({page: 'orders'});
        break;
      case 'partner-handed-over':
      case 'partner-order-set-up':
      case 'partner-provisioned':
      case 'partner-signed-out':
        void this.refresh();
        break;
      case 'partner-notice-count':
        this.#change({noticeCount: Number(detail['count']) || 0});
        break;
      case 'partner-step-changed':
        this.#change({step: typeof detail['step'] === 'string' ? detail['step'] : null});
        break;
      case 'partner-storage':
        this.#change({storageHealth: [detail['state'], detail['reason']].filter(Boolean).join(', ')});
        break;
      case 'partner-page-title':
        this.#change({stepTitle: typeof detail['title'] === 'string' ? detail['title'] : null});
        break;
      case 'partner-support-requested':
        event.preventDefault();
        this.#change({support: supportRequest(detail)});
        break;
      default:
    }
  }

  /** Back to where the link came from; what was submitted before is not lost. */
  #left(): void {
    const {orders, mails, route} = this.#state;
    const status = orders.find(({id}) => id === route.order)?.order?.status;
    const kind = status === 'awaitingProvisioningDetails' ? 'left' : 'leftLater';
    this.go({page: mails.length > 0 ? 'mailbox' : 'orders'});
    this.#change({notice: {kind}});
  }

  #change(change: Partial<PortalState>): void {
    this.#state = {...this.#state, ...change};
    this.#draw(this);
  }
}
