#!/usr/bin/env node
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {launch} from '../test/support/driver.mjs';
import {packInto} from '../test/support/packed-package.mjs';
import {builtByPortal, bundled, isTemporal, loaderBytes, modulesOf, shares, total} from './size/bundle.mjs';
import {measured} from './size/measured.mjs';
import {emptyPage, language, pages} from './size/pages.mjs';

/**
 * Most that a page loads in JS and CSS, in bytes after brotli: until the first view is usable, and for all views.
 * Where there is a goal, the limit stands just above what is measured: a change that adds more says so by raising it.
 */
const limits = {
  wizard: {firstView: 28 * 1024, whole: 74 * 1024},
  renewal: {firstView: 30 * 1024},
  renewalBesideWizard: {firstView: 10 * 1024},
  supportButton: {firstView: 8 * 1024},
  support: {firstView: 30 * 1024},
  supportBesideWizard: {firstView: 10 * 1024},
};
/** The loader of pages without a build, which is all that a page without any element loads. */
const loaderLimit = 1024;
const goals = {
  wizard: {firstView: 18 * 1024, whole: 48 * 1024},
  renewal: {},
  renewalBesideWizard: {},
  supportButton: {},
  support: {},
  supportBesideWizard: {},
};

/**
 * The same for the packed package as a portal's Vite builds it, whose chunks are Vite's: more of them, with a list of
 * each. Where the limit above is not reached, this stands just above what is measured.
 */
const portalLimits = {
  ...limits,
  wizard: {firstView: 28 * 1024, whole: 74.9 * 1024},
};

const titles = {
  wizard: '<provisioning-wizard>',
  renewal: '<partner-renewal>',
  renewalBesideWizard: '<partner-renewal> on a page that runs <provisioning-wizard>: what it adds',
  supportButton: '<support-button>',
  support: '<support-center>',
  supportBesideWizard: '<support-center> on a page that runs <provisioning-wizard>: what it adds',
};
const sums = {
  wizard: {firstView: 'to the first interactive step', whole: 'whole flow'},
  renewal: {firstView: 'to the interactive overview', whole: 'whole flow, to a receipt'},
  renewalBesideWizard: {firstView: 'to the interactive overview'},
  supportButton: {firstView: 'to the button'},
  support: {firstView: 'to the interactive first view'},
  supportBesideWizard: {firstView: 'to the interactive first view'},
};

const root = fileURLToPath(new URL('..', import.meta.url));
const [only, withModules] = [process.argv.find((arg) => arg in pages), process.argv.includes('--modules')];

const kibibytes = (bytes) => `${(bytes / 1024).toFixed(2)} KiB`.padStart(10);
const row = (name, bytes, note = '') => console.log(`  ${name.padEnd(44)} ${kibibytes(bytes)}  ${note}`);
const bounds = (name, when) =>
  Object.entries({limit: limits, goal: goals})
    .filter(([, of]) => of[name]?.[when])
    .map(([word, of]) => `${word} ${kibibytes(of[name][when]).trim()}`)
    .join(', ');

console.log(`JS and CSS after brotli, as Chromium asked for them, language ${language}`);
const loader = await loaderBytes(root);
row('\nLoader of pages without a build', loader, `limit ${kibibytes(loaderLimit).trim()}`);
if (loader > loaderLimit) process.exitCode = 1;
const browser = await launch('chromium');

/** What is loaded for later and arrives with a first view comes by chance: the lightest of a few visits is what it needs. */
async function lightest(limit, ...visit) {
  let found = await measured(browser, ...visit);
  for (let more = 4; more > 0 && total(found.firstView) > limit; more--) {
    const again = await measured(browser, ...visit);
    if (total(again.firstView) < total(found.firstView)) found = again;
  }
  return found;
}

try {
  for (const [name, page] of Object.entries(pages)) {
    if (only && name !== only) continue;
    const folder = join(root, '.tmp/size', name);
    const files = await bundled(root, folder, page.script);
    const loaded = await lightest(limits[name].firstView, files, join(folder, 'site'), page);
    console.log(`\n${titles[name]}\n`);
    for (const file of files.toSorted((one, other) => other.bytes - one.bytes)) {
      const when = loaded.firstView.includes(file)
        ? 'first view'
        : loaded.whole.includes(file)
          ? 'later'
          : 'not loaded';
      row(file.fileName, file.bytes, when);
      if (!withModules) continue;
      for (const [id, length] of modulesOf(file))
        console.log(`      ${String(length).padStart(7)} ${id.replace(root, '')}`);
    }
    console.log('\n  share of what was loaded (by length of code)');
    for (const [packageName, bytes] of shares(loaded.whole)) row(packageName, bytes);
    console.log('\n  sum');
    for (const [when, words] of Object.entries(sums[name])) {
      row(words, total(loaded[when]), bounds(name, when));
      if (total(loaded[when]) <= (limits[name][when] ?? Infinity)) continue;
      console.error(`${titles[name]}: ${words} is over its limit`);
      process.exitCode = 1;
    }
    if (name === 'wizard') row('Temporal polyfill, where there is none', total(files.filter(isTemporal)), 'apart');
  }
  const packed = packInto(join(root, '.tmp/size/packed'));
  const portal = (name, page) => builtByPortal(join(root, '.tmp/size', `portal-${name}`), page, packed.folder);
  const empty = await portal('empty', emptyPage);
  const ofVite = total(empty.files.filter(({isEntry}) => isEntry));
  console.log(
    '\nThe same pages as a portal builds them: the packed package, installed, and Vite as it is, without the',
  );
  console.log(`${ofVite} bytes that Vite puts into every page of a portal that loads something later\n`);
  for (const [name, page] of Object.entries(pages)) {
    if (only && name !== only) continue;
    const {files, site, html} = await portal(name, page);
    const bound = portalLimits[name];
    const outside = page.add ? 0 : ofVite;
    const visit = {...page, html, ...(!bound.whole && {goThrough: undefined})};
    const loaded = await lightest(bound.firstView + outside, files, site, visit);
    console.log(`  ${titles[name]}`);
    if (withModules) for (const {fileName, bytes} of loaded.whole) row(`    ${fileName}`, bytes);
    for (const [when, limit] of Object.entries(bound)) {
      const bytes = total(loaded[when]) - outside;
      row(`  ${sums[name][when]}`, bytes, `limit ${kibibytes(limit).trim()}`);
      if (bytes <= limit) continue;
      console.error(`${titles[name]}: ${sums[name][when]} is over its limit as a portal builds it`);
      process.exitCode = 1;
    }
  }
} finally {
  await browser.close();
}
