/** A receipt in plain words: everything that is in it, and what it is good for. */
import {html, nothing, type TemplateResult} from 'lit';
import {canonicalJson} from '../../../domain/canonical-json.js';
import type {Receipt} from '../../../domain/receipt.js';
import {isPageUrl} from '../../../domain/renewal-policy.js';
import type {Translate} from '../../../locales/messages.js';
import type {TextWord} from '../../../locales/renewal-text/index.js';
import {downloadFile} from '../../shared/download-file.js';
import type {Format} from '../../shared/format.js';
import {facts} from '../../shared/templates/lists.js';
import {isolate} from '../../shared/templates/messages.js';
import {textIcon as icon} from './text-icons.js';
import {directionOf, languageName} from '../../shared/text/text-language.js';

export interface ReceiptViewParts {
  readonly receipt: Receipt;
  readonly t: Translate<TextWord>;
  readonly format: Format;
  /** The Intl locale of the page. */
  readonly locale: string;
  /** The person's own time zone. */
  readonly zone: string;
  /** The page that verifies receipts; `null`: the words alone tell how. */
  readonly verifyUrl: string | null;
  /** The button that downloads the text the receipt is about. */
  readonly acceptedText: TemplateResult;
  /** Shows the receipt before this one; `null`: it cannot be shown here. */
  readonly onPrevious: (() => void) | null;
  readonly onPrint: () => void;
}

/** The whole receipt with what can be done with it (R-23, R-30). The view's heading is the caller's. */
export function receiptView(parts: ReceiptViewParts): TemplateResult {
  const {receipt, t, verifyUrl, onPrint} = parts;
  return html`<div class="proof">
    ${receiptFacts(parts)}
    <div class="row">
      <button class="button" type="button" @click=${() => downloadReceipt(receipt, t)}>${icon('download')}${t('proof.download')}</button>
      ${parts.acceptedText}
      <button class="button" type="button" @click=${onPrint}>${icon('print')}${t('proof.print')}</button>
    </div>
    <div class="notice info">
      ${icon('verify')}
      <div>
        <h3>${t('proof.verify')}</h3>
        <p>${t('proof.verifyText')}</p>
        ${isPageUrl(verifyUrl) ? html`<p><a href=${verifyUrl} target="_blank" rel="noopener noreferrer">${t('proof.verifyLink')}</a></p>` : nothing}
      </div>
    </div>
  </div>`;
}

/** Downloads a receipt as the canonical JSON of all that is in it. */
export const downloadReceipt = (receipt: Receipt, t: Translate<TextWord>): void =>
  downloadFile(t('proof.file', {id: receipt.id}), 'application/json', canonicalJson(receipt));

/** What is in a receipt, without anything to press but the way to the one before it. */
export function receiptFacts({receipt, t, format, locale, zone, onPrevious}: ReceiptViewParts): TemplateResult {
  const names = receipt.countries.map((code) => format.country(code));
  const at = Date.parse(receipt.acceptedAt);
  return html`<section aria-labelledby="proof-what">
      <h3 id="proof-what">${t('proof.what')}</h3>
      ${facts([
        {label: t('proof.agreement'), value: receipt.agreementName},
        {label: t('proof.agreementId'), value: receipt.agreementId},
        {label: t('reader.version'), value: receipt.textVersion},
        {label: t('reader.language'), value: languageName(receipt.textLanguage, locale)},
        {label: t('proof.party'), value: receipt.contractingParty},
        {label: t('proof.countries'), value: names.join(', ')},
      ])}
    </section>
    <section aria-labelledby="proof-who">
      <h3 id="proof-who">${t('proof.who')}</h3>
      ${facts([
        {label: t('proof.signer'), value: receipt.signerName},
        {label: t('proof.signerTitle'), value: receipt.signerTitle},
        {label: t('proof.account'), value: receipt.signerAccountId},
        {
          label: t('proof.attestation'),
          value: html`<q lang=${receipt.attestationLanguage} dir=${directionOf(receipt.attestationLanguage)}>${isolate(receipt.attestation)}</q>`,
        },
      ])}
    </section>
    <section aria-labelledby="proof-when">
      <h3 id="proof-when">${t('proof.when')}</h3>
      ${facts([
        {
          label: t('proof.acceptedAt'),
          value: html`<time datetime=${receipt.acceptedAt}>${format.moment(at, 'UTC')}</time><br /><bdi class="quiet numbers">${receipt.acceptedAt}</bdi>`,
        },
        zone === 'UTC' ? null : {label: t('proof.here'), value: format.moment(at, zone)},
      ])}
    </section>
    <section aria-labelledby="proof-seal">
      <h3 id="proof-seal">${t('proof.seal')}</h3>
      ${facts([
        {label: t('proof.id'), value: receipt.id},
        {label: t('reader.fingerprint'), value: fingerprint(receipt.textHash)},
        {label: t('proof.hash'), value: fingerprint(receipt.hash)},
        {
          label: t('proof.previous'),
          value:
            receipt.previousHash === null
              ? html`${t('proof.first')}`
              : html`${fingerprint(receipt.previousHash)}
                ${
                  onPrevious
                    ? html`<p><button class="link" type="button" @click=${onPrevious}>${t('proof.showPrevious')}</button></p>`
                    : nothing
                }`,
        },
        {label: t('proof.schema'), value: String(receipt.schemaVersion)},
      ])}
    </section>`;
}

/** A hash in groups that can be read aloud and compared; copied, it has no spaces. */
const fingerprint = (hash: string): TemplateResult =>
  html`<span class="hash"><bdi>SHA-256</bdi> <code>${(hash.match(/.{1,8}/g) ?? []).map((part) => html`<span>${part}</span><wbr />`)}</code></span>`;
