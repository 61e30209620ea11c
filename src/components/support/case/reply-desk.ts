/** The reply to one case: its draft and files, its way to the server or into the outbox, and back (decision 9, X-10). */
import {nothing, type TemplateResult} from 'lit';
import {emptyReplyAnswers, type ReplyAnswers} from '../../../domain/support/case-answers.js';
import type {ReplyDraft} from '../../../domain/support/case-drafts.js';
import type {createCase} from '../../../machines/create-case.js';
import type {CaseContext, CaseEvent, CaseInput} from '../../../machines/support/case-context.js';
import type {OutboxEntry} from '../../../machines/support/outbox-entry.js';
import type {DraftStanding} from '../../shared/draft-keeper.js';
import type {OpenedDraft} from '../../shared/draft-storage.js';
import type {Language} from '../../shared/localization.js';
import {fieldId} from '../../shared/templates/field-id.js';
import {FormAttachments} from '../attachments/form-attachments.js';
import type {CaseWord} from '../cases/case-words.js';
import {newId} from '../new-id.js';
import {joined, takenBack} from '../outbox/take-back.js';
import type {PlaceHost} from '../place.js';
import type {CaseViewState} from './case-model.js';
import {ReplyKeeper, type Written} from './reply-keeper.js';
import {isReplyUnderWay, isStranded} from './reply-standing.js';

/** States in which a reply that is submitted has to wait for a moment: what is asked for comes first. */
const shortStates: ReadonlySet<CaseViewState> = new Set([
  'open.opening',
  'open.refreshing',
  'open.loadingEarlier',
  'open.following',
]);

/** The machine of the case as it stands. */
export interface CaseStanding {
  readonly state: CaseViewState;
  readonly context: CaseContext;
}

export interface ReplyDeskOptions {
  readonly host: PlaceHost;
  readonly caseId: string;
  /** `null`: the case is not here yet. */
  readonly standing: () => CaseStanding | null;
  readonly send: (event: CaseEvent) => void;
  readonly announce: (word: CaseWord) => void;
}

export class ReplyDesk {
  readonly #options: ReplyDeskOptions;
  readonly #files: FormAttachments;
  #keeper: ReplyKeeper | null = null;
  #notReceived = false;
  /** The reply is being handed to the outbox. */
  #isQueuing = false;
  /** A reply was submitted while something else was asked for. */
  #isAsked = false;
  #hasEnded = false;

  constructor(options: ReplyDeskOptions) {
    this.#options = options;
    this.#files = new FormAttachments(options.host, () => this.#followFiles());
  }

  /** How the draft is kept; `null`: nothing was entered. */
  get draft(): DraftStanding | null {
    return this.#keeper?.standing ?? null;
  }

  /** Whether an earlier reply turned out not to have arrived. */
  get notReceived(): boolean {
    return this.#notReceived;
  }

  /** Whether replies of this case wait already: they are sent in order. */
  get isBehind(): boolean {
    const {host, caseId} = this.#options;
    return host.outbox.lines.some(({entry}) => entry.kind === 'reply' && entry.request.caseId === caseId);
  }

  /** What the machine of the case begins with. */
  begin(opened: OpenedDraft<ReplyDraft> | null): Pick<CaseInput, 'replyOperationId' | 'restored'> {
    this.#keeper = new ReplyKeeper(opened, this.#options.host.onChange);
    const {restored} = this.#keeper;
    const operationId = restored?.operationId ?? newId();
    const {answers, acts} = restored?.reply ?? {answers: emptyReplyAnswers, acts: {}};
    this.#keeper.begin({answers, operationId, acts});
    return {replyOperationId: operationId, restored: restored?.reply ?? null};
  }

  listen(actor: ReturnType<typeof createCase>): void {
    this.#files.restore(actor.getSnapshot().context.reply.files);
    actor.on('draft.spent', () => {
      // What goes to the outbox stays a draft until it is there.
      if (!this.#isQueuing) void this.#spend();
    });
    actor.on('reply.missed', () => (this.#notReceived = true));
    actor.on('reply.queued', ({entry}) => {
      this.#isQueuing = true;
      if (entry.kind === 'reply') void this.#queue(entry);
    });
  }

  /** After each step of the machine. */
  follow({state, context}: CaseStanding): void {
    const isUnderWay = isReplyUnderWay({state, context});
    if (!this.#isQueuing) this.#keeper?.follow(writtenIn(context), state === 'open.sending' && isUnderWay);
    if (isUnderWay) this.#notReceived = false;
    if (this.#isAsked && !shortStates.has(state)) {
      this.#isAsked = false;
      this.#request();
    }
  }

  /** The reply's files; only to be looked at where they go out with it already, or it cannot be sent. */
  attachments(language: Language, {state, context}: CaseStanding): TemplateResult | typeof nothing {
    const isFixed = isReplyUnderWay({state, context}) || isStranded({state, context});
    return context.actions.reply || isFixed ? this.#files.render(language, context.problems, isFixed) : nothing;
  }

  /** After each rendering. */
  updated(): void {
    this.#files.follow(this.#options.host.root().querySelector<HTMLFormElement>('.case-reply'));
  }

  submit(text: string): void {
    const standing = this.#options.standing();
    if (standing === null || isStranded(standing)) return;
    if (shortStates.has(standing.state)) {
      this.#isAsked = true;
      return this.#options.send({type: 'reply.changed', text});
    }
    this.#request(text);
  }

  /** A reply of this case is taken back from the outbox: it is a draft before the device lets go of it. */
  async takeBack(id: string): Promise<void> {
    const {host, send} = this.#options;
    const before = this.#decidable;
    if (before === null) return;
    const written = before.reply;
    const taken = await takenBack(host.outbox, id, async ({entry, operationId}) => {
      if (entry.kind !== 'reply') return () => undefined;
      const answers = joined(written, entry.answers);
      const keptId = answers === entry.answers ? operationId : before.replyOperationId;
      send({type: 'draft.taken', answers, operationId: keptId});
      await this.#keeper?.flush();
      return () => send({type: 'draft.taken', answers: written, operationId: before.replyOperationId});
    });
    if (!taken || this.#hasEnded) return;
    this.#files.restore(this.#context?.reply.files ?? []);
    this.#focusText();
  }

  async erase(): Promise<void> {
    this.#files.discard();
    this.#options.send({type: 'draft.taken', answers: emptyReplyAnswers, operationId: newId()});
    await this.#spendDraft();
    this.#options.announce('draft.erased');
    this.#focusText();
  }

  /** What is on its way to the server is decided. */
  async resolve(keep: 'mine' | 'theirs'): Promise<void> {
    if (this.#decidable === null) return;
    if (keep === 'mine') return this.#keeper?.keepMine();
    const theirs = await this.#keeper?.takeTheirs();
    if (!theirs || this.#decidable === null || this.#hasEnded) return;
    this.#keeper?.begin(theirs);
    this.#files.restore(theirs.answers.files);
    this.#options.send({type: 'draft.taken', ...theirs});
  }

  sessionRestored(): void {
    this.#files.sessionRestored();
  }

  networkChanged(isOnline: boolean): void {
    this.#files.networkChanged(isOnline);
  }

  end(): void {
    this.#hasEnded = true;
    this.#keeper?.end();
    this.#files.end();
  }

  get #context(): CaseContext | null {
    return this.#options.standing()?.context ?? null;
  }

  /** The case, while the reply can be changed; `null`: it is on its way, or the case is not here yet. */
  get #decidable(): CaseContext | null {
    const standing = this.#options.standing();
    return standing === null || isReplyUnderWay(standing) ? null : standing.context;
  }

  /** Sends it now, or after what waits already. */
  #request(text?: string): void {
    const online = navigator.onLine && !this.isBehind;
    this.#options.send({type: 'reply.requested', online, ...(text !== undefined && {text})});
  }

  #followFiles(): void {
    const {files, standing, missing} = this.#files;
    this.#options.send({type: 'files.changed', files});
    this.#options.send({type: 'uploads.changed', uploads: standing, missing});
  }

  /** The reply was sent, or waits in the outbox: what is typed from now on is another one. */
  async #spend(): Promise<void> {
    this.#files.letGo();
    await this.#spendDraft();
  }

  async #spendDraft(): Promise<void> {
    const context = this.#context;
    if (!context) return;
    const left = {...writtenIn(context), answers: emptyReplyAnswers};
    if (!this.#hasEnded) return this.#keeper?.spend(left);
    // What kept the draft has let go of it.
    const {host, caseId} = this.#options;
    const again = new ReplyKeeper(await host.storage.openReply(caseId, host.policy.support.draftDays), () => {});
    await again.spend(left);
    again.end();
  }

  /** Hands the reply over to the outbox, which sends its files as well; one that is too large to wait stays here. */
  async #queue(entry: OutboxEntry & {readonly kind: 'reply'}): Promise<void> {
    const {host, caseId, announce, standing} = this.#options;
    const {keptIn: result} = await host.outbox.add(entry);
    this.#isQueuing = false;
    if (this.#hasEnded) {
      if (result !== 'refused') await this.#spendDraft();
      return;
    }
    if (result === 'refused') {
      this.#resume(entry.answers, entry.id);
      return announce('case.reply.tooLarge');
    }
    await this.#spend();
    const now = standing();
    if (now) this.follow(now);
    host.emit('partner-case-queued', {kind: 'reply', caseId});
    announce(result === 'memory' ? 'case.reply.queuedHere' : 'case.reply.queued');
  }

  /** Goes on with a reply that was given away, behind what is written already. */
  #resume(given: ReplyAnswers, operationId: string): void {
    const context = this.#context;
    if (!context) return;
    const answers = joined(context.reply, given);
    this.#files.restore(answers.files);
    this.#options.send({
      type: 'draft.taken',
      answers,
      operationId: answers === given ? operationId : context.replyOperationId,
    });
  }

  #focusText(): void {
    this.#options.host.root().getElementById(fieldId('text'))?.focus();
  }
}

const writtenIn = ({reply, replyOperationId, acts}: CaseContext): Written => ({
  answers: reply,
  operationId: replyOperationId,
  acts,
});
