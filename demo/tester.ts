import type {PortalBackend} from './backend/portal-backend.js';
import {bugReport} from './bug-report.js';
import type {LoggedCall} from './call-log.js';
import {faultText, momentsFor, operationsFor, type Fault, type Service, type StorageFault} from './faults/fault.js';
import type {StorageFaults} from './faults/storage-faults.js';
import {loadDoctor, type Finding} from './kit.js';
import type {LoggedEvent, PortalState} from './portal-state.js';
import type {Patience, Route, SignIn} from './route.js';

const mostEvents = 200;

/** What the tester's part needs of the portal. */
export interface TestedPortal {
  state(): PortalState;
  change(change: Partial<PortalState>): void;
  /** Changes the address too. */
  adjust(change: Partial<Omit<Route, 'page' | 'order' | 'mail'>>): void;
  /** One of the kit's calls got its answer, or will get none. */
  callEnded(call: LoggedCall): void;
}

/** What `navigator.onLine` says: that there is no network, or what the browser knows. */
function tellNetwork(offline: boolean): void {
  if (offline) Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
  else Reflect.deleteProperty(navigator, 'onLine');
}

/** Breaks things on purpose, and keeps what a bug report needs. */
export class Tester {
  readonly #backend: PortalBackend;
  readonly #storage: StorageFaults;
  readonly #portal: TestedPortal;
  readonly #ended = new Set<number>();
  #doctor: Awaited<ReturnType<typeof loadDoctor>> | null = null;

  constructor(backend: PortalBackend, storage: StorageFaults, portal: TestedPortal) {
    this.#backend = backend;
    this.#storage = storage;
    this.#portal = portal;
    backend.plan.onMet = () => this.#showFaults();
    backend.log.onChange = () => this.#showCalls();
    storage.onOldTab = () => portal.change({hasOldTab: storage.hasOldTab});
    this.#follow();
  }

  /** Changes the fault that is about to be switched on; what does not go with its kind falls back. */
  changeForm(change: Partial<Fault>): void {
    const {kind, operation, times, moment} = {...this.#portal.state().faultForm, ...change};
    const isForIt = operation === 'all' || operationsFor(kind).includes(operation);
    const faultForm: Fault = {
      kind,
      operation: isForIt ? operation : 'all',
      times,
      moment: momentsFor(kind).includes(moment) ? moment : 'before',
    };
    this.#portal.change({faultForm});
  }

  addFault(): void {
    const {faultForm} = this.#portal.state();
    this.#use([...this.#without(faultForm), faultForm]);
    this.#backend.plan.rearm(faultForm);
    this.#showFaults();
  }

  removeFault(fault: Fault): void {
    this.#use(this.#without(fault));
  }

  rearmFault(fault: Fault): void {
    this.#backend.plan.rearm(fault);
    this.#showFaults();
  }

  async removeAllFaults(): Promise<void> {
    this.#adjust({faults: [], activation: 'usual', failing: [], uploads: 'usual'});
    this.setOffline(false);
    if (this.#portal.state().route.patience !== '30') this.setPatience('30');
    if (this.#portal.state().route.storage !== 'none') await this.setStorage('none');
  }

  /** The browser tells the page, and answers it, as it would where the network goes. */
  setOffline(offline: boolean): void {
    if (offline === this.#portal.state().route.offline) return;
    this.#adjust({offline});
    globalThis.dispatchEvent(new Event(offline ? 'offline' : 'online'));
  }

  setActivation(activation: Route['activation']): void {
    this.#adjust({activation});
  }

  setUploads(uploads: Route['uploads']): void {
    this.#adjust({uploads});
  }

  setFailing(service: Service, fails: boolean): void {
    const others = this.#portal.state().route.failing.filter((other) => other !== service);
    this.#adjust({failing: fails ? [...others, service] : others});
  }

  setPatience(patience: Patience): void {
    this.#adjust({patience});
    this.#mountAnew();
  }

  setSignIn(signIn: SignIn): void {
    this.#adjust({signIn});
    this.#mountAnew();
  }

  async setStorage(storage: StorageFault): Promise<void> {
    this.#adjust({storage});
    await this.#storage.change(storage);
    this.#mountAnew();
  }

  closeOldTab(): void {
    this.#storage.closeOldTab();
  }

  setConnection(connection: Route['connection']): void {
    this.#adjust({connection});
    location.reload();
  }

  /** Erases what the kit keeps; an old tab that holds it lets go first. */
  async eraseKept(erase: () => Promise<unknown>): Promise<void> {
    this.#storage.closeOldTab();
    await erase();
  }

  note(event: LoggedEvent): void {
    this.#portal.change({events: [event, ...this.#portal.state().events].slice(0, mostEvents)});
  }

  clearEvents(): void {
    this.#portal.change({events: []});
  }

  clearCalls(): void {
    this.#backend.log.clear();
  }

  clearLogs(): void {
    this.clearEvents();
    this.clearCalls();
  }

  async copyReport(): Promise<void> {
    const text = bugReport(this.#portal.state());
    try {
      await navigator.clipboard.writeText(text);
      this.#portal.change({report: {state: 'copied'}});
    } catch {
      this.#portal.change({report: {state: 'shown', text}});
    }
  }

  /** Asks the doctor what is wrong on the page as it is now. */
  async askDoctor(): Promise<void> {
    this.#portal.change({diagnosis: {at: Date.now(), findings: null}});
    this.#doctor ??= await loadDoctor();
    const findings = await this.#doctor.doctor();
    this.#portal.change({diagnosis: {at: Date.now(), findings}});
  }

  /** A finding in words; only after the doctor was asked. */
  explained(finding: Finding, language: string) {
    return this.#doctor?.explain(finding, language);
  }

  closeReport(): void {
    this.#portal.change({report: null});
  }

  #without(fault: Fault): Fault[] {
    const text = faultText(fault);
    return this.#portal.state().route.faults.filter((other) => faultText(other) !== text);
  }

  #use(faults: readonly Fault[]): void {
    this.#adjust({faults});
  }

  #adjust(change: Partial<Omit<Route, 'page' | 'order' | 'mail'>>): void {
    this.#portal.change({diagnosis: null});
    this.#portal.adjust(change);
    this.#follow();
    this.#showFaults();
  }

  /** What the address says is what happens. */
  #follow(): void {
    const {plan} = this.#backend;
    const {faults, offline, activation, failing, uploads} = this.#portal.state().route;
    plan.use(faults);
    plan.offline = offline;
    tellNetwork(offline);
    plan.slowUploads = uploads === 'slow';
    plan.activation = {slow: activation === 'slow', failing};
  }

  #mountAnew(): void {
    this.#portal.change({visit: this.#portal.state().visit + 1, storageHealth: null, step: null});
  }

  #showFaults(): void {
    this.#portal.change({faults: this.#backend.plan.faults});
  }

  #showCalls(): void {
    const {calls} = this.#backend.log;
    this.#portal.change({calls});
    for (const call of calls) {
      if (call.outcome === null || this.#ended.has(call.id)) continue;
      this.#ended.add(call.id);
      this.#portal.callEnded(call);
    }
  }
}
