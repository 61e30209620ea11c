/** A new case: its machine, its draft, its files and its views, as one thing (S-03, X-10). */
import {html, type TemplateResult} from 'lit';
import type {NewCaseDraft} from '../../../domain/support/case-drafts.js';
import type {SupportCase} from '../../../domain/support/support-case.js';
import type {Translate} from '../../../locales/messages.js';
import type {createNewCase} from '../../../machines/create-case.js';
import {statePathOf} from '../../../machines/state-path.js';
import {
  newCaseStepOf,
  type NewCaseContext,
  type NewCaseEmitted,
  type NewCaseEvent,
} from '../../../machines/support/new-case-context.js';
import type {OutboxEntry} from '../../../machines/support/outbox-entry.js';
import type {NewCaseOffer, SupportContext} from '../../../machines/support/support-context.js';
import type {DraftEdit} from '../../../storage/draft-kind.js';
import {downloadFile} from '../../shared/download-file.js';
import type {Language} from '../../shared/localization.js';
import {readForm} from '../../shared/read-form.js';
import {skeleton} from '../../shared/templates/messages.js';
import {Attachments} from '../attachments/attachments.js';
import {FilesOnForm} from '../attachments/files-on-form.js';
import type {FormWord} from '../attachments/model.js';
import {addMessage} from '../new-case/add-message.js';
import type {NewCaseActions, NewCaseModel, NewCaseState} from '../new-case/model.js';
import {newCaseActor} from '../new-case/new-case-actor.js';
import {NewCaseFocus} from '../new-case/new-case-focus.js';
import {NewCaseKeeper} from '../new-case/new-case-keeper.js';
import {newCaseNews, tellNews} from '../new-case/new-case-news.js';
import {newCaseStyles} from '../new-case/new-case-styles.js';
import {newCaseViews} from '../new-case/new-case-views.js';
import {isEmptyOffer} from '../new-case/offers.js';
import {shownFailure} from '../new-case/parts.js';
import {printCase} from '../new-case/print-case.js';
import {typed} from '../new-case/typed.js';
import {NewCaseVoice} from '../new-case/voice.js';
import {pageOf, WaitingCase} from '../new-case/waiting-case.js';
import {waysOut} from '../new-case/ways-out.js';
import type {Place, PlaceHost} from '../place.js';

class NewCasePlace implements Place {
  readonly #host: PlaceHost;
  #actor: ReturnType<typeof createNewCase> | null = null;
  #draft: NewCaseKeeper | null = null;
  #files: Attachments | null = null;
  /** The offer that was taken up. */
  #offerId = -1;
  /** The offer that was there when the form was on view last. */
  #shownOfferId = -1;
  #concernKind = '';
  #isQueuing = false;
  /** Where the case is that waits to be sent; `refused`: it is too large to wait. */
  #queuedIn: NewCaseModel['queuedIn'] = null;
  #waiting: WaitingCase | null = null;
  #isEasy: boolean | null = null;
  readonly #focus: NewCaseFocus;
  readonly #voice: NewCaseVoice;
  readonly #actions: NewCaseActions;
  #hasEnded = false;
  readonly #drops = new FilesOnForm(() => this.#files);

  constructor(host: PlaceHost) {
    this.#host = host;
    this.#voice = new NewCaseVoice((text) => host.announce(text));
    this.#focus = new NewCaseFocus(host.root);
    this.#actions = this.#allActions();
    host.addStyles(newCaseStyles.flat());
    void this.#open();
  }

  get page(): string {
    return this.#focus.nameOf(pageOf(this.#state, this.#waiting));
  }

  get hasProblem(): boolean {
    const context = this.#context;
    return context !== null && (shownFailure(context) !== null || Object.keys(context.problems).length > 0);
  }

  render(language: Language): TemplateResult {
    const before = this.#voice.language;
    if (before && before.tag !== language.tag) this.#send({type: 'categories.requested'});
    this.#voice.language = language;
    const context = this.#context;
    const state = this.#state;
    if (context === null || state === null || !this.#files) return skeleton(language.t('shell.loading'));
    this.#considerOffer(context);
    return html`<div class="content new-case">${newCaseViews[state](this.#model(language, state, context))}</div>`;
  }

  submit(form: HTMLFormElement): void {
    this.#send({type: 'step.submitted', values: readForm(form)});
  }

  change(name: string, value: string | boolean): void {
    const context = this.#context;
    if (context === null) return;
    const {event, concernKind} = typed(name, value, context, this.#concernKind);
    this.#concernKind = concernKind;
    this.#send(event);
    this.#host.onChange();
  }

  tick(): void {
    // Whether somebody answers the phone changes by the clock.
    this.#host.onChange();
  }

  sessionRestored(): void {
    this.#send({type: 'session.restored'});
    this.#files?.sessionRestored();
    this.#waiting?.follow(true);
  }

  networkChanged(isOnline: boolean): void {
    this.#files?.networkChanged(isOnline);
    if (isOnline) this.#waiting?.follow(true);
    this.#host.onChange();
  }

  caseChanged(changed: SupportCase, entryId: string): void {
    if (entryId === this.#waiting?.id) this.#opened(changed);
  }

  updated(): void {
    this.#followWaiting();
    const form = this.#host.root().querySelector<HTMLFormElement>('.new-case form');
    const isForm = this.#state === 'compose';
    this.#drops.follow(isForm ? form : null);
    this.#focus.follow(isForm ? {context: this.#context!, concernKind: this.#concernKind} : null);
  }

  leaveStep(): boolean {
    const before = this.page;
    this.#send({type: 'step.left'});
    return this.page !== before;
  }

  end(): void {
    this.#hasEnded = true;
    this.#drops.follow(null);
    this.#actor?.stop();
    this.#draft?.end();
    this.#files?.end();
  }

  get #context(): NewCaseContext | null {
    return this.#actor?.getSnapshot().context ?? null;
  }

  get #state(): NewCaseState | null {
    const snapshot = this.#actor?.getSnapshot();
    return snapshot ? (statePathOf(snapshot.value).split('.')[0] as NewCaseState) : null;
  }

  get #support(): SupportContext {
    return this.#host.support.getSnapshot().context;
  }

  get #offer(): NewCaseOffer {
    return this.#support.offer;
  }

  #send(event: NewCaseEvent): void {
    this.#actor?.send(event);
  }

  async #open(): Promise<void> {
    const draft = await NewCaseKeeper.open(this.#host, this.#host.onChange);
    const restored = await draft.restored();
    if (this.#hasEnded) return draft.end();
    this.#draft = draft;
    this.#begin(restored);
  }

  /** @param kept what to go on with; `null`: an empty form, with what led here. */
  #begin(kept: DraftEdit<NewCaseDraft> | null): void {
    this.#actor?.stop();
    this.#files?.end();
    if (!kept) this.#offerId = this.#offer.id;
    const actor = newCaseActor(this.#host, kept);
    for (const type of newCaseNews) actor.on(type, (event) => this.#hear(event));
    this.#actor = actor;
    this.#draft?.begin();
    this.#concernKind = actor.getSnapshot().context.answers.concern?.kind ?? '';
    this.#queuedIn = null;
    this.#waiting = null;
    this.#isEasy = null;
    actor.subscribe(() => this.#follow());
    actor.start();
    this.#files = new Attachments({
      host: this.#host,
      restored: actor.getSnapshot().context.answers.files,
      onForm: (event) => actor.send(event),
      onNews: (news) => this.#voice.tell(news),
    });
    this.#follow();
  }

  /** Something else led here meanwhile: it begins the form where nothing was typed, and is offered where something was. */
  #considerOffer(context: NewCaseContext): void {
    const offer = this.#offer;
    const state = this.#state;
    // What was typed before a case was followed is a draft still.
    const isBack = state === 'followed' && offer.id !== this.#shownOfferId;
    this.#shownOfferId = offer.id;
    if (isBack) queueMicrotask(() => this.#send({type: 'step.left'}));
    if (offer.id === this.#offerId) return;
    const isOver = state === 'sent' || state === 'queued';
    const isUntouched = this.#draft?.standing == null && !context.wasRestored && state === 'compose';
    if (isEmptyOffer(offer) && !isOver) this.#offerId = offer.id;
    else if (isOver || isUntouched) queueMicrotask(() => !this.#hasEnded && this.#begin(null));
  }

  #follow(): void {
    const context = this.#context;
    const state = this.#state;
    if (context === null || state === null) return;
    if (context.answers.concern) this.#concernKind = context.answers.concern.kind;
    this.#keep(context);
    this.#voice.suggestions(context, state === 'compose');
    this.#host.onChange();
  }

  /** Keeps what was entered, with the id it is sent under and how far it is. */
  #keep({answers, technicalDetails, linkedCase, operationId}: NewCaseContext): void {
    const step = newCaseStepOf(statePathOf(this.#actor!.getSnapshot().value));
    if (step === null) return;
    this.#draft?.follow({step, content: {operationId, answers, technicalDetails, linkedCase}});
  }

  #hear(event: NewCaseEmitted): void {
    if (event.type === 'case.queued') void this.#queue(event.entry);
    // What goes to the outbox stays a draft until it is there.
    if (event.type === 'draft.spent' && !this.#isQueuing) void this.#draft?.erase();
    if (event.type === 'problem.met' && event.problem.kind === 'signed-out') this.#focus.want('wayIn');
    tellNews(this.#host, event);
  }

  /** Hands the case over to the outbox, which sends its files as well. */
  async #queue(entry: OutboxEntry): Promise<void> {
    this.#isQueuing = true;
    this.#files?.end();
    const {keptIn: result, id} = await this.#host.outbox.add(entry);
    this.#isQueuing = false;
    // It waits to be sent, whether this page is here still or not.
    if (result !== 'refused') void this.#draft?.erase();
    if (this.#hasEnded) return;
    if (result !== 'refused') {
      this.#queuedIn = result;
      this.#waiting = new WaitingCase(this.#host, id, (opened) => this.#opened(opened));
      this.#host.onChange();
      return this.#host.emit('partner-case-queued', {kind: 'case', caseId: null});
    }
    const {operationId, answers, technicalDetails, linkedCase} = this.#context!;
    this.#begin({step: 'check', content: {operationId, answers, technicalDetails, linkedCase}});
    this.#queuedIn = 'refused';
    this.#host.onChange();
  }

  /** What waited was sent. */
  #opened(opened: SupportCase): void {
    if (this.#hasEnded || this.#state !== 'queued') return;
    this.#voice.opened(opened.reference);
    this.#send({type: 'case.opened', case: opened});
  }

  /** What becomes of a case by itself takes no focus from the page around the element. */
  #followWaiting(): void {
    const isQueued = this.#state === 'queued';
    if (isQueued) this.#waiting?.follow();
    const waiting = this.#waiting;
    const page = pageOf(this.#state, waiting);
    const wasQueued = (before: string) => waiting !== null && before.startsWith('newCase.queued');
    if (this.#focus.followPage(page, wasQueued) && isQueued)
      this.#voice.say(page.endsWith('refused') ? 'queued.refused' : 'queued.over');
  }

  /** Two tabs typed in one draft, or two cases were begun. What is on its way to the server is decided. */
  async #choose(keep: 'mine' | 'theirs'): Promise<void> {
    const isDecided = () => this.#hasEnded || this.#state === 'sending';
    if (isDecided()) return;
    if (keep === 'mine') return this.#draft?.keepMine();
    const theirs = (await this.#draft?.takeTheirs()) ?? null;
    if (theirs && !isDecided()) this.#begin(theirs);
  }

  async #chooseCase(which: 'this' | 'other'): Promise<void> {
    await this.#choose(which === 'this' ? 'mine' : 'theirs');
    this.#focus.heading();
  }

  /** What led here begins a case of its own; the one that was begun is kept beside it, with its files. */
  async #takeOffer(): Promise<void> {
    const isAside = await this.#draft?.putAside();
    if (this.#hasEnded) return;
    if (isAside) this.#begin(null);
    else this.#voice.say('newCase.offer.failed');
    this.#focus.heading();
  }

  /** What was typed becomes a reply of the case that another tab opened, before it is a draft no more. */
  async #addMessage(): Promise<void> {
    const {elsewhere, answers} = this.#context ?? {};
    if (!elsewhere || !answers) return;
    this.#files?.end();
    await addMessage(this.#host, answers, elsewhere);
    await this.#draft?.erase();
    if (!this.#hasEnded) this.#actions.openCase(elsewhere.id);
  }

  #rate(isEasy: boolean): void {
    const caseId = this.#context?.sent?.id;
    if (caseId === undefined || this.#isEasy !== null) return;
    this.#isEasy = isEasy;
    this.#host.emit('partner-case-form-rated', {caseId, isEasy});
    this.#host.onChange();
    this.#focus.want('thanks');
  }

  /** Everything typed is gone, here and on the device; what led here begins the form again. */
  #startOver(): void {
    if (this.#state !== 'sent' && this.#state !== 'queued') this.#files?.discard();
    void this.#draft?.erase();
    this.#begin(null);
  }

  async #takeBack(): Promise<void> {
    const context = this.#context;
    if (!context || !this.#draft) return;
    const edit = (await this.#waiting?.takeBack(this.#draft, context)) ?? null;
    if (this.#hasEnded) return;
    if (edit) return this.#begin(edit);
    // Its page says how it stands now.
    if (this.#state === 'queued') this.#voice.say('queued.tooLate');
    this.#host.onChange();
    this.#focus.heading();
  }

  #model(language: Language, state: NewCaseState, context: NewCaseContext): NewCaseModel {
    const {t, format, locale} = language;
    const {policy, calendar, now} = this.#host;
    return {
      state,
      context,
      policy,
      profile: this.#support.profile,
      calendar,
      t: t as Translate<FormWord>,
      format,
      locale,
      now: now(),
      isOnline: navigator.onLine,
      draft: this.#draft?.standing ?? null,
      queuedIn: this.#queuedIn,
      waiting: this.#waiting?.view ?? null,
      concernKind: this.#concernKind,
      hasOffer: this.#offer.id !== this.#offerId && !isEmptyOffer(this.#offer),
      aside: this.#draft?.aside?.content.answers.subject ?? null,
      isEasy: this.#isEasy,
      files: this.#files!.view,
      actions: this.#actions,
      send: (event) => this.#send(event),
    };
  }

  #allActions(): NewCaseActions {
    return {
      ...waysOut(this.#host),
      change: (field) => {
        this.#focus.want(field);
        this.#send({type: 'step.left'});
      },
      startOver: () => this.#startOver(),
      eraseDraft: () => {
        this.#startOver();
        this.#voice.say('draft.erased');
        this.#focus.heading();
      },
      resolveDraft: (keep) => void this.#choose(keep),
      takeOffer: () => void this.#takeOffer(),
      chooseCase: (which) => void this.#chooseCase(which),
      removeConcern: () => {
        this.#focus.want('concern');
        this.change('concern.kind', '');
      },
      addMessage: () => void this.#addMessage(),
      rate: (isEasy) => this.#rate(isEasy),
      print: (title, text) => void printCase(this.#host, this.#voice.language?.locale ?? '', {title, text}),
      download: (fileName, text) => downloadFile(fileName, 'text/plain', text),
      takeBack: () => void this.#takeBack(),
    };
  }
}

export const createPlace = (host: PlaceHost): Place => new NewCasePlace(host);
