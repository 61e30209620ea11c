/** Renewing one agreement or several (decision 5). */
import {html, nothing, type TemplateResult} from 'lit';
import type {Agreement} from '../../domain/agreement.js';
import {nextAction} from '../../domain/agreement-standing.js';
import {renewalSteps, type RenewalStep} from '../../domain/renewal-steps.js';
import type {RenewalAnswers} from '../../domain/renewal-answers.js';
import {createRenewal} from '../../machines/create-renewal.js';
import type {RenewalContext, RenewalEmitted} from '../../machines/renewal/context.js';
import {openAgreements} from '../../machines/renewal/judgements.js';
import type {DraftEdit} from '../../storage/draft-kind.js';
import type {OpenedDraft} from '../shared/draft-storage.js';
import type {Language} from '../shared/localization.js';
import {DraftedFlow} from './drafted-flow.js';
import type {FlowHost} from './flow.js';
import {jointDraftOf, jointNotice} from './joint-draft.js';
import {sentStep, type KeptDraft} from './renewal-storage.js';
import {stepOfState} from './page-fields.js';
import type {OpenText} from './reading.js';
import {renewalViews} from './renewal-views.js';
import type {CommonModel, RenewalState, RenewalViewModel} from './view-model.js';

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

export class RenewalFlow extends DraftedFlow<RenewalViewModel, RenewalAnswers> {
  readonly #agreementIds: readonly string[];
  /** Whether declining is asked for, until the flow has begun. */
  #declines: boolean;
  /** What the page on view was rendered for; its fields are named by position. */
  #rendered = '';
  /** Whether the device keeps an application for the agreement that lapsed. */
  #hasApplication = false;
  /** What was begun of the agreement together with others, where nothing was of it alone. */
  #joint: KeptDraft | null = null;
  /** Whether the flow was on any page where something is entered or sent. */
  #hasBegun = false;

  constructor(agreementIds: readonly string[], declines: boolean, host: FlowHost) {
    super(agreementIds[0] ?? '', host);
    this.#agreementIds = agreementIds;
    this.#declines = declines;
    void this.begin();
  }

  get page(): string {
    // What a page waits for belongs to it; an outcome that may stay unknown has a page of its own.
    return (this.state ?? '').replace(/^(invite|company)\.(sending|previewing)$/, '$1.editing');
  }

  get isStep(): boolean {
    // Declining is asked about like a step, and left like one.
    return this.state !== null && (stepOfState(this.state) !== null || this.state === 'declining.confirming');
  }

  get submitted(): readonly Agreement[] {
    const {agreements = [], results = {}} = this.context ?? {};
    return agreements
      .map(({agreement}) => agreement)
      .filter(({id}) => {
        const result = results[id];
        // What is only asked about was not submitted.
        return result !== undefined && result.state !== 'refused' && (!('isSent' in result) || result.isSent);
      });
  }

  get undecided(): readonly string[] {
    const results = Object.entries(this.context?.results ?? {});
    return results.flatMap(([id, result]) => ('isSent' in result && result.isSent ? [id] : []));
  }

  async whatChanged(): Promise<readonly Agreement[]> {
    return (this.context?.agreements ?? []).map(({agreement}) => agreement);
  }

  override render(language: Language): TemplateResult {
    this.#rendered = this.#subject;
    return super.render(language);
  }

  /** A form that asks for other agreements than are open by now says nothing about these: it is rendered anew (F-T3). */
  override submit(form: HTMLFormElement): void {
    if (this.#isStale) return this.host.onChange();
    super.submit(form);
  }

  override change(name: string, value: string | boolean): void {
    if (this.#isStale) return this.host.onChange();
    super.change(name, value);
  }

  tick(now: number): void {
    this.send({type: 'clock.ticked', now});
  }

  protected async openDraft(): Promise<OpenedDraft<RenewalAnswers> | null> {
    const {storage, policy} = this.host;
    const {draftDays} = policy.renewal;
    const [only, ...others] = this.#agreementIds;
    const application = only && others.length === 0 ? await storage.openReapplication(only, draftDays) : null;
    this.#hasApplication = application?.draft != null;
    const opened = await storage.openRenewal(this.#agreementIds, draftDays);
    if (only && others.length === 0 && opened && !opened.draft)
      this.#joint = jointDraftOf(only, await storage.keptDrafts());
    return opened;
  }

  protected createActor(restored: DraftEdit<RenewalAnswers> | null) {
    const {host} = this;
    const declines = this.#declines;
    this.#declines = false;
    const left = restored?.step === sentStep ? 'check' : restored?.step;
    const step = renewalSteps.find((known) => known === left) ?? 'authority';
    const actor = createRenewal({
      backend: host.backend,
      now: host.now,
      attestation: () => this.attestation(),
      input: {
        agreementIds: this.#agreementIds,
        policy: host.policy,
        ownName: host.account?.name ?? '',
        ownEmail: host.account?.email ?? '',
        now: host.now(),
        restored: restored && {step, answers: restored.content},
        declines,
      },
    });
    for (const type of emitted) actor.on(type, (event) => this.#hear(event));
    return actor;
  }

  protected stepToKeep(
    {agreements, answers, unasked, decliningAt}: RenewalContext,
    state: RenewalState,
    wasSent: boolean,
  ): RenewalStep | typeof sentStep | null {
    if (agreements.length === 0) return null;
    if (this.undecided.length > 0 || (wasSent && unasked.length > 0)) return sentStep;
    const step = stepOfState(state);
    if (step || !state.startsWith('declining.')) return step ?? (wasSent ? 'check' : null);
    // Declining is left for where it was asked for; who may not sign has none to go on with.
    return answers.authority === 'no' ? null : decliningAt;
  }

  /** Whoever comes to an agreement that lapsed, and has begun to apply again, goes on with that. */
  protected override followed(state: RenewalState, {agreements}: RenewalContext): void {
    if (state === 'loading' || state === 'loadFailed') return;
    const [only, ...others] = agreements;
    const isOver = state === 'lapsed' || state === 'blocked';
    if (!isOver) this.#hasBegun = true;
    if (!only || others.length > 0 || this.#hasBegun) return;
    const next = nextAction(only.standing);
    if (next === 'continueReapplication' || (next === 'reapply' && this.#hasApplication))
      this.host.open({kind: 'reapplication', agreementId: only.agreement.id});
  }

  protected openText({agreements, reading}: RenewalContext): OpenText | null {
    const open = reading && agreements.find(({agreement}) => agreement.id === reading.agreementId)?.agreement;
    if (!reading || !open) return null;
    const previousHash = open.acceptedEdition?.hash ?? null;
    return {agreementId: open.id, hash: reading.hash, previousHash, name: open.name};
  }

  protected openAgain({agreementId, hash}: OpenText): void {
    this.send({type: 'text.opened', agreementId, hash});
  }

  protected signedFor(context: RenewalContext): readonly string[] {
    return openAgreements(context).map(({agreement}) => agreement.company.name);
  }

  protected model(common: CommonModel, context: RenewalContext, state: RenewalState): RenewalViewModel {
    return {...common, state, context, send: (event) => this.send(event)};
  }

  protected content(model: RenewalViewModel): TemplateResult {
    const joint = model.state === 'authority' ? this.#joint : null;
    const {agreementIds = []} = joint ?? {};
    const goOn = (): void => this.host.open({kind: 'renewal', agreementIds});
    return html`${joint ? jointNotice(model, joint, goOn) : nothing}${renewalViews[model.state](model)}`;
  }

  /** The page and the agreements that it asks for. */
  get #subject(): string {
    const answered = this.context?.answers.agreements ?? [];
    return JSON.stringify([this.page, ...answered.map(({agreementId}) => agreementId)]);
  }

  /** Whether what is on view was rendered before the agreements were judged anew. */
  get #isStale(): boolean {
    return this.#rendered !== this.#subject;
  }

  #hear(event: RenewalEmitted): void {
    const {emit} = this.host;
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
        return this.host.tellLapsed(event.agreementId);
      case 'signer.notAuthorised':
        return emit('partner-signer-not-authorised', {agreementIds: event.agreementIds});
      case 'draft.spent':
        return this.spendDraft();
      case 'problem.met':
        return this.tellProblem(event.problem);
    }
  }
}
