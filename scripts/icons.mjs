#!/usr/bin/env node
// Writes src/components/shared/icons.ts from the Lucide icons the kit uses (ISC licence, devDependency lucide-static).
import {readFileSync, writeFileSync} from 'node:fs';

const used = {
  back: 'arrow-left', check: 'check', done: 'circle-check', error: 'circle-alert', warning: 'triangle-alert', info: 'info',
  show: 'eye', hide: 'eye-off', download: 'download', print: 'printer', clock: 'clock', mail: 'mail', lock: 'lock',
  retry: 'refresh-cw', support: 'life-buoy', calling: 'phone', meetings: 'video', enterprise: 'building-2', other: 'package',
  person: 'user', people: 'users', receipt: 'receipt', external: 'external-link', add: 'plus', remove: 'trash-2', exit: 'x',
  pending: 'circle',
};
const root = new URL('..', import.meta.url);
const inner = (name) =>
  readFileSync(new URL(`node_modules/lucide-static/icons/${name}.svg`, root), 'utf8')
    .replace(/<!--.*?-->/s, '').replace(/<svg.*?>/s, '').replace('</svg>', '').replace(/\s+/g, ' ').replace(/> </g, '><').replace(/ \/>/g, '/>').trim();
const lines = Object.entries(used).map(([name, icon]) => `  ${name}: svg\`${inner(icon)}\`,`);
writeFileSync(
  new URL('src/components/shared/icons.ts', root),
  `/** Icons from Lucide (ISC licence), written by scripts/icons.mjs. Decorative: the words beside them say the same. */
import {html, svg, type TemplateResult} from 'lit';

const shapes = {
${lines.join('\n')}
} as const;

export type IconName = keyof typeof shapes;

/** One icon, 1.25em square, in the colour of the text, hidden from assistive technology. */
export const icon = (name: IconName): TemplateResult =>
  html\`<svg class="icon icon-\${name}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">\${shapes[name]}</svg>\`;
`,
);
