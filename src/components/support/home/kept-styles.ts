/** Looks of what was begun and not sent, on the first view. */
import {css} from 'lit';

export const keptStyles = css`
  .kept {
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
  }
  .kept > ul {
    display: grid;
  }
  .kept li {
    padding-block: var(--space-3);
    border-block-start: 1px solid var(--line);
  }
  .kept li:last-child {
    padding-block-end: 0;
  }
  .kept .row {
    margin-block-start: var(--space-1);
  }
  .kept-name {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    overflow-wrap: anywhere;
    font-weight: 600;
  }
  @media print {
    .kept {
      display: none;
    }
  }
`;
