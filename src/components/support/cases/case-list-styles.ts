/** Looks of the history, and of what it shares with one case. Layout answers to the container. */
import {css} from 'lit';

export const caseListStyles = css`
  .case-back {
    margin-block-end: calc(-1 * var(--space-3));
    margin-inline-start: calc(-1 * var(--space-3));
  }
  .case-head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-4);
    justify-content: space-between;
    align-items: center;
  }
  .case-state .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  .case-filter {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-3);
    align-items: end;
  }
  .case-filter .case-search,
  .case-filter.scoped .field:nth-child(2) {
    grid-column: 1 / -1;
  }
  .case-filter .field {
    max-inline-size: none;
  }
  .case-count {
    margin-block: calc(-1 * var(--space-3));
  }

  .case-rows {
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
    background: var(--surface);
    overflow: clip;
  }
  .case-rows {
    --row: 132px;
  }
  .many .case-block,
  .many .case-block > div {
    content-visibility: auto;
    contain-intrinsic-block-size: auto var(--row);
  }
  .many .case-block {
    contain-intrinsic-block-size: auto calc(50 * var(--row));
  }
  .case-block > div + div,
  .case-block + .case-block {
    border-block-start: 1px solid var(--line);
  }
  .case-row {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2) var(--space-4);
    padding: var(--space-4);
    border-inline-start: 3px solid transparent;
  }
  .case-row.mine {
    border-inline-start-color: var(--warning);
  }
  .case-row:hover {
    background: var(--surface-2);
  }
  .case-row h3 {
    font-size: inherit;
  }
  .case-open {
    border: 0;
    padding: 0;
    background: none;
    font-weight: 600;
    text-align: inherit;
    overflow-wrap: anywhere;
    min-block-size: 24px;
  }
  .case-open::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .case-open:hover {
    color: var(--brand-strong);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .case-open:focus-visible {
    outline: none;
  }
  .case-row:has(.case-open:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: -3px;
  }
  .case-marks {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    align-items: center;
  }
  .case-turn {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    font-size: var(--text-1);
  }
  .case-turn.yours {
    font-weight: 600;
  }
  .case-turn .quiet {
    font-weight: 400;
  }
  .case-overdue {
    color: var(--danger);
  }
  .case-when {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
  }
  .case-more {
    display: grid;
    gap: var(--space-3);
    justify-items: start;
  }
  .case-row-head {
    display: grid;
    gap: var(--space-1);
    align-content: start;
  }

  .skeleton {
    display: grid;
    gap: var(--space-4);
    opacity: 0;
    animation: appear 1ms 150ms forwards;
  }
  .skeleton div {
    block-size: calc(var(--text-2) * 1.25);
    border-radius: var(--radius-small);
    background: var(--surface-3);
  }
  .skeleton div:first-child {
    block-size: calc(var(--text-2) * 2);
    inline-size: 60%;
  }

  @container (max-width: 479px) {
    .case-refresh span {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @container (min-width: 560px) {
    .case-row {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .case-marks {
      justify-content: end;
      align-content: start;
    }
    .case-when {
      justify-content: end;
    }
    .case-rows {
      --row: 100px;
    }
  }
  @container (min-width: 860px) {
    .case-filter {
      grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr);
    }
    .case-filter.scoped {
      grid-template-columns: minmax(0, 2fr) repeat(3, minmax(0, 1fr));
    }
    .case-filter .case-search,
    .case-filter.scoped .field:nth-child(2) {
      grid-column: auto;
    }
    .case-row {
      grid-template-columns: minmax(0, 1fr) calc(var(--text-2) * 14) calc(var(--text-2) * 16.5);
      align-items: start;
    }
    .case-row-head {
      grid-row: 1 / 3;
    }
    .case-marks {
      grid-row: 1 / 3;
      justify-content: start;
    }
    .case-when {
      justify-content: start;
    }
    .case-turn {
      display: grid;
    }
    .case-rows {
      --row: 84px;
    }
  }
  @media (forced-colors: active) {
    .case-row {
      border-inline-start-color: Canvas;
    }
    .case-row.mine {
      border-inline-start-color: Highlight;
    }
  }
  @media print {
    .case-back,
    .case-filter,
    .case-more {
      display: none;
    }
    .case-rows .case-block,
    .case-rows .case-block > div {
      content-visibility: visible;
      break-inside: avoid;
    }
    .case-rows .case-block {
      break-inside: auto;
    }
  }
`;
