/** Look of the drawer, and of the counts on the button. */
import {css} from 'lit';

export const drawerStyles = css`
  b {
    min-inline-size: 1.6em;
    box-sizing: border-box;
    padding-inline: 0.4em;
    border-radius: 1em;
    background: var(--surface);
    color: var(--brand-strong);
    font-size: var(--text-1);
    line-height: 1.6;
    text-align: center;
  }
  b.urgent {
    background: var(--danger);
    color: var(--surface);
    outline: 2px solid var(--surface);
  }
  .said {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  dialog {
    box-sizing: border-box;
    inset-block: 0;
    margin: 0;
    margin-inline-start: auto;
    inline-size: min(100%, var(--partner-support-inline-size, 46rem));
    block-size: 100dvh;
    max-inline-size: none;
    max-block-size: none;
    padding: 0;
    border: 0;
    background: var(--surface);
    color: var(--text);
    font-weight: 400;
    box-shadow: 0 0 32px oklch(0 0 0 / 0.2);
    outline-offset: -3px;
    --from: 48px;
  }
  dialog:dir(rtl) {
    --from: -48px;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
    animation: arrive 180ms ease-out;
  }
  @keyframes arrive {
    from {
      translate: var(--from) 0;
    }
  }
  dialog::backdrop {
    background: oklch(0 0 0 / 0.45);
  }
  dialog:focus-visible {
    outline: none;
  }
  header {
    display: flex;
    flex: none;
    justify-content: end;
    padding: var(--space-2);
    padding-inline-end: max(var(--space-3), env(safe-area-inset-right, 0px));
    padding-block-end: 0;
  }
  header button {
    display: grid;
    place-items: center;
    inline-size: var(--target);
    block-size: var(--target);
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--radius-small);
    background: none;
    color: var(--text-quiet);
    cursor: pointer;
  }
  header button:hover {
    background: var(--surface-3);
    color: var(--text);
  }
  header button:focus-visible {
    outline: 3px solid var(--focus);
  }
  .body {
    flex: auto;
    min-block-size: 0;
    padding-inline: env(safe-area-inset-left, 0px) env(safe-area-inset-right, 0px);
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  /* The drawer is its frame: its own line and its corners are outside of what is seen. */
  .body > * {
    margin: calc(var(--radius) * -0.45 - 1px);
  }
  @media (max-width: 30em) {
    b {
      position: absolute;
      inset-block-start: -6px;
      inset-inline-end: -6px;
    }
    .says b {
      position: static;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    dialog[open] {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    b {
      border: 1px solid ButtonText;
    }
    dialog {
      border-inline-start: 1px solid CanvasText;
    }
    header button {
      border-color: ButtonText;
    }
  }
  @media print {
    header {
      display: none;
    }
    dialog {
      position: static;
      inline-size: auto;
      block-size: auto;
    }
  }
`;
