/** Looks of the files of a form. */
import {css} from 'lit';

export const attachmentsStyles = css`
  .files {
    max-inline-size: none;
    gap: var(--space-2);
  }
  .files > h3 {
    font-size: inherit;
  }
  .files .choose {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: center;
    padding: var(--space-4);
    border: 1.5px dashed var(--line-control);
    border-radius: var(--radius);
    background: var(--surface-2);
  }
  .files.dragged .choose {
    border-color: var(--brand);
    border-style: solid;
    background: var(--brand-soft);
  }
  .files .choose:has([aria-invalid='true']) {
    border-color: var(--danger);
  }
  .endings > summary {
    inline-size: fit-content;
    min-block-size: 24px;
    color: var(--brand);
    font-size: var(--text-1);
    cursor: pointer;
  }
  label.button {
    cursor: pointer;
  }
  input[type='file']:focus-visible + .button {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  input[type='file'].visually-hidden {
    inline-size: 1px;
    min-block-size: 0;
    margin: -1px;
    padding: 0;
    border: 0;
  }
  .duplicate {
    display: flex;
    gap: var(--space-2);
  }
  .duplicate .icon {
    margin-block-start: 0.1em;
    color: var(--brand);
  }
  .file-list {
    display: grid;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .file-list li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-1) var(--space-3);
    align-items: start;
    padding: var(--space-3);
  }
  .file-list li + li {
    border-block-start: 1px solid var(--line);
  }
  .file-list .picture {
    display: grid;
    place-items: center;
    inline-size: var(--target);
    block-size: var(--target);
    border-radius: var(--radius-small);
    overflow: hidden;
    background: var(--surface-3);
    color: var(--text-quiet);
  }
  .file-list canvas {
    inline-size: 100%;
    block-size: 100%;
  }
  .file-list .what {
    display: grid;
    gap: var(--space-1);
    min-inline-size: 0;
  }
  .file-list .name {
    font-weight: 600;
  }
  .file-list [data-state='stored'] .what > .quiet {
    color: var(--success);
  }
  .file-list .row-actions {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    margin-inline-start: calc(-1 * var(--space-3));
  }
  .all {
    padding-block: var(--space-1);
  }
  .files .bar,
  .file-list .bar {
    block-size: 4px;
  }
  @container (min-width: 560px) {
    .file-list li {
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: center;
    }
    .file-list .row-actions {
      grid-column: 3;
      margin: 0;
    }
  }
  @media (forced-colors: active) {
    .files .choose,
    .file-list {
      border-color: CanvasText;
    }
    .files.dragged .choose {
      border-color: Highlight;
    }
  }
`;
