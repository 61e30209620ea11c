/** The receipts of one agreement: the newest or the one asked for, and the way through the chain of them (R-23, R-30). */
import {html, type TemplateResult} from 'lit';
import {partInTime} from '../../domain/in-time.js';
import {problemOf, type Problem} from '../../domain/problem.js';
import type {Receipt} from '../../domain/receipt.js';
import type {Translate} from '../../locales/messages.js';
import type {TextWord} from '../../locales/renewal-text/index.js';
import type {Language} from '../shared/localization.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {heading, notice, skeleton} from '../shared/templates/messages.js';
import {problemText} from '../shared/templates/problems.js';
import {AcceptedTexts} from './accepted-texts.js';
import type {Flow, FlowHost, FlowPosition} from './flow.js';
import type * as viewerModule from './text/index.js';
import type {RenewalWord} from './view-model.js';

type State =
  | {readonly name: 'loading'}
  | {readonly name: 'failed'; readonly problem: Problem}
  | {readonly name: 'shown'; readonly receipts: readonly Receipt[]; readonly receipt: Receipt | null};

export class ReceiptsFlow implements Flow {
  readonly #host: FlowHost;
  readonly #agreementId: string;
  readonly #wanted: string | undefined;
  readonly #acceptedTexts: AcceptedTexts;
  #module: typeof viewerModule | null = null;
  #state: State = {name: 'loading'};
  #hasEnded = false;

  /** @param receiptId the one to show first. Default: the newest. */
  constructor(agreementId: string, receiptId: string | undefined, host: FlowHost) {
    this.#agreementId = agreementId;
    this.#wanted = receiptId;
    this.#host = host;
    this.#acceptedTexts = new AcceptedTexts(host.texts, host.onChange);
    void this.#load();
  }

  get page(): string {
    const state = this.#state;
    return state.name === 'loading' ? '' : `receipts.${state.name === 'shown' ? (state.receipt?.id ?? '') : 'failed'}`;
  }

  get isStep(): boolean {
    return this.#state.name === 'shown';
  }

  leaveStep(): boolean {
    const {behind, open} = this.#host;
    if (behind) open(behind);
    return behind !== null;
  }

  get position(): FlowPosition {
    return {index: -1, count: 0};
  }

  get hasProblem(): boolean {
    return this.#state.name === 'failed';
  }

  render({tag, t, format, locale, parts}: Language): TemplateResult {
    const state = this.#state;
    if (state.name === 'loading' || (state.name === 'shown' && !parts.has('agreementText'))) {
      return skeleton(t('shell.loading'));
    }
    const words = t as Translate<RenewalWord>;
    return html`<div class="wizard flow single" part="flow">
      <div class="top">
        ${
          this.#host.behind
            ? html`<button class="button quiet" type="button" @click=${() => this.leaveStep()}>${icon('back')}${words('receipts.back')}</button>`
            : html`<span></span>`
        }
        <button class="button quiet" type="button" @click=${() => this.#host.open(null)}>${icon('back')}${words('shell.exit')}</button>
      </div>
      <div class="content">
        ${
          state.name === 'failed'
            ? html`<div class="view stack" role="alert">
                ${heading(words('receipts.failed'))}
                ${notice('warn', null, problemText(t as Translate<RenewalWord>, state.problem))}
                <div class="actions">
                  <button class="button primary" type="button" @click=${() => void this.#load()}>${icon('retry')}${words('action.retry')}</button>
                </div>
              </div>`
            : this.#shown(state, {tag, t: words, format, locale})
        }
      </div>
    </div>`;
  }

  submit(): void {
    // There is no form.
  }

  change(): void {
    // There is no field.
  }

  tick(): void {
    // A receipt never changes.
  }

  sessionRestored(): void {
    if (this.#state.name === 'failed') void this.#load();
  }

  updated(): void {
    // Nothing follows a rendering.
  }

  end(): void {
    this.#hasEnded = true;
  }

  #shown(
    {receipts, receipt}: State & {name: 'shown'},
    {tag, t, format, locale}: Pick<Language, 'tag' | 'format' | 'locale'> & {t: Translate<RenewalWord>},
  ): TemplateResult {
    if (!receipt || !this.#module) {
      const missing = this.#wanted === undefined ? t('receipts.none') : t('receipts.missing', {id: this.#wanted});
      return html`<div class="view stack">
        ${heading(t('receipts.title'))}
        <p class="lead">${missing}</p>
        <div class="actions">
          <button class="button" type="button" @click=${() => void this.#load()}>${icon('retry')}${t('action.check')}</button>
        </div>
      </div>`;
    }
    const previous = receipts.find(({hash}) => hash === receipt.previousHash) ?? null;
    const parts = {
      receipt,
      t: t as Translate as Translate<TextWord>,
      format,
      locale,
      zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      verifyUrl: this.#host.policy.renewal.verifyReceiptUrl?.replaceAll('{lang}', tag) ?? null,
      acceptedText: this.#acceptedTexts.button(t, receipt),
      onPrevious: previous && (() => this.#show(previous)),
    };
    const print = () => this.#module!.printReceipt(this.#host.root(), {...parts, onPrint: () => {}});
    return html`<div class="view stack">
      ${heading(t('receipts.title'))}${this.#module.receiptView({...parts, onPrint: print})}
    </div>`;
  }

  #show(receipt: Receipt): void {
    if (this.#state.name !== 'shown') return;
    this.#state = {...this.#state, receipt};
    this.#host.onChange();
  }

  async #load(): Promise<void> {
    const {backend, requireWords, addStyles, onChange} = this.#host;
    this.#state = {name: 'loading'};
    onChange();
    try {
      const [module, {receipts}] = await Promise.all([
        partInTime(import('./text/index.js')),
        backend.getReceipts({agreementId: this.#agreementId}),
      ]);
      if (this.#hasEnded) return;
      this.#module = module;
      requireWords('agreementText');
      addStyles([module.textStyles].flat());
      // Another receipt is never shown for the one that was asked for.
      const receipt = (this.#wanted === undefined ? receipts[0] : receipts.find(({id}) => id === this.#wanted)) ?? null;
      this.#state = {name: 'shown', receipts, receipt};
    } catch (error) {
      if (this.#hasEnded) return;
      const problem = problemOf(error);
      this.#state = {name: 'failed', problem: problem.kind === 'unknown' ? {kind: 'network'} : problem};
    }
    onChange();
  }
}
