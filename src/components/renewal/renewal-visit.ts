/** One visit to the agreements of a signed-in person: the list, the session, and what the first view is made of. */
import {checkedBackend, type CheckedBackend} from '../../backend/checked-backend.js';
import type {RenewalBackend} from '../../backend/partner-backend.js';
import {overviewAnswers, type OverviewOperation} from '../../backend/overview-operations.js';
import type {Session} from '../../backend/session-operations.js';
import type {AgreementSummary} from '../../domain/agreement.js';
import {judgeAll, mayRenew} from '../../domain/agreement-standing.js';
import {loadCalendar, type Calendar} from '../../domain/calendar.js';
import {partInTime} from '../../domain/in-time.js';
import type {AgreementPolicy} from '../../domain/renewal-policy.js';
import {BackendError, problemOf, type Problem} from '../../domain/problem.js';
import {
  initialAgreementList,
  withFirstPage,
  type AgreementListContext,
  type AgreementListEvent,
  type AgreementPage,
} from '../../machines/renewal/agreement-list.js';
import {afterPaint} from '../shared/after-paint.js';
import {handOver} from '../shared/hand-over.js';
import type {Visit} from '../shared/visit-element.js';
import type * as runtimeModule from './renewal-runtime.js';

export type RenewalRuntimeModule = typeof runtimeModule;
export type RenewalRuntime = ReturnType<RenewalRuntimeModule['createRuntime']>;

export interface RenewalVisitOptions {
  readonly backend: RenewalBackend;
  readonly policy: AgreementPolicy;
  /** Something changed that shows. */
  readonly onChange: () => void;
  /** Deadlines are to be judged anew. */
  readonly onTick: () => void;
  /** The machines are there and about to start. */
  readonly onRuntime: (runtime: RenewalRuntime, module: RenewalRuntimeModule) => void;
}

/** The list as its machine has it, or as the first answer alone shows it. */
export interface ListView {
  /** The path of the machine's state. */
  readonly state: string;
  readonly context: AgreementListContext;
}

/** A part of the kit that did not come is the network's fault. */
const missingPart: Problem = {kind: 'network', code: 'kit-part'};
const partFailed = (): never => {
  throw new BackendError(missingPart);
};

export class RenewalVisit implements Visit {
  readonly policy: AgreementPolicy;
  readonly #options: RenewalVisitOptions;
  readonly #backend: CheckedBackend<OverviewOperation>;
  readonly #firstSession: Promise<Session>;
  readonly #firstPage: Promise<AgreementPage>;
  #preview: ListView;
  #calendar: Calendar | null = null;
  #runtime: RenewalRuntime | null = null;
  #waiting: AgreementListEvent[] = [];
  #loading: Promise<void> | null = null;
  #ended = false;

  constructor(options: RenewalVisitOptions) {
    this.#options = options;
    this.policy = options.policy;
    this.#backend = checkedBackend<OverviewOperation>(options.backend, overviewAnswers, {
      timeoutMilliseconds: options.policy.timeoutMilliseconds,
    });
    this.#firstSession = this.#backend.getSession({});
    // Whoever needs it hears of a failure; until then it is nobody's unhandled rejection.
    this.#firstSession.catch(() => undefined);
    this.#firstPage = this.#backend.listAgreements({});
    this.#firstPage.catch(() => undefined);
    this.#preview = {state: 'loading', context: initialAgreementList(this.#input)};
    void this.#prepare();
  }

  /** The calendar, or `null` until it is loaded. */
  get calendar(): Calendar | null {
    return this.#calendar;
  }

  get preview(): ListView {
    return this.#preview;
  }

  get runtime(): RenewalRuntime | null {
    return this.#runtime;
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  /** Server time in epoch milliseconds; the device's until the back end has told one (decision 2). */
  now(): number {
    return this.#backend.serverNow() ?? Date.now();
  }

  tick(): void {
    this.#options.onTick();
  }

  /** Sends an event to the list; one that comes before the machines waits for them. */
  send(event: AgreementListEvent): void {
    if (this.#ended) return;
    if (this.#runtime) return this.#runtime.list.send(event);
    this.#waiting.push(event);
    void this.loadRuntime();
  }

  /** Loads and starts the machines. A failed load can be repeated; the problem shows meanwhile. */
  loadRuntime(): Promise<void> {
    return (this.#loading ??= this.#loadRuntime().catch(() => {
      this.#loading = null;
      this.#waiting = [];
      if (this.#ended) return;
      this.#preview = {
        state: 'loadFailed',
        context: {...this.#preview.context, failure: missingPart},
      };
      this.#options.onChange();
    }));
  }

  /** Ends the visit: memory goes, a request that was sent goes on by itself. */
  end(): void {
    this.#ended = true;
    this.#waiting = [];
    this.#runtime?.list.stop();
    this.#runtime?.session.stop();
  }

  get #input() {
    return {mostTogether: this.#options.policy.renewal.mostTogether};
  }

  readonly #isRenewable = (agreement: AgreementSummary): boolean => {
    const judged = this.#calendar && judgeAll([agreement], this.now(), this.policy, this.#calendar)[0];
    return judged !== null && judged !== undefined && mayRenew(judged.standing);
  };

  /** The first paint needs the first page alone; the machines come after it. */
  async #prepare(): Promise<void> {
    const {context} = this.#preview;
    try {
      const [page, calendar] = await Promise.all([this.#firstPage, partInTime(loadCalendar()).catch(partFailed)]);
      this.#calendar = calendar;
      this.#preview = page.registered
        ? {state: 'list.ready', context: withFirstPage(context, page)}
        : {state: 'notPartner', context};
    } catch (error) {
      this.#preview = {state: 'loadFailed', context: {...context, failure: problemOf(error)}};
    }
    if (this.#ended) return;
    this.#options.onChange();
    await afterPaint();
    if (!this.#ended) await this.loadRuntime();
  }

  async #loadRuntime(): Promise<void> {
    const [module, calendar] = await partInTime(Promise.all([import('./renewal-runtime.js'), loadCalendar()]));
    this.#calendar = calendar;
    if (this.#ended) return;
    const runtime = module.createRuntime({
      backend: this.#options.backend,
      policy: this.policy,
      firstSession: this.#firstSession,
      firstPage: this.#firstPage,
      now: () => this.now(),
      isRenewable: this.#isRenewable,
    });
    this.#options.onRuntime(runtime, module);
    runtime.session.start();
    runtime.list.start();
    this.#runtime = runtime;
    handOver(runtime.list, () => this.#waiting.splice(0));
    this.#options.onChange();
  }
}
