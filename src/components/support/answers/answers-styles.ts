/** Looks of answers, of the documentation and of the first-time task. Adopted with them. */
import {css} from 'lit';

export const answersStyles = css`
  .button.topic[aria-pressed='true'] {
    border-color: var(--brand);
    background: var(--brand-soft);
    color: var(--brand);
    font-weight: 600;
  }
  .label {
    font-weight: 600;
  }
  select {
    font: inherit;
    color: inherit;
    inline-size: 100%;
    min-block-size: var(--target);
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line-control);
    border-radius: var(--radius-small);
    background: var(--surface);
    text-overflow: ellipsis;
  }
  progress {
    inline-size: 100%;
    block-size: 6px;
    accent-color: var(--brand);
  }
  .go mark {
    padding: 0;
  }
  .go-topic {
    display: block;
    margin-block-start: var(--space-1);
  }

  .article-foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-4);
    align-items: center;
    justify-content: space-between;
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--line);
  }
  .article-text > .section:first-child > :is(h3, h4, h5, h6):first-child {
    padding-block-start: 0;
  }
  .article-foot h3:focus-visible {
    outline: none;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    align-items: center;
    justify-content: space-between;
  }
  .beside .list .go-title {
    font-weight: 400;
  }

  .doc-links {
    display: grid;
    gap: var(--space-3);
  }
  .doc-links a {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-1) var(--space-3);
    align-items: center;
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    color: inherit;
    text-decoration: none;
  }
  .doc-links a:hover {
    border-color: var(--line-control);
    background: var(--surface-2);
  }
  .doc-links b {
    color: var(--brand);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .doc-links .icon {
    grid-row: 1 / span 2;
    grid-column: 2;
    color: var(--text-quiet);
  }

  .first-steps {
    display: grid;
    counter-reset: step;
  }
  .first-steps > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-2) var(--space-4);
    padding-block: var(--space-4);
    border-block-start: 1px solid var(--line);
  }
  .first-steps > li:last-child {
    border-block-end: 1px solid var(--line);
  }
  .first-steps .marker {
    display: grid;
    place-items: center;
    inline-size: 2em;
    block-size: 2em;
    border: 2px solid var(--line-control);
    border-radius: 50%;
    color: var(--text-quiet);
    font-weight: 600;
    line-height: 1;
  }
  .first-steps .current .marker {
    border-color: var(--brand);
    background: var(--brand);
    color: var(--on-brand);
  }
  .first-steps .done .marker {
    border-color: transparent;
    background: var(--success-soft);
    color: var(--success);
  }
  .first-steps .step-title {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    align-items: center;
    min-block-size: 2em;
  }
  .first-steps > li > .stack {
    grid-column: 2;
    gap: var(--space-4);
  }
  .first-steps .next h3 {
    color: var(--text-quiet);
  }
  @container (max-width: 479px) {
    .first-steps > li > .stack {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .button.topic[aria-pressed='true'] {
      border: 3px solid Highlight;
    }
    .first-steps .current .marker {
      outline: 2px solid Highlight;
    }
    mark {
      background: Mark;
      color: MarkText;
      forced-color-adjust: none;
    }
  }
  @media print {
    .article-foot,
    .meta .button {
      display: none;
    }
  }
`;
