/** What the examples of the frameworks promise on paper: few lines, and versions that install alike everywhere. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {it} from 'node:test';
import {frameworks} from '../support/installed-examples.mjs';

const examples = new URL('../../examples/', import.meta.url);
const read = (path) => readFileSync(new URL(path, examples), 'utf8');

const linesOf = (code) =>
  code
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What stands in the code of a README under "The lines". */
function linesShown(name) {
  const [, section] = /^## The lines$([\s\S]*?)^## /m.exec(read(`${name}/README.md`));
  return [...section.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].flatMap(([, code]) => linesOf(code));
}

const linesWritten = (name) =>
  [`${name}/`, `${name}/src/`]
    .flatMap((folder) =>
      readdirSync(new URL(folder, examples), {withFileTypes: true}).map((entry) => ({folder, entry})),
    )
    .filter(({entry}) => entry.isFile() && entry.name !== 'README.md')
    .flatMap(({folder, entry}) => linesOf(read(folder + entry.name)));

for (const name of frameworks) {
  it(`the README of the ${name} example shows at most five lines, and they are the example's own`, () => {
    const shown = linesShown(name);
    const written = linesWritten(name);
    assert.ok(shown.length > 0 && shown.length <= 5, shown.join('\n'));
    assert.deepEqual(
      shown.filter((line) => !written.includes(line)),
      [],
    );
  });
}

it('the guide of support shows at most five lines for each element, tag included, and so does the first page for each', () => {
  const codeOf = (text, language) =>
    [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
      .filter(([, name]) => name === language)
      .map(([, , code]) => linesOf(code));
  const [, placing] = /^## Placing$([\s\S]*?)^## /m.exec(read('../docs/guide-support.md'));
  const [tags, modules] = ['html', 'js'].map((language) => codeOf(placing, language));
  assert.equal(tags.length, 2);
  assert.deepEqual(
    tags.map((tag, index) => [...tag, ...modules[index]]).filter((lines) => lines.length > 5),
    [],
  );
  const plain = codeOf(read('../README.md'), 'html');
  assert.ok(plain.length >= 4);
  assert.deepEqual(
    plain.filter((lines) => lines.length > 5),
    [],
  );
});

it('the examples ask for exact versions, and for the kit as npm packs it', () => {
  const {version} = JSON.parse(read('../package.json'));
  for (const name of frameworks) {
    const {dependencies, devDependencies} = JSON.parse(read(`${name}/package.json`));
    const {'partner-widgets': kit, ...others} = {...dependencies, ...devDependencies};
    assert.equal(kit, `file:../partner-widgets-${version}.tgz`);
    for (const [what, wanted] of Object.entries(others)) assert.match(wanted, /^\d+\.\d+\.\d+$/, `${name}: ${what}`);
  }
});

it('the examples’ lock file names no registry, and leaves the hash of the kit open, which is packed anew each time', () => {
  const {packages} = JSON.parse(read('package-lock.json'));
  const locked = Object.entries(packages).filter(([path]) => path.includes('node_modules/'));
  const fromElsewhere = locked.filter(([, {resolved, link}]) => resolved && !link);
  assert.deepEqual(
    fromElsewhere.map(([path]) => path),
    ['node_modules/partner-widgets'],
  );
  const unhashed = locked.filter(([, {integrity, link, inBundle}]) => !integrity && !link && !inBundle);
  assert.deepEqual(
    unhashed.map(([path]) => path),
    ['node_modules/partner-widgets'],
  );
});
