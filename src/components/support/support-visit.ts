/** One visit to partner support: the session, where the person is, and what the first view is made of. */
import {checkedBackend, type CheckedBackend} from '../../backend/checked-backend.js';
import type {SupportBackend} from '../../backend/partner-backend.js';
import type {Session} from '../../backend/session-operations.js';
import {supportHomeAnswers, type SupportHomeOperation} from '../../backend/support-home-operations.js';
import {loadCalendar, type Calendar} from '../../domain/calendar.js';
import {partInTime} from '../../domain/in-time.js';
import {BackendError, problemOf, type Problem} from '../../domain/problem.js';
import type {SupportCenterPolicy} from '../../domain/support/support-center-policy.js';
import type {SupportProfile} from '../../domain/support/support-profile.js';
import {initialSupport, type SupportContext, type SupportEvent} from '../../machines/support/support-context.js';
import {afterPaint} from '../shared/after-paint.js';
import type {Visit} from '../shared/visit-element.js';
import type * as runtimeModule from './support-runtime.js';

export type SupportRuntimeModule = typeof runtimeModule;
export type SupportRuntime = ReturnType<SupportRuntimeModule['createRuntime']>;

export interface SupportVisitOptions {
  readonly backend: SupportBackend;
  readonly policy: SupportCenterPolicy;
  /** Tag of the language of articles. */
  readonly language: string;
  /** Something changed that shows. */
  readonly onChange: () => void;
  /** Deadlines are to be judged anew. */
  readonly onTick: () => void;
  /** The machines are there and about to start. */
  readonly onRuntime: (runtime: SupportRuntime, module: SupportRuntimeModule, calendar: Calendar) => void;
}

/** Where the person is, as the machine has it or as the first answer alone shows it. */
export interface SupportView {
  /** The path of the machine's state. */
  readonly state: string;
  readonly context: SupportContext;
}

/** A part of the kit that did not come is the network's fault. */
const missingPart: Problem = {kind: 'network', code: 'kit-part'};

/** Resolves when the machine has its first answer, or knows that there is none. */
const profileKnown = (support: SupportRuntime['support']): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (support.getSnapshot().value === 'loading') return;
      subscription.unsubscribe();
      resolve();
    };
    const subscription = support.subscribe(look);
    look();
  });

export class SupportVisit implements Visit {
  readonly policy: SupportCenterPolicy;
  readonly #options: SupportVisitOptions;
  readonly #backend: CheckedBackend<SupportHomeOperation>;
  readonly #firstSession: Promise<Session>;
  #firstProfile: Promise<SupportProfile>;
  #preview: SupportView;
  #runtime: SupportRuntime | null = null;
  #waiting: SupportEvent[] = [];
  #loading: Promise<void> | null = null;
  #ended = false;

  constructor(options: SupportVisitOptions) {
    this.#options = options;
    this.policy = options.policy;
    this.#backend = checkedBackend<SupportHomeOperation>(options.backend, supportHomeAnswers, {
      timeoutMilliseconds: options.policy.timeoutMilliseconds,
    });
    this.#firstSession = this.#backend.getSession({});
    // Whoever needs it hears of a failure; until then it is nobody's unhandled rejection.
    this.#firstSession.catch(() => undefined);
    this.#firstProfile = this.#askProfile();
    this.#preview = {state: 'loading', context: initialSupport(this.#input)};
    void this.#prepare();
  }

  get preview(): SupportView {
    return this.#preview;
  }

  get runtime(): SupportRuntime | null {
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
    this.#runtime?.support.send({type: 'clock.ticked', now: this.now()});
    this.#options.onTick();
  }

  /** Sends an event to the machine; one that comes before the machines waits for them. */
  send(event: SupportEvent): void {
    if (this.#ended) return;
    if (this.#runtime) return this.#runtime.support.send(event);
    // The machines are to begin with another answer than the one that failed.
    if (event.type === 'load.requested') this.#firstProfile = this.#askProfile();
    this.#waiting.push(event);
    void this.loadRuntime();
  }

  /** Loads and starts the machines. A failed load can be repeated, and what waits goes on then; the problem shows meanwhile. */
  loadRuntime(): Promise<void> {
    return (this.#loading ??= this.#loadRuntime().catch(() => {
      this.#loading = null;
      if (this.#ended) return;
      this.#preview = {state: 'loadFailed', context: {...this.#preview.context, failure: missingPart}};
      this.#options.onChange();
    }));
  }

  /** Ends the visit: memory goes, a request that was sent goes on by itself. */
  end(): void {
    this.#ended = true;
    this.#waiting = [];
    this.#runtime?.support.stop();
    this.#runtime?.session.stop();
  }

  #askProfile(): Promise<SupportProfile> {
    const profile = this.#backend.getSupport({language: this.#options.language, since: null});
    profile.catch(() => undefined);
    return profile;
  }

  get #input() {
    const {policy, language} = this.#options;
    return {
      policy: policy.support,
      language,
      since: null,
      now: this.now(),
      place: {view: 'home'} as const,
      offer: null,
    };
  }

  /** The first paint needs the profile alone; the machines come after it. */
  async #prepare(): Promise<void> {
    const {context} = this.#preview;
    try {
      const profile = await this.#firstProfile;
      this.#preview = {state: 'home.ready', context: {...context, profile}};
    } catch (error) {
      this.#preview = {state: 'loadFailed', context: {...context, failure: problemOf(error)}};
    }
    if (this.#ended) return;
    this.#options.onChange();
    await afterPaint();
    if (!this.#ended) await this.loadRuntime();
  }

  async #loadRuntime(): Promise<void> {
    const [module, calendar] = await partInTime(Promise.all([import('./support-runtime.js'), loadCalendar()])).catch(
      () => {
        throw new BackendError(missingPart);
      },
    );
    if (this.#ended) return;
    const runtime = module.createRuntime({
      backend: this.#options.backend,
      policy: this.policy,
      input: this.#input,
      firstSession: this.#firstSession,
      firstProfile: this.#firstProfile,
      now: () => this.now(),
    });
    this.#options.onRuntime(runtime, module, calendar);
    runtime.session.start();
    runtime.support.start();
    // What is on view stays until the machine has taken it over, and what was pressed there is heard with its profile;
    // pressed on what failed, it is asked for anew at once.
    const {profile, failure} = this.#preview.context;
    if (profile || (failure && this.#waiting.length === 0)) await profileKnown(runtime.support);
    this.#runtime = runtime;
    if (this.#ended) return this.end();
    for (const event of this.#waiting.splice(0)) runtime.support.send(event);
    this.#options.onChange();
  }
}
