/** Looks of the countries in which a company applies again: a card each, or a table where there is room. */
import {css} from 'lit';

export const matrixStyles = css`
  .matrix {
    display: block;
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--text-1);
  }
  .matrix thead {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .matrix tbody {
    display: grid;
    gap: var(--space-3);
  }
  .matrix tr {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .matrix th,
  .matrix td {
    display: block;
    padding: 0;
    text-align: inherit;
    overflow-wrap: anywhere;
  }
  .matrix tbody th {
    font-size: var(--text-3);
    font-weight: 600;
  }
  .matrix td {
    display: grid;
    grid-template-columns: calc(var(--text-2) * 6.5) minmax(0, 1fr);
    gap: var(--space-2);
  }
  .matrix .cell-choice {
    grid-template-columns: minmax(0, 1fr);
  }
  .matrix .cell-choice .cell-label,
  .matrix .cell-none {
    display: none;
  }
  .matrix .cell-choice .cell-value {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: center;
    justify-content: space-between;
  }
  .matrix .badge {
    border-radius: var(--radius);
  }
  .matrix .tick {
    grid-template-columns: auto auto;
    font-weight: 600;
    font-size: var(--text-2);
  }
  .cell-label {
    color: var(--text-quiet);
  }
  .matrix tr:has(.tick input:checked) {
    border-color: var(--brand);
    background: var(--brand-soft);
  }

  @container (min-width: 900px) {
    .matrix {
      display: table;
    }
    .matrix thead {
      display: table-header-group;
      position: static;
      clip-path: none;
      color: var(--text-quiet);
    }
    .matrix tbody {
      display: table-row-group;
    }
    .matrix tr {
      display: table-row;
      border: 0;
    }
    .matrix th,
    .matrix td {
      display: table-cell;
      padding: var(--space-3) var(--space-3) var(--space-3) 0;
      padding-inline: 0 var(--space-3);
      vertical-align: top;
      border-block-end: 1px solid var(--line);
    }
    .matrix .badge,
    .matrix .tick {
      white-space: nowrap;
    }
    .matrix thead th {
      font-weight: 400;
    }
    .matrix tbody th {
      font-size: inherit;
      overflow-wrap: break-word;
    }
    .matrix .tick {
      padding: 0;
      min-block-size: 24px;
      font-size: inherit;
    }
    .matrix .cell-none {
      display: table-cell;
    }
    .cell-label {
      display: none;
    }
    .matrix .cell-choice .cell-value {
      display: grid;
      gap: 0;
      justify-items: start;
    }
    .matrix .cell-choice .button.quiet {
      padding-inline: 0;
      min-block-size: 24px;
    }
  }
  @media print {
    .matrix .cell-choice {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .matrix .cell-choice .button.quiet {
      padding-inline: var(--space-2);
    }
    .matrix tr:has(.tick input:checked) {
      border-color: Highlight;
    }
  }
`;
