#!/usr/bin/env node
/**
 * Writes custom-elements.json and types/elements.d.ts from the element classes and their documentation. Exits 1 where
 * anything public is not documented, and with `--check` where the files are not current.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {format, resolveConfig} from 'prettier';
import {readClasses} from './manifest/classes.mjs';
import {elementTypes} from './manifest/element-types.mjs';
import {differences, manifestOf} from './manifest/manifest.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const classes = await readClasses(root);
const manifest = manifestOf(root, classes);

const wrong = differences(manifest, classes);
for (const sentence of wrong) console.error(sentence);
if (wrong.length > 0) process.exit(1);

const index = readFileSync(join(root, 'src/index.ts'), 'utf8');
const exported = classes.elements.map(({name}) => name).filter((name) => index.includes(`{${name}`));
const written = {
  'custom-elements.json': JSON.stringify(manifest),
  'types/elements.d.ts': elementTypes(manifest, exported),
};

for (const [path, content] of Object.entries(written)) {
  const target = join(root, path);
  const text = await format(content, {...(await resolveConfig(target)), filepath: target});
  const current = () => {
    try {
      return readFileSync(target, 'utf8');
    } catch {
      return '';
    }
  };
  if (current() === text) continue;
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else {
    console.error(`${path} is not current: run \`npm run manifest\`.`);
    process.exitCode = 1;
  }
}
if (!process.exitCode) console.log(`custom-elements.json: ${classes.elements.length} elements.`);
