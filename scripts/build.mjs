#!/usr/bin/env node
import {spawnSync} from 'node:child_process';
import {rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const vite = 'node_modules/vite/bin/vite.js';
const steps = {
  // On the build server they have to be what was committed.
  'custom-elements.json, types: what the elements offer': [
    'scripts/manifest.mjs',
    ...(process.env.CI ? ['--check'] : []),
  ],
  'dist: one module per source file': ['node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.build.json'],
  'dist: templates without their layout': ['scripts/dist-templates.mjs'],
  'dist/cdn: for pages without a build': [vite, 'build', '--mode', 'cdn', '--logLevel', 'warn'],
  'demo/dist: the demo portal': [vite, 'build', '--logLevel', 'warn'],
};

rmSync('dist', {recursive: true, force: true});
for (const [title, args] of Object.entries(steps)) {
  console.log(title);
  const {status} = spawnSync(process.execPath, args, {stdio: ['ignore', 'inherit', 'inherit']});
  if (status !== 0) {
    console.error(`Not built: ${title}`);
    process.exit(1);
  }
}
