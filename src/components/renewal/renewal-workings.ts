/** What works behind the views of `<partner-renewal>`. Loaded with the machines, after the first paint. */
import type {CSSResultOrNative} from 'lit';
import {judgeAll, lookAheadBy} from '../../domain/agreement-standing.js';
import type {Agreement, AgreementSummary} from '../../domain/agreement.js';
import {partInTime} from '../../domain/in-time.js';
import {nextChange} from '../../domain/next-change.js';
import type {Problem} from '../../domain/problem.js';
import type {WordsPart} from '../../locales/index.js';
import type {Translate} from '../../locales/messages.js';
import {addLaterWords} from '../../locales/renewal-words-later.js';
import type {AgreementListActor} from '../../machines/create-agreement-list.js';
import type {SessionActor} from '../../machines/session-machine.js';
import {PartnerEvent, type PartnerEventDetails, type PartnerEventName} from '../events.js';
import type {AccountStorage, StorageAccess} from '../shared/account-storage.js';
import {HistorySteps} from '../shared/history-steps.js';
import type {Language} from '../shared/localization.js';
import type {SessionListener} from '../shared/visit-element.js';
import type {FlowSubject} from './flow.js';
import {DeadlineWatch} from './overview/deadline-watch.js';
import {laterStyles} from './overview/later-styles.js';
import {nextChangeOf} from './overview/next-change.js';
import type {OverviewWord} from './overview/overview-model.js';
import {OverviewNews} from './overview/overview-news.js';
import {SubmittedAgreements} from './overview/submitted-agreements.js';
import {Places} from './places.js';
import type {Runtime} from './renewal-runtime.js';
import type * as supportNotice from './support-notice.js';
import {RenewalStorage, type OpenedDrafts} from './renewal-storage.js';
import type {ListView, RenewalVisit} from './renewal-visit.js';

/** What the element lends to its workings. */
export interface RenewalStage {
  readonly element: HTMLElement;
  readonly root: () => ShadowRoot;
  readonly visit: () => RenewalVisit | null;
  readonly listView: () => ListView | null;
  readonly language: () => Language | null;
  /** What stands in the overview's place; `null`: the overview itself is on view. */
  readonly place: () => FlowSubject | null;
  /** Another subject is to be opened, or with `null` the overview. */
  readonly open: (subject: FlowSubject | null) => void;
  /** State of the session machine, and milliseconds to its end while it is near. */
  readonly session: () => {readonly state: string | null; readonly endsIn: number | null};
  readonly storageAccess: () => StorageAccess<OpenedDrafts> | null;
  readonly requestSupport: (topic: string, agreementId: string | null, problem: Problem | null) => void;
  readonly requestUpdate: () => void;
  readonly requireWords: (part: WordsPart) => void;
  readonly addStyles: (styles: readonly CSSResultOrNative[]) => void;
  readonly refreshSession: () => void;
  readonly restart: () => void;
  /** Another account is known to have signed in. */
  readonly replaceAccount: () => void;
  readonly followSession: (session: SessionActor, storage: AccountStorage, listener: SessionListener) => void;
  readonly followList: (list: AgreementListActor) => void;
}

/** Says at the foot of the page that the network failed; said already, it is told anew. */
function sayPartMissing(root: ShadowRoot, {t}: Language): void {
  const kit = root.querySelector('.kit');
  kit?.querySelector('.part-missing')?.remove();
  const line = document.createElement('p');
  line.className = 'part-missing';
  line.role = 'alert';
  line.textContent = (t as Translate<OverviewWord>)('problem.network');
  kit?.append(line);
}

const none: ReadonlySet<string> = new Set();

/** The deadlines that are watched, what stands in the overview's place, the browser's history, and the host's news. */
export class RenewalWorkings {
  readonly #stage: RenewalStage;
  readonly #watch: DeadlineWatch;
  readonly #storage: RenewalStorage;
  readonly #history = new HistorySteps(() => this.#stepBack());
  /** Whether the browser refuses to keep anything on the device. */
  #isMemoryOnly = false;
  /** It is to be said how a person is reached, as soon as the words for it are here. */
  #isSupportAsked = false;
  #news: OverviewNews | null = null;
  #places: Places | null = null;
  #submitted: SubmittedAgreements | null = null;
  /** Takes over what drafts say was sent. */
  #lookForSent: () => void = () => {};

  constructor(stage: RenewalStage) {
    this.#stage = stage;
    addLaterWords();
    lookAheadBy(nextChange);
    this.#storage = new RenewalStorage(stage.storageAccess(), (health) => {
      this.#isMemoryOnly = health.state === 'memoryOnly' && health.reason !== 'host' && health.reason !== 'policy';
      this.#emit('partner-storage', health);
      stage.requestUpdate();
    });
    this.#watch = new DeadlineWatch({
      page: () => stage.element.ownerDocument,
      now: () => stage.visit()?.now() ?? Date.now(),
      nextChange: (now) => this.#nextChange(now),
      onTick: (now) => {
        this.tell(now);
        void this.#submitted?.askAgain();
        this.#places?.tick(now);
        stage.requestUpdate();
      },
      onWake: () => {
        if (!stage.place()) stage.visit()?.send({type: 'refresh.requested'});
        stage.refreshSession();
      },
    });
  }

  /** What stands in the overview's place; `null` between two visits. */
  get places(): Places | null {
    return this.#places;
  }

  /** The element is on a page; `isAttached` false: it is on none. */
  attach(isAttached: boolean): void {
    if (!isAttached) return this.#watch.stop();
    this.#watch.start();
    const notice = this.#supportNotice;
    // Moved within its page, an open dialog is modal no more.
    notice?.close();
    notice?.showModal();
  }

  /** Judges what timers were too late for (F-T3). */
  check(): void {
    this.#watch.check();
  }

  /** Lets the browser's Back lead through the steps, or leaves the history to the host (decision 16). */
  useHistory(isUsed: boolean): void {
    if (isUsed) this.#history.start();
    else this.#history.stop();
  }

  /** Another page is on view. */
  followPage(): void {
    this.#history.follow(this.#places?.isStep ?? false);
  }

  /** Nobody took over that a person was asked for: it is said in words how one is reached. */
  sayWhereSupportIs(): void {
    this.#isSupportAsked = true;
    this.#stage.requestUpdate();
  }

  /** The machines of a visit are about to start: what they tell is heard from the beginning. */
  begin(visit: RenewalVisit, runtime: Runtime): void {
    const {list, session} = runtime;
    const stage = this.#stage;
    if (stage.element.isConnected) this.#watch.start();
    stage.addStyles([laterStyles]);
    stage.requireWords('agreement');
    this.#news = new OverviewNews((name, detail) => this.#emit(name, detail));
    const places = (this.#places = this.#openPlaces(visit, runtime));
    this.#followSubmitted(visit, runtime);
    list.on('problem.met', ({problem: {kind, code = null, reference = null}}) =>
      this.#emit('partner-problem', {agreementId: null, kind, code, reference}),
    );
    stage.followSession(session, this.#storage, {
      opened: (account) => places.sessionOpened(account),
      restored: () => {
        list.send({type: 'session.restored'});
        places.sessionRestored();
        // The answer brought the server's clock, which may have fallen behind in a sleep (F-T3).
        this.check();
      },
      ended: () => {
        stage.requireWords('renewal');
        this.check();
        this.#emit('partner-signed-out', {agreementId: null});
      },
    });
    stage.followList(list);
  }

  end(): void {
    this.#places?.end();
    this.#places = null;
    this.#news?.end();
    this.#news = null;
    this.#submitted = null;
    this.#isSupportAsked = false;
    if (!this.#stage.element.isConnected) this.#supportNotice?.parentElement?.remove();
    this.#history.stop();
  }

  /** Tells the host where everything stands now, and the person what was asked for. */
  tell(now: number): void {
    const {visit, listView, language, place} = this.#stage;
    const [running, view, words] = [visit(), listView(), language()];
    if (this.#isSupportAsked && words?.parts.has('agreement')) this.#openSupportNotice(words);
    if (!running?.calendar || !view) return;
    const {submitted = [], undecided = []} = this.#places ?? {};
    this.#submitted?.follow(place(), {submitted, undecided}, view.context.known);
    this.#submitted?.hold(view.context.known, running.calendar);
    const judged = judgeAll(view.context.known, now, running.policy, running.calendar);
    this.#news?.tell({
      judged,
      now,
      policy: running.policy,
      calendar: running.calendar,
      language: words?.parts.has('agreement') ? words : null,
    });
  }

  get #supportNotice(): HTMLDialogElement | null {
    return this.#stage.root().querySelector('dialog');
  }

  #openSupportNotice(words: Language): void {
    const {element, root} = this.#stage;
    this.#isSupportAsked = false;
    const openNotice = (module: typeof supportNotice): void => {
      root().querySelector('.part-missing')?.remove();
      if (element.isConnected) module.openSupportNotice(root(), words);
    };
    void partInTime(import('./support-notice.js')).then(openNotice, () => sayPartMissing(root(), words));
  }

  /** What was submitted is asked about whenever the list has other answers, and while it is undecided (decision 4). */
  #followSubmitted(visit: RenewalVisit, {backend, list}: Runtime): void {
    const submitted = (this.#submitted = new SubmittedAgreements({
      backend,
      policy: visit.policy,
      now: () => visit.now(),
      onSettled: (agreementIds) => {
        for (const agreementId of agreementIds) {
          const read = (agreement: Agreement) => list.send({type: 'agreements.read', agreements: [agreement]});
          void backend.getAgreement({agreementId}).then(read, () => undefined);
        }
        this.#stage.requestUpdate();
      },
      onServed: (agreementId) =>
        void this.#storage.eraseReapplication(agreementId, visit.policy.renewal.draftDays).catch(() => undefined),
    }));
    let answers: readonly unknown[] | null = null;
    let drafts: readonly unknown[] | null = null;
    const look = (known: readonly AgreementSummary[]): void => {
      const kept = this.#places?.drafts ?? [];
      if ((known === answers && kept === drafts) || !visit.calendar || visit.hasEnded) return;
      const isNew = submitted.adopt(kept, known, visit.calendar);
      const isAsked = known !== answers || isNew;
      [answers, drafts] = [known, kept];
      submitted.hold(known, visit.calendar);
      if (isAsked) void submitted.ask();
      if (isNew) this.#stage.requestUpdate();
    };
    this.#lookForSent = () => look(list.getSnapshot().context.known);
    list.subscribe(({context: {known}}) => look(known));
  }

  #openPlaces(visit: RenewalVisit, runtime: Runtime): Places {
    const stage = this.#stage;
    return new Places({
      visit,
      runtime,
      storage: this.#storage,
      root: stage.root,
      onChange: stage.requestUpdate,
      onDrafts: () => this.#lookForSent(),
      undecided: () => this.#submitted?.undecided ?? none,
      goBack: () => this.#history.goBack(),
      open: stage.open,
      isMemoryOnly: () => this.#isMemoryOnly,
      tellLapsed: (agreementId) => this.#news?.tellLapsed(agreementId),
      onSignedIn: (accountId) => this.#signedIn(visit, runtime, accountId),
      requestSupport: stage.requestSupport,
      emit: (name, detail) => this.#emit(name, detail),
      requireWords: stage.requireWords,
      addStyles: (styles) => stage.addStyles([laterStyles, ...styles]),
      session: stage.session,
      refreshSession: stage.refreshSession,
    });
  }

  #signedIn(visit: RenewalVisit, {session}: Runtime, accountId: string | null): void {
    const {stage, account} = {stage: this.#stage, account: this.#places?.account};
    // Where nobody was signed in before, whoever is now begins a visit of their own.
    if (!account) return stage.restart();
    if (accountId !== account.id) return stage.replaceAccount();
    session.send({type: 'session.checkRequested'});
    if (stage.listView()?.state === 'loadFailed') visit.send({type: 'load.requested'});
  }

  #nextChange(now: number): number | null {
    const [visit, view] = [this.#stage.visit(), this.#stage.listView()];
    if (!visit?.calendar || !view) return null;
    const moments = [
      nextChangeOf(view.context.known, now, visit.policy, visit.calendar),
      this.#submitted?.nextEnd(now) ?? null,
    ].filter((moment) => moment !== null);
    return moments.length === 0 ? null : Math.min(...moments);
  }

  /** One page back for the browser's Back: behind the first page of a flow lies the overview. */
  #stepBack(): boolean {
    const places = this.#places;
    if (!this.#stage.place() || !places) return false;
    if (!places.leaveStep()) {
      if (!places.isStep) return false;
      this.#stage.open(null);
    }
    return true;
  }

  #emit<N extends PartnerEventName>(name: N, detail: PartnerEventDetails[N]): void {
    this.#stage.element.dispatchEvent(new PartnerEvent(name, detail));
  }
}
