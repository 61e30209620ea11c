/** Looks of a text that is read, and the room its sections are given before they show. */
import {css} from 'lit';

export const readingStyles = css`
  .agreement-text {
    max-inline-size: 72ch;
    overflow-wrap: anywhere;
    hyphens: auto;
    line-height: 1.6;
  }
  .section {
    padding-block-end: var(--space-2);
  }
  /* Headings stay: Chromium's accessibility tree has nothing of what is passed over. */
  .long .section-body {
    content-visibility: auto;
  }
  .size-0 {
    contain-intrinsic-block-size: auto 3em;
  }
  .size-1 {
    contain-intrinsic-block-size: auto 5em;
  }
  .size-2 {
    contain-intrinsic-block-size: auto 7em;
  }
  .size-3 {
    contain-intrinsic-block-size: auto 11em;
  }
  .size-4 {
    contain-intrinsic-block-size: auto 16em;
  }
  .size-5 {
    contain-intrinsic-block-size: auto 24em;
  }
  .size-6 {
    contain-intrinsic-block-size: auto 36em;
  }
  .size-7 {
    contain-intrinsic-block-size: auto 55em;
  }
  .size-8 {
    contain-intrinsic-block-size: auto 82em;
  }
  .size-9 {
    contain-intrinsic-block-size: auto 123em;
  }
  .size-10 {
    contain-intrinsic-block-size: auto 185em;
  }
  .size-11 {
    contain-intrinsic-block-size: auto 277em;
  }
  .size-12 {
    contain-intrinsic-block-size: auto 415em;
  }
  .size-13 {
    contain-intrinsic-block-size: auto 623em;
  }
  .size-14 {
    contain-intrinsic-block-size: auto 934em;
  }
  .size-15 {
    contain-intrinsic-block-size: auto 1401em;
  }
  .size-16 {
    contain-intrinsic-block-size: auto 2102em;
  }
  .size-17 {
    contain-intrinsic-block-size: auto 3153em;
  }
  .size-18 {
    contain-intrinsic-block-size: auto 4729em;
  }
  .size-19 {
    contain-intrinsic-block-size: auto 7094em;
  }
  .agreement-text :is(h3, h4, h5, h6) {
    margin: 0;
    padding-block: var(--space-5) var(--space-2);
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
    overflow-wrap: anywhere;
    scroll-margin-block-start: calc(var(--text-2) * 8);
  }
  .agreement-text h3 {
    font-size: var(--text-4);
  }
  .agreement-text h4 {
    font-size: var(--text-3);
  }
  .agreement-text :is(h5, h6) {
    font-size: var(--text-2);
  }
  .agreement-text h6 {
    color: var(--text-quiet);
  }
  .agreement-text p {
    white-space: pre-line;
    margin-block-end: var(--space-3);
  }
  .agreement-text :is(ul, ol) {
    margin-block-end: var(--space-3);
    padding-inline-start: 1.75em;
  }
  .agreement-text ul {
    list-style: disc;
  }
  .agreement-text ol {
    list-style: decimal;
  }
  .agreement-text li > p {
    margin-block-end: var(--space-1);
  }
  .agreement-text ::marker {
    color: var(--text-quiet);
    font-variant-numeric: tabular-nums;
  }
  .agreement-text blockquote {
    margin: 0 0 var(--space-3);
    padding-inline-start: var(--space-4);
    border-inline-start: 3px solid var(--line);
  }
  .agreement-text code,
  .hash code {
    font: 0.9em / 1.5 ui-monospace, monospace;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .agreement-text a {
    color: var(--brand);
    text-underline-offset: 0.2em;
    scroll-margin-block: calc(var(--text-2) * 8) var(--space-5);
  }
  .agreement-text table {
    inline-size: 100%;
    margin-block-end: var(--space-4);
    border-collapse: collapse;
    font-size: var(--text-1);
  }
  .agreement-text :is(th, td) {
    padding: var(--space-2);
    border-block-end: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  .agreement-text th {
    color: var(--text-quiet);
    font-weight: 600;
  }
  .cell-label {
    display: none;
    color: var(--text-quiet);
  }
  mark {
    border-radius: 2px;
    background: light-dark(oklch(0.93 0.11 95), oklch(0.45 0.09 90));
    color: var(--text);
    scroll-margin-block: calc(var(--text-2) * 8) var(--space-5);
  }
  mark.current {
    background: light-dark(oklch(0.84 0.16 75), oklch(0.8 0.14 80));
    color: oklch(0.2 0.03 60);
    outline: 2px solid light-dark(oklch(0.5 0.11 65), oklch(0.9 0.1 85));
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

  @container (max-width: 479px) {
    .agreement-text table,
    .agreement-text :is(tbody, tr, td) {
      display: block;
    }
    .agreement-text thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .agreement-text tr {
      padding-block: var(--space-2);
      border-block-end: 1px solid var(--line-control);
    }
    .agreement-text td {
      padding-inline: 0;
      border: 0;
    }
    .cell-label {
      display: block;
    }
  }
  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
      forced-color-adjust: none;
    }
  }
  @media print {
    .long .section-body {
      content-visibility: visible;
    }
    .agreement-text {
      max-inline-size: none;
    }
    .agreement-text :is(h3, h4, h5, h6) {
      break-after: avoid;
    }
  }
`;
