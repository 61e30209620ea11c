import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {RenewalBackend} from '../backend/partner-backend.js';
import {readAgreementPolicy} from '../domain/renewal-policy.js';
import type {Problem} from '../domain/problem.js';
import type {Translate} from '../locales/messages.js';
import {renewalWords} from '../locales/renewal-words.js';
import type {AgreementListActor} from '../machines/create-agreement-list.js';
import type {AgreementListEvent} from '../machines/renewal/agreement-list.js';
import {statePathOf} from '../machines/state-path.js';
import {partFailed} from './shared/templates/part-failed.js';
import type {FlowSubject} from './renewal/flow.js';
import type {Places} from './renewal/places.js';
import type {OverviewActions, OverviewModel, OverviewState, OverviewWord} from './renewal/overview/overview-model.js';
import {overviewStyles} from './renewal/overview/overview-styles.js';
import {overviewView} from './renewal/overview/overview-view.js';
import type {OpenedDrafts} from './renewal/renewal-storage.js';
import {RenewalVisit, type ListView, type RenewalRuntimeModule} from './renewal/renewal-visit.js';
import type {RenewalStage, RenewalWorkings} from './renewal/renewal-workings.js';
import type {StorageAccess} from './shared/account-storage.js';
import {ActorController} from './shared/actor-controller.js';
import {baseStyles} from './shared/base-styles.js';
import {FormInput} from './shared/form-input.js';
import type {Language} from './shared/localization.js';
import {PageFocus} from './shared/page-focus.js';
import {skeleton} from './shared/templates/messages.js';
import {requestSupport} from './shared/request-support.js';
import {tokens} from './shared/tokens.js';
import {VisitElement} from './shared/visit-element.js';

/**
 * Shows where every agreement of a partner stands, renews it in time or in its grace, and leads through the new
 * application after it lapsed. What is typed is kept on the device as a draft until it was submitted (decision 9).
 *
 * @attr agreement-id - Opens the renewal of this agreement at once; a JSON list of ids, of several together.
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
 * @csspart flow - The frame of a renewal, of an application or of receipts, in the overview's place.
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
  static override wordsSource = renewalWords;
  static override firstWords = 'overview' as const;
  static override endsWithPage = false;
  static override properties = {
    agreementId: {attribute: 'agreement-id'},
    history: {},
    opened: {state: true},
    place: {state: true},
    sessionLeft: {state: true},
  };

  /** Id of the agreement whose renewal is opened at once, or a JSON list of several; empty: the overview. */
  agreementId = '';
  /** `steps`: the browser's Back goes one step back (decision 16). Default `none`. */
  history: 'none' | 'steps' = 'none';

  /** Agreements whose details are on view. */
  private opened: ReadonlySet<string> = new Set();
  private place: FlowSubject | null = null;
  /** Milliseconds to the end of the session, while it is near. */
  private sessionLeft: number | null = null;

  readonly #list = new ActorController<AgreementListActor>(this, ({value}) => {
    if (value !== 'loading') this.#isPreviewOver = true;
  });
  readonly #focus = new PageFocus(() => this.renderRoot);
  readonly #form = new FormInput({
    submitted: (form) => {
      // What timers were too late for is judged before anything is submitted (F-T3).
      this.#workings?.check();
      this.#focus.expectProblems();
      this.#places?.submit(form);
    },
    changed: (name, value) => this.#places?.change(name, value),
  });
  #module: RenewalRuntimeModule | null = null;
  #workings: RenewalWorkings | null = null;
  #isReady = false;
  /** Whether the list's machine has taken over: what it loads from then on shows as loading. */
  #isPreviewOver = false;
  /** Whether a person was asked for and not reached yet: parts that did not come for it show so, and are tried again. */
  #asksSupport = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#workings?.attach(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#workings?.attach(false);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('agreementId')) this.place = this.#placeAtFirst;
    if (changed.has('history')) this.#workings?.useHistory(this.history === 'steps');
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
      @submit=${this.#form.onSubmit}
      @input=${this.#form.onInput}
      @change=${this.#form.onInput}
    >
      ${this.isReturning && language && !this.#isSessionUnknown ? skeleton(language.t('shell.loading')) : nothing}
      ${this.#isSessionUnknown && language ? this.#module?.sessionUnknown(language, () => void this.refreshSession()) : nothing}
      ${content ?? html`<div class="renewal">${skeleton(language?.t('shell.loading'))}</div>`}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const {language} = this.words;
    if (!language || !this.visit) return;
    this.#places?.updated();
    const [page, listState] = [this.#page, this.#listState];
    const isFirst = this.#focus.page === '';
    if (page !== '') {
      const agreementIds = this.#agreementIds;
      if (this.#focus.follow([page, ...agreementIds].join(' '))) {
        this.#tellStep(page.replace(/^overview\..*/, 'overview'), agreementIds);
        if (!isFirst) this.#workings?.followPage();
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
    this.#workings?.tell(this.visit.now());
  }

  protected override get subject(): string | null {
    return '';
  }

  protected override beginVisit(backend: RenewalBackend): RenewalVisit {
    const visit: RenewalVisit = new RenewalVisit({
      backend,
      policy: this.readPolicy(readAgreementPolicy),
      onChange: () => this.requestUpdate(),
      onTick: () => this.#workings?.check(),
      onRuntime: (runtime, module) => {
        this.#module = module;
        this.#workings ??= new module.RenewalWorkings(this.#stage);
        this.#workings.useHistory(this.history === 'steps');
        this.#workings.begin(visit, runtime);
      },
    });
    return visit;
  }

  protected override visitEnded(): void {
    this.#workings?.end();
    this.#list.follow(null);
    this.#focus.reset();
    this.#isReady = false;
    this.#isPreviewOver = false;
    this.opened = new Set();
    this.place = this.#placeAtFirst;
  }

  protected override networkChanged(): void {
    this.words.retry();
    this.requestUpdate();
  }

  protected override sessionEndsIn(milliseconds: number): void {
    this.words.require('renewal');
    this.sessionLeft = milliseconds;
  }

  /** What stands in the overview's place, once the machines are here. */
  get #places(): Places | null {
    return this.#workings?.places ?? null;
  }

  get #listState(): string {
    return this.#listView()?.state ?? 'loading';
  }

  /** The list is one page; what stands in its place is another. */
  get #overviewPage(): string {
    const state = this.#listState;
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

  /** Whether words that are to be seen now are not here; those of the overview's later parts are always asked for. */
  get #missesWords(): boolean {
    const {language, isMissing} = this.words;
    return !language?.parts.has('agreement') || (isMissing && (this.place !== null || this.#wantsSignIn));
  }

  /** Whether what is to stand in the overview's place, or what was asked for there, could not be loaded. */
  get #hasPlaceFailed(): boolean {
    if (!this.#subject && !this.#wantsSignIn && !this.#asksSupport) return false;
    return this.#places?.hasFailed ?? this.visit?.preview.context.failure?.code === 'kit-part';
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
      isOnline: navigator.onLine,
      t: language.t as Translate<OverviewWord>,
      format: language.format,
      locale: language.locale,
      send: (event: AgreementListEvent) => visit.send(event),
      actions: this.#actions,
    };
  }

  readonly #requestSupport = (
    topic: string,
    agreementId: string | null = null,
    problem: Problem | null = null,
  ): void => {
    const detail = {topic, agreementId, reference: problem?.reference ?? null};
    if (!requestSupport(this, detail, this.visit?.policy.supportUrl ?? null)) void this.#sayWhereSupportIs();
  };

  /** The words for it are behind the machines: who presses before these are here waits for them. */
  async #sayWhereSupportIs(): Promise<void> {
    const {visit} = this;
    this.#asksSupport = true;
    await visit?.loadRuntime();
    if (visit !== this.visit || !this.#workings) return;
    this.#asksSupport = false;
    this.#workings.sayWhereSupportIs();
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
    requestSupport: this.#requestSupport,
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

  #open(subject: FlowSubject | null): void {
    this.place = subject;
    if (!subject) this.visit?.send({type: 'refresh.requested'});
  }

  #retry(): void {
    if (this.#asksSupport) void this.#sayWhereSupportIs();
    else void this.visit?.loadRuntime();
    this.#places?.retry();
    this.networkChanged();
  }

  readonly #stage: RenewalStage = {
    element: this,
    root: () => this.renderRoot as ShadowRoot,
    visit: () => this.visit,
    listView: () => this.#listView(),
    language: () => this.words.language,
    place: () => this.place,
    open: (subject) => this.#open(subject),
    session: () => ({state: this.sessionState, endsIn: this.sessionLeft}),
    storageAccess: () => PartnerRenewal.storageAccess,
    requestSupport: this.#requestSupport,
    requestUpdate: () => this.requestUpdate(),
    requireWords: (part) => this.words.require(part),
    addStyles: (styles) => this.addStyles(styles),
    refreshSession: () => void this.refreshSession(),
    restart: () => this.restart(),
    replaceAccount: () => this.replaceAccount(),
    followSession: (...session) => this.visit && this.followSession(this.visit, ...session),
    followList: (list) => this.#list.follow(list),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'partner-renewal': PartnerRenewal;
  }
}
