/** The icons of partner support's first view, from Lucide (ISC licence), written by scripts/icons.mjs. */
import {svg, type TemplateResult} from 'lit';
import {iconOf} from '../../shared/icons.js';

const shapes = {
  search: svg`<path d="m21 21-4.34-4.34"/><circle cx="11" cy="11" r="8"/>`,
  forward: svg`<path d="m9 18 6-6-6-6"/>`,
} as const;

/** One icon of partner support's first view. */
export const homeIcon = (name: keyof typeof shapes): TemplateResult => iconOf(name, shapes[name]);
