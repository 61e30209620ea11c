/** One visit to one order: everything that begins with it and must be gone after it (decision 6). */
import {checkedBackend, type CheckedBackend} from '../../backend/checked-backend.js';
import type {ProvisioningBackend} from '../../backend/partner-backend.js';
import {provisioningAnswers, type ProvisioningOperation} from '../../backend/provisioning-operations.js';
import type {Session} from '../../backend/session-operations.js';
import {loadCalendar, type Calendar} from '../../domain/calendar.js';
import {daysLeft} from '../../domain/deadline.js';
import {orderStanding} from '../../domain/order-standing.js';
import type {Policy} from '../../domain/provisioning-policy.js';
import {partInTime} from '../../domain/in-time.js';
import {problemOf} from '../../domain/problem.js';
import {
  initialContext,
  type LoadedOrder,
  type ProvisioningContext,
  type ProvisioningEvent,
  type ProvisioningInput,
} from '../../machines/provisioning/context.js';
import {loadOrder, serverNow} from '../../machines/provisioning/load-order.js';
import type * as historyModule from '../shared/history-steps.js';
import type {Visit} from '../shared/visit-element.js';
import {afterPaint} from '../shared/after-paint.js';
import {handOver} from '../shared/hand-over.js';
import {SecretVault} from './secret-vault.js';
import type {ViewState} from './view-model.js';
import type * as runtimeModule from './wizard-runtime.js';
import type {ProvisioningActors} from '../../machines/create-provisioning.js';

export type RuntimeModule = typeof runtimeModule;
export type HistoryModule = typeof historyModule;

export interface VisitOptions {
  readonly backend: ProvisioningBackend;
  readonly orderId: string;
  readonly policy: Policy;
  /** Something changed that shows. */
  readonly onChange: () => void;
  /** Whether the browser's Back goes by steps: then what that takes comes beside the machines. */
  readonly usesHistory: () => boolean;
  /** The machines are there and about to start. */
  readonly onRuntime: (actors: ProvisioningActors, module: RuntimeModule, history: HistoryModule | null) => void;
}

/** What is on view before the machines are loaded: made from the first answer alone. */
export interface Preview {
  readonly state: ViewState;
  readonly context: ProvisioningContext;
}

export class WizardVisit implements Visit {
  readonly backend: CheckedBackend<ProvisioningOperation>;
  readonly vault = new SecretVault();
  readonly firstSession: Promise<Session>;
  readonly #options: VisitOptions;
  readonly #firstOrder: Promise<LoadedOrder>;
  #preview: Preview;
  #runtime: ProvisioningActors | null = null;
  #waiting: ProvisioningEvent[] = [];
  #loading: Promise<void> | null = null;
  #calendar: Calendar | null = null;
  #ended = false;
  /** Whether a first view was drawn on this page; the dates of the first one come with its second frame. */
  static isPainted = false;

  constructor(options: VisitOptions) {
    this.#options = options;
    const {backend, policy} = options;
    this.backend = checkedBackend<ProvisioningOperation>(backend, provisioningAnswers, {
      timeoutMilliseconds: policy.timeoutMilliseconds,
    });
    this.firstSession = this.backend.getSession({});
    // Whoever needs it hears of a failure; until then it is nobody's unhandled rejection.
    this.firstSession.catch(() => undefined);
    this.#firstOrder = this.#load(this.backend);
    this.#preview = {state: 'loading', context: initialContext(this.#input(''))};
    void this.#prepare();
  }

  get preview(): Preview {
    return this.#preview;
  }

  get runtime(): ProvisioningActors | null {
    return this.#runtime;
  }

  /** Days to the order's last day, today being it: 0. `null` before the order is loaded, or where it has none. */
  daysLeft({deadlines, now}: ProvisioningContext): number | null {
    return this.#calendar && deadlines?.closing ? daysLeft(deadlines.closing, now, this.#calendar) : null;
  }

  /** Server time in epoch milliseconds. */
  now(): number {
    return serverNow(this.backend);
  }

  /** Sends an event; one that comes before the machines waits for them. */
  send(event: ProvisioningEvent): void {
    if (this.#ended) return;
    if (this.#runtime) this.#runtime.wizard.send(event);
    else {
      this.#waiting.push(event);
      void this.loadRuntime();
    }
  }

  /** Deadlines are judged anew. */
  tick(): void {
    if (this.#runtime) this.send({type: 'clock.ticked', now: this.now()});
  }

  /** Loads and starts the machines. A failed load can be repeated; the problem shows meanwhile. */
  loadRuntime(): Promise<void> {
    return (this.#loading ??= this.#loadRuntime().catch(() => {
      this.#loading = null;
      this.#waiting = [];
      if (this.#ended) return;
      const {context} = this.#preview;
      this.#preview = {state: 'loadFailed', context: {...context, failure: {kind: 'network'}}};
      this.#options.onChange();
    }));
  }

  /** Ends the visit: memory goes, a request that was sent goes on by itself. */
  end(): void {
    this.#ended = true;
    this.vault.clear();
    this.#waiting = [];
    this.#runtime?.wizard.stop();
    this.#runtime?.session.stop();
  }

  #input(ownEmail: string): ProvisioningInput {
    return {orderId: this.#options.orderId, policy: this.#options.policy, ownEmail, now: this.now()};
  }

  async #load(backend: CheckedBackend<ProvisioningOperation>): Promise<LoadedOrder> {
    const {orderId, policy} = this.#options;
    const [loaded, calendar] = await Promise.all([loadOrder(backend, orderId, policy), loadCalendar()]);
    this.#calendar = calendar;
    return loaded;
  }

  /** The first paint needs the order alone; the machines come after it. */
  async #prepare(): Promise<void> {
    try {
      const loaded = await this.#firstOrder;
      const context: ProvisioningContext = {...initialContext(this.#input('')), ...loaded};
      const standing = orderStanding(loaded.order, loaded.deadlines, loaded.now, this.#options.policy);
      if (loaded.order.status !== 'mapping' && standing !== 'provisioned') {
        this.#preview = {state: standing === 'closed' ? 'closed' : 'intro.overview', context};
      }
    } catch (error) {
      const {context} = this.#preview;
      this.#preview = {state: 'loadFailed', context: {...context, failure: problemOf(error)}};
    }
    if (this.#ended) return;
    this.#options.onChange();
    await afterPaint();
    if (this.#ended) return;
    WizardVisit.isPainted = true;
    this.#options.onChange();
    await this.loadRuntime();
  }

  async #loadRuntime(): Promise<void> {
    const [module, history, session] = await Promise.all([
      partInTime(import('./wizard-runtime.js')),
      this.#options.usesHistory() ? partInTime(import('../shared/history-steps.js')) : null,
      this.firstSession.catch(() => null),
    ]);
    if (this.#ended) return;
    const runtime = module.createProvisioning({
      backend: this.backend,
      input: this.#input(session?.account?.email ?? ''),
      firstOrder: this.#firstOrder,
      firstSession: this.firstSession,
      loadOrder: (checked) => this.#load(checked),
      now: () => this.now(),
      secret: () => this.vault.peek(),
    });
    this.#options.onRuntime(runtime, module, history);
    runtime.session.start();
    runtime.wizard.start();
    this.#runtime = runtime;
    handOver(runtime.wizard, () => this.#waiting.splice(0));
    this.#options.onChange();
  }
}
