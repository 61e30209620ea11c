/** Looks of partner support's first view, and of the frame around every view. Layout answers to the container. */
import {css} from 'lit';

export const homeStyles = css`
  .support {
    padding: var(--space-4);
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
  }
  /* Not seen, yet where it was: focus and scroll position stay. */
  .returning > :not(.skeleton, .unreachable) {
    opacity: 0;
  }
  .support > [role='alert'] {
    margin-block-end: var(--space-5);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5) var(--space-7);
    align-items: start;
  }
  .columns > :not(:first-child) {
    gap: var(--space-6);
  }
  .panel {
    padding: var(--space-4);
    border-radius: var(--radius);
    background: var(--surface-2);
  }
  .panel > div {
    margin-block-start: var(--space-2);
  }
  .search label {
    font-weight: 600;
  }
  .search-row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .search-field {
    position: relative;
    flex: 1 1 calc(var(--text-2) * 12);
    min-inline-size: 0;
  }
  .search-field .icon {
    position: absolute;
    inset-block-start: calc(50% - 0.625em);
    inset-inline-start: var(--space-3);
    color: var(--text-quiet);
    pointer-events: none;
  }
  .search-field input[type] {
    font: inherit;
    color: inherit;
    inline-size: 100%;
    min-block-size: var(--target);
    margin: 0;
    padding-block: var(--space-2);
    padding-inline: calc(var(--space-3) + 1.75em) var(--space-3);
    border: 1px solid var(--line-control);
    border-radius: var(--radius-small);
    background: var(--surface);
  }

  .list {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: clip;
  }
  .list > li + li {
    border-block-start: 1px solid var(--line);
  }
  .go {
    display: flex;
    gap: var(--space-3);
    align-items: center;
    justify-content: space-between;
    inline-size: 100%;
    min-block-size: var(--target);
    padding: var(--space-3) var(--space-4);
    border: 0;
    background: none;
    text-align: inherit;
    line-height: 1.4;
  }
  .go:hover {
    background: var(--surface-2);
  }
  .go:focus-visible {
    outline-offset: -3px;
  }
  .go > :first-child {
    min-inline-size: 0;
  }
  .go-title,
  .go-text {
    display: block;
  }
  .go-title {
    font-weight: 600;
  }
  .go-text {
    line-height: 1.5;
  }
  .icon-forward {
    color: var(--text-quiet);
  }
  .icon-forward:dir(rtl) {
    transform: scaleX(-1);
  }
  .counts .go {
    padding-block: var(--space-2);
  }
  .counts .go-title {
    font-weight: 400;
  }
  .counts .none .go {
    color: var(--text-quiet);
  }
  .counts .needsAnswer .go {
    background: var(--warning-soft);
    color: var(--warning);
  }
  .counts .needsAnswer .go-title {
    font-weight: 600;
  }
  .topics {
    gap: var(--space-2);
  }
  .topic {
    min-block-size: calc(var(--target) * 0.85);
    padding-block: var(--space-1);
    border-radius: 99px;
    font-weight: 400;
  }

  @container (min-width: 480px) {
    .support {
      padding: var(--space-5);
    }
  }
  @container (min-width: 720px) {
    .support {
      padding: var(--space-6);
    }
    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(calc(var(--text-2) * 16), 34%);
      grid-template-rows: auto auto 1fr;
    }
    .columns > .main {
      grid-row: 2 / span 2;
    }
    .columns > .beside {
      grid-column: 2;
      grid-row: 1 / span 2;
    }
    .columns > .more {
      grid-column: 2;
    }
  }
  @media (forced-colors: active) {
    .panel {
      border: 1px solid CanvasText;
    }
  }
`;
