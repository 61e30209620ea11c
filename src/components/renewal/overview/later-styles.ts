/** Looks of what comes after the overview's first paint: an agreement's details with the time line, what is selected. */
import {css} from 'lit';

export const laterStyles = css`
  /* Not seen, yet where it was: focus and scroll position stay. */
  .returning > :not(.skeleton, .unreachable) {
    opacity: 0;
  }
  .agreements {
    overflow: clip;
  }
  .agreement.open {
    background: var(--surface-2);
  }
  .choose,
  .choose input {
    accent-color: var(--brand);
    cursor: pointer;
  }
  /* Browsers fill these with grey on a dark page, as if they could not be used. */
  .choose input:not(:checked, :disabled) {
    appearance: none;
    border: 1px solid var(--line-control);
    border-radius: 3px;
    background: var(--surface);
  }
  h4 {
    margin: 0;
    font-size: inherit;
    font-weight: 600;
  }
  /*
   * What is in rows out of sight is passed over where these are many. With few it is not: Chromium's accessibility tree
   * has nothing of what is passed over. The rows themselves stay, so that each knows its place among all.
   */
  @media screen {
    .many article {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 120px;
    }
  }
  /*
   * The list behind the one on view is there for nobody and takes no room; its layout is kept, but in WebKit, which does
   * not survive what is passed over inside of what is.
   */
  .overview {
    position: relative;
  }
  .agreements ~ .agreements {
    display: none;
  }
  @supports (content-visibility: hidden) and (not (hanging-punctuation: first)) {
    .agreements ~ .agreements {
      display: block;
      position: absolute;
      inline-size: 100%;
      block-size: 0;
      visibility: hidden;
      content-visibility: hidden;
    }
    .agreements ~ .agreements > li {
      visibility: visible;
    }
  }
  .filter label {
    font-size: var(--text-1);
    font-weight: 600;
  }
  .filter .field :is(input, select) {
    font: inherit;
    color: inherit;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--target);
    margin: 0;
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line-control);
    border-radius: var(--radius-small);
    background: var(--surface);
    text-overflow: ellipsis;
  }
  .filter-toggle {
    display: none;
  }
  .turn {
    transition: rotate 120ms;
  }
  [aria-expanded='true'] > .turn {
    rotate: 45deg;
  }
  @container (max-width: 479px) {
    .filter:not([data-open], [data-filtered]) .field {
      display: none;
    }
    .filter-toggle {
      display: flex;
    }
    .filter[data-filtered] > .filter-toggle {
      display: none;
    }
  }
  .disclose:hover {
    color: var(--brand);
  }
  .turn:dir(rtl):not([aria-expanded='true'] > *) {
    rotate: 135deg;
  }
  .card-body {
    display: grid;
    gap: var(--space-5);
    min-inline-size: 0;
  }
  .meaning,
  .card-body > .quiet {
    max-inline-size: 66ch;
    text-wrap: pretty;
  }
  .when {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-6);
    align-items: flex-start;
  }
  .when .days {
    display: grid;
    gap: var(--space-1);
  }
  .when .days strong {
    font-size: calc(var(--text-2) * 3.5);
  }
  .when .days .last {
    font-size: var(--text-5);
  }
  .deadline .date {
    font-size: var(--text-4);
    font-weight: 600;
    line-height: 1.3;
  }
  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    padding-block: var(--space-1);
    color: var(--brand);
    font-size: var(--text-1);
    cursor: pointer;
  }

  .timeline {
    display: grid;
    gap: var(--space-3);
  }
  .timeline svg {
    overflow: visible;
  }
  .timeline line {
    stroke: var(--surface-3);
    stroke-width: 8;
    stroke-linecap: round;
  }
  .timeline .term {
    stroke: color-mix(in srgb, var(--brand) 30%, var(--surface));
  }
  .timeline .past {
    stroke: var(--brand);
  }
  .timeline .grace:is(line) {
    stroke: var(--warning);
    stroke-linecap: butt;
  }
  .timeline .now {
    stroke: var(--text);
    stroke-width: 2;
  }
  .timeline text {
    fill: currentColor;
    font-size: var(--text-1);
    font-weight: 600;
  }
  .mark {
    fill: var(--surface);
    stroke: var(--brand);
    stroke-width: 3;
  }
  .mark.beyond {
    stroke-dasharray: 3 3;
  }
  .mark.acceptance {
    stroke: var(--success);
  }
  .mark.end {
    fill: var(--brand);
  }
  .mark.grace {
    stroke: var(--warning);
    fill: var(--warning);
  }
  .legend {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(var(--text-2) * 9)), 1fr));
    gap: var(--space-2) var(--space-4);
    font-size: var(--text-1);
    color: var(--text-quiet);
  }
  .legend li {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-2);
    align-items: start;
  }
  .legend .strong {
    color: var(--text);
  }
  .dot {
    inline-size: 10px;
    block-size: 10px;
    margin-block-start: 0.35em;
    border: 3px solid var(--brand);
    border-radius: 50%;
  }
  .today .dot {
    inline-size: 2px;
    margin-inline: 4px;
    border: 0;
    border-radius: 0;
    background: var(--text);
    block-size: 12px;
  }
  .acceptance .dot {
    border-color: var(--success);
  }
  .end .dot {
    background: var(--brand);
  }
  .grace .dot {
    border-color: var(--warning);
    background: var(--warning);
  }

  .losses {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .losses.near {
    border-color: transparent;
    background: var(--danger-soft);
  }
  .losses li {
    display: grid;
    gap: 0 var(--space-4);
    padding-block: var(--space-2);
  }
  .losses li + li {
    border-block-start: 1px solid color-mix(in srgb, currentColor 12%, transparent);
  }

  .begun {
    font-size: var(--text-1);
  }
  .begun .link {
    font-weight: 600;
  }

  .more {
    display: grid;
    gap: var(--space-4);
    justify-items: center;
  }
  .more > [role='alert'] {
    justify-self: stretch;
  }
  .no-match {
    padding: var(--space-5) var(--space-4);
    border: 1px dashed var(--line-control);
    border-radius: calc(var(--radius) * 1.5);
  }
  /* What takes the focus stays clear of the bar that sticks below; to ask whether there is one takes long at each key. */
  .overview :is(button, input, a, summary) {
    scroll-margin-block-end: calc(var(--target) * 3);
  }
  .selection {
    position: sticky;
    inset-block-end: var(--space-3);
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    justify-content: space-between;
    align-items: center;
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--line-control);
    border-radius: calc(var(--radius) * 1.5);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  .support-notice {
    max-inline-size: min(28rem, calc(100% - 2 * var(--space-4)));
    padding: var(--space-5);
    border: 1px solid var(--line-control);
    border-radius: calc(var(--radius) * 1.5);
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  .support-notice::backdrop {
    background: rgb(0 0 0 / 40%);
  }
  .resources {
    display: grid;
    gap: var(--space-2);
    padding-block-start: var(--space-5);
    border-block-start: 1px solid var(--line);
  }
  .resources h3 {
    font-size: var(--text-2);
  }
  .resources ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-5);
  }
  .resources a {
    display: inline-block;
  }

  @container (min-width: 560px) {
    .when .days {
      padding-inline-end: var(--space-6);
      border-inline-end: 1px solid var(--line);
    }
    .losses li {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: baseline;
    }
  }
  @container (min-width: 860px) {
    .agreements .card-body {
      padding-inline-start: calc(var(--space-4) + 24px);
    }
  }

  @media (forced-colors: active) {
    .timeline line:is(.base, .term) {
      stroke: GrayText;
    }
    .timeline line.past,
    .timeline .mark {
      stroke: Highlight;
    }
    .timeline line.grace {
      stroke: CanvasText;
      stroke-dasharray: 4 3;
    }
    .timeline line.now,
    .timeline .mark.grace {
      stroke: CanvasText;
    }
    .timeline .mark {
      fill: Canvas;
    }
    .timeline .mark.end {
      fill: Highlight;
    }
    .timeline .mark.grace {
      fill: CanvasText;
    }
    .legend .dot {
      border-color: Highlight;
      forced-color-adjust: none;
    }
    .legend .end .dot {
      background: Highlight;
    }
    .legend .grace .dot {
      border-color: CanvasText;
      background: CanvasText;
    }
    .legend .today .dot {
      background: CanvasText;
    }
    .selection,
    .losses {
      border-color: CanvasText;
    }
  }
  @media print {
    .kit {
      color-scheme: light;
    }
    .renewal {
      border: 0;
      padding: 0;
    }
    .filter,
    .more,
    .selection,
    .choose,
    .resources,
    .overview button:not(.disclose) {
      display: none !important;
    }
    .agreements > li {
      break-inside: avoid;
    }
  }
`;
