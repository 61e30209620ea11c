/** The printed page of a text and of a receipt: black on white, in the measures of paper. */
import {css} from 'lit';

export const printStyles = css`
  @page {
    margin: 20mm 18mm 22mm;
  }
  :root {
    font:
      10.5pt/1.45 'Liberation Serif',
      'Times New Roman',
      serif;
    color: #000;
    background: #fff;
  }
  body {
    margin: 0;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  h1,
  h3,
  h4,
  h5,
  h6 {
    margin: 1.4em 0 0.4em;
    font-family: 'Liberation Sans', Arial, sans-serif;
    line-height: 1.25;
    break-after: avoid;
    break-inside: avoid;
  }
  h1 {
    margin-block-start: 0;
    font-size: 18pt;
  }
  h3 {
    font-size: 13pt;
  }
  h4 {
    font-size: 11.5pt;
  }
  h5,
  h6 {
    font-size: 10.5pt;
  }
  p,
  li,
  blockquote {
    margin: 0 0 0.6em;
    orphans: 3;
    widows: 3;
  }
  p {
    white-space: pre-line;
  }
  code {
    font-family: 'Liberation Mono', monospace;
    font-size: 0.9em;
    white-space: pre-wrap;
  }
  blockquote {
    padding-inline-start: 5mm;
    border-inline-start: 0.75pt solid #666;
  }
  a {
    color: inherit;
  }
  .agreement-text a[href^='https:']::after {
    content: ' (' attr(href) ')';
    font-size: 0.85em;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    margin-block-end: 0.8em;
  }
  th,
  td {
    padding: 1.2mm 2mm;
    border: 0.5pt solid #666;
    text-align: start;
    vertical-align: top;
  }
  thead {
    display: table-header-group;
  }
  tr {
    break-inside: avoid;
  }
  .cell-label,
  button {
    display: none;
  }
  .cover {
    margin-block-end: 8mm;
    padding-block-end: 4mm;
    border-block-end: 1pt solid #000;
  }
  .facts {
    margin: 0;
  }
  .facts > div {
    display: grid;
    grid-template-columns: 55mm 1fr;
    gap: 4mm;
    padding-block: 1.2mm;
    border-block-end: 0.25pt solid #999;
    break-inside: avoid;
  }
  .facts dt {
    color: #333;
  }
  .facts dd {
    margin: 0;
  }
  .multiline {
    white-space: pre-line;
  }
  .seal-note {
    margin-block-start: 6mm;
    font-size: 9pt;
  }
`;
