import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {RenewalBackend} from '../backend/partner-backend.js';
import {readAgreementPolicy} from '../domain/policy.js';
import type {Problem} from '../domain/problem.js';
import type {Translate} from '../locales/messages.js';
import type {AgreementListActor} from '../machines/create-agreement-list.js';
import type {AgreementListEvent} from '../machines/renewal/agreement-list.js';
import {statePathOf} from '../machines/state-path.js';
import {PartnerEvent} from './events.js';
import {partFailed} from './shared/templates/part-failed.js';
import type {Flow, FlowSubject} from './renewal/flow.js';
import {DeadlineWatch} from './renewal/overview/deadline-watch.js';
import {judgeAll, nextChangeOf} from './renewal/overview/judge-all.js';
import type {OverviewActions, OverviewModel, OverviewState, OverviewWord} from './renewal/overview/overview-model.js';
import {overviewStyles} from './renewal/overview/overview-styles.js';
import {overviewView} from './renewal/overview/overview-view.js';
import type {SignInPanel} from './renewal/sign-in-panel.js';
import type {OpenedDrafts, RenewalStorage} from './renewal/renewal-storage.js';
import {RenewalVisit, type ListView, type RenewalRuntime, type RenewalRuntimeModule} from './renewal/renewal-visit.js';
import {TextLoader} from './renewal/text-loader.js';
import type {StorageAccess} from './shared/account-storage.js';
import {ActorController} from './shared/actor-controller.js';
import {baseStyles} from './shared/base-styles.js';
import {downloadFile} from './shared/download-file.js';
import {FormInput} from './shared/form-input.js';
import type {Language} from './shared/localization.js';
import {PageFocus} from './shared/page-focus.js';
import {skeleton} from './shared/templates/messages.js';
import {tokens} from './shared/tokens.js';
import {VisitElement} from './shared/visit-element.js';

/**
 * Shows where every agreement of a partner stands, renews it in time or in its grace, and leads through the new
 * application after it lapsed. What is typed is kept on the device as a draft until it was submitted (decision 9).
 *
 * @attr agreement-id - Opens the renewal of this agreement at once.
 * @fires partner-ready - The agreements are on view.
 * @fires partner-step-changed - Another step is on view.
 * @fires partner-renewal-opened - Agreements are being renewed.
 * @fires partner-deadline-changed - An agreement stands otherwise than before.
 * @fires partner-reminder-due - A step of the reminder ladder is reached, with a calendar entry.
 * @fires partner-signer-not-authorised - The person may not sign.
 * @fires partner-accepted - The terms were accepted.
 * @fires partner-declined - The renewal was declined.
 * @fires partner-under-review - An acceptance is being judged.
 * @fires partner-lapsed - The grace of an agreement has ended.
 * @fires partner-receipt-ready - A receipt can be read.
 * @fires partner-problem - Something failed; kind, code and reference.
 * @fires partner-signed-out - The session is over; sign in and call `refreshSession()`.
 * @fires partner-page-title - A title for the host's page.
 * @fires partner-notice-count - Agreements that ask for something, for a badge.
 * @fires partner-support-requested - A person is asked for; cancelable.
 * @fires partner-storage - What the device keeps.
 * @csspart renewal - The frame around everything.
 * @cssprop --partner-hue - Brand hue in degrees. Default 262.
 * @cssprop --partner-chroma - Brand chroma. Default 0.16.
 * @cssprop --partner-font - Font family. Default the host's.
 * @cssprop --partner-radius - Corner radius. Default 8px.
 * @cssprop --partner-text-size - Size of running text. Default 1rem, at least 16px.
 */
export class PartnerRenewal extends VisitElement<RenewalVisit, RenewalBackend> {
  static override styles = [tokens, baseStyles, overviewStyles];
  static override storageAccess: StorageAccess<OpenedDrafts> | null = null;
  static override firstWords = 'overview' as const;
  static override endsWithPage = false;

  /** Id of the agreement whose renewal is opened at once; empty: the overview. */
  @property({attribute: 'agreement-id'}) agreementId = '';

  /** Agreements whose details are on view. */
  @state() private opened: ReadonlySet<string> = new Set();
  @state() private place: FlowSubject | null = null;
  @state() private isOnline = navigator.onLine;
  /** Milliseconds to the end of the session, while it is near. */
  @state() private sessionLeft: number | null = null;

  readonly #list = new ActorController<AgreementListActor>(this);
  readonly #focus = new PageFocus(() => this.renderRoot);
  readonly #form = new FormInput({
    submitted: (form) => {
      this.#focus.expectProblems();
      (this.#signIn ?? this.#flow)?.submit(form);
    },
    changed: (name, value) => (this.#signIn ?? this.#flow)?.change(name, value),
  });
  readonly #watch = new DeadlineWatch({
    page: this.ownerDocument,
    now: () => this.visit?.now() ?? Date.now(),
    nextChange: (now) => {
      const calendar = this.visit?.calendar;
      const view = this.#listView();
      return calendar && view ? nextChangeOf(view.context.known, now, this.visit!.policy, calendar) : null;
    },
    onTick: (now) => this.#judge(now),
    onWake: () => {
      if (!this.#flow) this.visit?.send({type: 'refresh.requested'});
      void this.refreshSession();
    },
  });
  #module: RenewalRuntimeModule | null = null;
  #news: InstanceType<RenewalRuntimeModule['OverviewNews']> | null = null;
  #storage: RenewalStorage | null = null;
  #flow: Flow | null = null;
  /** The subject that `#flow` is for, or that is being loaded. */
  #flowFor: FlowSubject | null = null;
  #hasFlowFailed = false;
  #signIn: SignInPanel | null = null;
  #texts: TextLoader | null = null;
  #account: {readonly name: string; readonly email: string} | null = null;
  #isReady = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const view = this.ownerDocument.defaultView;
    view?.addEventListener('online', this.#onNetwork);
    view?.addEventListener('offline', this.#onNetwork);
    this.#watch.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const view = this.ownerDocument.defaultView;
    view?.removeEventListener('online', this.#onNetwork);
    view?.removeEventListener('offline', this.#onNetwork);
    this.#watch.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('agreementId') && this.agreementId !== '') {
      this.place = {kind: 'renewal', agreementIds: [this.agreementId]};
    }
    void this.#followPlace();
    if (this.#wantsSignIn) void this.#openSignIn();
    else if (this.#signIn) this.#closeSignIn();
  }

  protected override render() {
    const {language} = this.words;
    if ((!language || (this.place && !this.#hasFlowWords)) && this.words.failed) return partFailed(() => this.#retry());
    if (this.#hasFlowFailed) return partFailed(() => this.#retry());
    const content = language && this.#content(language);
    return html`<div
      class="kit"
      part="renewal"
      lang=${language?.tag ?? 'en'}
      @click=${this.#form.onClick}
      @submit=${this.#form.onSubmit}
      @input=${this.#form.onInput}
      @change=${this.#form.onInput}
    >
      <div class="renewal">${content ?? skeleton('')}</div>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const {language} = this.words;
    if (!language || !this.visit) return;
    this.#flow?.updated();
    const page = this.#page;
    const listState = this.#listView()?.state ?? 'loading';
    if (page !== '' && !(page === 'overview' && listState === 'loading')) this.#focus.follow(page);
    this.#focus.focusSummary();
    const title = this.#focus.newTitle(
      language.t as Translate<OverviewWord>,
      (this.#signIn ?? this.#flow)?.hasProblem ?? listState === 'loadFailed',
    );
    if (title !== null && listState !== 'loading') this.emit('partner-page-title', {title});
    if (!this.#isReady && (listState.startsWith('list.') || listState === 'notPartner')) {
      this.#isReady = true;
      this.emit('partner-ready', {agreementId: this.agreementId || null});
    }
    this.#judge(this.visit.now(), false);
  }

  protected override get subject(): string | null {
    return '';
  }

  protected override beginVisit(backend: RenewalBackend): RenewalVisit {
    const visit: RenewalVisit = new RenewalVisit({
      backend,
      policy: this.readPolicy(readAgreementPolicy),
      onChange: () => this.requestUpdate(),
      onTick: () => this.#watch.check(),
      onRuntime: (runtime, module) => this.#follow(visit, runtime, module),
    });
    return visit;
  }

  protected override visitEnded(): void {
    this.#flow?.end();
    this.#flow = null;
    this.#flowFor = null;
    this.#closeSignIn();
    this.#list.follow(null);
    this.#news = null;
    this.#account = null;
    this.#focus.reset();
    this.#isReady = false;
    this.opened = new Set();
    this.place = this.agreementId === '' ? null : {kind: 'renewal', agreementIds: [this.agreementId]};
  }

  protected override sessionEndsIn(milliseconds: number): void {
    this.sessionLeft = milliseconds;
  }

  /** Names what is on view; empty: something is still on its way. */
  get #page(): string {
    if (this.#wantsSignIn) return this.#signIn && this.#hasFlowWords ? 'signIn' : '';
    if (this.place) return this.#flow && this.#hasFlowWords ? this.#flow.page : '';
    return 'overview';
  }

  get #hasFlowWords(): boolean {
    return this.words.language?.parts.has('renewal') ?? false;
  }

  #content(language: Language): TemplateResult | null {
    if (this.#wantsSignIn) {
      return this.#signIn && this.#hasFlowWords
        ? html`<div class="wizard flow single"><div class="content">${this.#signIn.render(language)}</div></div>`
        : skeleton(language.t('shell.loading'));
    }
    if (this.place) {
      const flow = this.#flow && this.#hasFlowWords ? this.#flow.render(language) : null;
      return flow ?? skeleton(language.t('shell.loading'));
    }
    const model = this.#overview(language);
    return model && html`${this.#sessionNotice(language)}${overviewView(model)}`;
  }

  /** Over the overview; a flow shows its own. */
  #sessionNotice(language: Language): TemplateResult | typeof nothing {
    const session = this.sessionState;
    if (!this.#module || !this.#hasFlowWords || session === 'ended') return nothing;
    return this.#module.sessionNotice({
      t: language.t,
      session,
      time: language.format.clock(this.sessionLeft ?? 0),
      onExtendSession: this.#extendSession,
      onRefreshSession: () => void this.refreshSession(),
    });
  }

  /** Whether the kit's own form is to sign in. */
  get #wantsSignIn(): boolean {
    if (this.visit?.policy.renewal.signIn !== 'form') return false;
    const list = this.#listView();
    return (
      this.sessionState === 'ended' || (list?.state === 'loadFailed' && list.context.failure?.kind === 'signed-out')
    );
  }

  async #openSignIn(): Promise<void> {
    const {visit} = this;
    if (!visit || this.#signIn) return;
    this.words.require('renewal');
    await visit.loadRuntime();
    const module = await import('./renewal/flows.js').catch(() => null);
    const {runtime} = visit;
    if (!module || !runtime || this.#signIn || visit !== this.visit) return;
    this.addStyles(module.styles);
    this.#signIn = new module.SignInPanel({
      backend: visit.backend,
      root: () => this.renderRoot,
      onChange: () => this.requestUpdate(),
      onSignedIn: () => {
        this.#closeSignIn();
        // Where nobody was signed in before, whoever is now begins a visit of their own.
        if (!this.#account) return this.restart();
        void this.refreshSession();
        if (this.#listView()?.state === 'loadFailed') visit.send({type: 'load.requested'});
      },
      onSupport: (problem) => this.#requestSupport('sign-in', null, problem),
    });
    this.requestUpdate();
  }

  #closeSignIn(): void {
    this.#signIn?.end();
    this.#signIn = null;
  }

  readonly #extendSession = (): void => {
    this.visit?.runtime?.session.send({type: 'session.extensionRequested'});
  };

  /** The machine's snapshot, or what the first answer alone shows. */
  #listView(): ListView | null {
    const snapshot = this.#list.snapshot;
    if (!snapshot || snapshot.value === 'loading') return this.visit?.preview ?? null;
    return {state: statePathOf(snapshot.value), context: snapshot.context};
  }

  #overview(language: Language): OverviewModel | null {
    const {visit} = this;
    const list = this.#listView();
    if (!visit || !list) return null;
    return {
      state: list.state as OverviewState,
      list: list.context,
      policy: visit.policy,
      now: visit.now(),
      calendar: visit.calendar,
      opened: this.opened,
      isSignedOut: this.sessionState === 'ended',
      isOnline: this.isOnline,
      t: language.t as Translate<OverviewWord>,
      format: language.format,
      locale: language.locale,
      send: (event: AgreementListEvent) => visit.send(event),
      actions: this.#actions,
    };
  }

  readonly #actions: OverviewActions = {
    renew: (agreementIds) => this.#open({kind: 'renewal', agreementIds}),
    reapply: (agreementId) => this.#open({kind: 'reapplication', agreementId}),
    showReceipts: (agreementId) => this.#open({kind: 'receipts', agreementId}),
    toggle: (agreementId, isOpen) => {
      const opened = new Set(this.opened);
      if (isOpen) opened.add(agreementId);
      else opened.delete(agreementId);
      this.opened = opened;
    },
    signIn: () => {
      this.emit('partner-signed-out', {agreementId: null});
      void this.refreshSession();
    },
    requestSupport: (topic, problem) => this.#requestSupport(topic, null, problem ?? null),
    download: downloadFile,
  };

  #requestSupport(topic: string, agreementId: string | null, problem: Problem | null): void {
    const reference = problem?.reference ?? null;
    const event = new PartnerEvent('partner-support-requested', {topic, agreementId, reference});
    this.dispatchEvent(event);
    const url = this.visit?.policy.supportUrl;
    if (!event.defaultPrevented && url) window.open(url, '_blank', 'noopener');
  }

  #open(subject: FlowSubject | null): void {
    this.place = subject;
    if (!subject) this.visit?.send({type: 'refresh.requested'});
  }

  /** Begins or ends a flow, as the place on view asks for. */
  async #followPlace(): Promise<void> {
    const {place, visit} = this;
    if (place === this.#flowFor || !visit) return;
    this.#flowFor = place;
    this.#flow?.end();
    this.#flow = null;
    this.#hasFlowFailed = false;
    if (!place) return;
    this.words.require('renewal');
    try {
      await visit.loadRuntime();
      const [module] = await Promise.all([import('./renewal/flows.js'), visit.sessionKnown]);
      const {runtime} = visit;
      if (this.#flowFor !== place || visit !== this.visit || !runtime || !this.#storage) return;
      this.addStyles(module.styles);
      this.#flow = module.createFlow(place, {
        backend: runtime.backend,
        policy: visit.policy,
        texts: (this.#texts ??= new TextLoader(runtime.backend)),
        storage: this.#storage,
        account: this.#account,
        now: () => visit.now(),
        root: () => this.renderRoot as ShadowRoot,
        onChange: () => this.requestUpdate(),
        open: (subject) => this.#open(subject),
        requestSupport: (topic, id, problem) => this.#requestSupport(topic, id, problem),
        emit: (name, detail) => this.emit(name, detail),
        tellLapsed: (agreementId) => this.#news?.tellLapsed(agreementId),
        requireWords: (part) => this.words.require(part),
        addStyles: (styles) => this.addStyles([...module.styles, ...styles]),
        session: () => ({state: this.sessionState, endsIn: this.sessionLeft}),
        extendSession: this.#extendSession,
        refreshSession: () => void this.refreshSession(),
      });
    } catch {
      if (this.#flowFor === place) this.#hasFlowFailed = true;
    }
    this.requestUpdate();
  }

  #retry(): void {
    if (this.#hasFlowFailed) this.#flowFor = null;
    this.#hasFlowFailed = false;
    this.words.retry();
    this.requestUpdate();
  }

  /** The machines of a visit are about to start: what they tell is heard from the beginning. */
  #follow(visit: RenewalVisit, {list, session}: RenewalRuntime, module: RenewalRuntimeModule): void {
    this.#module = module;
    this.#storage ??= new module.RenewalStorage(PartnerRenewal.storageAccess, (health) =>
      this.emit('partner-storage', health),
    );
    this.#news = new module.OverviewNews((name, detail) => this.emit(name, detail));
    this.#texts = null;
    list.on('problem.met', ({problem: {kind, code = null, reference = null}}) =>
      this.emit('partner-problem', {agreementId: null, kind, code, reference}),
    );
    this.followSession(visit, session, this.#storage, {
      opened: (account) => {
        this.#account = account;
      },
      restored: () => {
        list.send({type: 'session.restored'});
        this.#flow?.sessionRestored();
      },
      ended: () => {
        this.words.require('renewal');
        this.emit('partner-signed-out', {agreementId: null});
      },
    });
    this.#list.follow(list);
  }

  /** Where everything stands now, told to the flow on view and to the host. */
  #judge(now: number, renders = true): void {
    const calendar = this.visit?.calendar;
    const view = this.#listView();
    if (calendar && view) {
      const judged = judgeAll(view.context.known, now, this.visit!.policy, calendar);
      this.#news?.tell(judged, now, this.visit!.policy, calendar, this.words.language);
    }
    if (!renders) return;
    this.#flow?.tick(now);
    this.requestUpdate();
  }

  readonly #onNetwork = (): void => {
    this.isOnline = navigator.onLine;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'partner-renewal': PartnerRenewal;
  }
}
