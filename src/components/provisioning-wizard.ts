import {ContextConsumer} from '@lit/context';
import {html, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {PartnerBackend} from '../backend/partner-backend.js';
import {readPolicy, type PolicyInput} from '../domain/policy.js';
import type {ProvisioningActors} from '../machines/create-provisioning.js';
import type {ProvisioningEmitted, ProvisioningEvent} from '../machines/provisioning/context.js';
import type {WipeResult} from '../storage/port.js';
import {PartnerEvent, type PartnerEventDetails, type PartnerEventName} from './events.js';
import {Countdown} from './provisioning/countdown.js';
import type {HistorySteps} from './provisioning/history-steps.js';
import {pageActions} from './provisioning/page-actions.js';
import {PageEffects} from './provisioning/page-effects.js';
import {PageInput} from './provisioning/page-input.js';
import {emptyControls} from './provisioning/read-form.js';
import {partFailed, shell} from './provisioning/shell-template.js';
import {pageOf} from './provisioning/steps.js';
import {statePath, type PageState, type ViewModel} from './provisioning/view-model.js';
import {ViewParts} from './provisioning/view-parts.js';
import type {StorageAccess, WizardStorage} from './provisioning/wizard-storage.js';
import {wizardStyles} from './provisioning/wizard-styles.js';
import {WizardVisit, type RuntimeModule} from './provisioning/wizard-visit.js';
import {ActorController} from './shared/actor-controller.js';
import {baseStyles} from './shared/base-styles.js';
import {kitContext} from './shared/kit-context.js';
import {KitElement} from './shared/kit-element.js';
import {Localization} from './shared/localization.js';
import {skeleton} from './shared/templates/messages.js';
import {tokens} from './shared/tokens.js';
import {warnOnce} from './shared/warn-once.js';

/** How often deadlines are judged anew; on return to the page they are too (F-T3). */
const tickMilliseconds = 30_000;
const freshPage: PageState = {
  openedLists: new Set(),
  passwordShown: false,
  passwordMet: new Set(),
  sessionEndsIn: null,
};
const emitted = [
  'milestone.reached',
  'order.setUp',
  'order.provisioned',
  'setup.handedOver',
  'problem.met',
  'wizard.left',
  'secret.spent',
] as const satisfies readonly ProvisioningEmitted['type'][];

/**
 * Sets up a cloud order for a customer, from the "Set up now" link to provisioned and billed exactly once.
 * What is typed lives in memory only and is gone when the wizard is left (P-07, decision 6).
 *
 * @attr order-id - The order the link names.
 * @fires partner-ready - The order's standing is on view.
 * @fires partner-step-changed - Another step is on view.
 * @fires partner-exit - Left before the end; nothing unsubmitted is kept.
 * @fires partner-closed - A finished wizard was closed.
 * @fires partner-handed-over - A colleague or the customer goes on.
 * @fires partner-order-set-up - The order was mapped to its organisations.
 * @fires partner-provisioned - Services are being activated, billing has started.
 * @fires partner-problem - Something failed; kind, code and reference.
 * @fires partner-signed-out - The session is over; sign in and call `refreshSession()`.
 * @fires partner-page-title - A title for the host's page.
 * @fires partner-notice-count - Announcements that wait, for a badge.
 * @fires partner-support-requested - A person is asked for; cancelable.
 * @fires partner-storage - What the device keeps.
 * @csspart wizard - The frame around everything.
 * @cssprop --partner-hue - Brand hue in degrees. Default 262.
 * @cssprop --partner-chroma - Brand chroma. Default 0.16.
 * @cssprop --partner-font - Font family. Default the host's.
 * @cssprop --partner-radius - Corner radius. Default 8px.
 * @cssprop --partner-text-size - Size of running text. Default 1rem, at least 16px.
 */
export class ProvisioningWizard extends KitElement {
  static override styles = [tokens, baseStyles, wizardStyles];
  /** How the journal's store is opened and erased. Set by the registration module; without it nothing is kept on the device. */
  static storageAccess: StorageAccess | null = null;

  /** Id of the order. Another id starts over. */
  @property({attribute: 'order-id'}) orderId = '';
  /** The vendor's systems. Default: the provider's. */
  @property({attribute: false}) backend?: PartnerBackend;
  /** BCP 47 tag of the interface language. Default: the provider's, else the nearest `lang`, else English. */
  @property() locale?: string;
  /** Policy values that differ from the defaults (decision 1), read when a visit begins. Default: the provider's. */
  @property({attribute: false}) policy?: PolicyInput;
  /** `steps`: the browser's Back goes one step back (decision 16). Default `none`. */
  @property() history: 'none' | 'steps' = 'none';
  /** `memory` keeps nothing on the device. Default: the provider's, else `device`. */
  @property() storage?: 'device' | 'memory';
  /** Tells portals on one origin apart in what the device keeps. Default: the provider's, else none. */
  @property() tenant?: string;
  /** `light` or `dark`. Default `auto`: the person's own setting. */
  @property({reflect: true}) theme?: 'light' | 'dark' | 'auto';
  /** Default `comfortable`. */
  @property({reflect: true}) density?: 'comfortable' | 'compact';

  @state() private page: PageState = freshPage;

  readonly #kit = new ContextConsumer(this, {context: kitContext, subscribe: true});
  readonly #words = new Localization(this, () => this.locale ?? this.#kit.value?.locale);
  readonly #wizard = new ActorController<ProvisioningActors['wizard']>(this);
  readonly #session = new ActorController<ProvisioningActors['session']>(this, ({value}) =>
    this.#followCountdown(value === 'ending'),
  );
  readonly #effects = new PageEffects(
    () => this.renderRoot,
    (name, detail) => this.#emit(name, detail),
  );
  readonly #actions = pageActions(this, {
    page: () => this.page,
    setPage: (change) => this.#setPage(change),
    supportUrl: () => this.#snapshot()?.context.policy.supportUrl ?? null,
    emit: (name, detail) => this.#emit(name, detail),
  });
  readonly #countdown = new Countdown((sessionEndsIn) => this.#setPage({sessionEndsIn}));
  readonly #parts = new ViewParts(() => this.requestUpdate());
  readonly #input = new PageInput({
    root: () => this.renderRoot,
    snapshot: () => this.#snapshot(),
    visit: () => this.#visit,
    module: () => this.#parts.module,
    setPage: (change) => this.#setPage(change),
    send: (event) => this.#send(event),
    expectProblems: () => this.#effects.expectProblems(),
  });
  #history: HistorySteps | null = null;
  #storage: WizardStorage | null = null;
  #visit: WizardVisit | null = null;
  #isForgetting = false;
  /** Whether the page was left: until the browser brings it back, nothing begins. */
  #isPageHidden = false;
  /** What the running visit was begun with; anything else ends it. */
  #begunWith: readonly unknown[] | null = null;
  #listening: AbortController | null = null;
  #removal: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  /** Starts over from the link: nothing that was typed is kept (P-07). */
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
    this.#isForgetting = true;
    this.#endVisit();
    const result = await ProvisioningWizard.storageAccess?.erase({tenant: this.#tenant}).catch(() => null);
    this.#isForgetting = false;
    this.requestUpdate();
    return result ?? {deleted: [], failed: []};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#removal);
    this.#isPageHidden = false;
    // The page it stands in, which may be a frame's.
    const {signal} = (this.#listening = new AbortController());
    const page = this.ownerDocument;
    page.defaultView?.addEventListener('pagehide', this.#onPageHide, {signal});
    page.defaultView?.addEventListener('pageshow', this.#onPageShow, {signal});
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
    this.#removal = setTimeout(() => this.#endVisit(), 0);
  }

  protected override willUpdate(): void {
    const backend = this.backend ?? this.#kit.value?.backend;
    const given = [this.orderId, backend, this.#tenant, this.#keepsIn];
    if (this.#begunWith?.some((value, index) => !Object.is(value, given[index]))) this.#endVisit();
    const mayBegin = this.isConnected && !this.#isForgetting && !this.#isPageHidden && this.orderId !== '';
    if (!this.#visit && backend && mayBegin) this.#beginVisit(backend);
    const snapshot = this.#snapshot();
    if (!snapshot || this.#parts.partFor(snapshot.state) !== 'rare') return;
    this.#words.require('rare');
    void this.#parts.loadRare();
  }

  protected override render() {
    const language = this.#words.language;
    const model = this.#model();
    const part = model && this.#parts.partFor(model.state);
    const isMissing = !language || (part !== null && !language.parts.has(part));
    if ((isMissing && this.#words.failed) || (part === 'rare' && this.#parts.failed)) {
      return partFailed(() => this.#retryParts());
    }
    if (!model || !language || (isMissing && part === 'wizard'))
      return html`<div class="kit"><div class="wizard single"><div class="content">${skeleton('')}</div></div></div>`;
    return html`<div
      class="kit"
      lang=${language.tag}
      @click=${this.#input.onClick}
      @submit=${this.#input.onSubmit}
      @input=${this.#input.onInput}
      @change=${this.#input.onInput}
      @keydown=${this.#input.onKeydown}
    >
      ${shell({
        model,
        content: this.#content(model),
        session: this.#session.snapshot?.value ?? null,
        frame: this.#parts.module?.frame ?? null,
        onExit: () => this.#send({type: 'exit.requested'}),
        onExtendSession: () => this.#visit?.runtime?.session.send({type: 'session.extensionRequested'}),
        onRefreshSession: () => void this.refreshSession(),
      })}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const model = this.#model();
    if (!model || !this.#words.language) return;
    const session = this.#session.snapshot?.value ?? null;
    this.#effects.apply(model, session, (isStep) => this.#history?.follow(isStep));
  }

  get #keepsIn(): 'device' | 'memory' {
    return this.storage ?? this.#kit.value?.storage ?? 'device';
  }

  get #tenant(): string {
    return this.tenant ?? this.#kit.value?.tenant ?? '';
  }

  #content(model: ViewModel): TemplateResult {
    const view = this.#words.language?.parts.has(this.#parts.partFor(model.state)) && this.#parts.viewOf(model.state);
    return view ? view(model) : skeleton(model.t('shell.loading'));
  }

  #retryParts(): void {
    this.#parts.retry();
    this.#words.retry();
    this.requestUpdate();
  }

  #setPage(change: Partial<PageState>): void {
    this.page = {...this.page, ...change};
  }

  /** The machine's snapshot, or what the first answer alone shows. */
  #snapshot() {
    const snapshot = this.#wizard.snapshot;
    return snapshot ? {state: statePath(snapshot.value), context: snapshot.context} : (this.#visit?.preview ?? null);
  }

  #model(): ViewModel | null {
    const snapshot = this.#snapshot();
    const language = this.#words.language;
    if (!snapshot || !language || !this.#visit) return null;
    return {
      ...snapshot,
      page: this.page,
      t: language.t,
      format: language.format,
      locale: language.locale,
      daysLeft: this.#visit.daysLeft(snapshot.context),
      send: (event) => this.#send(event),
      actions: this.#actions,
    };
  }

  #send(event: ProvisioningEvent): void {
    if (event.type === 'step.submitted' || event.type === 'password.submitted') this.#effects.expectProblems();
    // With the host's history in use, every way back is the browser's, so that both stay together.
    if (event.type === 'step.left' && this.#history?.goBack()) return;
    this.#visit?.send(event);
  }

  /** One step back for the browser's Back. A one-way door cannot be passed backwards; a running check is only given up. */
  #stepBack(): boolean {
    const snapshot = this.#wizard.snapshot;
    if (!snapshot?.can({type: 'step.left'})) return false;
    this.#visit?.send({type: 'step.left'});
    const now = this.#wizard.snapshot;
    return (
      now !== null && pageOf(statePath(now.value), now.context) !== pageOf(statePath(snapshot.value), snapshot.context)
    );
  }

  #beginVisit(backend: PartnerBackend): void {
    const {policy, wrong} = readPolicy(this.policy ?? this.#kit.value?.policy);
    if (wrong.length > 0) warnOnce(`policy not usable at ${wrong.join(', ')}: the defaults hold there`);
    this.#begunWith = [this.orderId, backend, this.#tenant, this.#keepsIn];
    const visit: WizardVisit = new WizardVisit({
      backend,
      orderId: this.orderId,
      policy,
      onChange: () => this.requestUpdate(),
      onRuntime: (actors, module) => this.#follow(visit, actors, module),
    });
    this.#visit = visit;
  }

  /** The machines of a visit are about to start: what they tell is heard from the beginning. */
  #follow(visit: WizardVisit, {wizard, session}: ProvisioningActors, module: RuntimeModule): void {
    this.#parts.adopt(module);
    this.addStyles(module.styles);
    for (const type of emitted) wizard.on(type, (event) => this.#hear(visit, event));
    this.#storage ??= new module.WizardStorage(ProvisioningWizard.storageAccess, (health) =>
      this.#emit('partner-storage', health),
    );
    if (this.history === 'steps') (this.#history ??= new module.HistorySteps(() => this.#stepBack())).start();
    let hadAccount = false;
    let isSignedOut = false;
    session.on('session.opened', ({account}) => {
      // Whoever signs in after a sign-out begins a visit of their own.
      if (isSignedOut) return this.restart();
      hadAccount = true;
      wizard.send({type: 'account.known', email: account.email});
      this.#storage?.open({
        accountId: account.id,
        tenant: this.#tenant,
        memoryOnly: this.#keepsIn === 'memory',
      });
      void this.#readJournal(visit);
    });
    session.on('session.restored', () => wizard.send({type: 'session.restored'}));
    session.on('session.ended', () => this.#emit('partner-signed-out', {orderId: this.orderId}));
    session.on('account.gone', () => {
      isSignedOut = true;
      void this.#forgetAccount(hadAccount && visit === this.#visit);
    });
    this.#wizard.follow(wizard);
    this.#session.follow(session);
    this.#words.require('wizard');
    module.warmViews(module.views, () => (visit === this.#visit ? this.#model() : null));
  }

  /** Another account, or nobody: that account's data goes, and nothing of the attempt is told later (decision 9). */
  async #forgetAccount(hadAccount: boolean): Promise<void> {
    const erased = this.#storage?.erase(this.#tenant);
    // What was typed goes at once; the next visit begins when the device is clean.
    this.#isForgetting = hadAccount;
    if (hadAccount) this.#endVisit();
    await erased;
    this.#isForgetting = false;
    this.requestUpdate();
  }

  async #readJournal(visit: WizardVisit): Promise<void> {
    const entry = await this.#storage?.read(this.orderId);
    if (entry && visit === this.#visit) visit.send({type: 'journal.found', entry});
  }

  #hear(visit: WizardVisit, event: ProvisioningEmitted): void {
    const {orderId} = this;
    switch (event.type) {
      case 'milestone.reached': {
        const {milestone, operationId} = event;
        void this.#storage?.write({orderId, milestone, at: Math.round(visit.now()), operationId});
        return;
      }
      case 'order.setUp':
        return this.#emit('partner-order-set-up', {orderId});
      case 'order.provisioned':
        return this.#emit('partner-provisioned', {
          orderId,
          receipt: this.#wizard.snapshot?.context.order?.activation?.receipt ?? '',
        });
      case 'setup.handedOver':
        return this.#emit('partner-handed-over', {orderId, to: event.to});
      case 'problem.met': {
        const {kind, code = null, reference = null} = event.problem;
        return this.#emit('partner-problem', {orderId, kind, code, reference});
      }
      case 'secret.spent':
        return visit.vault.clear();
      case 'wizard.left':
        return this.#emit('partner-exit', {orderId, step: this.#effects.page});
    }
  }

  #endVisit(): void {
    this.#visit?.end();
    this.#visit = null;
    this.#begunWith = null;
    this.#wizard.follow(null);
    this.#session.follow(null);
    this.#history?.stop();
    this.#storage?.close();
    this.#effects.reset();
    this.#countdown.stop();
    this.page = freshPage;
    emptyControls(this.renderRoot);
  }

  /** Counts the seconds while the session is about to end. */
  #followCountdown(isEnding: boolean): void {
    if (isEnding) this.#countdown.start(this.#session.snapshot?.context.endsInMilliseconds ?? 0);
    else this.#countdown.stop();
  }

  #emit<N extends PartnerEventName>(name: N, detail: PartnerEventDetails[N]): void {
    this.dispatchEvent(new PartnerEvent(name, detail));
  }

  readonly #onPageHide = (): void => {
    this.#isPageHidden = true;
    this.#endVisit();
  };

  readonly #onPageShow = (event: PageTransitionEvent): void => {
    this.#isPageHidden = false;
    if (event.persisted) this.restart();
  };

  readonly #onTick = (): void => {
    const visit = this.#visit;
    if (visit?.runtime && document.visibilityState === 'visible') visit.send({type: 'clock.ticked', now: visit.now()});
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'provisioning-wizard': ProvisioningWizard;
  }
}
