/** Looks of renewing and applying again. Adopted when the first flow is opened. */
import {css} from 'lit';
import {wizardStyles} from '../provisioning/wizard-styles.js';
import {stepStyles} from '../provisioning/step-styles.js';
import {formStyles} from '../shared/form-styles.js';
import {matrixStyles} from './matrix-styles.js';

const flowStyles = css`
  h4 {
    margin: 0;
    font-size: inherit;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .line {
    display: block;
  }
  .multiline {
    white-space: pre-line;
  }
  .flow .top {
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
  }
  .flow .top p {
    flex: 1 1 14em;
  }
  .flow .content > .view {
    max-inline-size: 72ch;
  }
  .reading-head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    justify-content: space-between;
    align-items: start;
  }
  .reading-head h2 {
    flex: 1 1 14em;
  }
  .flow .content > .view.reading,
  .flow .content > .view:has(.matrix) {
    max-inline-size: none;
  }
  .hash {
    font: 400 var(--text-1) / 1.5 ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
  .progress {
    font-weight: 600;
  }
  .draft {
    display: flex;
    gap: var(--space-2);
    align-items: start;
  }
  .draft .icon {
    margin-block-start: 0.1em;
  }
  .erase[open] {
    display: grid;
    gap: var(--space-2);
    justify-items: start;
  }
  .help {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-5);
    align-items: baseline;
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--line);
    font-size: var(--text-1);
  }
  .help h3 {
    font-size: inherit;
  }
  .help ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-5);
  }
  .help .link {
    display: inline-flex;
    align-items: center;
  }

  .per-agreement {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .per-agreement + .per-agreement {
    padding-block-start: var(--space-5);
    border-block-start: 1px solid var(--line);
  }
  .company {
    display: block;
    color: var(--text-quiet);
    font-size: var(--text-1);
    font-weight: 400;
  }
  .renewing {
    display: grid;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-2);
  }
  .renewing li {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    justify-content: space-between;
    align-items: center;
    padding: var(--space-3) var(--space-4);
  }
  .renewing li + li {
    border-block-start: 1px solid var(--line);
  }
  .renewing .badge {
    border-radius: var(--radius);
  }

  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    align-items: stretch;
  }
  .side {
    display: grid;
    gap: var(--space-2);
    align-content: start;
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-2);
  }
  .side:last-child {
    border-color: var(--brand);
    background: var(--brand-soft);
  }
  .side .inner-facts {
    gap: var(--space-2);
  }
  .side .inner-facts > div {
    display: block;
  }
  .side .inner-facts dt::after {
    content: none;
  }
  .sides .arrow {
    display: grid;
    place-items: center;
    color: var(--text-quiet);
  }
  .sides .arrow .icon {
    rotate: -90deg;
    scale: 1 1;
  }

  .countries,
  .results {
    display: grid;
    gap: var(--space-3);
  }
  .country {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .country[data-confirmed] {
    border-color: color-mix(in oklch, var(--success) 45%, var(--line));
  }
  .country[data-dropped] {
    background: var(--surface-2);
    border-style: dashed;
  }
  .country-head,
  .result-head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    justify-content: space-between;
    align-items: start;
  }
  .country .tick {
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--surface-2);
  }
  .country:has(.tick [aria-invalid='true']),
  .country:has(.edit [aria-invalid='true']) {
    border-color: var(--danger);
  }
  .edit > summary {
    inline-size: fit-content;
    padding-block: var(--space-1);
    min-block-size: 24px;
    color: var(--brand);
    font-weight: 600;
    cursor: pointer;
  }
  .edit-body,
  .edit > .lost {
    padding-block-start: var(--space-4);
  }
  .distributor {
    display: grid;
    gap: var(--space-3);
    padding-inline-start: var(--space-4);
    border-inline-start: 3px solid var(--line);
  }
  .distributor legend {
    float: inline-start;
    inline-size: 100%;
    margin: 0;
  }
  .distributor legend + * {
    clear: both;
  }
  .questions {
    display: grid;
    gap: var(--space-5);
  }
  .questions textarea {
    min-block-size: 4em;
  }

  .button.emphasis {
    border-color: var(--brand);
    color: var(--brand);
  }
  .attestation {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-4);
    border: 1px solid var(--line-control);
    border-radius: var(--radius);
    background: var(--surface-2);
  }
  .attestation .tick {
    font-weight: 600;
    padding-block: 0;
  }
  .lost {
    display: grid;
    gap: var(--space-3);
  }
  .lost li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-2);
  }
  .lost li > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    justify-content: space-between;
  }
  .lost .icon {
    color: var(--danger);
    margin-block-start: 0.1em;
  }

  .result {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .notice .result {
    border: 0;
    padding: 0;
    background: none;
  }
  .result .facts {
    border: 0;
  }
  .result .facts > div {
    padding-block: var(--space-1);
    border: 0;
  }

  @container (min-width: 480px) {
    .pair .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .sides {
      grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
    }
    .sides .arrow .icon {
      rotate: 180deg;
    }
    .sides .arrow:dir(rtl) .icon {
      rotate: 0deg;
      scale: 1 1;
    }
    .distributor {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: end;
    }
    .distributor > legend,
    .distributor > :last-child:not(.field) {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .side:last-child,
    .country[data-confirmed] {
      border-color: Highlight;
    }
  }
  @media print {
    .help,
    .draft,
    .edit {
      display: none;
    }
    .facts > div {
      break-inside: avoid;
    }
  }
`;

/** All that the flows need on top of tokens and base styles. */
export const renewalStyles = [wizardStyles, formStyles, stepStyles, flowStyles, matrixStyles];
