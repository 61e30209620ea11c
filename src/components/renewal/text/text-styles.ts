/** Looks of the agreement viewer, the changes and the receipt. Adopted with them, after the base styles. */
import {css, type CSSResult} from 'lit';
import {changesStyles} from './changes-styles.js';
import {readingStyles} from '../../shared/text/reading-styles.js';

const frameStyles = css`
  .reader,
  .viewer,
  .changes,
  .proof {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
  }
  .reader .facts,
  .proof .facts {
    display: grid;
  }
  .proof .facts {
    border-block-start: 1px solid var(--line);
  }
  .reader .facts > div,
  .proof .facts > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1) var(--space-4);
    padding-block: var(--space-3);
    border-block-end: 1px solid var(--line);
  }
  .reader .facts dt,
  .proof .facts dt {
    color: var(--text-quiet);
    font-size: var(--text-1);
  }
  .proof section {
    display: grid;
    gap: var(--space-3);
  }
  .about-text {
    gap: var(--space-3);
  }
  .reader a,
  .proof a:not(.button) {
    color: var(--brand);
    text-underline-offset: 0.2em;
  }

  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    border-block-end: 1px solid var(--line);
  }
  .tab {
    min-block-size: var(--target);
    margin-block-end: -1px;
    padding: var(--space-2) var(--space-1);
    border: 0;
    border-block-end: 3px solid transparent;
    background: none;
    color: var(--text-quiet);
    font-weight: 600;
  }
  .tab:hover {
    color: var(--text);
    border-color: var(--line);
  }
  .tab[aria-selected='true'] {
    color: var(--brand);
    border-color: var(--brand);
  }

  summary {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-block-size: var(--target);
    font-weight: 600;
    cursor: pointer;
    border-radius: var(--radius-small);
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: '';
    flex: none;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline: 0.25em;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    transform: rotate(-45deg);
    transition: transform 120ms;
  }
  summary:dir(rtl)::before {
    transform: rotate(135deg);
  }
  [open] > summary::before {
    transform: translateY(-0.15em) rotate(45deg);
  }
  .contents {
    padding-inline: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-2);
  }
  .contents ol {
    padding-block-end: var(--space-4);
    column-gap: var(--space-6);
  }
  .contents li {
    break-inside: avoid;
    line-height: 1.35;
  }
  .contents a {
    display: block;
    padding-block: 6px;
    color: var(--text);
    text-decoration-color: var(--line-control);
  }
  .contents a:hover {
    color: var(--brand);
    text-decoration-color: currentColor;
  }
  .contents .depth-2 {
    padding-inline-start: var(--space-4);
  }
  .contents .depth-3 {
    padding-inline-start: var(--space-6);
  }
  .contents .depth-4 {
    padding-inline-start: var(--space-7);
  }

  .finder {
    display: grid;
    gap: var(--space-1);
    padding-block: var(--space-3);
    background: var(--surface);
    border-block-end: 1px solid var(--line);
  }
  .finder label {
    font-weight: 600;
  }
  .find-row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: center;
  }
  .find-field {
    position: relative;
    flex: 1 1 calc(var(--text-2) * 9);
    min-inline-size: 0;
  }
  .find-field .icon {
    position: absolute;
    inset-block-start: calc(50% - 0.625em);
    inset-inline-start: var(--space-3);
    color: var(--text-quiet);
    pointer-events: none;
  }
  .find-field input[type] {
    font: inherit;
    color: inherit;
    inline-size: 100%;
    min-block-size: var(--target);
    margin: 0;
    padding: var(--space-2) var(--space-3);
    padding-inline-start: calc(var(--space-3) + 1.75em);
    border: 1px solid var(--line-control);
    border-radius: var(--radius-small);
    background: var(--surface);
  }
  .icon-button {
    inline-size: var(--target);
    padding: 0;
  }
  .icon-button[hidden] {
    display: none;
  }
  .icon-button:disabled {
    color: var(--text-quiet);
    border-color: var(--line);
    background: var(--surface-2);
    cursor: default;
  }
  .find-status {
    min-block-size: 1.5em;
  }

  @container (max-width: 479px) {
    .about-text .button {
      inline-size: 100%;
    }
  }
  @container (min-width: 480px) {
    .reader .facts > div,
    .proof .facts > div {
      grid-template-columns: minmax(calc(var(--text-2) * 8), calc(var(--text-2) * 12)) minmax(0, 1fr);
    }
    .change {
      padding: var(--space-5);
    }
  }
  @container (min-width: 720px) {
    .contents ol {
      columns: 2;
    }
  }
  /* Where there is room for it, the search stays at hand; the text moves with the page all the same. */
  @media (min-height: 600px) {
    .finder {
      position: sticky;
      inset-block-start: var(--partner-sticky-offset, 0px);
      z-index: 1;
    }
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true'] {
      border-color: Highlight;
    }
    mark.current {
      outline: 3px solid Highlight;
    }
    ins,
    del {
      background: Canvas;
      color: CanvasText;
    }
  }
  @media print {
    .finder,
    .tabs,
    .contents,
    .steps-between,
    .reader .row,
    .changes .row,
    .proof > .row,
    .unchanged {
      display: none;
    }
    .change {
      break-inside: auto;
      border-color: #000;
    }
    mark {
      background: none;
      outline: 0;
    }
  }
`;

export const textStyles: readonly CSSResult[] = [readingStyles, changesStyles, frameStyles];
