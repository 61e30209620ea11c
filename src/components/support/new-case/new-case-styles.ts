/** Looks of a new case. */
import {css} from 'lit';
import {stepStyles} from '../../provisioning/step-styles.js';
import {wizardStyles} from '../../provisioning/wizard-styles.js';
import {formStyles} from '../../shared/form-styles.js';
import {attachmentsStyles} from '../attachments/attachments-styles.js';

const caseStyles = css`
  .new-case > .view:has(.with-aside) {
    max-inline-size: none;
  }
  .with-aside,
  .with-aside .fields,
  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
    align-content: start;
  }
  .group {
    gap: var(--space-4);
  }
  .group:empty {
    display: none;
  }
  .new-case .field {
    max-inline-size: none;
  }
  .new-case > .view > *,
  .with-aside .fields {
    max-inline-size: 66ch;
  }
  .new-case .with-aside {
    max-inline-size: none;
  }
  .description textarea {
    min-block-size: 10em;
  }
  .description > [role='status']:empty {
    display: none;
  }
  .label {
    font-size: inherit;
    font-weight: 600;
  }
  .line {
    display: block;
  }
  .facts .multiline {
    overflow-wrap: anywhere;
  }
  .target {
    display: flex;
    gap: var(--space-1);
    align-items: start;
  }
  .draft {
    display: flex;
    gap: var(--space-2);
    align-items: start;
  }
  .draft .icon {
    margin-block-start: 0.1em;
  }
  .handed {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-2) var(--space-3);
    align-items: start;
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-2);
  }
  .handed .icon {
    margin-block-start: 0.1em;
  }
  .handed .button {
    grid-column: 2;
    justify-self: start;
    margin-inline-start: calc(-1 * var(--space-3));
  }
  .exact {
    max-block-size: calc(var(--text-2) * 16);
    overflow: auto;
    margin: 0;
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--surface-2);
    font: 400 var(--text-1) / 1.5 ui-monospace, monospace;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .suggestions {
    max-inline-size: 66ch;
    display: grid;
    gap: var(--space-5);
    align-content: start;
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-2);
  }
  .suggestions h3 {
    font-size: inherit;
  }
  .answers,
  .cases {
    display: grid;
    gap: var(--space-3);
  }
  .clipped {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .similar {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2) var(--space-4);
    justify-items: start;
  }
  .view > .cases,
  form.view > .cases {
    gap: 0;
    border-block-start: 1px solid var(--line);
  }
  .view > .cases .similar {
    padding-block: var(--space-4);
    border-block-end: 1px solid var(--line);
  }
  .next {
    padding: var(--space-4);
    border-radius: var(--radius);
    background: var(--surface-2);
  }
  .next h3 {
    font-size: inherit;
  }
  .reference {
    display: flex;
    gap: var(--space-3);
    align-items: start;
    padding: var(--space-4);
    border-radius: var(--radius);
    background: var(--success-soft);
  }
  .reference > .icon {
    inline-size: calc(var(--text-2) * 2);
    block-size: calc(var(--text-2) * 2);
    color: var(--success);
  }
  .keep {
    margin-inline-start: calc(-1 * var(--space-3));
  }
  .new-case > .help {
    max-inline-size: 66ch;
  }
  .group > legend {
    margin-block-end: var(--space-3);
    font-size: var(--text-3);
  }
  .help {
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--line);
  }
  .help > summary {
    inline-size: fit-content;
    min-block-size: 24px;
    color: var(--brand);
    font-weight: 600;
    cursor: pointer;
  }
  .help > .stack {
    padding-block-start: var(--space-4);
  }
  .help a {
    color: var(--brand);
  }

  .print-frame {
    position: fixed;
    inline-size: 1px;
    block-size: 1px;
    border: 0;
    opacity: 0;
    pointer-events: none;
    inset-block-end: 0;
    inset-inline-start: 0;
  }

  @container (min-width: 560px) {
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: end;
    }
    .pair > :only-child {
      grid-column: 1 / -1;
    }
    .handed {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .handed .button {
      grid-column: 3;
      align-self: center;
      margin: 0;
    }
    .view > .cases .similar {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
    }
  }
  @container (min-width: 900px) {
    .with-aside:has(.suggestions) {
      grid-template-columns: minmax(0, 66ch) minmax(16rem, 1fr);
      column-gap: var(--space-6);
    }
    .with-aside .suggestions {
      grid-column: 2;
      grid-row: 1 / span 2;
      position: sticky;
      inset-block-start: var(--space-4);
      align-self: start;
    }
  }
  @media print {
    .new-case .actions,
    .new-case .keep,
    .new-case .help,
    .new-case .draft {
      display: none;
    }
    .reference,
    .next {
      padding-inline: 0;
      background: none;
    }
    .facts > div {
      break-inside: avoid;
    }
  }
`;

/** All that a new case needs on top of tokens and base styles. */
export const newCaseStyles = [wizardStyles, formStyles, stepStyles, attachmentsStyles, caseStyles];
