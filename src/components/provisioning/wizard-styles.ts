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
  .top p {
    min-inline-size: 0;
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
    min-block-size: 22rem;
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
  .facts dd {
    min-inline-size: 0;
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
    block-size: 1.25rem;
    border-radius: var(--radius-small);
    background: var(--surface-3);
  }
  .skeleton div:first-child {
    block-size: 2rem;
    inline-size: 60%;
  }

  @container (min-width: 480px) {
    .wizard {
      padding: var(--space-5);
    }
    .facts > div {
      grid-template-columns: minmax(8rem, 12rem) minmax(0, 1fr) auto;
    }
  }
  @container (min-width: 720px) {
    .wizard {
      padding: var(--space-6);
      grid-template-columns: 13rem minmax(0, 1fr);
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
    :host {
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
