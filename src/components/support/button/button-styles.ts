/** Look of the support button. Those of the kit's tokens that it needs are here again: the others come with the drawer. */
import {css} from 'lit';

export const buttonStyles = css`
  :host {
    display: contents;
    --hue: var(--partner-hue, 262);
    --chroma: var(--partner-chroma, 0.16);
  }
  :host([hidden]) {
    display: none;
  }
  .kit {
    all: initial;
    color-scheme: light dark;
    font-size: var(--partner-text-size, max(1rem, 16px));
    font-family: var(--partner-font, inherit);
    font-weight: 600;
    line-height: 1.5;
  }
  :host([theme='light']) .kit {
    color-scheme: light;
  }
  :host([theme='dark']) .kit {
    color-scheme: dark;
  }
  [part='button'] {
    all: unset;
    position: fixed;
    inset-block-end: calc(var(--partner-support-inset-block, 24px) + env(safe-area-inset-bottom, 0px));
    inset-inline-end: var(--partner-support-inset-inline, 24px);
    z-index: var(--partner-support-z-index, 900);
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 12px 16px;
    /* Seen where colours are forced. */
    border: 1px solid #0000;
    border-radius: 26px;
    background: light-dark(oklch(0.49 var(--chroma) var(--hue)), oklch(0.77 calc(var(--chroma) * 0.75) var(--hue)));
    color: light-dark(oklch(1 0 0), oklch(0.19 0.03 var(--hue)));
    box-shadow: 0 6px 20px -4px #0006;
    cursor: pointer;
    touch-action: manipulation;
  }
  [part='button']:hover {
    background: light-dark(oklch(0.42 var(--chroma) var(--hue)), oklch(0.84 calc(var(--chroma) * 0.6) var(--hue)));
  }
  [part='button']:focus-visible {
    outline: 3px solid light-dark(oklch(0.55 0.2 var(--hue)), oklch(0.83 0.12 var(--hue)));
    outline-offset: 2px;
  }
  svg {
    inline-size: 24px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
  }
  @media (max-width: 30em) {
    [part='button'] {
      padding: 12px;
    }
    [part='button']:not(.says) [role] {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  @media print {
    [part='button'] {
      display: none;
    }
  }
`;
