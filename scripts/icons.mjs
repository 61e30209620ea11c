#!/usr/bin/env node
// Writes src/components/shared/icons.ts from the Lucide icons the kit uses (ISC licence, devDependency lucide-static).
import {readFileSync, writeFileSync} from 'node:fs';

/** Drawn on the first view, so they come with the element. */
const first = {
  done: 'circle-check',
  warning: 'triangle-alert',
  info: 'info',
  error: 'circle-alert',
  mail: 'mail',
  retry: 'refresh-cw',
  support: 'life-buoy',
  exit: 'x',
};
/** Drawn on later views, and loaded with them. */
const later = {
  back: 'arrow-left',
  check: 'check',
  show: 'eye',
  hide: 'eye-off',
  download: 'download',
  print: 'printer',
  clock: 'clock',
  calling: 'phone',
  meetings: 'video',
  enterprise: 'building-2',
  other: 'package',
  add: 'plus',
  remove: 'trash-2',
  pending: 'circle',
};
/** Drawn by the viewer of agreements and receipts, and loaded with it. */
const text = {
  search: 'search',
  up: 'chevron-up',
  down: 'chevron-down',
  place: 'text-cursor',
  calendar: 'calendar-plus',
  download: 'download',
  print: 'printer',
  close: 'x',
  verify: 'shield-check',
};
/** Drawn beside the files of a case, and loaded with its forms. */
const files = {
  attach: 'paperclip',
  file: 'file',
  pause: 'pause',
  resume: 'play',
};
/** Drawn on the first view of partner support. */
const home = {
  search: 'search',
  forward: 'chevron-right',
};
/** Drawn among answers and documentation, and loaded with them. */
const answers = {
  yes: 'thumbs-up',
  no: 'thumbs-down',
  external: 'external-link',
};
const root = new URL('..', import.meta.url);
const inner = (name) =>
  readFileSync(new URL(`node_modules/lucide-static/icons/${name}.svg`, root), 'utf8')
    .replace(/<!--.*?-->/s, '')
    .replace(/<svg.*?>/s, '')
    .replace('</svg>', '')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .replace(/ \/>/g, '/>')
    .trim();
const shapes = (icons) =>
  `const shapes = {\n${Object.entries(icons)
    .map(([name, icon]) => `  ${name}: svg\`${inner(icon)}\`,`)
    .join('\n')}\n} as const;`;
const write = (file, text) => writeFileSync(new URL(`src/components/shared/${file}`, root), text);
const origin = 'Lucide (ISC licence), written by scripts/icons.mjs';

write(
  'icons.ts',
  `/** The icons of the first view, from ${origin}. Decorative: the words beside them say the same. */
import {html, svg, type TemplateResult} from 'lit';

${shapes(first)}

export type IconName = keyof typeof shapes;

/** A shape as an icon, 1.25em square, in the colour of the text, hidden from assistive technology. */
export const iconOf = (name: string, shape: TemplateResult<2>): TemplateResult =>
  html\`<svg class="icon icon-\${name}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">\${shape}</svg>\`;

/** One icon. */
export const icon = (name: IconName): TemplateResult => iconOf(name, shapes[name]);
`,
);
write(
  'step-icons.ts',
  `/** The icons of later views, from ${origin}. */
import {svg, type TemplateResult} from 'lit';
import {icon, iconOf, type IconName} from './icons.js';

${shapes(later)}

export type StepIconName = keyof typeof shapes | IconName;

const isLater = (name: StepIconName): name is keyof typeof shapes => Object.hasOwn(shapes, name);

/** One icon on a later view. */
export const stepIcon = (name: StepIconName): TemplateResult =>
  isLater(name) ? iconOf(name, shapes[name]) : icon(name);
`,
);
write(
  '../renewal/text/text-icons.ts',
  `/** The icons of the viewer of agreements and receipts, from ${origin}. */
import {svg, type TemplateResult} from 'lit';
import {iconOf} from '../../shared/icons.js';

${shapes(text)}

/** One icon of the viewer. */
export const textIcon = (name: keyof typeof shapes): TemplateResult => iconOf(name, shapes[name]);
`,
);
write(
  '../support/attachments/file-icons.ts',
  `/** The icons beside files, from ${origin}. */
import {svg, type TemplateResult} from 'lit';
import {iconOf} from '../../shared/icons.js';

${shapes(files)}

/** One icon beside a file. */
export const fileIcon = (name: keyof typeof shapes): TemplateResult => iconOf(name, shapes[name]);
`,
);
write(
  '../support/home/home-icons.ts',
  `/** The icons of partner support's first view, from ${origin}. */
import {svg, type TemplateResult} from 'lit';
import {iconOf} from '../../shared/icons.js';

${shapes(home)}

/** One icon of partner support's first view. */
export const homeIcon = (name: keyof typeof shapes): TemplateResult => iconOf(name, shapes[name]);
`,
);
write(
  '../support/answers/answer-icons.ts',
  `/** The icons of answers and documentation, from ${origin}. */
import {svg, type TemplateResult} from 'lit';
import {iconOf} from '../../shared/icons.js';

${shapes(answers)}

/** One icon among answers. */
export const answerIcon = (name: keyof typeof shapes): TemplateResult => iconOf(name, shapes[name]);
`,
);
