/** What an element needs that leads a signed-in person through something of the vendor's. */
import {ContextConsumer} from '@lit/context';
import type {PropertyDeclarations, PropertyValues} from 'lit';
import type {PolicyInput} from '../../domain/policy.js';
import type {WordsPart, WordsSource} from '../../locales/index.js';
import type {SessionAccount, SessionActor} from '../../machines/session-machine.js';
import type {WipeResult} from '../../storage/port.js';
import {PartnerEvent, type PartnerEventDetails, type PartnerEventName} from '../events.js';
import type {AccountStorage, StorageAccess} from './account-storage.js';
import {ActorController} from './actor-controller.js';
import {Countdown} from './countdown.js';
import {KitElement} from './kit-element.js';
import {Localization} from './localization.js';
import {warnOnce} from './warn-once.js';

/** How often deadlines are judged anew; on return to the page they are too (F-T3). */
const tickMilliseconds = 30_000;

/** How long a host may take to hand over what a visit begins with before its developer is told what is missing. */
const patienceMilliseconds = 5000;

/** Everything that begins with a visit and must be gone after it. */
export interface Visit {
  /** The session's machine once it is loaded. */
  readonly runtime: {readonly session: SessionActor} | null;
  /** Loads and starts the machines, unless they run; never rejects. */
  loadRuntime(): Promise<void>;
  /** Deadlines are to be judged anew. */
  tick(): void;
  end(): void;
}

/** What an element does when its visit's session tells of itself; storage, restart and erasure are done for it. */
export interface SessionListener {
  /** The account is known and its storage is being opened. */
  opened(account: SessionAccount): void;
  /** Whatever waited for the session goes on. */
  restored(): void;
  /** The session is over; memory stays for the same account. */
  ended(): void;
}

/**
 * An element with a visit: it begins when subject and backend are there, and ends when one of them changes, with the
 * page, with a sign-out, and one macrotask after the element was removed (decisions 9 and 14).
 */
export abstract class VisitElement<V extends Visit, B> extends KitElement {
  /**
   * @internal How the device's storage is opened and erased. Set by the registration module; without it nothing is kept
   * on the device.
   */
  static storageAccess: StorageAccess | null = null;
  /** @internal Where the element's words are. */
  static wordsSource: WordsSource;
  /** @internal The part of the words that the first view needs. */
  static firstWords: WordsPart;
  /** @internal Whether a visit ends with the page, also where the browser may bring it back (decision 6). */
  static endsWithPage = true;
  static override properties: PropertyDeclarations = {
    backend: {attribute: false},
    locale: {},
    policy: {attribute: false},
    storage: {},
    tenant: {},
    theme: {reflect: true},
    density: {reflect: true},
  };

  /** The vendor's systems. Default: the provider's. */
  backend?: B | undefined;
  /** BCP 47 tag of the interface language. Default: the provider's, else the nearest `lang`, else English. */
  locale?: string | undefined;
  /** Policy values that differ from the defaults (decision 1), read when a visit begins. Default: the provider's. */
  policy?: PolicyInput | undefined;
  /** `memory` keeps nothing on the device. Default: the provider's, else `device`. */
  storage?: 'device' | 'memory' | undefined;
  /** Tells portals on one origin apart in what the device keeps. Default: the provider's, else none. */
  tenant?: string | undefined;
  /** `light` or `dark`. Default `auto`: the person's own setting. */
  theme?: 'light' | 'dark' | 'auto' | undefined;
  /** Default `comfortable`. */
  density?: 'comfortable' | 'compact' | undefined;

  readonly #class = this.constructor as typeof VisitElement;
  readonly #kit = new ContextConsumer(this, {context: this.#class.kitKey, subscribe: true});
  /** What is said and formatted in the element's language. */
  protected readonly words = new Localization(
    this,
    this.#class.wordsSource,
    this.#class.firstWords,
    () => this.locale ?? this.#kit.value?.locale,
  );
  readonly #session = new ActorController<SessionActor>(this, ({value, context}) => {
    if (value !== 'asking' && value !== 'unreachable') this.#asksAfterReturn = false;
    if (value === 'ending') this.#countdown.start(context.endsInMilliseconds ?? 0);
    else this.#countdown.stop();
  });
  readonly #countdown = new Countdown((milliseconds) => this.sessionEndsIn(milliseconds));
  #visit: V | null = null;
  #storage: AccountStorage | null = null;
  #isForgetting = false;
  /** Whether the page was left: until the browser brings it back, nothing begins. */
  #isPageHidden = false;
  /** Settles when the session is known again after the browser brought the page back; `null`: nothing is awaited. */
  #returned: {readonly known: Promise<void>; readonly settle: () => void} | null = null;
  #asksAfterReturn = false;
  /** What the running visit was begun with; anything else ends it. */
  #begunWith: readonly unknown[] | null = null;
  #listening: AbortController | null = null;
  /** Runs out when a visit is overdue, or when the element was removed. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  /** Starts over: nothing of the visit stays in memory. */
  restart(): void {
    this.#endVisit();
    this.requestUpdate();
  }

  /** Asks anew who is signed in: after the host signed in again, signed out, or switched the account (decision 9). */
  async refreshSession(): Promise<void> {
    await this.#visit?.loadRuntime();
    this.#visit?.runtime?.session.send({type: 'session.checkRequested'});
  }

  /**
   * Deletes what the kit keeps of this account on the device and starts over; before it is known who is signed in,
   * what it keeps of any account. Never rejects, never hangs (F-S15).
   */
  async wipe(): Promise<WipeResult> {
    if (this.#storage?.isOpen) {
      const result = await this.#storage.wipe();
      this.restart();
      return result;
    }
    return (
      (await this.#forget(this.#class.storageAccess?.erase({tenant: this.portalTenant}), true)) ?? {
        deleted: [],
        failed: [],
      }
    );
  }

  override connectedCallback(): void {
    // Moved to where no provider is around it, nobody answers.
    this.#kit.value = undefined;
    super.connectedCallback();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tellMissing(), patienceMilliseconds);
    this.#isPageHidden = false;
    // The page it stands in, which may be a frame's.
    const {signal} = (this.#listening = new AbortController());
    const page = this.ownerDocument;
    page.defaultView?.addEventListener('pagehide', this.#onPageHide, {signal});
    page.defaultView?.addEventListener('pageshow', this.#onPageShow, {signal});
    page.defaultView?.addEventListener('online', this.#onNetwork, {signal});
    page.defaultView?.addEventListener('offline', this.#onNetwork, {signal});
    page.addEventListener('visibilitychange', this.#onTick, {signal});
    this.#clock ??= setInterval(this.#onTick, tickMilliseconds);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
    clearInterval(this.#clock);
    this.#clock = undefined;
    // A move is over within one macrotask; what is not connected again then was removed (decision 14).
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#endVisit(), 0);
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const {subject} = this;
    const backend = this.#given;
    const given = [subject, backend, this.portalTenant, this.#keepsIn];
    if (this.#begunWith?.some((value, index) => !Object.is(value, given[index]))) this.#endVisit();
    const mayBegin = this.isConnected && !this.#isForgetting && !this.#isPageHidden && subject !== null;
    if (this.#visit || !backend || !mayBegin) return;
    this.#begunWith = given;
    this.#visit = this.beginVisit(backend);
    if (parent !== self || origin === 'null')
      import('./watch-frame.js').then(({watchFrame}) => watchFrame(this, this.words)).catch(() => {});
  }

  /** What the visit is about, as one value; another one starts over, `null` waits for the host. */
  protected abstract get subject(): string | null;

  protected abstract beginVisit(backend: B): V;

  /** The visit is over: whatever the element itself holds of it goes. */
  protected abstract visitEnded(): void;

  /** The browser lost the network, or has it again. */
  protected networkChanged(): void {}

  /** Milliseconds to the end of the session, every second while it is near. */
  protected abstract sessionEndsIn(milliseconds: number): void;

  /** The running visit. */
  protected get visit(): V | null {
    return this.#visit;
  }

  /** State of the session machine, or `null` before it runs. */
  protected get sessionState(): string | null {
    return this.#session.snapshot?.value ?? null;
  }

  /** Whether the session is over, and nobody is known to have signed in since. */
  protected get hasSessionEnded(): boolean {
    return this.#session.snapshot?.context.hasEnded ?? false;
  }

  /**
   * Whether the browser brought the page back and its session is being asked for: until then nothing of the visit is
   * to be seen, since somebody may have signed out elsewhere.
   */
  protected get isReturning(): boolean {
    return this.#asksAfterReturn;
  }

  /** Policy as the host or the provider gave it. What of it cannot be used is told once. */
  protected readPolicy<P>(read: (input: unknown) => {readonly policy: P; readonly wrong: readonly string[]}): P {
    const {policy, wrong} = read(this.policy ?? this.#kit.value?.policy);
    if (wrong.length > 0) warnOnce(`policy not usable at ${wrong.join(', ')}: the defaults hold there`);
    return policy;
  }

  /** The machines of a visit are about to start: the session is heard from the beginning. */
  protected followSession(visit: V, session: SessionActor, storage: AccountStorage, listener: SessionListener): void {
    this.#storage = storage;
    let hadAccount = false;
    let isSignedOut = false;
    session.on('session.opened', ({account}) => {
      // Whoever signs in after a sign-out begins a visit of their own.
      if (isSignedOut) return this.restart();
      hadAccount = true;
      const memoryOnly = this.keepsInMemory;
      storage.open({
        accountId: account.id,
        tenant: this.portalTenant,
        memoryOnly,
        afterReturn: () => this.#afterReturn(),
      });
      listener.opened(account);
    });
    session.on('session.restored', () => {
      this.#endReturn();
      listener.restored();
    });
    session.on('session.ended', () => {
      this.#endReturn();
      listener.ended();
    });
    session.on('account.gone', () => {
      isSignedOut = true;
      // Another account, or nobody: that account's data go, and nothing of the attempt is told later (decision 9).
      void this.#forget(storage.erase(this.portalTenant), hadAccount && visit === this.#visit);
    });
    this.#session.follow(session);
  }

  /** Another account is known to have signed in: the one before is erased, and the next visit begins (decision 9). */
  protected replaceAccount(): void {
    void this.#forget(this.#storage?.erase(this.portalTenant), true);
  }

  protected emit<N extends PartnerEventName>(name: N, detail: PartnerEventDetails[N]): void {
    this.dispatchEvent(new PartnerEvent(name, detail));
  }

  /** Tells portals on one origin apart; empty: there is one. */
  protected get portalTenant(): string {
    return this.tenant ?? this.#kit.value?.tenant ?? '';
  }

  /** Whether nothing is kept on the device, because the host wants it so. */
  protected get keepsInMemory(): boolean {
    return this.#keepsIn === 'memory';
  }

  get #given(): B | undefined {
    return this.backend ?? (this.#kit.value?.backend as B | undefined);
  }

  get #keepsIn(): 'device' | 'memory' {
    return this.storage ?? this.#kit.value?.storage ?? 'device';
  }

  #tellMissing(): void {
    // No other subject than an order is waited for.
    const missing = [!this.#given && 'backend', this.subject === null && 'order-id'].filter(Boolean).join(' and ');
    if (missing) warnOnce(`<${this.localName}> waits for its ${missing}`);
  }

  /** What is in memory goes at once where `endsVisit`; the next visit begins when the device is clean. */
  async #forget<T>(erasure: Promise<T> | undefined, endsVisit: boolean): Promise<T | null> {
    this.#isForgetting = endsVisit;
    if (endsVisit) this.#endVisit();
    const result = (await erasure?.catch(() => null)) ?? null;
    this.#isForgetting = false;
    this.requestUpdate();
    return result;
  }

  #endVisit(): void {
    this.#visit?.end();
    this.#visit = null;
    this.#begunWith = null;
    this.#session.follow(null);
    this.#storage?.close();
    this.#countdown.stop();
    // Never settled for the visit that ended: what still waited for it is not to be kept.
    this.#returned = null;
    this.#asksAfterReturn = false;
    this.visitEnded();
  }

  readonly #onPageHide = (): void => {
    if (!this.#class.endsWithPage) return;
    this.#isPageHidden = true;
    this.#endVisit();
  };

  readonly #onPageShow = (event: PageTransitionEvent): void => {
    this.#isPageHidden = false;
    if (!event.persisted) return;
    if (this.#class.endsWithPage) return this.restart();
    void this.#afterReturn();
    this.#onTick();
  };

  /** Asks who is signed in, once for every return. Where nobody can tell, every tick asks again. */
  #afterReturn(): Promise<void> {
    if (!this.#returned) {
      let settle = (): void => {};
      const known = new Promise<void>((resolve) => (settle = resolve));
      this.#returned = {known, settle};
      this.#asksAfterReturn = this.sessionState !== null;
      void this.refreshSession();
      this.requestUpdate();
    }
    return this.#returned.known;
  }

  #endReturn(): void {
    this.#returned?.settle();
    this.#returned = null;
  }

  readonly #onNetwork = (): void => {
    if (navigator.onLine) this.#onTick();
    this.networkChanged();
  };

  readonly #onTick = (): void => {
    if (document.visibilityState !== 'visible') return;
    this.#visit?.tick();
    if (this.#returned) void this.refreshSession();
  };
}
