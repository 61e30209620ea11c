import {orderReader, type PortalBackend} from './backend/portal-backend.js';
import {dateAt, formatFor, type Format} from './format.js';
import {readKeptData} from './kept-data.js';
import type {MemoryMail, MemoryState, PlacedOrder, ScenarioName, WizardElement} from './kit.js';
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
import {wordsIn, type Words} from './words.js';

const day = 86_400_000;

/** The portal: what it knows, where it is, and what a person does in it. */
export class Portal {
  readonly #backend: PortalBackend;
  readonly #root: HTMLElement;
  readonly #draw: (portal: Portal) => void;
  #state: PortalState;
  #refreshing: Promise<void> | undefined;
  #refreshAgain = false;

  constructor(backend: PortalBackend, root: HTMLElement, draw: (portal: Portal) => void) {
    this.#backend = backend;
    this.#root = root;
    this.#draw = draw;
    this.#state = newState(backend.connection, backend.shared.lasting);
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
    await this.#followRoute();
    await this.refresh();
    globalThis.addEventListener('popstate', () => this.#routeChanged());
    globalThis.addEventListener('pageshow', ({persisted}) => void (persisted && this.refresh()));
    document.addEventListener('visibilitychange', () => void (document.hidden || this.refresh()));
    this.#backend.shared.onChange(() => void this.refresh());
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
    this.#change({route, notice: null, placed: null, orderForm: newOrderForm});
    this.#arrived();
  }

  /** Changes how the portal looks, without a step in the history. */
  adjust(change: Pick<Partial<Route>, 'language' | 'theme' | 'density' | 'panel'>): void {
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

  clearEvents(): void {
    this.#change({events: []});
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

  async #startOver(work: () => Promise<void>): Promise<void> {
    await work();
    await this.#backend.shared.markRead([]);
    this.#change({recipient: '', events: [], noticeCount: 0});
    const {page} = this.#state.route;
    if (page === 'set-up') this.go({page: 'orders'});
    else this.#change({route: {...this.#state.route, mail: null}, placed: null});
    await this.#changedBehindKit();
  }

  /** Somebody but the kit changed what the server says: the clock, the session, the scenario. */
  async #changedBehindKit(): Promise<void> {
    await this.refresh();
    await this.#root.querySelector<WizardElement>('provisioning-wizard')?.refreshSession?.();
  }

  async #load(): Promise<void> {
    const {admin, shared} = this.#backend;
    const mails = await admin.mails();
    const [known, readMails] = await Promise.all([admin.state(), shared.readMails()]);
    const session = sessionOf(known);
    const readOrder = orderReader(known);
    const orders = await Promise.all(
      known.orders.map(async ({id, product, customerName, requestedStartDate, placedBy}): Promise<OrderRow | null> => {
        const order = await readOrder(id);
        const visible = order || placedBy === session.account?.id;
        return visible ? {id, order, product, customerName, requestedStartDate} : null;
      }),
    );
    this.#change({
      ...session,
      readMails,
      accounts: known.accounts,
      orders: orders.filter((row) => row !== null).toReversed(),
      mails: mails.toSorted((one, other) => other.sentAt - one.sentAt || (one.id < other.id ? 1 : -1)),
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
      await shared.markRead([]);
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
    if (document.hidden || !this.panelOpen) return;
    const kept = await readKeptData();
    if (JSON.stringify(kept) !== JSON.stringify(this.#state.kept)) this.#change({kept});
  }

  #kitEvent(name: KitEvent, event: Event): void {
    const detail = ((event as CustomEvent<unknown>).detail ?? {}) as Record<string, unknown>;
    const logged = {at: Date.now(), name, detail: JSON.stringify(detail)};
    this.#change({events: [logged, ...this.#state.events].slice(0, 100)});
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
    const notice = status === 'awaitingProvisioningDetails' ? 'leftNotice' : 'leftLaterNotice';
    this.go({page: mails.length > 0 ? 'mailbox' : 'orders'});
    this.#change({notice});
  }

  #change(change: Partial<PortalState>): void {
    this.#state = {...this.#state, ...change};
    this.#draw(this);
  }
}

/** Who is signed in; an account whose time ran out is nobody, until it signs in again. */
function sessionOf({session, accounts, clockOffset}: MemoryState): Pick<PortalState, 'account' | 'sessionEnded'> {
  const {accountId, expiresAt} = session;
  const sessionEnded = accountId !== null && expiresAt !== null && expiresAt <= Date.now() + clockOffset;
  const account = sessionEnded ? undefined : accounts.find(({id}) => id === accountId);
  return {account: account ?? null, sessionEnded};
}
