#!/usr/bin/env node
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {engines, findProgram, pinnedChromium} from '../test/support/browsers.mjs';

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

/**
 * Unpacks the Chromium that the lock file pins, an optional dependency for Linux. A script starts it with the libraries
 * and the font that come with it; the system's fonts go first. Where it is not there or does not start, nothing happens.
 */
function unpackPinnedChromium() {
  if (process.platform !== 'linux' || existsSync(pinnedChromium)) return;
  const folder = dirname(pinnedChromium);
  let unpacked;
  try {
    mkdirSync(dirname(folder), {recursive: true});
    unpacked = mkdtempSync(`${folder}-`);
    const unpack = `await (await import('@sparticuz/chromium')).default.executablePath()`;
    // It unpacks into the system's temporary folder, and its libraries only where it takes itself to be needed.
    const env = {...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x'};
    const options = {cwd: fileURLToPath(new URL('..', import.meta.url)), env, stdio: 'ignore', timeout: 120_000};
    spawnSync(process.execPath, ['--input-type=module', '--eval', unpack], options);
    writeFileSync(
      join(unpacked, 'fonts.conf'),
      `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`,
    );
    const script = join(unpacked, basename(pinnedChromium));
    writeFileSync(
      script,
      `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export FONTCONFIG_FILE="$here/fonts.conf" LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "$here/chromium" "$@"
`,
      {mode: 0o755},
    );
    // Whole or not at all; another run may have been quicker.
    if (spawnSync(script, ['--version']).status === 0 && !existsSync(folder)) renameSync(unpacked, folder);
  } catch {
    // Another run came between, or there is no room for it: an installed one will do.
  } finally {
    if (unpacked) rmSync(unpacked, {recursive: true, force: true});
  }
}

/**
 * Sees to it that the named engines can be started: installs what is missing where it may (Debian, as root, unless
 * `NO_APT` is set), and unpacks the Chromium that the lock file pins.
 * @param {readonly ('chromium' | 'firefox' | 'webkit')[]} wanted
 * @returns {string[]} the engines that are still missing
 */
export function ensureBrowsers(wanted) {
  const missing = wanted.filter((engine) => !present(engine));
  if (missing.length) installFromDebian(missing);
  if (wanted.includes('chromium') && !process.env.CHROME_PATH) unpackPinnedChromium();
  return wanted.filter((engine) => !present(engine));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const wanted = process.argv.includes('--all') ? engines : ['chromium'];
  const missing = ensureBrowsers(wanted);
  for (const engine of wanted) console.log(`${engine}: ${missing.includes(engine) ? 'missing' : findProgram(engine)}`);
  if (missing.length) {
    console.error('Install what is missing, or name it: CHROME_PATH, FIREFOX_PATH, WEBKIT_DRIVER_PATH, WEBKIT_PATH.');
    process.exitCode = 1;
  }
}
