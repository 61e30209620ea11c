/** Looks of the steps and of what stands in them. Adopted with the machines, after the first view. */
import {css} from 'lit';

export const stepStyles = css`
  .folded {
    display: grid;
    gap: var(--space-2);
  }
  .bar {
    block-size: 6px;
    inline-size: 100%;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--surface-3);
    appearance: none;
  }
  .bar::-webkit-progress-bar {
    background: var(--surface-3);
  }
  .bar::-webkit-progress-value {
    background: var(--brand);
    border-radius: 3px;
  }
  .bar::-moz-progress-bar {
    background: var(--brand);
  }
  .steps {
    display: none;
  }
  .steps ol {
    display: grid;
    gap: var(--space-1);
    position: sticky;
    inset-block-start: var(--space-4);
  }
  .steps li {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-3);
    align-items: center;
    padding: var(--space-2);
    border-radius: var(--radius-small);
    color: var(--text-quiet);
    font-size: var(--text-1);
    line-height: 1.3;
  }
  .steps .mark {
    display: grid;
    place-items: center;
    inline-size: calc(var(--text-2) * 1.5);
    block-size: calc(var(--text-2) * 1.5);
    border: 1.5px solid var(--line-control);
    border-radius: 50%;
    font-size: calc(var(--text-2) * 0.75);
    font-variant-numeric: tabular-nums;
  }
  .steps [data-state='done'] {
    color: var(--text);
  }
  .steps [data-state='done'] .mark {
    border-color: var(--brand);
    background: var(--brand);
    color: var(--on-brand);
  }
  .steps [data-state='done'] .icon {
    inline-size: calc(var(--text-2) * 0.875);
    block-size: calc(var(--text-2) * 0.875);
    stroke-width: 3;
  }
  .steps [aria-current] {
    background: var(--brand-soft);
    color: var(--text);
    font-weight: 600;
  }
  .steps [aria-current] .mark {
    border-color: var(--brand);
    box-shadow: inset 0 0 0 3px var(--brand-soft);
    background: var(--brand);
    color: transparent;
  }
  .decided {
    display: none;
  }

  .inner-facts {
    display: grid;
    gap: var(--space-1);
    font-size: var(--text-1);
    color: var(--text-quiet);
  }
  .inner-facts > div {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
  }
  .inner-facts dt::after {
    content: ':';
  }
  .inner-facts dd {
    color: var(--text);
  }

  .big-number {
    font-size: var(--text-4);
    font-weight: 600;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }

  .door {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-5) var(--space-4);
    border: 2px solid var(--warning);
    border-radius: var(--radius);
    background: var(--warning-soft);
  }
  .door h3 {
    display: flex;
    gap: var(--space-3);
    align-items: start;
  }
  .door h3 .icon {
    color: var(--warning);
    margin-block-start: 0.05em;
  }
  .bullets {
    display: grid;
    gap: var(--space-2);
    padding-inline-start: 1.25em;
    list-style: disc;
  }
  .bullets ::marker {
    color: var(--text-quiet);
  }
  .door .tick {
    padding: var(--space-3);
    border-radius: var(--radius-small);
    background: var(--surface);
    border: 1px solid var(--line-control);
    font-weight: 600;
  }

  .site {
    display: grid;
    gap: var(--space-5);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .site > legend {
    float: inline-start;
    inline-size: 100%;
    font-size: var(--text-3);
  }
  .site > legend + * {
    clear: both;
  }
  .preview {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-4);
    border-radius: var(--radius);
    background: var(--surface-2);
  }
  .preview code {
    font: 500 var(--text-1) / 1.5 ui-monospace, monospace;
  }
  .rules li {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    color: var(--text-quiet);
  }
  .rules li[data-met],
  .good-text {
    color: var(--success);
  }

  .services li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-2) var(--space-3);
    align-items: start;
    padding-block: var(--space-4);
    border-block-end: 1px solid var(--line);
  }
  .services li:first-child {
    border-block-start: 1px solid var(--line);
  }
  .services .what {
    display: grid;
    gap: var(--space-1);
    min-inline-size: 0;
  }
  .services .state {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: center;
  }

  @container (min-width: 480px) {
    .door {
      padding: var(--space-5);
    }
    .services li {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .services .state {
      grid-column: auto;
      justify-content: end;
    }
  }
  @container (min-width: 720px) {
    .folded {
      display: none;
    }
    .steps {
      display: block;
    }
  }
  @container (min-width: 1000px) {
    .wizard.with-decided {
      grid-template-columns: calc(var(--text-2) * 13) minmax(0, 1fr) calc(var(--text-2) * 15);
      column-gap: var(--space-6);
    }
    .with-decided .decided {
      display: grid;
      gap: var(--space-3);
      align-self: start;
      padding: var(--space-4);
      border-radius: var(--radius);
      background: var(--surface-2);
      font-size: var(--text-1);
    }
    .decided dl {
      display: grid;
      gap: var(--space-3);
    }
    .decided dt {
      color: var(--text-quiet);
    }
  }
  @media (forced-colors: active) {
    .bar {
      block-size: 8px;
      border: 1px solid CanvasText;
    }
    .bar::-webkit-progress-value {
      background: Highlight;
      forced-color-adjust: none;
    }
    .bar::-moz-progress-bar {
      background: Highlight;
      forced-color-adjust: none;
    }
    .steps [aria-current] {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    .facts .link {
      display: none;
    }
  }
`;
