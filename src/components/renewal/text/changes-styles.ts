/** Looks of the changes, and of the receipt's parts. */
import {css} from 'lit';

export const changesStyles = css`
  .summary {
    font-size: var(--text-4);
    font-weight: 600;
    line-height: 1.2;
  }
  .change-list {
    display: grid;
    gap: var(--space-4);
  }
  .change {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-inline-start: 4px solid var(--warning);
    border-radius: var(--radius);
  }
  .change.added {
    border-inline-start-color: var(--success);
  }
  .change.removed {
    border-inline-start-color: var(--danger);
  }
  .change-head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-1) var(--space-3);
    align-items: center;
  }
  .change-head h3 {
    grid-row: 2;
    grid-column: 1 / -1;
  }
  .change h3 {
    scroll-margin-block-start: calc(var(--text-2) * 4);
  }
  .change .agreement-text > :last-child {
    margin-block-end: 0;
  }
  .badges .badge {
    vertical-align: 0.1em;
  }
  .steps-between {
    display: flex;
    grid-row: 1;
    grid-column: 2;
    gap: var(--space-2);
  }
  ins {
    background: var(--success-soft);
    color: var(--success);
    text-decoration: underline 2px;
    text-underline-offset: 0.2em;
    text-decoration-skip-ink: none;
  }
  del {
    background: var(--danger-soft);
    color: var(--danger);
    text-decoration: line-through;
  }
  :is(ins, del):not(.whole) {
    padding-inline: 0.15em;
    border-radius: 2px;
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
  }
  :is(ins, del).whole {
    display: block;
    padding-inline: var(--space-3);
    padding-block: var(--space-3) 1px;
    border-radius: var(--radius-small);
    color: var(--text);
    text-decoration: none;
  }
  del.whole {
    text-decoration: line-through;
    text-decoration-color: var(--danger);
  }
  .whole:empty {
    display: none;
  }
  .unselected {
    user-select: none;
  }
  .unchanged {
    padding-inline: var(--space-4);
    border: 1px dashed var(--line);
    border-radius: var(--radius);
  }
  .unchanged > summary {
    padding-block: var(--space-2);
    line-height: 1.35;
    color: var(--text-quiet);
    font-weight: 400;
    font-size: var(--text-1);
  }
  .unchanged > .section {
    padding-block: var(--space-3);
    border-block-start: 1px solid var(--line);
    contain-intrinsic-block-size: auto 12em;
  }
  .unchanged h3 {
    padding-block-end: var(--space-2);
    font-size: var(--text-2);
  }

  .proof q {
    quotes: none;
    display: block;
    padding-inline-start: var(--space-3);
    border-inline-start: 3px solid var(--line);
  }
  .hash {
    display: grid;
    gap: var(--space-1);
    font-size: var(--text-1);
    unicode-bidi: isolate;
  }
  .hash bdi {
    color: var(--text-quiet);
  }
  .hash code {
    direction: ltr;
    text-align: start;
  }
  .hash code span {
    margin-inline-end: 0.6em;
  }
`;
