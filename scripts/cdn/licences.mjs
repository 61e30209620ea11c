import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** Matches what is another's: its folder and name. */
export const packageOf = (id) => id.match(/^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//);

function textOf(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${folder} has no licence`);
  return readFileSync(join(folder, file), 'utf8').trim();
}

/** Puts the licence of every package that is in the bundle in one file beside it, and takes their comments out of the code. */
export function licences() {
  return {
    name: 'kit-licences',
    transform: (code, id) =>
      packageOf(id) && code.includes('@license')
        ? {code: code.replace(/\/\*\*\s*\* @license[^]*?\*\//g, blank), map: null}
        : null,
    generateBundle(_options, bundle) {
      const packages = new Map();
      for (const id of Object.values(bundle).flatMap(({moduleIds}) => moduleIds ?? [])) {
        const [, folder, name] = packageOf(id) ?? [];
        if (folder && existsSync(folder)) packages.set(name, folder);
      }
      const names = [...packages.keys()].toSorted((one, other) => (one < other ? -1 : 1));
      const texts = names.map((name) => `${name}\n\n${textOf(packages.get(name))}\n`);
      this.emitFile({type: 'asset', fileName: 'licences.txt', source: texts.join(`\n${'-'.repeat(80)}\n\n`)});
    },
  };
}

/** As many lines and columns as before, so that source maps stay right. */
const blank = (comment) => comment.replace(/[^\n]/g, ' ');
