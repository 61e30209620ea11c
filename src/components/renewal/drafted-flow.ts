/** What renewing and applying again have in common: a machine, its draft, the open text and the views, as one thing. */
import type {TemplateResult} from 'lit';
import type {Problem} from '../../domain/problem.js';
import type {Attestation} from '../../domain/signer-problems.js';
import {statePathOf} from '../../machines/state-path.js';
import type {DraftEdit} from '../../storage/draft-kind.js';
import {DraftKeeper} from '../shared/draft-keeper.js';
import type {OpenedDraft} from '../shared/draft-storage.js';
import type {Language} from '../shared/localization.js';
import {readForm} from '../shared/read-form.js';
import {skeleton} from '../shared/templates/messages.js';
import {attestationSentence} from './attestation.js';
import {isUnderWay} from './draft-line.js';
import {AcceptedTexts} from './accepted-texts.js';
import {flowActions} from './flow-actions.js';
import {flowFrame, flowPlace} from './flow-frame.js';
import type {Flow, FlowHost, FlowPosition} from './flow.js';
import type {FlowModel} from './parts.js';
import {openReading, type OpenText, type Reading} from './reading.js';
import {sentStep} from './renewal-storage.js';
import type {CommonModel} from './view-model.js';

/** What every flow's machine hears. */
type CommonEvent =
  | {
      readonly type: 'step.submitted';
      readonly values?: Readonly<Record<string, string | boolean>>;
      readonly online?: boolean;
    }
  | {readonly type: 'answer.changed'; readonly name: string; readonly value: string | boolean}
  | {readonly type: 'step.left' | 'session.restored' | 'text.closed'}
  | {readonly type: 'text.shown' | 'text.unavailable'; readonly hash: string};

type EventOf<M extends FlowModel> = Parameters<M['send']>[0] | CommonEvent;

/** The machine of a flow, as far as the flow needs to know it. */
interface FlowActor<M extends FlowModel> {
  getSnapshot(): {readonly value: unknown; readonly context: M['context']};
  send(event: EventOf<M>): void;
  subscribe(onChange: () => void): unknown;
  start(): unknown;
  stop(): unknown;
}

/**
 * A flow with a draft. `M`: what its views are made from; `A`: what is entered. The subclass calls `begin()` when it is
 * ready to be asked.
 */
export abstract class DraftedFlow<M extends FlowModel, A extends M['context']['answers']> implements Flow {
  protected readonly host: FlowHost;
  readonly #agreementId: string;
  readonly #reading: Reading;
  #actor: FlowActor<M> | null = null;
  #draft: DraftKeeper<A> | null = null;
  /** What is kept already, or was there before anything was entered. */
  #kept: M['context']['answers'] | null = null;
  #keptStep: string | null = null;
  /** The page on which what was restored is filled in. */
  #restoredPage: string | null = null;
  /** Whether the person erased the draft, and entered nothing since. */
  #isErased = false;
  /** What takes the focus as soon as it is on view. */
  #focusNext: string | null = null;
  /** The sentence that was ticked on this page. */
  #ticked: Attestation | null = null;
  /** Whether a tick went because its sentence is another one on view. */
  #isTickVoid = false;
  #hasSessionEnded = false;
  /** Whether the person said to be signed in again. */
  #hasAskedSession = false;
  #language: Language | null = null;
  /** The text that is open, and the one whose button takes the focus after the next rendering. */
  #open: OpenText | null = null;
  #closed: OpenText | null = null;
  readonly #acceptedTexts: AcceptedTexts;
  #hasEnded = false;

  /** @param agreementId what support is told of. */
  constructor(agreementId: string, host: FlowHost) {
    this.#agreementId = agreementId;
    this.host = host;
    this.#acceptedTexts = new AcceptedTexts(host.texts, host.onChange);
    this.#reading = openReading(host, {
      onShown: (hash) => this.#send({type: 'text.shown', hash}),
      onUnavailable: (hash) => this.#send({type: 'text.unavailable', hash}),
      onAgain: (text) => this.openAgain(text),
      onClose: () => this.#send({type: 'text.closed'}),
    });
  }

  /** Opens the draft that an earlier visit left; `null`: this page has no storage. */
  protected abstract openDraft(): Promise<OpenedDraft<A> | null>;
  /** The machine, listened to and not started yet. */
  protected abstract createActor(restored: DraftEdit<A> | null): FlowActor<M>;
  /**
   * The step that a draft goes on with, `sentStep` while an outcome is not known; `null`: nothing is entered in this state.
   * @param wasSent what the device keeps was sent before.
   */
  protected abstract stepToKeep(context: M['context'], state: M['state'], wasSent: boolean): string | null;
  protected abstract openText(context: M['context']): OpenText | null;
  /** Names of the companies that the person signs for. */
  protected abstract signedFor(context: M['context']): readonly string[];
  protected abstract model(common: CommonModel, context: M['context'], state: M['state']): M;
  protected abstract content(model: M): TemplateResult;
  protected abstract openAgain(text: OpenText): void;
  abstract get page(): string;
  abstract get isStep(): boolean;
  abstract tick(now: number): void;

  get position(): FlowPosition {
    const model = this.#actor && {state: this.state!, context: this.context!};
    if (!model) return {index: -1, count: 0};
    const {steps, current} = flowPlace(model);
    return {index: current, count: steps.length};
  }

  get hasProblem(): boolean {
    const {context} = this;
    return context !== null && (context.failure !== null || Object.keys(context.problems).length > 0);
  }

  leaveStep(): boolean {
    const before = this.page;
    this.#actor?.send({type: 'step.left'});
    return this.page !== before;
  }

  render(language: Language): TemplateResult {
    this.#language = language;
    this.#followSentence();
    const {state, context} = this;
    if (state === null || context === null) return skeleton(language.t('shell.loading'));
    const {session, extendSession, refreshSession} = this.host;
    const standing = session();
    const isOver = this.#isSessionOver(standing.state);
    // What the notice of the session says is not said beside it.
    const isSaid = isOver && state !== 'loadFailed' && context.failure?.kind === 'signed-out';
    const model = this.model(this.#common(language), isSaid ? {...context, failure: null} : context, state);
    return flowFrame({
      model,
      content: this.content(model),
      isRestored: context.wasRestored && this.#restoredPage === this.page,
      session: isOver ? 'ended' : standing.state,
      sessionEndsIn: standing.endsIn,
      isStillSignedOut: isOver && this.#hasAskedSession && standing.state !== 'asking',
      onExtendSession: extendSession,
      onRefreshSession: () => {
        this.#hasAskedSession = true;
        refreshSession();
      },
    });
  }

  submit(form: HTMLFormElement): void {
    this.#send({type: 'step.submitted', values: readForm(form), online: navigator.onLine});
  }

  change(name: string, value: string | boolean): void {
    if (name === 'attested') {
      this.#ticked = value === true && this.#language && this.context ? this.attestation() : null;
      this.#isTickVoid = false;
    }
    this.#send({type: 'answer.changed', name, value});
  }

  sessionRestored(): void {
    this.#send({type: 'session.restored'});
  }

  updated(): void {
    this.#reading.updated();
    this.#focusOpener();
    const next = this.#focusNext === null ? null : this.host.root().querySelector<HTMLElement>(this.#focusNext);
    if (!next || this.state === 'loading') return;
    this.#focusNext = null;
    next.focus();
  }

  end(): void {
    this.#hasEnded = true;
    this.#actor?.stop();
    this.#draft?.end();
    this.#reading.follow(null);
  }

  /** The machine's state, or `null` before it runs. */
  protected get state(): M['state'] | null {
    const snapshot = this.#actor?.getSnapshot();
    return snapshot ? (statePathOf(snapshot.value) as M['state']) : null;
  }

  protected get context(): M['context'] | null {
    return this.#actor?.getSnapshot().context ?? null;
  }

  /** @param restored what to go on with. Default: what an earlier visit left. */
  protected async begin(restored: DraftEdit<A> | null = null): Promise<void> {
    if (!this.#draft) {
      const opened = await this.openDraft();
      if (this.#hasEnded) return;
      this.#draft = new DraftKeeper(opened, this.host.onChange);
    }
    const edit = restored ?? this.#draft.restored;
    const actor = this.createActor(edit);
    this.#actor = actor;
    this.#kept = null;
    this.#keptStep = edit?.step === sentStep ? sentStep : null;
    this.#restoredPage = null;
    actor.subscribe(() => this.#follow());
    actor.start();
  }

  protected send(event: Parameters<M['send']>[0]): void {
    this.#send(event);
  }

  /** The sentence beside the box that attests, as it stands on view. */
  protected attestation(): Attestation {
    const {t, locale, tag} = this.#language!;
    return {text: attestationSentence(t, this.signedFor(this.context!), locale), language: tag};
  }

  protected eraseDraft(): void {
    void this.#draft?.erase();
  }

  /** What was entered is submitted: the answers as they are now are not kept, only what is entered from now on. */
  protected spendDraft(): void {
    this.#kept = null;
    this.#keptStep = null;
    this.eraseDraft();
  }

  /** The machine is in another state, or knows something else. */
  protected followed(_state: M['state'], _context: M['context']): void {}

  protected tellProblem(problem: Problem): void {
    const {kind, code = null, reference = null} = problem;
    this.host.emit('partner-problem', {agreementId: this.#agreementId, kind, code, reference});
  }

  #send(event: EventOf<M>): void {
    if (event.type === 'step.left' && this.host.goBack()) return;
    this.#actor?.send(event);
  }

  /** Keeps what was entered, and opens the text that is to be read. */
  #follow(): void {
    const {state, context} = this;
    if (state === null || context === null) return;
    const step = this.stepToKeep(context, state, this.#wasSent);
    if (step !== null) this.#keep(step, context.answers);
    const open = this.openText(context);
    if (this.#open && !open) this.#closed = this.#open;
    this.#open = open;
    if (this.isStep) this.#restoredPage ??= this.page;
    this.#reading.follow(open);
    this.followed(state, context);
    this.host.onChange();
  }

  /** A text that was closed gives the focus back to the button that opened it, once the page has taken it. */
  #focusOpener(): void {
    const closed = this.#closed;
    this.#closed = null;
    if (!closed) return;
    const opener = `[data-text="${CSS.escape(`${closed.agreementId} ${closed.hash}`)}"]`;
    queueMicrotask(() => this.host.root().querySelector<HTMLElement>(opener)?.focus());
  }

  /** Whether what the device keeps was sent, and its outcome is not known. */
  get #wasSent(): boolean {
    return this.#keptStep === sentStep;
  }

  /** A tick is for the sentence it was set beside: beside another one, in another language, it goes (R-23). */
  #followSentence(): void {
    const {state, context} = this;
    if (state !== 'attest' || !context?.answers.attested) return;
    const ticked = this.#ticked ?? context.attestation;
    if (!ticked || ticked.text === this.attestation().text) return;
    this.change('attested', false);
    this.#isTickVoid = true;
  }

  /** Whether the session is over, also while it is being asked for anew. */
  #isSessionOver(state: string | null): boolean {
    if (state === 'ended') this.#hasSessionEnded = true;
    else if (state !== 'asking' && state !== 'unreachable') this.#hasSessionEnded = false;
    if (!this.#hasSessionEnded) this.#hasAskedSession = false;
    return this.#hasSessionEnded;
  }

  #keep(step: string, answers: M['context']['answers']): void {
    this.#kept ??= answers;
    this.#keptStep ??= step;
    // Where nothing is kept of the answers, nothing is kept of the step.
    const isElsewhere = step !== this.#keptStep && this.#draft?.hasEdits === true;
    if (answers === this.#kept && !isElsewhere) return;
    // A tick attests in its own visit only, so none is kept.
    this.#draft?.change({step, content: {...answers, attested: false} as A});
    this.#kept = answers;
    this.#keptStep = step;
  }

  #common({t, format, locale, parts}: Language): CommonModel {
    const {host} = this;
    const draft = this.#draft?.standing ?? null;
    if (draft) this.#isErased = false;
    return {
      t,
      format,
      locale,
      agreementId: this.#agreementId,
      now: host.now(),
      reader: this.#reading.view({t, locale, hasWords: parts.has('agreementText')}),
      draft,
      acceptedText: (receipt) => this.#acceptedTexts.button(t, receipt),
      isErased: this.#isErased,
      mayErase: !this.#isUnderWay && !this.#wasSent,
      isTickVoid: this.#isTickVoid,
      actions: flowActions(host, this.#agreementId, {
        eraseDraft: () => {
          this.#isErased = true;
          this.#focusNext = '#draft-erased';
          this.eraseDraft();
        },
        resolveDraft: (keep) => void this.#resolveDraft(keep),
      }),
    };
  }

  /** What is on its way to the server is decided. */
  get #isUnderWay(): boolean {
    return this.state !== null && isUnderWay(this.state);
  }

  async #resolveDraft(keep: 'mine' | 'theirs'): Promise<void> {
    if (this.#isUnderWay) return;
    if (keep === 'mine') return this.#draft?.keepMine();
    const theirs = (await this.#draft?.takeTheirs()) ?? null;
    if (!theirs || this.#hasEnded || this.#isUnderWay) return;
    this.#actor?.stop();
    this.#focusNext = 'h2[tabindex]';
    await this.begin(theirs);
  }
}
