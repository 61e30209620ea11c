/** The exact text that a receipt is about, to take along with it: its hash stands in the receipt (R-23). */
import {html, nothing, type TemplateResult} from 'lit';
import type {Receipt} from '../../domain/receipt.js';
import type {Translate} from '../../locales/messages.js';
import {downloadFile} from '../shared/download-file.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import type {TextLoader} from './text-loader.js';
import type {RenewalWord} from './view-model.js';

export class AcceptedTexts {
  readonly #texts: TextLoader;
  readonly #onChange: () => void;
  readonly #states = new Map<string, 'coming' | 'failed'>();

  constructor(texts: TextLoader, onChange: () => void) {
    this.#texts = texts;
    this.#onChange = onChange;
  }

  /** The button that downloads the text of a receipt, with what went wrong. */
  button(t: Translate<RenewalWord>, receipt: Receipt): TemplateResult {
    const state = this.#states.get(receipt.textHash);
    return html`<button
        class="button"
        type="button"
        aria-label=${t('result.textWhat', {name: receipt.agreementName})}
        aria-disabled=${state === 'coming' ? 'true' : nothing}
        @click=${() => void this.#download(receipt)}
      >${state === 'coming' ? html`<span class="spinner" aria-hidden="true"></span>` : icon('download')}${t('result.text')}</button>
      ${state === 'failed' ? html`<p role="alert">${t('result.textFailed')}</p>` : nothing}`;
  }

  async #download({agreementId, agreementName, textHash}: Receipt): Promise<void> {
    if (this.#states.get(textHash) === 'coming') return;
    this.#states.set(textHash, 'coming');
    this.#onChange();
    try {
      const {format, text, edition} = await this.#texts.load(agreementId, textHash);
      const [ending, type] = format === 'markdown' ? ['md', 'text/markdown'] : ['txt', 'text/plain'];
      downloadFile(`${agreementName} ${edition.version} ${edition.language}.${ending}`, type!, text);
      this.#states.delete(textHash);
    } catch {
      this.#states.set(textHash, 'failed');
    }
    this.#onChange();
  }
}
