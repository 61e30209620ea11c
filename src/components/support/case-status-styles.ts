/** Look of a case's state inside another element, whose tokens it inherits. */
import {css} from 'lit';

export const caseStatusStyles = css`
  :host {
    margin-block-start: var(--space-5);
  }
  .case {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3) var(--space-4);
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-2);
  }
`;
