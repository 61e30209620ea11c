#!/usr/bin/env node
import {spawnSync} from 'node:child_process';
import {pathToFileURL} from 'node:url';
import {engines, findProgram} from '../test/support/browsers.mjs';

const debianPackages = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

const present = (engine) => Boolean(findProgram(engine)) && (engine !== 'webkit' || Boolean(findProgram('display')));

function installFromDebian(missing) {
  if (process.getuid?.() !== 0 || process.env.NO_APT || !spawnSync('apt-get', ['--version']).stdout) return;
  const packages = ['fonts-liberation', ...missing.flatMap((engine) => debianPackages[engine])];
  console.log(`Installing ${packages.join(' ')}`);
  const environment = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  const apt = (...args) =>
    spawnSync('apt-get', args, {env: environment, stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000});
  apt('update', '-qq');
  apt('install', '-yqq', '--no-install-recommends', ...packages);
}

async function unpackBundledChromium() {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const bundled = await import('@sparticuz/chromium').catch(() => null);
  if (!bundled) return;
  process.env.CHROME_PATH = await bundled.default.executablePath();
}

/**
 * Sees to it that the named engines can be started: uses what is installed, else installs it where it may
 * (Debian, as root, unless `NO_APT` is set), else takes the Chromium that comes as an optional dependency.
 * Sets `CHROME_PATH` and what else that one needs in this process's environment, so that children find it.
 * @param {readonly ('chromium' | 'firefox' | 'webkit')[]} wanted
 * @returns {Promise<string[]>} the engines that are still missing
 */
export async function ensureBrowsers(wanted) {
  const missing = wanted.filter((engine) => !present(engine));
  if (missing.length) installFromDebian(missing);
  if (wanted.includes('chromium') && !present('chromium')) await unpackBundledChromium();
  return wanted.filter((engine) => !present(engine));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const wanted = process.argv.includes('--all') ? engines : ['chromium'];
  const missing = await ensureBrowsers(wanted);
  for (const engine of wanted) console.log(`${engine}: ${missing.includes(engine) ? 'missing' : findProgram(engine)}`);
  if (missing.length) {
    console.error('Install what is missing, or name it: CHROME_PATH, FIREFOX_PATH, WEBKIT_DRIVER_PATH, WEBKIT_PATH.');
    process.exitCode = 1;
  }
}
