import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, sep} from 'node:path';
import {importsOf} from './imports-of.mjs';

const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** What the loader brings: the elements, and the adapter. */
const roots = /\/src\/(?:define|backend\/http)\/([\w-]+)\.ts$/;
const names = [
  'http-backend',
  'partner-kit',
  'partner-renewal',
  'provisioning-wizard',
  'support-button',
  'support-center',
];

const byName = (one, other) => (one < other ? -1 : 1);

/** Hashes and sizes of what a browser may load from `folder`, by name. */
export function filesIn(folder) {
  const found = readdirSync(folder, {recursive: true})
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name.endsWith('.js'));
  return Object.fromEntries(
    found.toSorted(byName).map((name) => {
      const content = readFileSync(join(folder, name));
      const hash = createHash('sha384').update(content).digest('base64');
      return [name, {integrity: `sha384-${hash}`, bytes: content.length}];
    }),
  );
}

/**
 * Writes `integrity.json` beside what was built: `files` by name, each with its SRI hash and size, and in `begins` those
 * of them that an element, or the HTTP adapter, begins with, for a page that preloads them.
 */
export const integrity = () => ({
  name: 'kit-integrity',
  writeBundle({dir}, bundle) {
    const chunkOf = (name) =>
      Object.values(bundle).find(({moduleIds = []}) => moduleIds.some((id) => id.match(roots)?.[1] === name));
    const begins = names.map((name) => {
      const chunk = chunkOf(name);
      return [name, [chunk.fileName, ...importsOf(chunk, bundle)].toSorted(byName)];
    });
    const content = {version, files: filesIn(dir), begins: Object.fromEntries(begins)};
    writeFileSync(join(dir, 'integrity.json'), `${JSON.stringify(content, null, 2)}\n`);
  },
});
