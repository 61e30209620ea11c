/** Look of everything the elements are made of: type, buttons, fields, notices. Layout answers to the container. */
import {css} from 'lit';

export const baseStyles = css`
  :host {
    display: block;
  }
  /* What a page says of the element itself, or of every element, ends here. */
  .kit {
    all: initial;
    display: block;
    /* What only screen readers see stays within what scrolls around it. */
    position: relative;
    container-type: inline-size;
    color-scheme: light dark;
    font-size: var(--text-2);
    line-height: 1.5;
    font-family: var(--partner-font, inherit);
    color: var(--text);
    visibility: inherit;
    pointer-events: inherit;
    -webkit-text-size-adjust: 100%;
  }
  :host([theme='light']) .kit {
    color-scheme: light;
  }
  :host([theme='dark']) .kit {
    color-scheme: dark;
  }
  :host([hidden]) {
    display: none;
  }
  /* Right to left the layout is mirrored; a sentence stays as its language writes it. */
  :dir(rtl) {
    unicode-bidi: plaintext;
    text-align: right;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend,
  figure {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: var(--text-5);
    font-weight: 600;
    line-height: 1.2;
    letter-spacing: -0.015em;
    text-wrap: balance;
    hyphens: auto;
  }
  h2:focus,
  .error-summary:focus {
    outline: none;
  }
  h3 {
    font-size: var(--text-3);
    font-weight: 600;
    line-height: 1.3;
  }
  h2,
  h3,
  legend,
  p,
  li,
  dd,
  dt,
  span,
  label {
    overflow-wrap: anywhere;
  }
  .lead {
    color: var(--text-quiet);
    max-inline-size: 66ch;
    text-wrap: pretty;
  }
  .quiet {
    color: var(--text-quiet);
    font-size: var(--text-1);
  }
  .numbers {
    font-variant-numeric: tabular-nums;
  }
  .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.25em;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  .stack {
    display: grid;
    gap: var(--space-5);
  }
  .stack > * {
    min-inline-size: 0;
  }
  .tight {
    display: grid;
    gap: var(--space-2);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    align-items: center;
  }

  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-block-size: var(--target);
    padding: var(--space-2) var(--space-4);
    border: 1px solid var(--line-control);
    border-radius: var(--radius-small);
    background: var(--surface);
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    transition: background-color 120ms;
  }
  .button:hover {
    background: var(--surface-3);
  }
  .button.primary {
    border-color: transparent;
    background: var(--brand);
    color: var(--on-brand);
    padding-inline: var(--space-5);
  }
  .button.primary:hover {
    background: var(--brand-strong);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--brand);
    padding-inline: var(--space-3);
    font-size: inherit;
  }
  .button.quiet:hover {
    background: var(--brand-soft);
  }
  .button[aria-disabled='true'] {
    cursor: progress;
    opacity: 0.7;
  }
  .link {
    border: 0;
    padding: 0;
    background: none;
    color: var(--brand);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    text-align: inherit;
    min-block-size: 24px;
    min-inline-size: 24px;
  }
  .link:hover {
    color: var(--brand-strong);
    text-decoration-thickness: 2px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    align-items: center;
    margin-block-start: var(--space-2);
  }

  .badge {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    padding: 1px var(--space-2);
    border-radius: 99px;
    border: 1px solid transparent;
    background: var(--surface-3);
    color: var(--text);
    font-size: var(--text-1);
    font-weight: 600;
    line-height: 1.4;
  }
  .badge.good {
    background: var(--success-soft);
    color: var(--success);
  }
  .badge.bad {
    background: var(--danger-soft);
    color: var(--danger);
  }
  .badge.warn {
    background: var(--warning-soft);
    color: var(--warning);
  }
  .badge.brand {
    background: var(--brand-soft);
    color: var(--brand);
  }

  .notice,
  .error-summary {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-1) var(--space-3);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-2);
  }
  .notice > .icon,
  .error-summary > .icon {
    margin-block-start: 0.125em;
  }
  .notice > div {
    display: grid;
    gap: var(--space-2);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .notice.info > .icon {
    color: var(--brand);
  }
  .notice.good {
    background: var(--success-soft);
    border-color: transparent;
  }
  .notice.good > .icon {
    color: var(--success);
  }
  .notice.warn {
    background: var(--warning-soft);
    border-color: transparent;
  }
  .notice.warn > .icon {
    color: var(--warning);
  }
  .error-summary {
    border: 2px solid var(--danger);
    background: var(--surface);
  }
  .error-summary > .icon {
    color: var(--danger);
  }
  .error-summary ul {
    display: grid;
    gap: var(--space-2);
    margin-block-start: var(--space-2);
  }
  .error-summary :is(a, .link) {
    color: var(--danger);
    font-weight: 600;
    text-underline-offset: 0.2em;
  }

  .waiting {
    display: flex;
    gap: var(--space-3);
    align-items: center;
    opacity: 0;
    animation: appear 1ms 150ms forwards;
  }
  .spinner {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    border-radius: 50%;
    border: 2.5px solid var(--line);
    border-block-start-color: var(--brand);
    animation: turn 900ms linear infinite;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      transition: none !important;
    }
    .spinner {
      animation-duration: 3s;
      animation-timing-function: steps(8);
    }
  }
  @media (forced-colors: active) {
    .card:has(input:checked),
    .notice,
    .badge {
      border-color: CanvasText;
    }
    .card:has(input:checked) {
      outline: 2px solid Highlight;
    }
    .button.primary {
      background: ButtonText;
      color: ButtonFace;
      forced-color-adjust: none;
    }
    .button {
      border-color: ButtonText;
    }
    .spinner {
      border-block-start-color: Highlight;
    }
  }
`;
