/** Looks of what surrounds answers: the way back, the person beside, phones and facts. Adopted with the machines. */
import {css} from 'lit';

export const personStyles = css`
  a.button {
    color: inherit;
  }
  .place-head {
    display: flex;
    gap: var(--space-1);
    align-items: start;
  }
  .place-head h2 {
    min-inline-size: 0;
  }
  .place-head .button {
    flex: none;
    inline-size: var(--target);
    padding: 0;
    margin-block: calc((var(--text-5) * 1.2 - var(--target)) / 2);
    margin-inline-start: calc(-1 * var(--space-3));
  }
  .icon-back:dir(rtl) {
    transform: scaleX(-1);
  }
  .facts {
    display: grid;
    border-block-start: 1px solid var(--line);
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1) var(--space-4);
    padding-block: var(--space-3);
    border-block-end: 1px solid var(--line);
  }
  .facts dt {
    color: var(--text-quiet);
    font-size: var(--text-1);
  }
  .phones {
    display: grid;
    gap: var(--space-4);
  }
  .phones > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-3);
  }
  .phones .icon {
    margin-block-start: 0.125em;
    color: var(--brand);
  }
  .phones a {
    font-weight: 600;
    white-space: nowrap;
  }
  .panel > .phones,
  .phones + p {
    margin-block-start: var(--space-2);
  }
  .row > li {
    min-inline-size: 0;
  }
  a.link {
    overflow-wrap: anywhere;
  }
  @container (min-width: 480px) {
    .main .facts > div {
      grid-template-columns: minmax(calc(var(--text-2) * 9), calc(var(--text-2) * 13)) minmax(0, 1fr);
    }
  }
  @media print {
    .place-head .button,
    .beside {
      display: none;
    }
  }
`;
