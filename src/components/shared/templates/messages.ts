/** What the kit tells: headings, text from elsewhere, notices, the error summary, waiting. */
import {html, nothing, type TemplateResult} from 'lit';
import {icon, type IconName} from '../icons.js';
import {withoutTurns} from '../../../locales/messages.js';
import {fieldId} from './field-id.js';

/** The heading of a view; the step change moves the focus here. */
export const heading = (text: string): TemplateResult => html`<h2 tabindex="-1">${text}</h2>`;

/** Text from elsewhere that cannot turn the line it stands in (F-E8). */
export const isolate = (text: string): TemplateResult => html`<bdi>${withoutTurns(text)}</bdi>`;

const noticeIcon = {info: 'info', good: 'done', warn: 'warning'} as const satisfies Record<string, IconName>;

/** A boxed message; the icon and the words carry the meaning, not the colour alone. */
export const notice = (
  kind: keyof typeof noticeIcon,
  title: TemplateResult | string | null,
  body: TemplateResult | string | typeof nothing = nothing,
): TemplateResult =>
  html`<div class="notice ${kind}">
    ${icon(noticeIcon[kind])}
    <div>${title ? html`<h3>${title}</h3>` : nothing}${body === nothing ? nothing : html`<div class="tight">${body}</div>`}</div>
  </div>`;

export interface SummaryItem {
  /** The field the problem belongs to, or `null` where it concerns the whole step. */
  readonly field: string | null;
  readonly text: string;
  /** What leads to the answer where its field is on another page. */
  readonly onSelect?: (() => void) | undefined;
}

/**
 * All that is wrong with a step, in the words beside the fields; takes the focus and leads to each field (X-07).
 * @param focusField moves the focus to a field's control.
 */
export const errorSummary = (
  heading: string,
  items: readonly SummaryItem[],
  focusField: (id: string) => void,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult | typeof nothing =>
  items.length === 0
    ? nothing
    : html`<div class="error-summary" tabindex="-1" role="group" aria-labelledby="error-summary-heading">
        ${icon('error')}
        <div role="alert">
          <h3 id="error-summary-heading">${heading}</h3>
          <ul>
            ${items.map(
              ({field, text, onSelect}) => html`<li>
                ${
                  onSelect
                    ? html`<button class="link" type="button" @click=${onSelect}>${text}</button>`
                    : field === null
                      ? text
                      : html`<a
                      href="#${fieldId(field)}"
                      @click=${(event: Event) => {
                        event.preventDefault();
                        focusField(fieldId(field));
                      }}
                      >${text}</a
                    >`
                }
              </li>`,
            )}
          </ul>
          ${more}
        </div>
      </div>`;

/** Says that something is under way; appears after 150 ms, and the words are for everybody. */
export const waiting = (text: string): TemplateResult =>
  html`<p class="waiting"><span class="spinner" aria-hidden="true"></span><span>${text}</span></p>`;

/** Keeps the layout still while the first answer is on its way. Without a label it is there for the eye alone. */
export const skeleton = (label = ''): TemplateResult =>
  html`<div class="skeleton" role="img" aria-label=${label} aria-hidden=${!label}><div></div><div></div><div></div></div>`;
