/** Facts and answers as description lists. */
import {html, nothing, type TemplateResult} from 'lit';
import {isolate} from './messages.js';

export interface Fact {
  readonly label: string;
  /** The step that answered it. */
  readonly step?: string;
  /** Text is isolated, so that it cannot turn its surroundings. */
  readonly value: string | TemplateResult;
  readonly multiline?: boolean;
  /** What changes it: the words, the hidden context that makes the name unique, and what happens. */
  readonly change?: {readonly label: string; readonly what: string; readonly onClick: () => void} | undefined;
}

/** Label and value, line by line, with an optional "Change" each (X-04). */
export const facts = (rows: readonly (Fact | null)[]): TemplateResult =>
  html`<dl class="facts">
    ${rows.map((row) =>
      row === null
        ? nothing
        : html`<div>
            <dt>${row.label}</dt>
            <dd class=${row.multiline ? 'multiline' : nothing}>${typeof row.value === 'string' ? isolate(row.value) : row.value}</dd>
            ${
              row.change
                ? html`<dd>
                  <button type="button" class="link" aria-label=${row.change.what} @click=${row.change.onClick}>${row.change.label}</button>
                </dd>`
                : nothing
            }
          </div>`,
    )}
  </dl>`;
