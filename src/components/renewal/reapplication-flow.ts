/** Applying again, country by country. */
import type {TemplateResult} from 'lit';
import type {Agreement} from '../../domain/agreement.js';
import {agreementDeadlines, type AgreementDeadlines} from '../../domain/agreement-standing.js';
import {loadCalendar} from '../../domain/calendar.js';
import {reapplicationAfter, type ReapplicationAnswers} from '../../domain/reapplication-answers.js';
import type {RenewalAnswers} from '../../domain/renewal-answers.js';
import {createReapplication} from '../../machines/create-renewal.js';
import type {ReapplicationContext, ReapplicationEmitted} from '../../machines/renewal/reapplication-context.js';
import type {DraftEdit} from '../../storage/draft-kind.js';
import type {OpenedDraft} from '../shared/draft-storage.js';
import {DraftedFlow} from './drafted-flow.js';
import type {FlowHost} from './flow.js';
import type {OpenText} from './reading.js';
import {sentStep} from './renewal-storage.js';
import {reapplicationViews} from './reapplication-views.js';
import type {CommonModel, ReapplicationState, ReapplicationViewModel} from './view-model.js';

const emitted = [
  'reapplication.opened',
  'countries.accepted',
  'countries.underReview',
  'draft.spent',
  'problem.met',
] as const satisfies readonly ReapplicationEmitted['type'][];

/** States in which something is entered. */
const entering: ReadonlySet<ReapplicationState> = new Set(['matrix', 'dropping', 'reading', 'attest', 'check']);

export class ReapplicationFlow extends DraftedFlow<ReapplicationViewModel, ReapplicationAnswers> {
  readonly #agreementId: string;
  /** The days of the agreement as it lapsed; `null`: not known. */
  #deadlines: AgreementDeadlines | null = null;
  /** The draft of the renewal that came too late. */
  #earlier: OpenedDraft<RenewalAnswers> | null = null;

  constructor(agreementId: string, host: FlowHost) {
    super(agreementId, host);
    this.#agreementId = agreementId;
    void this.begin();
    void this.#readDays();
  }

  get page(): string {
    return this.state === null ? '' : `reapplication.${this.state}`;
  }

  get isStep(): boolean {
    return this.state !== null && entering.has(this.state);
  }

  async whatChanged(): Promise<readonly Agreement[]> {
    const hasSubmitted = (this.context?.submitted.length ?? 0) > 0;
    return hasSubmitted ? [await this.host.backend.getAgreement({agreementId: this.#agreementId})] : [];
  }

  tick(): void {
    // Nothing of a lapsed agreement changes by the clock.
  }

  protected async openDraft(): Promise<OpenedDraft<ReapplicationAnswers> | null> {
    const {storage, policy} = this.host;
    const {draftDays} = policy.renewal;
    const opened = await storage.openReapplication(this.#agreementId, draftDays);
    this.#earlier = await storage.openRenewal([this.#agreementId], draftDays);
    return opened;
  }

  protected createActor(restored: DraftEdit<ReapplicationAnswers> | null) {
    const {host} = this;
    const earlier = this.#earlier?.draft?.content;
    const actor = createReapplication({
      backend: host.backend,
      attestation: () => this.attestation(),
      input: {
        agreementId: this.#agreementId,
        policy: host.policy,
        ownName: host.account?.name ?? '',
        ownEmail: host.account?.email ?? '',
        restored: restored
          ? {step: restored.step, answers: restored.content}
          : earlier
            ? {step: 'matrix', answers: reapplicationAfter(earlier)}
            : null,
      },
    });
    for (const type of emitted) actor.on(type, (event) => this.#hear(event));
    return actor;
  }

  protected stepToKeep(
    {reapplication, submission, isUnasked}: ReapplicationContext,
    state: ReapplicationState,
    wasSent: boolean,
  ): string | null {
    if (!reapplication) return null;
    if (submission?.isSent || (wasSent && isUnasked)) return sentStep;
    if (state === 'dropping' || state === 'reading') return 'matrix';
    return entering.has(state) ? state : wasSent ? 'check' : null;
  }

  protected openText({reapplication, reading, acceptedHash}: ReapplicationContext): OpenText | null {
    if (reading === null) return null;
    const name = reapplication?.agreementName ?? '';
    return {agreementId: this.#agreementId, hash: reading, previousHash: acceptedHash, name};
  }

  protected openAgain({hash}: OpenText): void {
    this.send({type: 'text.opened', hash});
  }

  protected signedFor({reapplication}: ReapplicationContext): readonly string[] {
    return [reapplication?.companyName ?? ''];
  }

  protected model(
    common: CommonModel,
    context: ReapplicationContext,
    state: ReapplicationState,
  ): ReapplicationViewModel {
    return {...common, state, context, deadlines: this.#deadlines, send: (event) => this.send(event)};
  }

  protected content(model: ReapplicationViewModel): TemplateResult {
    return reapplicationViews[model.state](model);
  }

  protected override eraseDraft(): void {
    super.eraseDraft();
    void this.#earlier?.remove();
  }

  /** What was lost is told with its days, which the application itself does not name. */
  async #readDays(): Promise<void> {
    const {backend, policy, onChange} = this.host;
    const reading = Promise.all([backend.getAgreement({agreementId: this.#agreementId}), loadCalendar()]);
    const read = await reading.catch(() => null);
    if (!read) return;
    const [agreement, calendar] = read;
    this.#deadlines = agreementDeadlines(agreement, policy.renewal, policy.timeZone, calendar);
    onChange();
  }

  #hear(event: ReapplicationEmitted): void {
    const {emit} = this.host;
    const agreementId = this.#agreementId;
    switch (event.type) {
      case 'reapplication.opened':
        return emit('partner-renewal-opened', {agreementIds: [agreementId]});
      case 'countries.accepted':
        emit('partner-accepted', {agreementId, receiptId: event.receiptIds[0] ?? null});
        for (const receiptId of event.receiptIds) emit('partner-receipt-ready', {agreementId, receiptId});
        return;
      case 'countries.underReview':
        return emit('partner-under-review', {agreementId});
      case 'draft.spent':
        return this.spendDraft();
      case 'problem.met':
        return this.tellProblem(event.problem);
    }
  }
}
