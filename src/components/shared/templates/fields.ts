/** Fields built on native controls: label above, hint under it, error between hint and control. One shadow root holds all. */
import {html, nothing, type TemplateResult} from 'lit';
import {Directive, directive, type ChildPart} from 'lit/directive.js';
import {live} from 'lit/directives/live.js';
import {stepIcon as icon} from '../step-icons.js';
import {fieldId} from './field-id.js';

/** What is wrong with a field, in words, or `undefined`. */
export type ErrorText = string | undefined;

interface FieldParts {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: ErrorText;
}

const describedBy = ({name, hint, error}: FieldParts, more?: string): string | typeof nothing =>
  [hint && `${fieldId(name)}-hint`, error && `${fieldId(name)}-error`, more].filter(Boolean).join(' ') || nothing;

const hintTemplate = ({name, hint}: FieldParts) =>
  hint ? html`<p class="hint" id="${fieldId(name)}-hint">${hint}</p>` : nothing;

export const errorTemplate = ({name, error}: FieldParts): TemplateResult | typeof nothing =>
  error ? html`<p class="error" id="${fieldId(name)}-error">${icon('error')}<span>${error}</span></p>` : nothing;

export interface TextFieldParts extends FieldParts {
  readonly value: string;
  readonly type?: 'text' | 'email';
  readonly inputMode?: 'text' | 'email' | 'numeric' | 'url' | 'tel';
  /** Words before and after the control, for units and domains. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** A control beside the field, such as a check button. */
  readonly action?: TemplateResult;
  /** Id of a live line that also describes the field. */
  readonly describedBy?: string;
  readonly spellcheck?: boolean;
}

/** A one-line text field. Validity is the kit's own, so e-mail addresses are plain text with a keyboard hint. */
export function textField(parts: TextFieldParts): TemplateResult {
  const id = fieldId(parts.name);
  const input = html`<input
    id=${id}
    name=${parts.name}
    type="text"
    inputmode=${parts.inputMode ?? (parts.type === 'email' ? 'email' : 'text')}
    autocomplete="off"
    autocapitalize="off"
    spellcheck="false"
    .value=${live(parts.value)}
    aria-invalid=${parts.error ? 'true' : nothing}
    aria-describedby=${describedBy(parts, parts.describedBy)}
  />`;
  return html`<div class="field">
    <label for=${id}>${parts.label}</label>
    ${hintTemplate(parts)}${errorTemplate(parts)}
    ${
      parts.prefix || parts.suffix || parts.action
        ? html`<div class="affix">
          ${parts.prefix ? html`<span class="unit" aria-hidden="true" dir="ltr">${parts.prefix}</span>` : nothing}${input}${
            parts.suffix ? html`<span class="unit" aria-hidden="true" dir="ltr">${parts.suffix}</span>` : nothing
          }${parts.action ?? nothing}
        </div>`
        : input
    }
  </div>`;
}

/** Several lines of text. */
export function textArea(parts: FieldParts & {readonly value: string}): TemplateResult {
  const id = fieldId(parts.name);
  return html`<div class="field">
    <label for=${id}>${parts.label}</label>
    ${hintTemplate(parts)}${errorTemplate(parts)}
    <textarea
      id=${id}
      name=${parts.name}
      rows="3"
      autocomplete="off"
      .value=${live(parts.value)}
      aria-invalid=${parts.error ? 'true' : nothing}
      aria-describedby=${describedBy(parts)}
    ></textarea>
  </div>`;
}

export interface SelectParts extends FieldParts {
  readonly value: string;
  readonly valueLabel: string;
  /** Word of the empty option. */
  readonly choose: string;
  /** All options once the list was opened; `null` before, when a long list costs nothing. */
  readonly options: readonly {readonly value: string; readonly label: string}[] | null;
  /** The person is about to open the list. */
  readonly onOpen: () => void;
}

/** Chooses in the list around it, once its options are there: a list cannot take a value before. */
class ChosenDirective extends Directive {
  override render(_value: string): typeof nothing {
    return nothing;
  }

  override update(part: ChildPart, [value]: [string]): typeof nothing {
    const list = part.parentNode as HTMLSelectElement;
    if (list.value !== value) list.value = value;
    if (list.selectedIndex === -1) list.selectedIndex = 0;
    return nothing;
  }
}
const chosen = directive(ChosenDirective);

/** A native list that is filled when it is first focused or pressed. */
export function selectField(parts: SelectParts): TemplateResult {
  const id = fieldId(parts.name);
  const options = parts.options ?? (parts.value ? [{value: parts.value, label: parts.valueLabel}] : []);
  return html`<div class="field">
    <label for=${id}>${parts.label}</label>
    ${hintTemplate(parts)}${errorTemplate(parts)}
    <select
      id=${id}
      name=${parts.name}
      autocomplete="off"
      aria-invalid=${parts.error ? 'true' : nothing}
      aria-describedby=${describedBy(parts)}
      @focus=${parts.onOpen}
      @pointerdown=${parts.onOpen}
    >
      <option value="">${parts.choose}</option>
      ${options.map(({value, label}) => html`<option value=${value}>${label}</option>`)}${chosen(parts.value)}
    </select>
  </div>`;
}

export interface ChoiceCard {
  readonly value: string;
  readonly title: string | TemplateResult;
  readonly hint?: string | undefined;
  readonly badge?: string | undefined;
  /** More about the choice, inside the card. */
  readonly details?: TemplateResult | undefined;
  /** A field that belongs to the choice, shown while it is chosen. */
  readonly field?: TemplateResult | undefined;
}

export interface CardsParts extends FieldParts {
  readonly value: string;
  readonly cards: readonly ChoiceCard[];
  /** Hide the legend where the view's heading asks the same. */
  readonly hideLabel?: boolean;
}

/** Choices with consequences, each a card around a native radio button. */
export function choiceCards(parts: CardsParts): TemplateResult {
  const id = fieldId(parts.name);
  return html`<fieldset class="tight" aria-describedby=${describedBy(parts)}>
    <legend class=${parts.hideLabel ? 'visually-hidden' : nothing}>${parts.label}</legend>
    ${hintTemplate(parts)}${errorTemplate(parts)}
    <div class="cards">
      ${parts.cards.map(
        (card, index) => html`<div class="tight">
          <label class="card">
            <input
              type="radio"
              id=${index === 0 ? id : `${id}-${index}`}
              name=${parts.name}
              value=${card.value}
              .checked=${live(card.value === parts.value)}
              aria-invalid=${parts.error ? 'true' : nothing}
            />
            <span class="body">
              <span class="title"
                ><span>${card.title}</span>${card.badge ? html`<span class="badge brand">${card.badge}</span>` : nothing}</span
              >
              ${card.hint ? html`<span class="hint">${card.hint}</span>` : nothing}
              ${card.details ?? nothing}
            </span>
          </label>
          ${card.field && card.value === parts.value ? html`<div class="inset">${card.field}</div>` : nothing}
        </div>`,
      )}
    </div>
  </fieldset>`;
}

/** A sentence to tick. */
export function tickBox(parts: FieldParts & {readonly checked: boolean}): TemplateResult {
  const id = fieldId(parts.name);
  return html`<div class="tight">
    ${errorTemplate(parts)}
    <label class="tick">
      <input
        type="checkbox"
        id=${id}
        name=${parts.name}
        .checked=${live(parts.checked)}
        aria-invalid=${parts.error ? 'true' : nothing}
        aria-describedby=${describedBy(parts)}
      />
      <span>${parts.label}${parts.hint ? html`<span class="hint" id="${id}-hint"><br />${parts.hint}</span>` : nothing}</span>
    </label>
  </div>`;
}
