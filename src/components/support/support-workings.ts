/** What works behind the views of `<support-center>`. Loaded with the machines, after the first paint. */
import {nothing, type CSSResultOrNative, type TemplateResult} from 'lit';
import type {Calendar} from '../../domain/calendar.js';
import {partInTime} from '../../domain/in-time.js';
import type {WordsPart} from '../../locales/index.js';
import type {Translate} from '../../locales/messages.js';
import type {SessionAccount, SessionActor} from '../../machines/session-machine.js';
import type {LoadedArticle} from '../../machines/support/support-context.js';
import {statePathOf} from '../../machines/state-path.js';
import {PartnerEvent, type PartnerEventDetails, type PartnerEventName} from '../events.js';
import type {AccountStorage, StorageAccess} from '../shared/account-storage.js';
import {HistorySteps} from '../shared/history-steps.js';
import type {Language} from '../shared/localization.js';
import type {SessionListener} from '../shared/visit-element.js';
import {OutboxKeeper, type OutboxNews} from './outbox-keeper.js';
import {Announcer} from './announcer.js';
import {ArticleLibrary} from './answers/article-library.js';
import type {LaterHome} from './home/home-model.js';
import {KeptCases} from './home/kept-cases.js';
import type * as keptModule from './home/kept-parts.js';
import {laterHome} from './home/later-parts.js';
import {personStyles} from './person/person-styles.js';
import {newId} from './new-id.js';
import type {Place, PlaceHost} from './place.js';
import type {ArticleSearchAccess} from './search/article-search.js';
import {sessionNews, sessionUnknown, type SessionNewsActions, type SessionStanding} from './session-news.js';
import {SupportPlaces, type PlaceWords} from './support-places.js';
import type {Runtime} from './support-runtime.js';
import type {OpenedSupport} from './opened-support.js';
import {SupportStorage} from './support-storage.js';
import type {SupportVisit} from './support-visit.js';

/** What the element lends to its workings. */
export interface SupportStage {
  readonly element: HTMLElement;
  readonly root: () => ShadowRoot;
  readonly visit: () => SupportVisit | null;
  /** Tag of the interface language. */
  readonly language: () => string;
  /** What says the words that are here; `null`: none are. */
  readonly t: () => Translate | null;
  readonly tenant: () => string;
  readonly memoryOnly: () => boolean;
  readonly storageAccess: () => StorageAccess<OpenedSupport> | null;
  readonly articleSearch: () => ArticleSearchAccess | null;
  readonly session: () => SessionStanding;
  /** Asks anew who is signed in. */
  readonly refreshSession: () => void;
  readonly requestUpdate: () => void;
  readonly words: PlaceWords;
  readonly requireWords: (part: WordsPart) => void;
  readonly addStyles: (styles: readonly CSSResultOrNative[]) => void;
  readonly announce: (text: string) => void;
  readonly followSession: (session: SessionActor, storage: AccountStorage, listener: SessionListener) => void;
}

/** The places behind the home view, the device, the outbox, the browser's history, and the host's news. */
export class SupportWorkings {
  readonly #stage: SupportStage;
  readonly #storage: SupportStorage;
  readonly #announcer: Announcer;
  readonly #history = new HistorySteps(() => this.#stepBack());
  #usesHistory = false;
  #isHistoryUsed = false;
  #visit: SupportVisit | null = null;
  #runtime: Runtime | null = null;
  #calendar: Calendar | null = null;
  #account: SessionAccount | null = null;
  #outbox: OutboxKeeper | null = null;
  #articles: ArticleLibrary | null = null;
  #places: SupportPlaces | null = null;
  #host: PlaceHost | null = null;
  #kept: KeptCases | null = null;
  /** What shows what was begun and what waits; `null`: not loaded, or not asked for. */
  #keptParts: typeof keptModule | null = null;
  #isLoadingKept = false;
  /** The list in which what is new was on view. */
  #newsIn: Place | null = null;

  constructor(stage: SupportStage) {
    this.#stage = stage;
    this.#announcer = new Announcer(stage.announce);
    this.#storage = new SupportStorage(stage.storageAccess(), (health) => this.#emit('partner-storage', health));
  }

  /** What stands in the home view's place; `null` before it is known who is signed in. */
  get places(): SupportPlaces | null {
    return this.#places;
  }

  get outbox(): OutboxKeeper | null {
    return this.#outbox;
  }

  get account(): SessionAccount | null {
    return this.#account;
  }

  /** What the first view has besides; `null`: its words are on their way. */
  laterHome(language: Language): LaterHome | null {
    const {t, format, locale, parts} = language;
    const [visit, runtime, calendar] = [this.#visit, this.#runtime, this.#calendar];
    if (!visit || !runtime || !calendar || !parts.has('supportMore')) return null;
    return laterHome({
      context: runtime.support.getSnapshot().context,
      policy: visit.policy,
      calendar,
      now: visit.now(),
      t,
      format,
      locale,
      send: (event) => visit.send(event),
      kept: this.#keptIn(language),
    });
  }

  /** What is said of the session over whatever is on view. */
  sessionNews(language: Language): TemplateResult | typeof nothing {
    return sessionNews(language, this.#stage.session(), this.#sessionActions);
  }

  /** What is said while nobody can tell who is signed in. */
  sessionUnknown(language: Language): TemplateResult {
    return sessionUnknown(language, this.#sessionActions);
  }

  /** Lets the browser's Back lead through the places, or leaves the history to the host (decision 16). */
  useHistory(isUsed: boolean): void {
    this.#usesHistory = isUsed;
    this.#followShown();
  }

  /** Another rendering is on view. Once the list showed what is new, that is no news to the next visit. */
  rendered(): void {
    const place = this.#places?.place ?? null;
    if (!this.#visit || !place?.showsNews || place === this.#newsIn || !this.#stage.element.checkVisibility()) return;
    this.#newsIn = place;
    void this.#storage.newsSeen(this.#visit.now());
  }

  /** Another page is on view. */
  followPage(): void {
    this.#history.follow(this.#places?.isOpen ?? false);
  }

  /** The machines of a visit are about to start: what they tell is heard from the beginning. */
  begin(visit: SupportVisit, runtime: Runtime, calendar: Calendar): void {
    const stage = this.#stage;
    this.#visit = visit;
    this.#runtime = runtime;
    this.#calendar = calendar;
    stage.requireWords('supportMore');
    const {support} = runtime;
    const language = () => support.getSnapshot().context.language;
    runtime.useCopies({
      support: () => this.#storage.profile(language()),
      article: (articleId) => this.#storage.article(articleId, language()),
    });
    support.on('support.loaded', () => this.#keepProfile(runtime));
    stage.addStyles([personStyles]);
    runtime.support.on('problem.met', ({problem: {kind, code = null, reference = null}}) =>
      this.#emit('partner-problem', {kind, code, reference}),
    );
    runtime.support.on('article.judged', ({articleId, helped}) =>
      this.#emit('partner-answer-rated', {articleId, helped}),
    );
    let read: LoadedArticle | null = null;
    support.subscribe(({context: {article}}) => {
      if (article && article !== read && article.copyFrom === null) {
        void this.#storage.keepArticle(article.article, language());
      }
      read = article;
      this.follow();
      stage.requestUpdate();
    });
    stage.followSession(runtime.session, this.#storage, {
      opened: (account) => this.#opened(account),
      restored: () => {
        support.send({type: 'session.restored'});
        this.#places?.place?.sessionRestored?.();
        this.#outbox?.sessionRestored();
        void this.#kept?.look();
      },
      ended: () => this.#emit('partner-signed-out', {}),
    });
  }

  /** The machine's place, opened or left. */
  follow(): void {
    const {support} = this.#runtime ?? {};
    if (!support || !this.#places) return;
    const {value, context} = support.getSnapshot();
    const {place} = context;
    const subject = place.view === 'article' ? place.articleId : place.view === 'case' ? place.caseId : '';
    this.#places.follow(statePathOf(value), subject);
  }

  tick(now: number): void {
    this.#places?.place?.tick?.(now);
    if (this.#account && this.#stage.element.checkVisibility()) void this.#storage.visited(now);
  }

  networkChanged(isOnline: boolean): void {
    if (isOnline) {
      this.#runtime?.support.send({type: 'network.returned'});
      if (this.#stage.session().state === 'unreachable') this.#stage.refreshSession();
    }
    if (isOnline) this.#kept?.networkReturned();
    this.#places?.place?.networkChanged?.(isOnline);
  }

  visibilityChanged(isVisible: boolean): void {
    this.#followShown();
    this.#places?.place?.visibilityChanged?.(isVisible);
    if (isVisible) void this.#kept?.look();
  }

  end(): void {
    this.#announcer.end();
    this.#places?.end();
    this.#places = null;
    this.#outbox?.end();
    this.#outbox = null;
    this.#articles?.end();
    this.#articles = null;
    this.#kept?.end();
    this.#kept = null;
    this.#host = null;
    this.#runtime = null;
    this.#visit = null;
    this.#account = null;
    this.#history.stop();
    this.#isHistoryUsed = false;
  }

  /** In a closed drawer the browser's Back is the host's, and leads back to where the drawer was opened. */
  #followShown(): void {
    const isUsed = this.#usesHistory && this.#stage.element.checkVisibility();
    if (isUsed === this.#isHistoryUsed) return;
    this.#isHistoryUsed = isUsed;
    if (isUsed) this.#history.start();
    this.#history.follow(isUsed && (this.#places?.isOpen ?? false));
    if (!isUsed) this.#history.stop();
  }

  /** What was begun and what waits to be sent; its part is loaded where there is any of it. */
  #keptIn(language: Language): LaterHome['kept'] {
    const [kept, host] = [this.#kept, this.#host];
    if (!kept || !host || (kept.all.length === 0 && host.outbox.lines.length === 0)) return nothing;
    if (!this.#keptParts) void this.#loadKept();
    return this.#keptParts?.keptParts(host, language, kept) ?? nothing;
  }

  async #loadKept(): Promise<void> {
    if (this.#isLoadingKept) return;
    this.#isLoadingKept = true;
    this.#keptParts = await partInTime(import('./home/kept-parts.js')).catch(() => null);
    this.#isLoadingKept = false;
    if (!this.#keptParts) return;
    this.#stage.addStyles(this.#keptParts.keptPartsStyles);
    this.#stage.requestUpdate();
  }

  #opened(account: SessionAccount): void {
    const [visit, runtime, calendar, stage] = [this.#visit, this.#runtime, this.#calendar, this.#stage];
    if (!visit || !runtime || !calendar) return;
    this.#account = account;
    this.#places?.end();
    this.#outbox?.end();
    this.#articles?.end();
    const tenant = stage.tenant();
    this.#outbox = new OutboxKeeper({
      backend: runtime.backend,
      storage: this.#storage,
      policy: visit.policy.support.attachments,
      newId,
      onChange: stage.requestUpdate,
      onNews: (news) => this.#tellNews(news),
      accountId: account.id,
      onOtherAccount: stage.refreshSession,
    });
    void this.#outbox.start();
    this.#articles = new ArticleLibrary({
      access: stage.articleSearch(),
      owner: {accountId: account.id, tenant, memoryOnly: stage.memoryOnly()},
      backend: runtime.backend,
      onChange: stage.requestUpdate,
    });
    const host: PlaceHost = {
      articles: this.#articles,
      backend: runtime.backend,
      policy: visit.policy,
      calendar,
      support: runtime.support,
      storage: this.#storage,
      outbox: this.#outbox,
      account,
      tenant: stage.tenant(),
      memoryOnly: stage.memoryOnly(),
      now: () => visit.now(),
      language: stage.language,
      root: stage.root,
      onChange: stage.requestUpdate,
      requireWords: stage.requireWords,
      addStyles: stage.addStyles,
      emit: (name, detail) => this.#emit(name, detail),
      announce: (text) => this.#announcer.announce(text),
    };
    this.#host = host;
    this.#kept?.end();
    this.#kept = new KeptCases(this.#storage, visit.policy.support.draftDays, stage.requestUpdate, async (kept) =>
      (await import('./home/settle-draft.js')).settleDraft(host, kept, stage.t),
    );
    void this.#kept.look();
    this.#places = new SupportPlaces(host, stage.words);
    this.follow();
    void this.#tellSince(runtime);
    stage.requestUpdate();
  }

  /** Since when changes are new is known once the device was asked (S-11). */
  async #tellSince({support}: Runtime): Promise<void> {
    const visit = this.#visit;
    if (!visit) return;
    const since = await this.#storage.visited(visit.now());
    if (since !== null && support === this.#runtime?.support) support.send({type: 'since.known', since});
  }

  /** What the server told is there for a visit without it. */
  #keepProfile({support}: Runtime): void {
    const {profile, profileCopyFrom: copyFrom, language} = support.getSnapshot().context;
    if (profile && copyFrom === null) void this.#storage.keepProfile({profile, copyFrom}, language);
  }

  #tellNews(news: OutboxNews): void {
    if (news.type === 'sent') {
      const {caseId, reference, concern} = news;
      if (news.case) this.#places?.place?.caseChanged?.(news.case, news.id);
      if (news.kind === 'case') this.#emit('partner-case-created', {caseId, reference, concern});
      else this.#emit('partner-case-changed', {caseId, change: 'reply'});
      return;
    }
    const {kind, code = null, reference = null} = news.problem;
    this.#emit('partner-problem', {kind, code, reference});
  }

  /** The browser went back; answers whether a page was left. */
  #stepBack(): boolean {
    if (this.#places?.place?.leaveStep?.()) return true;
    if (!this.#places?.isOpen) return false;
    this.#runtime?.support.send({type: 'place.left'});
    return true;
  }

  readonly #sessionActions: SessionNewsActions = {
    extend: () => this.#runtime?.session.send({type: 'session.extensionRequested'}),
    refresh: () => this.#stage.refreshSession(),
  };

  #emit<N extends PartnerEventName>(name: N, detail: PartnerEventDetails[N]): void {
    this.#stage.element.dispatchEvent(new PartnerEvent(name, detail));
  }
}
