/** Looks of the overview: rows that open to cards. Layout answers to the container. */
import {css} from 'lit';

export const overviewStyles = css`
  /* The frame around every view of the element. */
  .renewal {
    padding: var(--space-4);
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
  }
  .head {
    display: flex;
    gap: var(--space-4);
    justify-content: space-between;
    align-items: center;
  }
  .head .button {
    flex: none;
    margin-inline-end: calc(-1 * var(--space-3));
  }

  .filter {
    display: grid;
    gap: var(--space-3);
  }
  .filter .field {
    display: grid;
    gap: var(--space-1);
    min-block-size: calc(var(--text-1) * 1.5 + var(--space-1) + var(--target));
  }
  .count {
    margin-block: calc(-1 * var(--space-3));
  }

  .agreements,
  .agreement.single {
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
  }
  .agreements > li + li {
    border-block-start: 1px solid var(--line);
  }
  .agreement {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-4);
  }
  .agreement.single {
    gap: var(--space-5);
  }
  .agreement-head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-2) var(--space-3);
    align-items: start;
  }
  .single .agreement-head {
    grid-template-columns: minmax(0, 1fr);
  }
  .agreement-head > :not(.choose, .names) {
    grid-column: 2;
  }
  .single .agreement-head > * {
    grid-column: 1 !important;
  }
  .choose {
    display: grid;
    place-items: center;
    min-inline-size: 24px;
    min-block-size: 24px;
  }
  .choose input {
    inline-size: calc(var(--text-2) * 1.25);
    block-size: calc(var(--text-2) * 1.25);
    margin: 0;
  }
  .disclose {
    display: inline-grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: baseline;
    border: 0;
    padding: 0;
    background: none;
    text-align: inherit;
    min-block-size: 24px;
  }
  .turn {
    display: inline-block;
    inline-size: 0.45em;
    block-size: 0.45em;
    margin-inline-end: 0.65em;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    rotate: -45deg;
    translate: 0 -0.15em;
    color: var(--text-quiet);
  }
  .agreements .names p {
    padding-inline-start: calc(var(--text-3) * 1.1);
  }
  .single h3 {
    font-size: var(--text-4);
    line-height: 1.25;
  }
  .stands {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    align-items: center;
  }
  .standing .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  .days {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
    align-items: baseline;
    font-size: var(--text-1);
    color: var(--text-quiet);
  }
  .days strong {
    font-size: var(--text-5);
    font-weight: 600;
    line-height: 1;
    letter-spacing: -0.02em;
    color: var(--text);
  }
  .days .last {
    font-size: var(--text-3);
    line-height: 1.2;
  }
  .act:empty {
    display: none;
  }
  /* Keeps the place of words that come after the first paint. */
  .exact {
    min-block-size: 3lh;
    font-size: var(--text-1);
  }

  .rows-to-come {
    gap: var(--space-3);
    opacity: 0;
    animation: appear 1ms 150ms forwards;
  }
  .rows-to-come div {
    block-size: 76px;
    border-radius: var(--radius);
    background: var(--surface-3);
  }
  .rows-to-come div:first-child {
    block-size: calc(var(--text-2) * 2);
    inline-size: 60%;
  }

  @container (max-width: 379px) {
    .exact {
      min-block-size: 4lh;
    }
  }
  @container (max-width: 479px) {
    .filter {
      min-block-size: var(--target);
    }
    .head .button span {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @container (min-width: 480px) {
    .renewal {
      padding: var(--space-5);
    }
  }
  @container (min-width: 560px) {
    .filter {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .filter .search {
      grid-column: 1 / -1;
    }
    .agreements .agreement-head {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .agreements .agreement-head > .act {
      grid-area: 1 / 3 / 3 / 4;
    }
    .agreements .agreement-head > .exact {
      grid-column: 2 / -1;
      min-block-size: 2lh;
    }
    .agreement.single {
      padding: var(--space-5);
    }
    .single .agreement-head {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: start;
    }
    .single .agreement-head > .act {
      grid-area: 1 / 2 / 3 / 3 !important;
    }
  }
  @container (min-width: 720px) {
    .renewal {
      padding: var(--space-6);
    }
  }
  @container (min-width: 860px) {
    .filter {
      grid-template-columns: minmax(0, 5fr) minmax(0, 3fr) minmax(0, 3fr);
    }
    .filter .search {
      grid-column: auto;
    }
    .agreements .agreement-head {
      grid-template-columns: auto minmax(0, 1fr) calc(var(--text-2) * 11) calc(var(--text-2) * 6.5) calc(var(--text-2) * 9.5);
      gap: var(--space-3) var(--space-4);
      align-items: center;
    }
    .agreements .agreement-head > :not(.choose, .names) {
      grid-column: auto;
    }
    .agreements .stands {
      display: grid;
      justify-items: start;
      grid-column: 3 !important;
    }
    .agreements .agreement-head > .days {
      display: grid;
      grid-column: 4;
    }
    .agreements .agreement-head > .act {
      display: grid;
      grid-area: 1 / 5 / 2 / 6;
    }
    .agreements .agreement-head > .exact {
      grid-area: 2 / 3 / 3 / -1;
      min-block-size: 2lh;
    }
  }
`;
