import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {SupportBackend} from '../backend/partner-backend.js';
import {partInTime} from '../domain/in-time.js';
import type {SupportCounts} from '../domain/support/support-profile.js';
import {readSupportPolicy} from '../domain/support/support-center-policy.js';
import type {Translate} from '../locales/messages.js';
import {supportWords} from '../locales/support-words.js';
import {statePathOf} from '../machines/state-path.js';
import type {SupportEvent, SupportPlace} from '../machines/support/support-context.js';
import type {StorageAccess} from './shared/account-storage.js';
import {baseStyles} from './shared/base-styles.js';
import {FormInput} from './shared/form-input.js';
import {loadPart, type Language} from './shared/localization.js';
import {PageFocus} from './shared/page-focus.js';
import {skeleton} from './shared/templates/messages.js';
import {partFailed} from './shared/templates/part-failed.js';
import {readForm} from './shared/read-form.js';
import {tokens} from './shared/tokens.js';
import {VisitElement} from './shared/visit-element.js';
import type {HomeState, HomeWord} from './support/home/home-model.js';
import {homeStyles} from './support/home/home-styles.js';
import {homeView} from './support/home/home-view.js';
import type {Place} from './support/place.js';
import type {OpenedSupport} from './support/opened-support.js';
import type {ArticleSearchAccess} from './support/search/article-search.js';
import type {SupportStage, SupportWorkings} from './support/support-workings.js';
import {answerSupportRequests, type CaseSource, type SupportRequest} from './support/support-requests.js';
import {casesChanged} from './support/cases-at-hand.js';
import {SupportVisit, type SupportView} from './support/support-visit.js';

/**
 * Partner support: answers first, a person always in reach, every case with its next step. What is typed is kept on
 * the device as a draft until it was sent, and may wait there for the network (decision 9).
 *
 * @fires partner-ready - The first view is on view.
 * @fires partner-step-changed - Another page is on view.
 * @fires partner-page-title - A title for the host's page.
 * @fires partner-problem - Something failed; kind, code and reference.
 * @fires partner-signed-out - The session is over; sign in and call `refreshSession()`.
 * @fires partner-case-form-rated - Opening a case was easy, or was not.
 * @fires partner-answer-rated - An answer helped, or did not.
 * @fires partner-case-created - A case was opened.
 * @fires partner-case-changed - Something was done with a case.
 * @fires partner-case-queued - A case or a reply waits for the network.
 * @fires partner-notice-count - Cases that wait for the person, for a badge.
 * @fires partner-storage - What the device keeps.
 * @csspart support - The frame around everything.
 * @cssprop --partner-hue - Brand hue in degrees. Default 262.
 * @cssprop --partner-chroma - Brand chroma. Default 0.16.
 * @cssprop --partner-font - Font family. Default the host's.
 * @cssprop --partner-radius - Corner radius. Default 8px.
 * @cssprop --partner-text-size - Size of running text. Default 1rem, at least 16px.
 */
export class SupportCenter extends VisitElement<SupportVisit, SupportBackend> {
  static override styles = [tokens, baseStyles, homeStyles];
  static override storageAccess: StorageAccess<OpenedSupport> | null = null;
  /** @internal Since when changes are news, for whoever tells of them from outside. Set by the registration module. */
  static newsSince: ((owner: {accountId: string; tenant: string}, now: number) => Promise<string | null>) | null = null;
  /** @internal How articles are searched on the device. Set by the registration module; else the server may search. */
  static articleSearch: ArticleSearchAccess | null = null;
  static override firstWords = 'support' as const;
  static override wordsSource = supportWords;
  static override endsWithPage = false;
  static override properties = {
    history: {},
    caseId: {attribute: 'case-id'},
    announcement: {state: true},
    sessionLeft: {state: true},
  };

  /** `steps`: the browser's Back leads through the places (decision 16). Default `none`. */
  history: 'none' | 'steps' = 'none';
  /** Id of a case that is opened at once; empty: the first view. */
  caseId = '';

  /** What is read out once. */
  private announcement = '';
  /** Milliseconds to the end of the session, while it is near. */
  private sessionLeft: number | null = null;

  readonly #focus = new PageFocus(() => this.renderRoot);
  readonly #form = new FormInput({
    submitted: (form) => {
      this.#focus.expectProblems();
      if (this.#place) this.#place.submit?.(form);
      else this.#lookFor(String(readForm(form)['query'] ?? ''));
    },
    changed: (name, value) => {
      if (this.#place) this.#place.change?.(name, value);
      else if (name === 'query') this.#lookFor(String(value));
    },
  });
  #workings: SupportWorkings | null = null;
  #isReady = false;
  /** Counts as they were told. */
  #told = '';
  /** The language that articles were asked for in. */
  #askedLanguage = '';
  /** Where to go once a visit begins. */
  #waiting: SupportEvent | null = null;
  #stopAnswering: () => void = () => {};
  #connection: AbortController | null = null;
  #cases: CaseSource | null = null;

  /**
   * Goes to a place: `home`, `answers`, `newCase`, `cases`, `docs`, or a case or an article by its id. What is typed
   * stays a draft.
   */
  open(place: SupportPlace): void {
    if (place.view === 'newCase') this.#send({type: 'case.requested'});
    else this.#send({type: 'place.requested', place: place as Exclude<SupportPlace, {readonly view: 'newCase'}>});
  }

  /** @internal Opens a new case about what another element asks support for. */
  async openRequested(request: SupportRequest): Promise<void> {
    const view = this.ownerDocument.defaultView ?? window;
    const asking = customElements.get(request.element) as {partnerWidgetsVersion?: string} | undefined;
    const circumstances = {
      kit: asking?.partnerWidgetsVersion ?? '',
      now: this.visit?.now() ?? Date.now(),
      language: this.words.tag,
      path: view.location.pathname,
      browser: view.navigator.userAgent,
    };
    const later = import('./support/support-offer.js').then(({supportOffer}) => supportOffer(request, circumstances));
    // Without it, a person is to be reached all the same (S-29).
    const offer = await partInTime(later).catch(() => null);
    this.#send({type: 'case.requested', ...(offer && {offer})});
  }

  /** @internal Follows whether it can be seen: its drawer was opened or closed. */
  visibilityChanged(): void {
    this.#workings?.visibilityChanged(this.ownerDocument.visibilityState === 'visible' && this.checkVisibility());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    this.ownerDocument.addEventListener('visibilitychange', () => this.visibilityChanged(), this.#connection);
    const root = this.getRootNode();
    // In a drawer, the button answers.
    if (root instanceof ShadowRoot && root.host.localName.startsWith('support-button')) return;
    this.#stopAnswering = answerSupportRequests(this, {
      rank: () => (this.visit && this.checkVisibility() ? 3 : 0),
      answer: (request) => {
        this.scrollIntoView({block: 'nearest'});
        void this.openRequested(request);
      },
      cases: () => this.#cases,
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // By now it may belong to another document.
    this.#connection?.abort();
    this.#stopAnswering();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('history')) this.#workings?.useHistory(this.history === 'steps');
    if (changed.has('caseId') && this.caseId) this.open({view: 'case', caseId: String(this.caseId)});
    const {tag} = this.words;
    if (this.visit && this.#askedLanguage !== tag) {
      this.#askedLanguage = tag;
      this.announcement = '';
      this.visit.send({type: 'language.changed', language: tag});
    }
  }

  protected override render() {
    const {language} = this.words;
    if (this.words.failed && !language) return partFailed(() => this.#retry());
    return html`<div
      class=${this.isReturning ? 'kit returning' : 'kit'}
      part="support"
      lang=${language?.tag ?? 'en'}
      @submit=${this.#form.onSubmit}
      @input=${this.#form.onInput}
      @change=${this.#form.onInput}
    >
      ${this.#coverOf(language)}
      ${
        this.#isSessionUnknown && !this.isReturning
          ? nothing
          : html`<div class="support">${(language && this.#content(language)) ?? skeleton(language?.t('shell.loading'))}</div>`
      }
      <p class="visually-hidden" role="status">${this.announcement || nothing}</p>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const {language} = this.words;
    if (!language || !this.visit) return;
    this.#place?.updated?.();
    const page = this.#page;
    const isFirst = this.#focus.page === '';
    if (page !== '' && this.#focus.follow(page)) {
      this.emit('partner-step-changed', {step: page.split(' ')[0]!, index: -1, count: 0});
      if (!isFirst) this.#workings?.followPage();
      this.#place?.entered?.();
    }
    this.#focus.focusSummary();
    const title = this.#focus.newTitle(language.t as Translate<HomeWord>, this.#place?.hasProblem ?? false);
    if (title !== null && page !== '') this.emit('partner-page-title', {title});
    const {state: path, context} = this.#view;
    if (!this.#isReady && path !== 'loading' && path !== 'loadFailed') {
      this.#isReady = true;
      this.emit('partner-ready', {});
    }
    if (context.profile) this.#tellCounts(context.profile.counts, context.since !== null);
    this.#workings?.rendered();
  }

  protected override get subject(): string | null {
    return '';
  }

  protected override beginVisit(backend: SupportBackend): SupportVisit {
    this.#askedLanguage = this.words.tag;
    const visit: SupportVisit = new SupportVisit({
      backend,
      policy: this.readPolicy(readSupportPolicy),
      language: this.#askedLanguage,
      onChange: () => this.requestUpdate(),
      onTick: () => this.#workings?.tick(visit.now()),
      onRuntime: (runtime, module, calendar) => {
        this.#workings ??= new module.SupportWorkings(this.#stage);
        this.#workings.useHistory(this.history === 'steps');
        this.#workings.begin(visit, runtime, calendar);
        if (this.caseId) this.open({view: 'case', caseId: String(this.caseId)});
      },
    });
    this.#cases = {backend, policy: visit.policy, openCase: (caseId) => this.#show({view: 'case', caseId})};
    casesChanged();
    if (this.#waiting) visit.send(this.#waiting);
    this.#waiting = null;
    return visit;
  }

  protected override visitEnded(): void {
    this.#cases = null;
    casesChanged();
    this.#workings?.end();
    this.#focus.reset();
    this.#isReady = false;
    this.#told = '';
    this.announcement = '';
  }

  protected override networkChanged(): void {
    this.words.retry();
    if (navigator.onLine) this.#workings?.places?.retry();
    this.#workings?.networkChanged(navigator.onLine);
    this.requestUpdate();
  }

  protected override sessionEndsIn(milliseconds: number): void {
    this.words.require('supportMore');
    this.sessionLeft = milliseconds;
  }

  /** @param isNewsKnown whether it is known since when changes are news. */
  #tellCounts({needsAnswer: count, changed}: SupportCounts, isNewsKnown: boolean): void {
    const told = `${count} ${isNewsKnown && changed}`;
    if (told !== this.#told) this.emit('partner-notice-count', {count, ...(isNewsKnown && {changed})});
    this.#told = told;
  }

  /** Goes to a place that another element leads to. */
  #show(place: SupportPlace): void {
    this.scrollIntoView({block: 'nearest'});
    this.open(place);
  }

  #send(event: SupportEvent): void {
    if (this.visit) this.visit.send(event);
    else this.#waiting = event;
  }

  get #view(): SupportView {
    const {visit} = this;
    const snapshot = visit?.runtime?.support.getSnapshot();
    if (!snapshot || (snapshot.value === 'loading' && visit?.preview.context.profile)) return visit!.preview;
    return {state: statePathOf(snapshot.value), context: snapshot.context};
  }

  get #place(): Place | null {
    return this.#workings?.places?.place ?? null;
  }

  /** Whether nobody is signed in; where somebody was, what is on view stays for them (X-03). */
  get #isNobody(): boolean {
    const {sessionState} = this;
    return sessionState === 'signedOut' || (sessionState === 'ended' && !this.#workings?.account);
  }

  /** Whether nobody can tell who is signed in, and it depends on that what may be seen. */
  get #isSessionUnknown(): boolean {
    if (this.sessionState !== 'unreachable') return false;
    return this.isReturning || (!this.#workings?.account && !/^(home|load)/.test(this.#view.state));
  }

  /** What stands over a page that may not be seen until it is known who is signed in. */
  #coverOf(language: Language | null): TemplateResult | null {
    if (!language) return null;
    if (this.#isSessionUnknown) return this.#workings?.sessionUnknown(language) ?? null;
    return this.isReturning ? skeleton(language.t('shell.loading')) : null;
  }

  /** Names what is on view; empty: something is still on its way. */
  get #page(): string {
    const {language} = this.words;
    const places = this.#workings?.places;
    if (places?.isOpen) return language ? places.pageIn(language) : '';
    const {state: path} = this.#view;
    return path === 'loading' ? '' : path.startsWith('home') ? 'home' : path;
  }

  #content(language: Language): TemplateResult | null {
    const view = this.#viewIn(language);
    return view && html`${this.#isNobody ? nothing : this.#workings?.sessionNews(language)}${view}`;
  }

  #viewIn(language: Language): TemplateResult | null {
    const {visit} = this;
    if (!visit) return null;
    const places = this.#workings?.places;
    const {state: path, context} = this.#view;
    if (places?.isOpen) {
      const view = places.render(language);
      // What is typed stays in its field until the answers are here with theirs.
      if (view || path !== 'answers' || this.#focus.page !== 'home') return view;
    }
    return homeView({
      state: path as HomeState,
      context,
      policy: visit.policy,
      isSignedOut: this.#isNobody,
      problem: context.failure,
      t: language.t as Translate<HomeWord>,
      format: language.format,
      send: (event) => visit.send(event),
      actions: {
        signIn: () => {
          this.emit('partner-signed-out', {});
          void this.refreshSession();
        },
        prepareAnswers: () => this.#workings?.places?.prepare('answers'),
        openTopic: (topicId) => this.#lookFor('', topicId),
      },
      notices: () => this.#workings?.laterHome(language) ?? null,
    });
  }

  /** Leads to the answers with what is looked for. */
  #lookFor(query: string, topicId: string | null = null): void {
    const {visit} = this;
    if (!visit) return;
    visit.send({type: 'place.requested', place: {view: 'answers'}});
    visit.send({type: 'query.changed', query});
    visit.send({type: 'topic.changed', topicId});
  }

  #retry(): void {
    this.words.retry();
    this.requestUpdate();
  }

  readonly #stage: SupportStage = {
    element: this,
    root: () => this.renderRoot as ShadowRoot,
    visit: () => this.visit,
    language: () => this.words.tag,
    t: () => this.words.language?.t ?? null,
    tenant: () => this.portalTenant,
    memoryOnly: () => this.keepsInMemory,
    storageAccess: () => SupportCenter.storageAccess,
    articleSearch: () => SupportCenter.articleSearch,
    requestUpdate: () => this.requestUpdate(),
    session: () => ({state: this.sessionState, endsIn: this.sessionLeft}),
    refreshSession: () => void this.refreshSession(),
    words: {
      load: (part) => loadPart(SupportCenter.wordsSource, this.words.tag, part),
      haveFailed: () => this.words.failed,
    },
    requireWords: (part) => {
      if (this.words.failed) this.words.retry();
      this.words.require(part);
    },
    addStyles: (styles) => this.addStyles(styles),
    announce: (text) => {
      this.announcement = text;
    },
    followSession: (...session) => this.visit && this.followSession(this.visit, ...session),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'support-center': SupportCenter;
  }
}
