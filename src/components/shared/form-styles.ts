/** Looks of fields, cards and dialogs: what the first view does not show. Adopted with the code that needs it. */
import {css} from 'lit';

export const formStyles = css`
  .icon-back:dir(rtl) {
    transform: scaleX(-1);
  }
  .button.danger {
    border-color: transparent;
    background: var(--danger);
    color: light-dark(#fff, oklch(0.2 0.03 24));
  }
  .field {
    display: grid;
    gap: var(--space-1);
    max-inline-size: calc(var(--text-2) * 32);
  }
  .field > label,
  .field > .label,
  legend {
    font-weight: 600;
  }
  legend {
    margin-block-end: var(--space-2);
  }
  .hint {
    color: var(--text-quiet);
    font-size: var(--text-1);
  }
  .error {
    display: flex;
    gap: var(--space-2);
    align-items: start;
    color: var(--danger);
    font-weight: 600;
    font-size: var(--text-1);
  }
  .error .icon {
    margin-block-start: 0.1em;
  }
  input:not([type='radio'], [type='checkbox']),
  select,
  textarea {
    font: inherit;
    color: inherit;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--target);
    margin: var(--space-1) 0 0;
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line-control);
    border-radius: var(--radius-small);
    background: var(--surface);
    unicode-bidi: plaintext;
  }
  textarea {
    min-block-size: 6.5em;
    resize: vertical;
  }
  select {
    padding-inline-end: var(--space-2);
    text-overflow: ellipsis;
  }
  [aria-invalid='true']:not([type='radio'], [type='checkbox']) {
    border-color: var(--danger);
    box-shadow: inset 0 0 0 1px var(--danger);
  }
  input:read-only {
    background: var(--surface-2);
  }
  .affix {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    margin-block-start: var(--space-1);
  }
  .affix input {
    flex: 1 1 calc(var(--text-2) * 7);
    inline-size: auto;
    margin: 0;
  }
  .affix .unit {
    color: var(--text-quiet);
  }

  .cards {
    display: grid;
    gap: var(--space-3);
  }
  .card {
    display: grid;
    grid-template-columns: auto 1fr;
    column-gap: var(--space-3);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
    transition:
      border-color 120ms,
      background-color 120ms;
  }
  .card:hover {
    border-color: var(--line-control);
    background: var(--surface-2);
  }
  .card:has(input:checked) {
    border-color: var(--brand);
    background: var(--brand-soft);
    box-shadow: inset 0 0 0 1px var(--brand);
  }
  .card:has(input:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .card input {
    outline: none;
  }
  .card .title {
    font-weight: 600;
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    align-items: center;
  }
  .card .body {
    display: grid;
    gap: var(--space-1);
    min-inline-size: 0;
  }
  .inset {
    margin-block-start: var(--space-3);
    padding-inline-start: var(--space-5);
    border-inline-start: 3px solid var(--line);
  }

  input[type='radio'],
  input[type='checkbox'] {
    inline-size: calc(var(--text-2) * 1.25);
    block-size: calc(var(--text-2) * 1.25);
    margin: calc(var(--text-2) * 0.125) 0 0;
    accent-color: var(--brand);
    flex: none;
  }
  /* Browsers fill these with grey on a dark page, as if they could not be used. */
  [type='checkbox']:not(:checked),
  [type='radio']:not(:checked) {
    border: 1px solid var(--line-control);
    border-radius: 3px;
    background: var(--surface);
    appearance: none;
  }
  [type='radio']:not(:checked) {
    border-radius: 50%;
  }
  .tick {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-3);
    align-items: start;
    padding-block: var(--space-2);
    min-block-size: var(--target);
    cursor: pointer;
  }

  dialog {
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
    padding: var(--space-5);
    inline-size: min(var(--text-2) * 30, 100vw - 32px);
    max-block-size: calc(100vh - 32px);
    overflow: auto;
    box-shadow: var(--shadow);
  }
  dialog::backdrop {
    background: oklch(0.15 0.02 260 / 0.5);
  }
  @container (max-width: 479px) {
    .affix input {
      flex-basis: 100%;
    }
  }
  @media (forced-colors: active) {
    [aria-invalid='true']:not([type='radio'], [type='checkbox']) {
      border-width: 3px;
    }
  }
`;
