/** Looks of what waits to be sent. */
import {css} from 'lit';

export const outboxStyles = css`
  .outbox {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
    background: var(--surface-2);
  }
  .outbox-head,
  .outbox-entry {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    justify-content: space-between;
    align-items: center;
  }
  .outbox-head h3 {
    font-size: inherit;
  }
  .outbox-entries {
    display: grid;
  }
  .outbox-entry {
    padding-block: var(--space-3);
    border-block-start: 1px solid var(--line);
  }
  .outbox-entry:last-child {
    padding-block-end: 0;
  }
  .outbox-entry > .tight {
    flex: 1 1 14em;
    min-inline-size: 0;
    gap: var(--space-1);
  }
  .outbox-files {
    display: grid;
    flex: 1 0 100%;
    gap: var(--space-2);
    min-inline-size: 0;
  }
  .outbox-entry.held .outbox-state {
    font-weight: 600;
  }
  .outbox-name {
    font-weight: 600;
  }
  .outbox-state {
    display: flex;
    gap: var(--space-2);
    align-items: start;
    font-size: var(--text-1);
  }
  .outbox-state .icon {
    margin-block-start: 0.1em;
  }
  .outbox-entry.refused .outbox-state {
    color: var(--danger);
    font-weight: 600;
  }
  @media print {
    .outbox {
      display: none;
    }
  }
`;
