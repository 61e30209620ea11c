#!/usr/bin/env node
/** The fast loop: lint and types beside the unit tests; what each says is told when it is done. */
import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

function run(title, command, args) {
  const child = spawn(command, args, {stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32'});
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.stdout.write(`\n== ${title}\n${Buffer.concat(said).toString()}`);
      resolve(code === 0 ? [] : [title]);
    });
  });
}

const failed = await Promise.all([
  run('lint', 'npm', ['run', '--silent', 'lint']).then(async (lint) => [
    ...lint,
    ...(await run('types', 'npm', ['run', '--silent', 'types'])),
  ]),
  run('unit tests', process.execPath, ['scripts/test.mjs', '--unit', '--no-types']),
]);
const names = failed.flat();
if (names.length > 0) console.log(`\nFAILED: ${names.join(', ')}`);
process.exitCode = names.length > 0 ? 1 : 0;
