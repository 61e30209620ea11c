#!/usr/bin/env node
/** Takes the layout out of the templates in dist, one module per source file, as dist/cdn has it taken out. */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {templates} from './cdn-output.mjs';

const {transform} = templates(/\.js$/);
const fail = (message) => {
  throw new Error(message);
};
const modules = readdirSync('dist', {recursive: true})
  .map(String)
  .filter((path) => path.endsWith('.js') && !path.startsWith('cdn/'));
for (const path of modules.map((name) => join('dist', name))) {
  const {code} = (await transform.call({error: fail}, readFileSync(path, 'utf8'), path)) ?? {};
  if (code) writeFileSync(path, code);
}
