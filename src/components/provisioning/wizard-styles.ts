/** Layout of the wizard and looks that only it has. */
import {css} from 'lit';

export const wizardStyles = css`
  .wizard {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
    padding: var(--space-4);
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
  }
  .top {
    display: flex;
    gap: var(--space-4);
    justify-content: space-between;
    align-items: center;
  }
  .top .button {
    flex: none;
    margin-inline-end: calc(-1 * var(--space-3));
  }
  .content {
    display: grid;
    gap: var(--space-5);
    align-content: start;
    min-inline-size: 0;
    min-block-size: calc(var(--text-2) * 22);
  }
  .content form {
    display: grid;
    gap: var(--space-5);
  }
  .content > .view {
    max-inline-size: 66ch;
  }

  .facts {
    display: grid;
    border-block-start: 1px solid var(--line);
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1) var(--space-4);
    padding-block: var(--space-3);
    border-block-end: 1px solid var(--line);
  }
  .facts dt {
    color: var(--text-quiet);
    font-size: var(--text-1);
  }
  .facts .multiline {
    white-space: pre-line;
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

  @container (min-width: 480px) {
    .wizard {
      padding: var(--space-5);
    }
    .facts > div {
      grid-template-columns: minmax(calc(var(--text-2) * 8), calc(var(--text-2) * 12)) minmax(0, 1fr) auto;
    }
  }
  @container (min-width: 720px) {
    .wizard {
      padding: var(--space-6);
      grid-template-columns: calc(var(--text-2) * 13) minmax(0, 1fr);
      column-gap: var(--space-7);
    }
    .wizard.single {
      grid-template-columns: minmax(0, 1fr);
    }
    .top {
      grid-column: 1 / -1;
    }
  }
  @media print {
    .kit {
      color-scheme: light;
    }
    .wizard {
      border: 0;
      padding: 0;
      display: block;
    }
    .steps,
    .folded,
    .actions,
    .decided,
    .top button {
      display: none !important;
    }
  }
`;
