/** Applying again, country by country: the machine, its draft, the open text and the views, as one thing. */
import type {TemplateResult} from 'lit';
import {reapplicationAfter, type ReapplicationAnswers} from '../../domain/reapplication-answers.js';
import type {RenewalAnswers} from '../../domain/renewal-answers.js';
import {createReapplication} from '../../machines/create-renewal.js';
import type {ReapplicationEmitted, ReapplicationEvent} from '../../machines/renewal/reapplication-context.js';
import {statePathOf} from '../../machines/state-path.js';
import type {Language} from '../shared/localization.js';
import {readForm} from '../shared/read-form.js';
import {skeleton} from '../shared/templates/messages.js';
import {attestationSentence} from './attestation.js';
import {DraftKeeper} from './draft-keeper.js';
import {flowActions} from './flow-actions.js';
import {flowFrame, reapplicationPlace} from './flow-frame.js';
import type {Flow, FlowHost, FlowPosition} from './flow.js';
import {openReading, type Reading} from './reading.js';
import type {OpenedDraft} from './renewal-storage.js';
import {reapplicationViews} from './reapplication-views.js';
import type {ReapplicationState, ReapplicationViewModel} from './view-model.js';

type Actor = ReturnType<typeof createReapplication>;

const emitted = [
  'countries.settled',
  'draft.spent',
  'problem.met',
] as const satisfies readonly ReapplicationEmitted['type'][];

/** States in which something is entered. */
const entering: ReadonlySet<ReapplicationState> = new Set(['matrix', 'dropping', 'reading', 'attest', 'check']);

export class ReapplicationFlow implements Flow {
  readonly #host: FlowHost;
  readonly #agreementId: string;
  readonly #reading: Reading;
  #actor: Actor | null = null;
  #draft: DraftKeeper<ReapplicationAnswers> | null = null;
  /** The draft of the renewal that came too late. */
  #earlier: OpenedDraft<RenewalAnswers> | null = null;
  #kept: ReapplicationAnswers | null = null;
  #language: Language | null = null;
  #hasEnded = false;

  constructor(agreementId: string, host: FlowHost) {
    this.#agreementId = agreementId;
    this.#host = host;
    this.#reading = openReading(host, {
      onShown: (hash) => this.#send({type: 'text.shown', hash}),
      onUnavailable: (hash) => this.#send({type: 'text.unavailable', hash}),
      onAgain: ({hash}) => this.#send({type: 'text.opened', hash}),
    });
    void this.#begin();
  }

  get page(): string {
    const snapshot = this.#actor?.getSnapshot();
    return snapshot ? `reapplication.${statePathOf(snapshot.value)}` : '';
  }

  get isStep(): boolean {
    const snapshot = this.#actor?.getSnapshot();
    return snapshot !== undefined && entering.has(statePathOf(snapshot.value) as ReapplicationState);
  }

  leaveStep(): boolean {
    const before = this.page;
    this.#actor?.send({type: 'step.left'});
    return this.page !== before;
  }

  get position(): FlowPosition {
    const snapshot = this.#actor?.getSnapshot();
    if (!snapshot) return {index: -1, count: 0};
    const {steps, current} = reapplicationPlace(statePathOf(snapshot.value) as ReapplicationState);
    return {index: current, count: steps.length};
  }

  get hasProblem(): boolean {
    const context = this.#actor?.getSnapshot().context;
    return context !== undefined && (context.failure !== null || Object.keys(context.problems).length > 0);
  }

  render(language: Language): TemplateResult {
    this.#language = language;
    const model = this.#model(language);
    if (!model) return skeleton(language.t('shell.loading'));
    const {session, extendSession, refreshSession} = this.#host;
    const {state, endsIn} = session();
    return flowFrame({
      model,
      content: reapplicationViews[model.state](model),
      session: state,
      sessionEndsIn: endsIn,
      onExtendSession: extendSession,
      onRefreshSession: refreshSession,
    });
  }

  submit(form: HTMLFormElement): void {
    this.#send({type: 'step.submitted', values: readForm(form)});
  }

  change(name: string, value: string | boolean): void {
    this.#send({type: 'answer.changed', name, value});
  }

  tick(): void {
    // Nothing of a lapsed agreement changes by the clock.
  }

  sessionRestored(): void {
    this.#send({type: 'session.restored'});
  }

  updated(): void {
    this.#reading.updated();
  }

  end(): void {
    this.#hasEnded = true;
    this.#actor?.stop();
    this.#draft?.end();
    this.#reading.follow(null);
  }

  async #begin(restored: ReapplicationAnswers | null = null): Promise<void> {
    const host = this.#host;
    if (!this.#draft) {
      const {draftDays} = host.policy.renewal;
      const opening = await host.storage.openReapplication(this.#agreementId, draftDays);
      this.#earlier = await host.storage.openRenewal([this.#agreementId], draftDays);
      if (this.#hasEnded) return;
      this.#draft = new DraftKeeper(opening, host.onChange);
    }
    const earlier = this.#earlier?.draft?.content;
    const actor = createReapplication({
      backend: host.backend,
      attestation: () => this.#attestation(),
      input: {
        agreementId: this.#agreementId,
        policy: host.policy,
        ownName: host.account?.name ?? '',
        ownEmail: host.account?.email ?? '',
        restored: restored ?? this.#draft.restored?.content ?? (earlier ? reapplicationAfter(earlier) : null),
      },
    });
    for (const type of emitted) actor.on(type, (event) => this.#hear(event));
    actor.subscribe(() => this.#follow());
    this.#actor = actor;
    this.#kept = null;
    host.emit('partner-renewal-opened', {agreementIds: [this.#agreementId]});
    actor.start();
  }

  #send(event: ReapplicationEvent): void {
    if (event.type === 'step.left' && this.#host.goBack()) return;
    this.#actor?.send(event);
  }

  /** Keeps what was entered, and opens the text that is to be read. */
  #follow(): void {
    const snapshot = this.#actor!.getSnapshot();
    const {answers, reapplication, reading} = snapshot.context;
    const state = statePathOf(snapshot.value) as ReapplicationState;
    if (reapplication && entering.has(state)) {
      this.#kept ??= answers;
      // A tick attests in its own visit only, so none is kept.
      if (answers !== this.#kept) this.#draft?.change({step: state, content: {...answers, attested: false}});
      this.#kept = answers;
    }
    const name = reapplication?.agreementName ?? '';
    this.#reading.follow(
      reading === null ? null : {agreementId: this.#agreementId, hash: reading, previousHash: null, name},
    );
    this.#host.onChange();
  }

  #attestation() {
    const language = this.#language!;
    const {reapplication} = this.#actor!.getSnapshot().context;
    return {
      text: attestationSentence(language.t, [reapplication?.companyName ?? ''], language.locale),
      language: language.tag,
    };
  }

  #hear(event: ReapplicationEmitted): void {
    const {emit} = this.#host;
    if (event.type === 'draft.spent') return this.#eraseDraft();
    if (event.type === 'problem.met') {
      const {kind, code = null, reference = null} = event.problem;
      return emit('partner-problem', {agreementId: this.#agreementId, kind, code, reference});
    }
    const receipt = this.#actor?.getSnapshot().context.reapplication?.receipts[0];
    emit('partner-accepted', {agreementId: this.#agreementId, receiptId: receipt?.id ?? null});
    if (receipt) emit('partner-receipt-ready', {agreementId: this.#agreementId, receiptId: receipt.id});
  }

  #model({t, format, locale, parts}: Language): ReapplicationViewModel | null {
    const snapshot = this.#actor?.getSnapshot();
    if (!snapshot) return null;
    const host = this.#host;
    return {
      state: statePathOf(snapshot.value) as ReapplicationState,
      context: snapshot.context,
      t,
      format,
      locale,
      now: host.now(),
      reader: this.#reading.view({t, locale, hasWords: parts.has('agreementText')}),
      draft: this.#draft?.standing ?? null,
      send: (event) => this.#send(event),
      actions: flowActions(host, this.#agreementId, {
        eraseDraft: () => this.#eraseDraft(),
        resolveDraft: (keep) => void this.#resolveDraft(keep),
      }),
    };
  }

  #eraseDraft(): void {
    void this.#draft?.erase();
    void this.#earlier?.remove();
  }

  get #isSubmitting(): boolean {
    return this.#actor?.getSnapshot().value === 'submitting';
  }

  async #resolveDraft(keep: 'mine' | 'theirs'): Promise<void> {
    if (this.#isSubmitting) return;
    if (keep === 'mine') return this.#draft?.keepMine();
    const theirs = (await this.#draft?.takeTheirs()) ?? null;
    if (!theirs || this.#hasEnded || this.#isSubmitting) return;
    this.#actor?.stop();
    await this.#begin(theirs.content);
  }
}
