/** One case: its machine, the reply's draft and files, and what the host is told (S-23 to S-25). */
import {nothing, type TemplateResult} from 'lit';
import {emptyReplyAnswers, type CaseAnswers, type ReplyAnswers} from '../../../domain/support/case-answers.js';
import type {CaseFile, SupportCase} from '../../../domain/support/support-case.js';
import {problemOf} from '../../../domain/problem.js';
import {createCase} from '../../../machines/create-case.js';
import {statePathOf} from '../../../machines/state-path.js';
import type {ActAnswers, CaseContext, CaseEvent} from '../../../machines/support/case-context.js';
import {formStyles} from '../../shared/form-styles.js';
import {fieldId} from '../../shared/templates/field-id.js';
import type {Language} from '../../shared/localization.js';
import {readForm} from '../../shared/read-form.js';
import {skeleton} from '../../shared/templates/messages.js';
import {FormAttachments} from '../attachments/form-attachments.js';
import {isDeciding, type CaseModel, type CaseViewState, type Fetched} from '../case/case-model.js';
import {caseStyles} from '../case/case-styles.js';
import {caseView} from '../case/case-view.js';
import {downloadCaseFile, exportCase} from '../case/export-case.js';
import {isReplyUnderWay} from '../case/reply-standing.js';
import {ScrollKeeper} from '../case/keep-scroll.js';
import {ReplyKeeper} from '../case/reply-keeper.js';
import {SeenWatch} from '../case/seen-watch.js';
import {caseListStyles} from '../cases/case-list-styles.js';
import {timesFor} from '../cases/case-times.js';
import type {CaseWord} from '../cases/case-words.js';
import type {OutboxEntry} from '../../../machines/support/outbox-entry.js';
import {outboxStyles} from '../outbox/outbox-styles.js';
import {shownOutbox} from '../outbox/shown-outbox.js';
import {joined, takenBack} from '../outbox/take-back.js';
import {newId} from '../new-id.js';
import type {Place, PlaceHost} from '../place.js';

type CaseActor = ReturnType<typeof createCase>;

/** States in which a reply that is submitted has to wait for a moment: what is asked for comes first. */
const shortStates: ReadonlySet<CaseViewState> = new Set([
  'open.opening',
  'open.refreshing',
  'open.loadingEarlier',
  'open.following',
]);

class CasePlace implements Place {
  readonly #host: PlaceHost;
  readonly #caseId: string;
  readonly #end = new AbortController();
  readonly #scroll: ScrollKeeper;
  readonly #seen: SeenWatch;
  #actor: CaseActor | null = null;
  #reply: ReplyKeeper | null = null;
  #files: FormAttachments;
  #language: Language | null = null;
  /** The revision up to which the case had been on view when it was opened here. */
  #baseline: number | null = null;
  #downloads: Record<string, Fetched> = {};
  #exported: Fetched | null = null;
  #notReceived = false;
  /** The reply is being handed to the outbox. */
  #isQueuing = false;
  /** A reply was submitted while something else was asked for. */
  #isReplyAsked = false;
  /** The person answered: nothing up to then counts as new any more. */
  #isAllRead = true;
  #lastFollowing: boolean | null = null;
  /** The sentence that was read out last, to make the same one be read out again. */
  #told = '';

  constructor(host: PlaceHost) {
    this.#host = host;
    const {place} = host.support.getSnapshot().context;
    this.#caseId = place.view === 'case' ? place.caseId : '';
    host.addStyles([formStyles, caseListStyles, outboxStyles, caseStyles]);
    this.#scroll = new ScrollKeeper(host.root);
    this.#seen = new SeenWatch(host.root, () => this.#tellSeen());
    this.#files = new FormAttachments(host, () => this.#followFiles());
    void this.#begin();
  }

  get page(): string {
    const state = this.#state;
    if (state === null || state === 'loading') return '';
    if (state === 'loadFailed') return 'case failed';
    if (isDeciding(state)) return `case ${state}`;
    const isActSent = state === 'open.sending' && this.#context?.purpose !== 'reply';
    return isActSent ? 'case sending' : 'case';
  }

  get hasProblem(): boolean {
    const context = this.#context;
    return context !== null && (context.failure !== null || Object.keys(context.problems).length > 0);
  }

  render(language: Language): TemplateResult {
    this.#language = language;
    const model = this.#model(language);
    if (!model) return skeleton(language.t('shell.loading'));
    this.#scroll.before();
    return caseView(model);
  }

  updated(): void {
    this.#files.follow(this.#host.root().querySelector<HTMLFormElement>('.case-reply'));
    this.#scroll.after();
    this.#seen.follow();
  }

  submit(form: HTMLFormElement): void {
    const state = this.#state;
    if (state === null) return;
    const values = readForm(form);
    const text = String(values['text'] ?? '');
    if (isDeciding(state)) return this.#send({type: 'step.submitted', answers: {text, ...starsOf(values['stars'])}});
    if (shortStates.has(state)) {
      this.#isReplyAsked = true;
      return this.#send({type: 'reply.changed', text});
    }
    this.#send({type: 'reply.requested', online: navigator.onLine, text});
  }

  change(name: string, value: string | boolean): void {
    const state = this.#state;
    if (state === null || typeof value !== 'string') return;
    if (isDeciding(state)) {
      this.#send({type: 'act.changed', answers: name === 'stars' ? starsOf(value) : {text: value}});
    } else if (name === 'text') this.#send({type: 'reply.changed', text: value});
  }

  tick(): void {
    this.#send({type: 'clock.ticked'});
  }

  sessionRestored(): void {
    this.#send({type: 'session.restored'});
    this.#files.sessionRestored();
  }

  networkChanged(isOnline: boolean): void {
    if (isOnline) this.#send({type: 'network.returned'});
    this.#files.networkChanged(isOnline);
  }

  caseChanged(changed: SupportCase): void {
    if (changed.id !== this.#caseId) return;
    this.#send({type: 'case.changed', case: changed});
    this.#announce('case.reply.sent');
  }

  visibilityChanged(isVisible: boolean): void {
    this.#send({type: isVisible ? 'page.shown' : 'page.hidden'});
    if (isVisible) this.#seen.tell();
  }

  leaveStep(): boolean {
    const state = this.#state;
    if (state === null || !isDeciding(state)) return false;
    this.#send({type: 'step.left'});
    return true;
  }

  end(): void {
    this.#end.abort();
    this.#seen.stop();
    this.#actor?.stop();
    this.#reply?.end();
    this.#files.end();
  }

  get #state(): CaseViewState | null {
    return this.#actor ? (statePathOf(this.#actor.getSnapshot().value) as CaseViewState) : null;
  }

  get #context(): CaseContext | null {
    return this.#actor?.getSnapshot().context ?? null;
  }

  /** Whether nothing of the reply can be changed: it is on its way, or the case is not here yet. */
  get #isReplyDecided(): boolean {
    const [state, context] = [this.#state, this.#context];
    return state === null || context === null || isReplyUnderWay({state, context});
  }

  async #begin(): Promise<void> {
    const host = this.#host;
    const {support} = host.policy;
    const caseId = this.#caseId;
    const {storage} = host;
    const [seenRevision, copy, opened] = await Promise.all([
      storage.seenRevision(caseId),
      storage.case(caseId),
      storage.openReply(caseId, support.draftDays),
    ]);
    if (this.#end.signal.aborted) return;
    const reply = new ReplyKeeper(opened, () => host.onChange());
    this.#reply = reply;
    this.#baseline = seenRevision;
    this.#isAllRead = seenRevision === null;
    const {restored} = reply;
    const replyOperationId = restored?.operationId ?? newId();
    const actor = createCase({
      backend: host.backend,
      input: {caseId, policy: support, seenRevision, copy, replyOperationId, restored: restored?.reply ?? null},
      policy: host.policy,
      calendar: host.calendar,
      now: host.now,
      newId,
      deviceNow: () => Date.now(),
    });
    this.#actor = actor;
    const {reply: answers} = actor.getSnapshot().context;
    reply.begin(answers, replyOperationId);
    this.#files.restore(answers.files);
    this.#listen(actor);
    actor.start();
    host.onChange();
  }

  #listen(actor: CaseActor): void {
    const host = this.#host;
    const {storage} = host;
    actor.subscribe(() => this.#follow());
    actor.on('case.loaded', ({case: loaded}) => void storage.keepCase(loaded));
    actor.on('case.seen', ({caseId, revision}) => void storage.keepSeen(caseId, revision));
    actor.on('messages.arrived', ({entryIds}) => this.#announce('case.arrived', entryIds.length));
    actor.on('draft.spent', () => {
      // What goes to the outbox stays a draft until it is there.
      if (!this.#isQueuing) void this.#spend();
    });
    actor.on('case.acted', ({caseId, purpose}) => {
      host.emit('partner-case-changed', {caseId, change: purpose});
      if (purpose === 'reply') this.#isAllRead = true;
      this.#announce(purpose === 'reply' ? 'case.reply.sent' : `case.done.${purpose}`);
      void this.#count();
    });
    actor.on('reply.missed', () => (this.#notReceived = true));
    actor.on('reply.queued', ({entry}) => {
      this.#isQueuing = true;
      if (entry.kind === 'reply') void this.#queue(entry);
    });
    actor.on('problem.met', ({problem: {kind, code = null, reference = null}}) =>
      host.emit('partner-problem', {kind, code, reference}),
    );
  }

  #follow(): void {
    const state = this.#state;
    const context = this.#context;
    if (state === null || context === null) return;
    const isUnderWay = isReplyUnderWay({state, context});
    if (!this.#isQueuing)
      this.#reply?.follow(context.reply, context.replyOperationId, state === 'open.sending' && isUnderWay);
    if (isUnderWay) this.#notReceived = false;
    const following = context.case?.following ?? null;
    if (this.#lastFollowing !== null && following !== null && following !== this.#lastFollowing)
      this.#announce(following ? 'case.followed' : 'case.unfollowed');
    this.#lastFollowing = following;
    if (this.#isAllRead && context.case && context.copyFrom === null && state === 'open.reading') {
      this.#isAllRead = false;
      this.#baseline = context.case.revision;
    }
    if (this.#isReplyAsked && !shortStates.has(state)) {
      this.#isReplyAsked = false;
      this.#send({type: 'reply.requested', online: navigator.onLine});
    }
    this.#host.onChange();
  }

  #followFiles(): void {
    const {files, standing, missing} = this.#files;
    this.#send({type: 'files.changed', files});
    this.#send({type: 'uploads.changed', uploads: standing, missing});
  }

  #send(event: CaseEvent): void {
    this.#actor?.send(event);
  }

  #model(language: Language): CaseModel | null {
    const host = this.#host;
    const state = this.#state;
    const context = this.#context;
    if (state === null || context === null) return null;
    const {t, format, locale} = language;
    return {
      state,
      context,
      policy: host.policy,
      calendar: host.calendar,
      now: host.now(),
      isOnline: navigator.onLine,
      baseline: this.#baseline,
      downloads: this.#downloads,
      exported: this.#exported,
      draft: this.#reply?.standing ?? null,
      notReceived: this.#notReceived,
      attachments: context.actions.reply ? this.#files.render(language, context.problems) : nothing,
      outbox: shownOutbox(host, language, {
        caseId: this.#caseId,
        referenceOf: () => context.case?.reference ?? null,
        onTakeBack: (id) => void this.#takeBack(id),
      }),
      t,
      times: timesFor(locale),
      format,
      locale,
      send: (event) => this.#send(event),
      actions: {
        open: (caseId) => host.support.send({type: 'place.requested', place: {view: 'case', caseId}}),
        download: (file) => void this.#download(file),
        exportAs: (form) => void this.#export(form),
        continueInNew: () => this.#continueInNew(),
        newCase: () => host.support.send({type: 'case.requested'}),
        leave: () => this.#leave(),
        focusField: (id) => host.root().getElementById(id)?.focus(),
        eraseDraft: () => void this.#eraseDraft(),
        resolveDraft: (keep) => void this.#resolveDraft(keep),
      },
    };
  }

  #tellSeen(): void {
    const {case: known, seenRevision} = this.#context ?? {};
    if (known && known.revision > (seenRevision ?? -1)) this.#send({type: 'thread.seen', revision: known.revision});
  }

  /** Reads a sentence out once; one that was read before differs by a space, which nobody hears. */
  #announce(word: CaseWord, count = 0): void {
    const {t} = this.#language ?? {};
    if (!t) return;
    const text = t(word, {count});
    this.#told = this.#told === text ? `${text}\u00a0` : text;
    this.#host.announce(this.#told);
  }

  /** After something was done other numbers of cases wait. */
  async #count(): Promise<void> {
    const {backend, support} = this.#host;
    const {since} = support.getSnapshot().context;
    const counts = await backend.getSupportCounts({since}).catch(() => null);
    if (counts && !this.#end.signal.aborted) support.send({type: 'counts.changed', counts});
  }

  /** The reply was sent, or waits in the outbox: what is typed from now on is another one. */
  async #spend(): Promise<void> {
    this.#files.letGo();
    await this.#reply?.erase();
    this.#announce('draft.erased');
    this.#host.root().getElementById(fieldId('text'))?.focus();
  }

  /** Hands the reply over to the outbox, which sends its files as well; one that is too large to wait stays here. */
  async #queue(entry: OutboxEntry & {readonly kind: 'reply'}): Promise<void> {
    const {outbox, emit} = this.#host;
    const {keptIn: result} = await outbox.add(entry);
    this.#isQueuing = false;
    if (this.#end.signal.aborted) {
      if (result !== 'refused') await this.#reply?.erase();
      return;
    }
    if (result === 'refused') {
      this.#resume(entry.answers, entry.id);
      return this.#announce('case.reply.tooLarge');
    }
    await this.#spend();
    this.#follow();
    emit('partner-case-queued', {kind: 'reply', caseId: this.#caseId});
    this.#announce(result === 'memory' ? 'case.reply.queuedHere' : 'case.reply.queued');
  }

  /** Goes on with a reply that was given away, behind what is written already. */
  #resume(given: ReplyAnswers, operationId: string): void {
    const context = this.#context;
    if (!context) return;
    const answers = joined(context.reply, given);
    this.#files.restore(answers.files);
    this.#send({
      type: 'draft.taken',
      answers,
      operationId: answers === given ? operationId : context.replyOperationId,
    });
  }

  /** A reply of this case is taken back from the outbox: it is a draft before the device lets go of it. */
  async #takeBack(id: string): Promise<void> {
    const before = this.#context;
    if (this.#isReplyDecided || before === null) return;
    const written = before.reply;
    const taken = await takenBack(this.#host.outbox, id, async ({entry, operationId}) => {
      if (entry.kind !== 'reply') return () => undefined;
      const answers = joined(written, entry.answers);
      const keptId = answers === entry.answers ? operationId : before.replyOperationId;
      this.#send({type: 'draft.taken', answers, operationId: keptId});
      await this.#reply?.flush();
      return () => this.#send({type: 'draft.taken', answers: written, operationId: before.replyOperationId});
    });
    if (taken && !this.#end.signal.aborted) this.#files.restore(this.#context?.reply.files ?? []);
  }

  async #eraseDraft(): Promise<void> {
    this.#files.discard();
    this.#send({type: 'draft.taken', answers: emptyReplyAnswers, operationId: newId()});
    await this.#reply?.erase();
  }

  /** What is on its way to the server is decided. */
  async #resolveDraft(keep: 'mine' | 'theirs'): Promise<void> {
    if (this.#isReplyDecided) return;
    if (keep === 'mine') return this.#reply?.keepMine();
    const theirs = await this.#reply?.takeTheirs();
    if (!theirs || this.#isReplyDecided || this.#end.signal.aborted) return;
    const {answers, operationId} = theirs;
    this.#reply?.begin(answers, operationId);
    this.#files.restore(answers.files);
    this.#send({type: 'draft.taken', answers, operationId});
  }

  async #download(file: CaseFile): Promise<void> {
    if (this.#downloads[file.id] === 'loading') return;
    const told = (fetched: Fetched | null): void => {
      const {[file.id]: _, ...others} = this.#downloads;
      this.#downloads = fetched === null ? others : {...others, [file.id]: fetched};
      this.#host.onChange();
    };
    told('loading');
    try {
      await downloadCaseFile(this.#host.backend, this.#caseId, file, this.#end.signal);
      told(null);
    } catch (error) {
      if (!this.#end.signal.aborted) told(problemOf(error));
    }
  }

  async #export(form: 'print' | 'text'): Promise<void> {
    const model = this.#language && this.#model(this.#language);
    const known = this.#context?.case;
    if (!model || !known || this.#exported === 'loading') return;
    const told = (fetched: Fetched | null): void => {
      this.#exported = fetched;
      this.#host.onChange();
    };
    const {backend, root} = this.#host;
    const {signal} = this.#end;
    told('loading');
    try {
      await exportCase({backend, root: root(), model, known, form, signal});
      told(null);
    } catch (error) {
      if (!signal.aborted) told(problemOf(error));
    }
  }

  /** A new case that begins with what this one was about; what happened is not asked for twice. */
  #continueInNew(): void {
    const {support} = this.#host;
    const known = this.#context?.case;
    if (!known) return;
    const {profile} = support.getSnapshot().context;
    const {id, reference} = known;
    support.send({
      type: 'case.requested',
      offer: {answers: answersFrom(known, profile?.products ?? []), technicalDetails: '', linkedCase: {id, reference}},
    });
  }

  #leave(): void {
    const {support} = this.#host;
    const {trail} = support.getSnapshot().context;
    if (trail.at(-1)?.view === 'cases') support.send({type: 'place.left'});
    else support.send({type: 'place.requested', place: {view: 'cases'}});
  }
}

/** How many stars were chosen; nothing where none were. */
function starsOf(value: unknown): Partial<ActAnswers> {
  const stars = ([1, 2, 3, 4, 5] as const).find((one) => String(one) === value);
  return stars === undefined ? {} : {stars};
}

function answersFrom(
  {subject, severity, productName, concern, language, categories}: SupportCase,
  products: readonly {readonly id: string; readonly name: string}[],
): Partial<CaseAnswers> {
  return {
    subject,
    severity: String(severity) as CaseAnswers['severity'],
    categoryId: categories.at(-1)?.id ?? '',
    productId: products.find(({name}) => name === productName)?.id ?? '',
    concern,
    language: language ?? '',
  };
}

export const createPlace = (host: PlaceHost): Place => new CasePlace(host);
