/** The text of an agreement: contents, search, and the text itself, which scrolls with the page (K-26). */
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {live} from 'lit/directives/live.js';
import type {Translate} from '../../../locales/messages.js';
import type {TextWord} from '../../../locales/renewal-text/index.js';
import {facts} from '../../shared/templates/lists.js';
import {isolate} from '../../shared/templates/messages.js';
import type {TextSource} from './agreement-viewer.js';
import {currentMarkId, noMarks} from '../../shared/text/block-templates.js';
import type {Book} from '../../shared/text/book.js';
import {goTo, sectionId} from '../../shared/text/places.js';
import {longText, sectionTemplate} from '../../shared/text/section-template.js';
import {textIcon as icon} from './text-icons.js';
import {directionOf, isSameLanguage, languageName} from '../../shared/text/text-language.js';
import type {ViewerEvent, ViewerState} from './viewer-state.js';

export interface TextViewParts {
  readonly book: Book;
  /** How many sections show their words; of the others, their headings, and what the person looks for. */
  readonly filled: number;
  readonly source: TextSource;
  readonly state: ViewerState;
  readonly t: Translate<TextWord>;
  /** The Intl locale of the page. */
  readonly locale: string;
  readonly send: (event: ViewerEvent) => void;
  /** The way back, which the bar with the search keeps at hand. */
  readonly onClose: () => void;
  readonly onPrint: () => void;
  readonly onDownload: () => void;
}

/** The whole view of a text. */
export const agreementText = (parts: TextViewParts): TemplateResult =>
  html`<div class="reader">
    ${aboutText(parts)}
    ${
      parts.book.sections.length === 0
        ? html`<p>${parts.t('reader.empty')}</p>`
        : html`${contents(parts)}${finder(parts)}${bookTemplate(parts)}`
    }
  </div>`;

/** Version and language, apart from the page's language, and what takes the text along. */
function aboutText({source, t, locale, onPrint, onDownload}: TextViewParts): TemplateResult {
  return html`<div class="tight about-text">
    ${facts([
      {label: t('reader.version'), value: source.version},
      {label: t('reader.language'), value: languageName(source.language, locale)},
    ])}
    ${
      isSameLanguage(source.language, locale)
        ? nothing
        : html`<p class="quiet" data-other-language>${t('reader.otherLanguage')}</p>`
    }
    <div class="row">
      <button class="button" type="button" @click=${onDownload}>${icon('download')}${t('reader.download')}</button>
      <button class="button" type="button" @click=${onPrint}>${icon('print')}${t('reader.print')}</button>
    </div>
  </div>`;
}

/** More headings than these are folded at first: the text would be far below. */
const openContents = 12;

function contents({book, source, t}: TextViewParts): TemplateResult {
  const listed = book.sections.filter(({level}) => level > 0);
  if (listed.length < 2) return html``;
  return html`${guard(
    [book, t],
    () => html`<details class="contents" ?open=${listed.length <= openContents}>
      <summary>${t('reader.contents', {count: listed.length})}</summary>
      <nav aria-label=${t('reader.sections')}>
        <ol lang=${source.language} dir=${directionOf(source.language)}>
          ${listed.map(
            ({id, title, depth}) => html`<li class="depth-${Math.min(depth, 4)}">
              <a href="#${sectionId(id)}" @click=${goTo}>${isolate(title)}</a>
            </li>`,
          )}
        </ol>
      </nav>
    </details>`,
  )}`;
}

function finder({book, state, t, send, onClose}: TextViewParts): TemplateResult {
  const {hits, hit, query} = state;
  const current = hits.all[hit];
  const isLost = hits.all.length === 0;
  const status = (): string => {
    if (query.trim() === '') return '';
    if (!current) return t('find.none');
    const position = t(hits.isMore ? 'find.positionOfMore' : 'find.position', {
      current: hit + 1,
      count: hits.all.length,
    });
    const {title} = book.sections[current.section]!;
    return title === '' ? position : t('find.in', {position, section: title});
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.isComposing) {
      // Around the view there may be a form.
      event.preventDefault();
      send({type: event.shiftKey ? 'hit.previous' : 'hit.next'});
    }
  };
  const step = (type: 'hit.next' | 'hit.previous') =>
    html`<button
      class="button icon-button"
      type="button"
      aria-label=${t(type === 'hit.next' ? 'find.next' : 'find.previous')}
      title=${t(type === 'hit.next' ? 'find.next' : 'find.previous')}
      ?disabled=${isLost}
      @click=${() => send({type})}
    >
      ${icon(type === 'hit.next' ? 'down' : 'up')}
    </button>`;
  return html`<div class="finder" role="search">
    <label for="find">${t('find.label')}</label>
    <div class="find-row">
      <span class="find-field">
        ${icon('search')}
        <input
          id="find"
          type="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="search"
          aria-describedby="find-status"
          .value=${live(query)}
          @input=${(event: Event) => send({type: 'query.changed', query: (event.target as HTMLInputElement).value})}
          @keydown=${onKey}
        />
      </span>
      ${step('hit.previous')}${step('hit.next')}
      <a class="button icon-button" href="#${currentMarkId}" aria-label=${t('find.read')} title=${t('find.read')} ?hidden=${isLost} @click=${goTo}>${icon('place')}</a>
      <button class="button icon-button" type="button" aria-label=${t('reader.close')} title=${t('reader.close')} @click=${onClose}>${icon('close')}</button>
    </div>
    <p class="quiet numbers find-status" id="find-status" role="status">${status()}</p>
  </div>`;
}

/** The text, section by section. What has not changed is not rendered again. */
function bookTemplate({book, filled, source, state, t}: TextViewParts): TemplateResult {
  const current = state.hits.all[state.hit] ?? null;
  return html`<section aria-label=${t('reader.region')}>
    <div class="agreement-text ${source.text.length > longText ? 'long' : ''}" lang=${source.language} dir=${directionOf(source.language)}>
      ${book.sections.map((section, index) => {
        const hits = state.hits.bySection.get(index);
        const here = current?.section === index ? current : null;
        const isFilled = index < filled || here !== null;
        return guard([section, hits, here, isFilled], () =>
          sectionTemplate(section, hits ? {all: hits, current: here} : noMarks, isFilled),
        );
      })}
    </div>
  </section>`;
}
