/** Renewing one agreement or several: the machine, its draft, the open text and the views, as one thing. */
import type {TemplateResult} from 'lit';
import {renewalSteps, type RenewalStep} from '../../domain/renewal-steps.js';
import type {RenewalAnswers} from '../../domain/renewal-answers.js';
import {createRenewal} from '../../machines/create-renewal.js';
import type {RenewalEmitted, RenewalEvent} from '../../machines/renewal/context.js';
import {openAgreements} from '../../machines/renewal/judgements.js';
import {statePathOf} from '../../machines/state-path.js';
import type {Language} from '../shared/localization.js';
import {readForm} from '../shared/read-form.js';
import {skeleton} from '../shared/templates/messages.js';
import {attestationSentence} from './attestation.js';
import {DraftKeeper} from './draft-keeper.js';
import {flowActions} from './flow-actions.js';
import {flowFrame, renewalPlace} from './flow-frame.js';
import type {Flow, FlowHost, FlowPosition} from './flow.js';
import {stepOfState} from './page-fields.js';
import {openReading, type Reading} from './reading.js';
import {renewalViews} from './renewal-views.js';
import type {RenewalState, RenewalViewModel} from './view-model.js';

type Actor = ReturnType<typeof createRenewal>;

const emitted = [
  'renewal.opened',
  'agreement.accepted',
  'agreement.underReview',
  'agreement.declined',
  'agreement.lapsed',
  'signer.notAuthorised',
  'draft.spent',
  'problem.met',
] as const satisfies readonly RenewalEmitted['type'][];

export class RenewalFlow implements Flow {
  readonly #host: FlowHost;
  readonly #agreementIds: readonly string[];
  readonly #reading: Reading;
  #actor: Actor | null = null;
  #draft: DraftKeeper<RenewalAnswers> | null = null;
  /** What is kept already, or was there before anything was entered. */
  #kept: RenewalAnswers | null = null;
  #step: RenewalStep = 'authority';
  #language: Language | null = null;
  /** What the page on view was rendered for; its fields are named by position. */
  #rendered = '';
  #hasEnded = false;

  constructor(agreementIds: readonly string[], host: FlowHost) {
    this.#agreementIds = agreementIds;
    this.#host = host;
    this.#reading = openReading(host, {
      onShown: (hash) => this.#send({type: 'text.shown', hash}),
      onUnavailable: (hash) => this.#send({type: 'text.unavailable', hash}),
      onAgain: ({agreementId, hash}) => this.#send({type: 'text.opened', agreementId, hash}),
    });
    void this.#begin();
  }

  get page(): string {
    const snapshot = this.#actor?.getSnapshot();
    if (!snapshot) return '';
    const state = statePathOf(snapshot.value);
    // What a page waits for belongs to it.
    return state.replace(/\.(sending|previewing)$/, '.editing').replace('declining.editing', 'declining.confirming');
  }

  get isStep(): boolean {
    const snapshot = this.#actor?.getSnapshot();
    return snapshot !== undefined && stepOfState(statePathOf(snapshot.value) as RenewalState) !== null;
  }

  leaveStep(): boolean {
    const before = this.page;
    this.#actor?.send({type: 'step.left'});
    return this.page !== before;
  }

  get position(): FlowPosition {
    const snapshot = this.#actor?.getSnapshot();
    if (!snapshot) return {index: -1, count: 0};
    const {steps, current} = renewalPlace(statePathOf(snapshot.value) as RenewalState, snapshot.context.agreements);
    return {index: current, count: steps.length};
  }

  get hasProblem(): boolean {
    const context = this.#actor?.getSnapshot().context;
    return context !== undefined && (context.failure !== null || Object.keys(context.problems).length > 0);
  }

  render(language: Language): TemplateResult {
    this.#language = language;
    this.#rendered = this.#subject;
    const model = this.#model(language);
    if (!model) return skeleton(language.t('shell.loading'));
    const {session, extendSession, refreshSession} = this.#host;
    const {state, endsIn} = session();
    return flowFrame({
      model,
      content: renewalViews[model.state](model),
      session: state,
      sessionEndsIn: endsIn,
      onExtendSession: extendSession,
      onRefreshSession: refreshSession,
    });
  }

  /** A form that asks for other agreements than are open by now says nothing about these: it is rendered anew (F-T3). */
  submit(form: HTMLFormElement): void {
    if (this.#isStale) return this.#host.onChange();
    this.#send({type: 'step.submitted', values: readForm(form)});
  }

  change(name: string, value: string | boolean): void {
    if (this.#isStale) return this.#host.onChange();
    this.#send({type: 'answer.changed', name, value});
  }

  tick(now: number): void {
    this.#send({type: 'clock.ticked', now});
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

  async #begin(restored: {step: string; content: RenewalAnswers} | null = null): Promise<void> {
    const {host, ids} = {host: this.#host, ids: this.#agreementIds};
    if (!this.#draft) {
      const opening = await host.storage.openRenewal(ids, host.policy.renewal.draftDays);
      if (this.#hasEnded) return;
      this.#draft = new DraftKeeper(opening, host.onChange);
    }
    const draft = restored ?? this.#draft.restored;
    const step = renewalSteps.find((known) => known === draft?.step) ?? 'authority';
    const actor = createRenewal({
      backend: host.backend,
      now: host.now,
      attestation: () => this.#attestation(),
      input: {
        agreementIds: ids,
        policy: host.policy,
        ownName: host.account?.name ?? '',
        ownEmail: host.account?.email ?? '',
        now: host.now(),
        restored: draft && {step, answers: draft.content},
      },
    });
    for (const type of emitted) actor.on(type, (event) => this.#hear(event));
    actor.subscribe(() => this.#follow());
    this.#actor = actor;
    this.#kept = null;
    actor.start();
  }

  /** The page and the agreements that it asks for. */
  get #subject(): string {
    const answered = this.#actor?.getSnapshot().context.answers.agreements ?? [];
    return JSON.stringify([this.page, ...answered.map(({agreementId}) => agreementId)]);
  }

  /** Whether what is on view was rendered before the agreements were judged anew. */
  get #isStale(): boolean {
    return this.#rendered !== this.#subject;
  }

  #send(event: RenewalEvent): void {
    if (event.type === 'step.left' && this.#host.goBack()) return;
    this.#actor?.send(event);
  }

  /** Keeps what was entered, and opens the text that is to be read. */
  #follow(): void {
    const snapshot = this.#actor!.getSnapshot();
    const {answers, agreements, reading} = snapshot.context;
    const state = statePathOf(snapshot.value) as RenewalState;
    // Declining is left for where it was asked for.
    const step = stepOfState(state) ?? (state.startsWith('declining.') ? 'check' : null);
    const isEntered = agreements.length > 0 && step !== null;
    this.#kept ??= isEntered ? answers : null;
    if (isEntered && (answers !== this.#kept || step !== this.#step)) {
      // A tick attests in its own visit only, so none is kept.
      if (answers !== this.#kept) this.#draft?.change({step, content: {...answers, attested: false}});
      this.#kept = answers;
      this.#step = step;
    }
    const open = reading && agreements.find(({agreement}) => agreement.id === reading.agreementId)?.agreement;
    this.#reading.follow(
      reading && open
        ? {
            agreementId: reading.agreementId,
            hash: reading.hash,
            previousHash: open.acceptedEdition?.hash ?? null,
            name: open.name,
          }
        : null,
    );
    this.#host.onChange();
  }

  #attestation() {
    const language = this.#language!;
    const names = openAgreements(this.#actor!.getSnapshot().context).map(({agreement}) => agreement.company.name);
    return {text: attestationSentence(language.t, names, language.locale), language: language.tag};
  }

  #hear(event: RenewalEmitted): void {
    const {emit} = this.#host;
    switch (event.type) {
      case 'renewal.opened':
        return emit('partner-renewal-opened', {agreementIds: this.#agreementIds});
      case 'agreement.accepted': {
        const {agreementId, receiptId} = event;
        emit('partner-accepted', {agreementId, receiptId});
        if (receiptId !== null) emit('partner-receipt-ready', {agreementId, receiptId});
        return;
      }
      case 'agreement.underReview':
        return emit('partner-under-review', {agreementId: event.agreementId});
      case 'agreement.declined':
        return emit('partner-declined', {agreementId: event.agreementId});
      case 'agreement.lapsed':
        return this.#host.tellLapsed(event.agreementId);
      case 'signer.notAuthorised':
        return emit('partner-signer-not-authorised', {agreementIds: event.agreementIds});
      case 'draft.spent':
        void this.#draft?.erase();
        return;
      case 'problem.met': {
        const {kind, code = null, reference = null} = event.problem;
        return emit('partner-problem', {agreementId: this.#agreementIds[0] ?? null, kind, code, reference});
      }
    }
  }

  #model({t, format, locale, parts}: Language): RenewalViewModel | null {
    const snapshot = this.#actor?.getSnapshot();
    if (!snapshot) return null;
    const host = this.#host;
    return {
      state: statePathOf(snapshot.value) as RenewalState,
      context: snapshot.context,
      t,
      format,
      locale,
      now: host.now(),
      reader: this.#reading.view({t, locale, hasWords: parts.has('agreementText')}),
      draft: this.#draft?.standing ?? null,
      send: (event) => this.#send(event),
      actions: flowActions(host, this.#agreementIds[0] ?? null, {
        eraseDraft: () => void this.#draft?.erase(),
        resolveDraft: (keep) => void this.#resolveDraft(keep),
      }),
    };
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
    await this.#begin(theirs);
  }
}
