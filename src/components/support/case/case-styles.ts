/** Looks of one case. Layout answers to the container. */
import {css} from 'lit';

export const caseStyles = css`
  .case-title {
    display: grid;
    gap: var(--space-2);
  }
  .case-severity {
    font-weight: 400;
  }
  .case-follow {
    margin-inline-start: auto;
    margin-inline-end: calc(-1 * var(--space-3));
  }

  .case-next {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-3);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
    background: var(--surface-2);
  }
  .case-next.yours {
    border-color: var(--warning);
    background: var(--warning-soft);
  }
  .case-next-icon {
    line-height: 1.3;
    font-size: var(--text-3);
  }
  .case-next.yours .case-next-icon {
    color: var(--warning);
  }
  .case-next.theirs .case-next-icon {
    color: var(--brand);
  }
  .case-acts {
    margin-block-start: var(--space-2);
  }
  .case-call {
    display: flex;
    gap: var(--space-2);
    align-items: start;
  }
  .case-call a {
    color: var(--brand);
    font-weight: 600;
    unicode-bidi: isolate;
  }

  .case-columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-6);
  }
  .case-main,
  .case-side,
  .case-thread,
  .case-about,
  .case-tools,
  .case-reply {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    align-content: start;
  }
  .case-main {
    gap: var(--space-5);
  }

  .case-day {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .case-day h4 {
    display: flex;
    gap: var(--space-3);
    align-items: center;
    margin: 0;
    font-weight: 600;
  }
  .case-day h4::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--line);
  }
  .case-day ol {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .case-day li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .case-entry {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .case-message {
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
    background: var(--surface);
    max-inline-size: 66ch;
  }
  .case-message.mine {
    border-color: transparent;
    background: var(--brand-soft);
    margin-inline-start: var(--space-5);
  }
  .case-message.vendor {
    margin-inline-end: var(--space-5);
    border-inline-start: 3px solid var(--brand);
  }
  .case-event {
    padding-inline: var(--space-4);
    font-size: var(--text-1);
  }
  .case-by {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    align-items: baseline;
    font-size: var(--text-1);
  }
  .case-text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .case-long:has(> details[open]) > .case-preview {
    display: none;
  }
  .case-long summary,
  .case-more-about summary {
    inline-size: fit-content;
    min-block-size: 24px;
    padding-block: var(--space-1);
    color: var(--brand);
    font-weight: 600;
    cursor: pointer;
  }
  .case-divider {
    display: flex;
    gap: var(--space-3);
    align-items: center;
    color: var(--brand);
    font-size: var(--text-1);
    font-weight: 600;
  }
  .case-divider::before,
  .case-divider::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid currentColor;
  }
  .case-thread-end {
    block-size: 1px;
    margin-block-start: calc(-1 * var(--space-4));
  }

  .case-files {
    display: grid;
    gap: var(--space-2);
  }
  .case-file {
    display: inline-grid;
    grid-template-columns: auto minmax(0, 1fr) auto auto;
    gap: var(--space-2);
    align-items: center;
    max-inline-size: 100%;
    min-block-size: var(--target);
    padding: var(--space-1) var(--space-3);
    border: 1px solid var(--line-control);
    border-radius: var(--radius-small);
    background: var(--surface);
    text-align: inherit;
    font-size: var(--text-1);
  }
  .case-file:hover {
    background: var(--surface-3);
  }
  .case-file-name {
    min-inline-size: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .case-reply {
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
    background: var(--surface-2);
  }
  .case-reply .case-field {
    max-inline-size: none;
  }
  .case-reply .actions {
    margin: 0;
  }
  .draft {
    display: flex;
    gap: var(--space-2);
    align-items: start;
  }
  .draft .icon {
    margin-block-start: 0.1em;
  }

  .case-facts {
    display: grid;
    gap: var(--space-3) var(--space-5);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(var(--text-2) * 11)), 1fr));
  }
  .case-facts dt {
    color: var(--text-quiet);
    font-size: var(--text-1);
  }
  .case-details {
    margin: 0;
    padding: var(--space-3);
    max-block-size: 24em;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--surface-2);
    font: 400 var(--text-1) / 1.5 ui-monospace, monospace;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .case-tools {
    justify-items: start;
  }
  .case-tools p:empty {
    display: none;
  }

  .case-stars {
    display: grid;
    gap: var(--space-2);
  }
  .case-star {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-3);
    align-items: center;
    min-block-size: var(--target);
    padding: var(--space-2) var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
  }
  .case-star input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .case-star .icon {
    inline-size: 1.75em;
    block-size: 1.75em;
    color: var(--warning);
  }
  .case-star:hover {
    background: var(--surface-2);
  }
  .case-star:has(input:checked) {
    border-color: var(--brand);
    background: var(--brand-soft);
    box-shadow: inset 0 0 0 1px var(--brand);
    font-weight: 600;
  }
  .case-star:has(input:checked) .icon,
  .case-star:has(~ .case-star input:checked) .icon {
    fill: currentColor;
  }
  .case-star:has(input:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .print-frame {
    position: fixed;
    inline-size: 1px;
    block-size: 1px;
    border: 0;
    opacity: 0;
    pointer-events: none;
    inset-block-end: 0;
    inset-inline-start: 0;
  }

  @container (min-width: 560px) {
    .case-stars {
      grid-template-columns: repeat(5, minmax(0, 1fr));
      max-inline-size: calc(var(--text-2) * 44);
    }
    .case-star {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-1);
      justify-items: center;
      align-content: start;
      padding: var(--space-3) var(--space-2);
      font-size: var(--text-1);
      text-align: center;
    }
  }
  @container (min-width: 860px) {
    .case-columns {
      grid-template-columns: minmax(0, 1fr) calc(var(--text-2) * 18);
    }
    .case-facts {
      grid-template-columns: minmax(0, 1fr);
    }
    .case-side {
      gap: var(--space-5);
      padding-inline-start: var(--space-5);
      border-inline-start: 1px solid var(--line);
    }
  }
  @media (forced-colors: active) {
    .case-next.yours,
    .case-star:has(input:checked) {
      outline: 2px solid Highlight;
    }
    .case-message.mine {
      border-color: CanvasText;
    }
  }
  @media print {
    .case-reply,
    .case-tools,
    .case-acts,
    .case-follow,
    .case-divider,
    .case-by .badge {
      display: none;
    }
    .case-long details::details-content,
    .case-more-about::details-content {
      content-visibility: visible;
      block-size: auto;
    }
    .case-more-about summary {
      list-style: none;
      color: inherit;
    }
    .case-details {
      max-block-size: none;
    }
    @supports selector(::details-content) {
      .case-preview,
      .case-long summary {
        display: none;
      }
    }
  }
`;
