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
import type {FlowSubject} from './renewal/flow.js';
import type {Places} from './renewal/places.js';
import type {DeadlineWatch} from './renewal/overview/deadline-watch.js';
import {judgeAll, nextChangeOf} from './renewal/overview/judge-all.js';
import type {OverviewActions, OverviewModel, OverviewState, OverviewWord} from './renewal/overview/overview-model.js';
import {overviewStyles} from './renewal/overview/overview-styles.js';
import {overviewView} from './renewal/overview/overview-view.js';
import type {OpenedDrafts, RenewalStorage} from './renewal/renewal-storage.js';
import {RenewalVisit, type ListView, type RenewalRuntime, type RenewalRuntimeModule} from './renewal/renewal-visit.js';
import type {StorageAccess} from './shared/account-storage.js';
import {ActorController} from './shared/actor-controller.js';
import {baseStyles} from './shared/base-styles.js';
import {FormInput} from './shared/form-input.js';
import type {HistorySteps} from './shared/history-steps.js';
import type {Language} from './shared/localization.js';
import {PageFocus} from './shared/page-focus.js';
import {notice, skeleton} from './shared/templates/messages.js';
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
 * @cssprop --partner-sticky-offset - Height of the host's own bar that sticks to the top. Default 0.
 * @cssprop --partner-text-size - Size of running text. Default 1rem, at least 16px.
 */
export class PartnerRenewal extends VisitElement<RenewalVisit, RenewalBackend> {
  static override styles = [tokens, baseStyles, overviewStyles];
  static override storageAccess: StorageAccess<OpenedDrafts> | null = null;
  static override firstWords = 'overview' as const;
  static override endsWithPage = false;

  /** Id of the agreement whose renewal is opened at once; empty: the overview. */
  @property({attribute: 'agreement-id'}) agreementId = '';
  /** `steps`: the browser's Back goes one step back (decision 16). Default `none`. */
  @property() history: 'none' | 'steps' = 'none';

  /** Agreements whose details are on view. */
  @state() private opened: ReadonlySet<string> = new Set();
  @state() private place: FlowSubject | null = null;
  @state() private isOnline = navigator.onLine;
  /** Milliseconds to the end of the session, while it is near. */
  @state() private sessionLeft: number | null = null;

  readonly #list = new ActorController<AgreementListActor>(this, ({value}) => {
    if (value !== 'loading') this.#isPreviewOver = true;
  });
  readonly #focus = new PageFocus(() => this.renderRoot);
  readonly #form = new FormInput({
    submitted: (form) => {
      // What timers were too late for is judged before anything is submitted (F-T3).
      this.#watch?.check();
      this.#focus.expectProblems();
      this.#places?.submit(form);
    },
    changed: (name, value) => this.#places?.change(name, value),
  });
  #watch: DeadlineWatch | null = null;
  #module: RenewalRuntimeModule | null = null;
  #news: InstanceType<RenewalRuntimeModule['OverviewNews']> | null = null;
  #storage: RenewalStorage | null = null;
  #history: HistorySteps | null = null;
  #places: Places | null = null;
  #isReady = false;
  /** Whether the list's machine has taken over: what it loads from then on shows as loading. */
  #isPreviewOver = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const view = this.ownerDocument.defaultView;
    view?.addEventListener('online', this.#onNetwork);
    view?.addEventListener('offline', this.#onNetwork);
    this.#watch?.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const view = this.ownerDocument.defaultView;
    view?.removeEventListener('online', this.#onNetwork);
    view?.removeEventListener('offline', this.#onNetwork);
    this.#watch?.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('agreementId')) this.place = this.#placeAtFirst;
    if (this.place || this.#wantsSignIn) this.words.require('renewal');
    this.#places?.follow(this.place, this.#wantsSignIn);
  }

  protected override render() {
    const {language} = this.words;
    if ((this.words.failed && this.#missesWords) || this.#hasPlaceFailed) return partFailed(() => this.#retry());
    const content = language && this.#content(language);
    return html`<div
      class=${this.isReturning ? 'kit returning' : 'kit'}
      part="renewal"
      lang=${language?.tag ?? 'en'}
      @click=${this.#form.onClick}
      @submit=${this.#form.onSubmit}
      @input=${this.#form.onInput}
      @change=${this.#form.onInput}
    >
      ${this.isReturning && language && !this.#isSessionUnknown ? skeleton(language.t('shell.loading')) : nothing}
      ${this.#isSessionUnknown && language ? this.#sessionUnknown(language) : nothing}
      ${content ?? html`<div class="renewal">${skeleton('')}</div>`}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const {language} = this.words;
    if (!language || !this.visit) return;
    this.#places?.updated();
    const page = this.#page;
    const listState = this.#listView()?.state ?? 'loading';
    const isFirst = this.#focus.page === '';
    if (page !== '') {
      const agreementIds = this.#agreementIds;
      if (this.#focus.follow([page, ...agreementIds].join(' '))) {
        this.#tellStep(page.replace(/^overview\..*/, 'overview'), agreementIds);
        if (!isFirst) this.#history?.follow(this.#places?.isStep ?? false);
      }
    }
    this.#focus.focusSummary();
    const title = this.#focus.newTitle(
      language.t as Translate<OverviewWord>,
      this.#places?.hasProblem ?? listState === 'loadFailed',
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
      onTick: () => this.#watch?.check(),
      onRuntime: (runtime, module) => this.#follow(visit, runtime, module),
    });
    return visit;
  }

  protected override visitEnded(): void {
    this.#places?.end();
    this.#places = null;
    this.#list.follow(null);
    this.#history?.stop();
    this.#news = null;
    this.#focus.reset();
    this.#isReady = false;
    this.#isPreviewOver = false;
    this.opened = new Set();
    this.place = this.#placeAtFirst;
  }

  protected override sessionEndsIn(milliseconds: number): void {
    this.words.require('renewal');
    this.sessionLeft = milliseconds;
  }

  /** The list is one page; what stands in its place is another. */
  get #overviewPage(): string {
    const state = this.#listView()?.state ?? 'loading';
    if (state === 'loading') return '';
    return state.startsWith('list.') ? 'overview' : `overview.${state}`;
  }

  /** Names what is on view; empty: something is still on its way. */
  get #page(): string {
    const {language} = this.words;
    if (!this.#subject && !this.#wantsSignIn) return this.#overviewPage;
    return (language && this.#places?.page(language)) ?? '';
  }

  /** What `agreementId` asks for; an attribute that was taken away leaves `null` there. */
  get #placeAtFirst(): FlowSubject | null {
    // A host may set anything; an id is text.
    return this.agreementId ? {kind: 'renewal', agreementIds: [String(this.agreementId)]} : null;
  }

  /**
   * What is on view instead of the overview; after a sign-out nothing is left to go on with. Until somebody has signed
   * in, the overview says so.
   */
  get #subject(): FlowSubject | null {
    const {sessionState} = this;
    const isNobody = sessionState === 'signedOut' || (sessionState === 'ended' && this.#places?.account === null);
    return isNobody ? null : this.place;
  }

  /** Whether nobody can tell who is signed in, and it depends on that what may be seen. */
  get #isSessionUnknown(): boolean {
    if (this.sessionState !== 'unreachable') return false;
    return this.isReturning || (this.#subject !== null && this.#places?.account === null);
  }

  /** Whether words that are to be seen now are not here. */
  get #missesWords(): boolean {
    const parts = this.words.language?.parts;
    return (
      !parts || (this.place !== null && !parts.has('renewal')) || (this.opened.size > 0 && !parts.has('agreement'))
    );
  }

  /** Whether what is to stand in the overview's place could not be loaded. */
  get #hasPlaceFailed(): boolean {
    if (!this.#subject && !this.#wantsSignIn) return false;
    return this.#places?.hasFailed ?? this.visit?.preview.context.failure?.code === 'kit-part';
  }

  #sessionUnknown({t}: Language): TemplateResult {
    return html`<div class="renewal stack unreachable" role="alert">
      ${notice('warn', null, t('problem.network'))}
      <div class="actions">
        <button class="button primary" type="button" @click=${() => void this.refreshSession()}>${t('action.retry')}</button>
      </div>
    </div>`;
  }

  #content(language: Language): TemplateResult | null {
    if (this.#isSessionUnknown && !this.isReturning) return html`${nothing}`;
    if (this.#subject || this.#wantsSignIn) {
      return (
        this.#places?.render(language) ?? html`<div class="renewal">${skeleton(language.t('shell.loading'))}</div>`
      );
    }
    const model = this.#overview(language);
    return model && html`<div class="renewal">${this.#places?.notice(language)}${overviewView(model)}</div>`;
  }

  /** Whether the kit's own form is to sign in (R-07). */
  get #wantsSignIn(): boolean {
    if (this.visit?.policy.renewal.signIn !== 'form') return false;
    const list = this.#listView();
    // The form that is being filled in stays while it is asked anew who is signed in.
    if (this.#places?.isSigningIn && this.sessionState === 'asking') return true;
    return this.hasSessionEnded || (list?.state === 'loadFailed' && list.context.failure?.kind === 'signed-out');
  }

  /** The machine's snapshot, or what the first answer alone shows. */
  #listView(): ListView | null {
    const snapshot = this.#list.snapshot;
    if (!snapshot || (snapshot.value === 'loading' && !this.#isPreviewOver)) return this.visit?.preview ?? null;
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
      parts: (language.parts.has('agreement') && this.#places?.parts) || null,
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
    download: (...file) => this.#module?.downloadFile(...file),
  };

  /** What the flow on view is about; empty: the overview is. */
  get #agreementIds(): readonly string[] {
    const place = this.#subject;
    if (!place) return [];
    return place.kind === 'renewal' ? place.agreementIds : [place.agreementId];
  }

  #tellStep(step: string, agreementIds: readonly string[]): void {
    const [agreementId = null, ...others] = agreementIds;
    const position = this.#places?.position ?? {index: -1, count: 0};
    this.emit('partner-step-changed', {agreementId: others.length > 0 ? null : agreementId, step, ...position});
  }

  #requestSupport(topic: string, agreementId: string | null, problem: Problem | null): void {
    const reference = problem?.reference ?? null;
    const event = new PartnerEvent('partner-support-requested', {topic, agreementId, reference});
    this.dispatchEvent(event);
    const url = this.visit?.policy.supportUrl;
    if (!event.defaultPrevented && url) window.open(url, '_blank', 'noopener');
  }

  /** One page back for the browser's Back: behind the first page of a flow lies the overview. */
  #stepBack(): boolean {
    if (!this.place || !this.#places) return false;
    if (!this.#places.leaveStep()) {
      if (!this.#places.isStep) return false;
      this.#open(null);
    }
    return true;
  }

  #open(subject: FlowSubject | null): void {
    this.place = subject;
    if (!subject) this.visit?.send({type: 'refresh.requested'});
  }

  #retry(): void {
    if (!this.#places) void this.visit?.loadRuntime();
    this.#places?.retry();
    this.words.retry();
    this.requestUpdate();
  }

  /** The machines of a visit are about to start: what they tell is heard from the beginning. */
  #follow(visit: RenewalVisit, runtime: RenewalRuntime, module: RenewalRuntimeModule): void {
    const {list, session} = runtime;
    this.#module = module;
    this.#watch ??= new module.DeadlineWatch({
      page: this.ownerDocument,
      now: () => this.visit?.now() ?? Date.now(),
      nextChange: (now) => {
        const calendar = this.visit?.calendar;
        const view = this.#listView();
        return calendar && view ? nextChangeOf(view.context.known, now, this.visit!.policy, calendar) : null;
      },
      onTick: (now) => this.#judge(now),
      onWake: () => {
        if (!this.place) this.visit?.send({type: 'refresh.requested'});
        void this.refreshSession();
      },
    });
    if (this.isConnected) this.#watch.start();
    this.addStyles([module.styles]);
    this.words.require('agreement');
    this.#storage ??= new module.RenewalStorage(PartnerRenewal.storageAccess, (health) =>
      this.emit('partner-storage', health),
    );
    if (this.history === 'steps') (this.#history ??= new module.HistorySteps(() => this.#stepBack())).start();
    this.#news = new module.OverviewNews((name, detail) => this.emit(name, detail));
    const places = (this.#places = new module.Places({
      visit,
      runtime,
      storage: this.#storage,
      root: () => this.renderRoot as ShadowRoot,
      onChange: () => this.requestUpdate(),
      goBack: () => this.#history?.goBack() ?? false,
      open: (subject) => this.#open(subject),
      tellLapsed: (agreementId) => this.#news?.tellLapsed(agreementId),
      onSignedIn: (accountId) => {
        // Where nobody was signed in before, whoever is now begins a visit of their own.
        if (!places.account) return this.restart();
        if (accountId !== places.account.id) return this.replaceAccount();
        session.send({type: 'session.checkRequested'});
        if (this.#listView()?.state === 'loadFailed') visit.send({type: 'load.requested'});
      },
      requestSupport: (topic, id, problem) => this.#requestSupport(topic, id, problem),
      emit: (name, detail) => this.emit(name, detail),
      requireWords: (part) => this.words.require(part),
      addStyles: (styles) => this.addStyles([module.styles, ...styles]),
      session: () => ({state: this.sessionState, endsIn: this.sessionLeft}),
      refreshSession: () => void this.refreshSession(),
    }));
    list.on('problem.met', ({problem: {kind, code = null, reference = null}}) =>
      this.emit('partner-problem', {agreementId: null, kind, code, reference}),
    );
    this.followSession(visit, session, this.#storage, {
      opened: (account) => places.sessionOpened(account),
      restored: () => {
        list.send({type: 'session.restored'});
        places.sessionRestored();
        // The answer brought the server's clock, which may have fallen behind in a sleep (F-T3).
        this.#watch?.check();
      },
      ended: () => {
        this.words.require('renewal');
        this.#watch?.check();
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
      const {language} = this.words;
      this.#news?.tell(judged, now, this.visit!.policy, calendar, language?.parts.has('agreement') ? language : null);
    }
    if (!renders) return;
    this.#places?.tick(now);
    this.requestUpdate();
  }

  readonly #onNetwork = (): void => {
    this.isOnline = navigator.onLine;
    if (this.isOnline) this.words.retry();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'partner-renewal': PartnerRenewal;
  }
}
