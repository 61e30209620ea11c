/** What is printed of an agreement: its text alone, and its receipt. */
import {html, type TemplateResult} from 'lit';
import type {Translate} from '../../../locales/messages.js';
import type {TextWord} from '../../../locales/renewal-text/index.js';
import {facts} from '../../shared/templates/lists.js';
import {isolate} from '../../shared/templates/messages.js';
import type {TextSource} from './agreement-viewer.js';
import {noMarks} from '../../shared/text/block-templates.js';
import type {Book} from '../../shared/text/book.js';
import {printAlone} from '../../shared/text/print-alone.js';
import {receiptFacts, type ReceiptViewParts} from './receipt-view.js';
import {sectionTemplate} from '../../shared/text/section-template.js';
import {directionOf, languageName} from '../../shared/text/text-language.js';

export interface PrintedText {
  readonly book: Book;
  readonly source: TextSource;
  /** The agreement's name as it is shown. */
  readonly name: string;
  /** SHA-256 of the text. */
  readonly hash: string;
  readonly t: Translate<TextWord>;
  readonly locale: string;
}

/** Prints the text of an agreement with what identifies it on top, and nothing of the page around it. */
export const printText = (root: ShadowRoot, parts: PrintedText): void =>
  printAlone(root, {title: parts.name, locale: parts.locale, content: printedText(parts)});

const printedText = ({book, source, name, hash, t, locale}: PrintedText): TemplateResult =>
  html`<div class="cover">
      <h1>${isolate(name)}</h1>
      ${facts([
        {label: t('reader.version'), value: source.version},
        {label: t('reader.language'), value: languageName(source.language, locale)},
        {label: t('reader.fingerprint'), value: html`<code>SHA-256 ${hash}</code>`},
      ])}
    </div>
    <div class="agreement-text" lang=${source.language} dir=${directionOf(source.language)}>
      ${book.sections.map((section) => sectionTemplate(section, noMarks))}
    </div>`;

/** Prints a receipt alone. */
export const printReceipt = (root: ShadowRoot, parts: ReceiptViewParts): void =>
  printAlone(root, {
    title: `${parts.t('proof.title')} ${parts.receipt.id}`.replace(/[\u2066-\u2069\u202A-\u202E]/g, ''),
    locale: parts.locale,
    content: html`<h1>${parts.t('proof.title')}</h1>
      ${receiptFacts({...parts, onPrevious: null})}
      <p class="seal-note">${parts.t('proof.verifyText')}</p>`,
  });
