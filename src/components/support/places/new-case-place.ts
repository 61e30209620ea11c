/** A new case: its machine, its draft, its files and its views, as one thing (S-03, X-10). */
import {html, type TemplateResult} from 'lit';
import {partInTime} from '../../../domain/part-in-time.js';
import {proposedLanguage} from '../../../domain/support/support-languages.js';
import type {CaseAnswers} from '../../../domain/support/case-answers.js';
import {createNewCase} from '../../../machines/create-case.js';
import {statePathOf} from '../../../machines/state-path.js';
import {
  newCaseStepOf,
  type NewCaseContext,
  type NewCaseEmitted,
  type NewCaseEvent,
} from '../../../machines/support/new-case-context.js';
import type {NewCaseDraft} from '../../../domain/support/case-drafts.js';
import type {OutboxEntry} from '../../../machines/support/outbox-entry.js';
import type {NewCaseOffer, SupportContext, SupportPlace} from '../../../machines/support/support-context.js';
import type {DraftEdit} from '../../../storage/draft-kind.js';
import {downloadFile} from '../../shared/download-file.js';
import {DraftKeeper} from '../../shared/draft-keeper.js';
import type {Language} from '../../shared/localization.js';
import {readForm} from '../../shared/read-form.js';
import {fieldId} from '../../shared/templates/field-id.js';
import {skeleton} from '../../shared/templates/messages.js';
import {Attachments} from '../attachments/attachments.js';
import {newsText} from '../attachments/news-text.js';
import type {FormWord, UploadNews} from '../attachments/model.js';
import {newId} from '../new-id.js';
import {takenBack} from '../outbox/take-back.js';
import {restoredFrom} from '../new-case/case-draft.js';
import {FilesOnForm} from '../attachments/files-on-form.js';
import type {CaseField, NewCaseActions, NewCaseModel, NewCaseState} from '../new-case/model.js';
import {similarThings} from '../new-case/similar-things.js';
import {newCaseStyles} from '../new-case/new-case-styles.js';
import {newCaseViews} from '../new-case/new-case-views.js';
import {fieldOnPage} from '../new-case/parts.js';
import {chosenCategory} from '../new-case/chosen-category.js';
import type {Place, PlaceHost} from '../place.js';
import {withoutTurns, type Translate} from '../../../locales/messages.js';

const emitted = [
  'operation.changed',
  'case.created',
  'case.queued',
  'firstRun.missed',
  'draft.spent',
  'problem.met',
] as const satisfies readonly NewCaseEmitted['type'][];

/** Whether nothing in particular led here. */
const isEmptyOffer = ({answers, technicalDetails, linkedCase}: NewCaseOffer): boolean =>
  Object.keys(answers).length === 0 && technicalDetails === '' && linkedCase === null;

class NewCasePlace implements Place {
  readonly #host: PlaceHost;
  #actor: ReturnType<typeof createNewCase> | null = null;
  #draft: DraftKeeper<NewCaseDraft> | null = null;
  #files: Attachments | null = null;
  /** What is kept already, or was there before anything was entered. */
  #kept = '';
  /** The offer that was taken up. */
  #offerId = -1;
  #language: Language | null = null;
  #concernKind = '';
  #isQueuing = false;
  /** Where the case is that waits to be sent; `refused`: it is too large to wait. */
  #queuedIn: NewCaseModel['queuedIn'] = null;
  /** The id under which it waits. */
  #queuedId = '';
  /** The field that takes the focus once the form is on view again. */
  #wantedField: CaseField | null = null;
  /** How many suggestions were told of. */
  #told = 0;
  #hasEnded = false;
  readonly #drops = new FilesOnForm(() => this.#files);

  constructor(host: PlaceHost) {
    this.#host = host;
    host.addStyles(newCaseStyles.flat());
    void this.#open();
  }

  get page(): string {
    const state = this.#state;
    if (state === null) return '';
    return state === 'compose' || state === 'looking' ? 'newCase' : `newCase.${state}`;
  }

  get hasProblem(): boolean {
    const context = this.#context;
    return context !== null && (context.failure !== null || Object.keys(context.problems).length > 0);
  }

  render(language: Language): TemplateResult {
    if (this.#language && this.#language.tag !== language.tag) this.#send({type: 'categories.requested'});
    this.#language = language;
    const context = this.#context;
    const state = this.#state;
    if (context === null || state === null || !this.#files) return skeleton(language.t('shell.loading'));
    if (this.#offer.id !== this.#offerId) this.#considerOffer(context);
    return html`<div class="content new-case">${newCaseViews[state](this.#model(language, state, context))}</div>`;
  }

  submit(form: HTMLFormElement): void {
    this.#send({type: 'step.submitted', values: readForm(form)});
  }

  change(name: string, value: string | boolean): void {
    const context = this.#context;
    if (context === null) return;
    if (name.startsWith('category.')) {
      const level = Number(name.slice('category.'.length));
      const id = chosenCategory(context.categories ?? [], context.answers.categoryId, level, String(value));
      return this.#send({type: 'answer.changed', name: 'categoryId', value: id});
    }
    if (name === 'concern.kind') return this.#changeConcern(String(value), context.answers.concern?.id ?? '');
    if (name === 'concern.id') return this.#changeConcern(this.#concernKind, String(value));
    this.#send({type: 'answer.changed', name, value});
  }

  tick(): void {
    // Whether somebody answers the phone changes by the clock.
    this.#host.onChange();
  }

  sessionRestored(): void {
    this.#send({type: 'session.restored'});
    this.#files?.sessionRestored();
  }

  networkChanged(isOnline: boolean): void {
    this.#files?.networkChanged(isOnline);
    this.#host.onChange();
  }

  updated(): void {
    const form = this.#host.root().querySelector<HTMLFormElement>('.new-case form');
    this.#drops.follow(this.#state === 'compose' ? form : null);
    const field = this.#wantedField;
    if (!field || this.#state !== 'compose') return;
    this.#wantedField = null;
    // The heading takes the focus first, as on every page.
    queueMicrotask(() => this.#focus(field));
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

  /** What is on its way to the server is decided. */
  get #isUnderWay(): boolean {
    return this.#state === 'sending';
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
    const {storage, policy, onChange} = this.#host;
    const opened = await storage.openNewCase(policy.support.draftDays);
    if (this.#hasEnded) return;
    this.#draft = new DraftKeeper(opened, onChange);
    this.#begin(this.#draft.restored);
  }

  /** @param kept what to go on with; `null`: an empty form, with what led here. */
  #begin(kept: DraftEdit<NewCaseDraft> | null): void {
    this.#actor?.stop();
    this.#files?.end();
    const {backend, policy, language} = this.#host;
    const {attachments} = policy.support;
    const {profile} = this.#support;
    const offer = this.#offer;
    const restored = kept && restoredFrom(kept);
    if (!restored) this.#offerId = offer.id;
    const actor = createNewCase({
      backend,
      findSimilar: (request, options) => similarThings(this.#host, request, options),
      input: {
        operationId: kept?.content.operationId ?? newId(),
        answers: this.#firstAnswers(offer),
        // What is shown is what is sent: neither has marks that turn a line.
        technicalDetails: withoutTurns(offer.technicalDetails),
        linkedCase: offer.linkedCase,
        products: (profile?.products ?? []).map(({id}) => id),
        attachments,
        restored,
      },
      language,
      newId,
      deviceNow: Date.now,
    });
    for (const type of emitted) actor.on(type, (event) => this.#hear(event));
    this.#actor = actor;
    this.#kept = '';
    this.#concernKind = actor.getSnapshot().context.answers.concern?.kind ?? '';
    this.#told = 0;
    this.#queuedIn = null;
    actor.subscribe(() => this.#follow());
    actor.start();
    this.#files = new Attachments({
      host: this.#host,
      restored: actor.getSnapshot().context.answers.files,
      onForm: (event) => actor.send(event),
      onNews: (news) => this.#tell(news),
    });
    this.#follow();
  }

  #firstAnswers(offer: NewCaseOffer): Partial<CaseAnswers> {
    const host = this.#host;
    const {profile} = this.#support;
    const {contact, supportLanguages = []} = profile ?? {};
    return {
      language: proposedLanguage(host.language(), supportLanguages),
      contactName: contact?.name || host.account.name || '',
      contactEmail: contact?.email || host.account.email || '',
      contactPhone: contact?.phone ?? '',
      ...offer.answers,
    };
  }

  /** Something else led here meanwhile: it begins the form where nothing was typed, and is offered where something was. */
  #considerOffer(context: NewCaseContext): void {
    const state = this.#state;
    const isOver = state === 'sent' || state === 'queued' || state === 'followed';
    const isUntouched = this.#draft?.standing == null && !context.wasRestored && state === 'compose';
    if (isEmptyOffer(this.#offer) && !isOver) this.#offerId = this.#offer.id;
    else if (isOver || isUntouched) queueMicrotask(() => !this.#hasEnded && this.#begin(null));
  }

  #changeConcern(kind: string, id: string): void {
    this.#concernKind = kind;
    const concern = kind === '' || id.trim() === '' ? null : {kind, id: id.trim().slice(0, 200), name: ''};
    this.#send({type: 'concern.changed', concern: concern as CaseAnswers['concern']});
    this.#host.onChange();
  }

  #follow(): void {
    const context = this.#context;
    const state = this.#state;
    if (context === null || state === null) return;
    if (context.answers.concern) this.#concernKind = context.answers.concern.kind;
    this.#keep(context);
    this.#tellSuggestions(context);
    this.#host.onChange();
  }

  /** Keeps what was entered, with the id it is sent under and how far it is. */
  #keep({answers, technicalDetails, linkedCase, operationId}: NewCaseContext): void {
    const step = newCaseStepOf(statePathOf(this.#actor!.getSnapshot().value));
    if (step === null) return;
    const content: NewCaseDraft = {operationId, answers, technicalDetails, linkedCase};
    const now = JSON.stringify([step, content]);
    const isFirst = this.#kept === '';
    if (now === this.#kept) return;
    this.#kept = now;
    if (!isFirst) this.#draft?.change({step, content});
  }

  #tellSuggestions({similar, passedIds}: NewCaseContext): void {
    const count =
      (similar?.articles.length ?? 0) + (similar?.cases ?? []).filter(({id}) => !passedIds.includes(id)).length;
    if (this.#state === 'compose' && count > this.#told && this.#language)
      this.#host.announce((this.#language.t as Translate<FormWord>)('similar.found', {count}));
    this.#told = count;
  }

  /** Reads out what became of a file. */
  #tell(news: UploadNews): void {
    if (this.#language) this.#host.announce(newsText(this.#language.t as Translate<FormWord>, news));
  }

  #hear(event: NewCaseEmitted): void {
    const {emit, support} = this.#host;
    switch (event.type) {
      case 'operation.changed':
        return;
      case 'case.created':
        return emit('partner-case-created', {caseId: event.caseId, reference: event.reference, concern: event.concern});
      case 'case.queued':
        return void this.#queue(event.entry);
      case 'firstRun.missed':
        return support.send({type: 'firstRun.missed'});
      case 'draft.spent':
        // What goes to the outbox stays a draft until it is there.
        return this.#isQueuing ? undefined : void this.#draft?.erase();
      case 'problem.met': {
        const {kind, code = null, reference = null} = event.problem;
        return emit('partner-problem', {kind, code, reference});
      }
      case 'case.followed':
    }
  }

  /** Hands the case over to the outbox, which sends its files as well. */
  async #queue(entry: OutboxEntry): Promise<void> {
    this.#isQueuing = true;
    this.#files?.end();
    const {keptIn: result, id} = await this.#host.outbox.add(entry);
    this.#isQueuing = false;
    if (this.#hasEnded) return;
    if (result !== 'refused') {
      this.#queuedIn = result;
      this.#queuedId = id;
      void this.#draft?.erase();
      return this.#host.emit('partner-case-queued', {kind: 'case', caseId: null});
    }
    const {operationId, answers, technicalDetails, linkedCase} = this.#context!;
    this.#begin({step: 'check', content: {operationId, answers, technicalDetails, linkedCase}});
    this.#queuedIn = 'refused';
    this.#host.onChange();
  }

  #focus(field: CaseField): void {
    const context = this.#context;
    if (context === null) return;
    const name =
      field === 'categoryId' || field === 'concern'
        ? fieldOnPage({context, concernKind: this.#concernKind}, field)
        : field;
    const control = this.#host.root().querySelector<HTMLElement>(`#${CSS.escape(fieldId(name))}`);
    // Of a group of choices the chosen one takes the focus.
    const chosen = control?.closest('fieldset')?.querySelector<HTMLElement>(`[name="${name}"]:checked`);
    (chosen ?? control)?.focus();
  }

  async #resolveDraft(keep: 'mine' | 'theirs'): Promise<void> {
    if (this.#isUnderWay) return;
    if (keep === 'mine') return this.#draft?.keepMine();
    const theirs = (await this.#draft?.takeTheirs()) ?? null;
    if (theirs && !this.#hasEnded && !this.#isUnderWay) this.#begin(theirs);
  }

  /** Everything typed is gone, here and on the device; what led here begins the form again. */
  #startOver(): void {
    if (this.#state !== 'sent' && this.#state !== 'queued') this.#files?.discard();
    void this.#draft?.erase();
    this.#begin(null);
  }

  /** The case is a draft again before the device lets go of what was to be sent. */
  async #takeBack(): Promise<void> {
    const context = this.#context;
    if (!context) return;
    const {technicalDetails, linkedCase} = context;
    let edit: DraftEdit<NewCaseDraft> | null = null;
    const taken = await takenBack(this.#host.outbox, this.#queuedId, async ({entry, operationId}) => {
      if (entry.kind !== 'case') return () => undefined;
      const content = {operationId, answers: entry.answers, technicalDetails, linkedCase};
      edit = {step: 'compose', content};
      this.#draft?.change(edit);
      await this.#draft?.flush();
      return () => this.#draft?.erase();
    });
    if (this.#hasEnded) return;
    // It is on its way, or sent: its state is among the cases.
    if (!taken || !edit) return this.#go({view: 'cases'});
    this.#begin(edit);
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
      concernKind: this.#concernKind,
      hasOffer: this.#offer.id !== this.#offerId && !isEmptyOffer(this.#offer),
      files: this.#files!.view,
      actions: this.#actions,
      send: (event) => this.#send(event),
    };
  }

  readonly #actions: NewCaseActions = {
    focusField: (id) =>
      this.#host
        .root()
        .querySelector<HTMLElement>(`#${CSS.escape(id)}`)
        ?.focus(),
    change: (field) => {
      this.#wantedField = field;
      this.#send({type: 'step.left'});
    },
    leave: () => {
      const {support} = this.#host;
      if (this.#support.trail.length > 0) support.send({type: 'place.left'});
      else support.send({type: 'place.requested', place: {view: 'home'}});
    },
    openCase: (caseId) => this.#go({view: 'case', caseId}),
    openArticle: (articleId) => this.#go({view: 'article', articleId}),
    openCases: () => this.#go({view: 'cases'}),
    goHome: () => this.#go({view: 'home'}),
    startOver: () => this.#startOver(),
    eraseDraft: () => {
      this.#startOver();
      if (this.#language) this.#host.announce((this.#language.t as Translate<FormWord>)('draft.erased'));
      this.#host.root().querySelector<HTMLElement>('h2')?.focus();
    },
    resolveDraft: (keep) => void this.#resolveDraft(keep),
    takeOffer: () => this.#startOver(),
    print: (title, text) => void this.#print(title, text),
    download: (fileName, text) => downloadFile(fileName, 'text/plain', text),
    takeBack: () => void this.#takeBack(),
  };

  async #print(title: string, text: string): Promise<void> {
    const module = await partInTime(import('../../shared/text/print-alone.js')).catch(() => null);
    if (!module || this.#hasEnded) return;
    const content = html`<h1>${title}</h1><p>${text}</p>`;
    module.printAlone(this.#host.root(), {title, locale: this.#language?.locale ?? '', content});
  }

  #go(place: Exclude<SupportPlace, {readonly view: 'newCase'}>): void {
    this.#host.support.send({type: 'place.requested', place});
  }
}

export const createPlace = (host: PlaceHost): Place => new NewCasePlace(host);
