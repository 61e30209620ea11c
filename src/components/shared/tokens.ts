/**
 * The design tokens of the kit. A host sets the documented ones on the element or above it:
 * `--partner-hue` (brand hue, degrees), `--partner-chroma`, `--partner-font`, `--partner-radius`, `--partner-text-size`.
 */
import {css} from 'lit';

export const tokens = css`
  :host {
    --hue: var(--partner-hue, 262);
    --chroma: var(--partner-chroma, 0.16);
    --radius: var(--partner-radius, 8px);
    --radius-small: calc(var(--radius) * 0.75);

    --text-1: calc(var(--text-2) * 0.875);
    --text-2: var(--partner-text-size, max(1rem, 16px));
    --text-3: calc(var(--text-2) * 1.125);
    --text-4: calc(var(--text-2) * 1.375);
    --text-5: calc(var(--text-2) * 1.75);

    --space-1: 4px;
    --space-2: 8px;
    --space-3: 12px;
    --space-4: 16px;
    --space-5: 24px;
    --space-6: 32px;
    --space-7: 48px;
    --target: 44px;

    --surface: light-dark(oklch(1 0 0), oklch(0.19 0.012 var(--hue)));
    --surface-2: light-dark(oklch(0.978 0.005 var(--hue)), oklch(0.235 0.014 var(--hue)));
    --surface-3: light-dark(oklch(0.95 0.009 var(--hue)), oklch(0.29 0.017 var(--hue)));
    --line: light-dark(oklch(0.9 0.012 var(--hue)), oklch(0.34 0.018 var(--hue)));
    --line-control: light-dark(oklch(0.58 0.025 var(--hue)), oklch(0.62 0.025 var(--hue)));
    --text: light-dark(oklch(0.25 0.02 var(--hue)), oklch(0.94 0.008 var(--hue)));
    --text-quiet: light-dark(oklch(0.47 0.025 var(--hue)), oklch(0.74 0.018 var(--hue)));
    --brand: light-dark(oklch(0.49 var(--chroma) var(--hue)), oklch(0.77 calc(var(--chroma) * 0.75) var(--hue)));
    --brand-strong: light-dark(oklch(0.42 var(--chroma) var(--hue)), oklch(0.84 calc(var(--chroma) * 0.6) var(--hue)));
    --on-brand: light-dark(oklch(1 0 0), oklch(0.19 0.03 var(--hue)));
    --brand-soft: light-dark(oklch(0.965 0.018 var(--hue)), oklch(0.28 0.04 var(--hue)));
    --danger: light-dark(oklch(0.5 0.18 27), oklch(0.77 0.13 24));
    --danger-soft: light-dark(oklch(0.97 0.014 27), oklch(0.26 0.045 24));
    --warning: light-dark(oklch(0.5 0.11 65), oklch(0.83 0.12 80));
    --warning-soft: light-dark(oklch(0.975 0.025 85), oklch(0.27 0.035 75));
    --success: light-dark(oklch(0.47 0.11 152), oklch(0.8 0.13 152));
    --success-soft: light-dark(oklch(0.97 0.02 152), oklch(0.26 0.035 152));
    --focus: light-dark(oklch(0.55 0.2 var(--hue)), oklch(0.83 0.12 var(--hue)));
    --shadow: 0 1px 2px oklch(0 0 0 / 0.05), 0 8px 24px -8px oklch(0 0 0 / 0.12);
  }
  :host([density='compact']) {
    --space-2: 6px;
    --space-3: 8px;
    --space-4: 12px;
    --space-5: 16px;
    --space-6: 24px;
    --space-7: 32px;
    --target: 36px;
  }
  @media (pointer: coarse) {
    :host([density='compact']) {
      --target: 44px;
    }
  }
`;
