#!/usr/bin/env node
import {mkdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {launch} from '../test/support/driver.mjs';
import {startBackend} from '../test/support/wizard-flow.mjs';
import {bytesOf, checkOut, startKit} from './bench/kit.mjs';
import {loads, measureLeak, measureLoad, measureSteps} from './bench/measure.mjs';
import {summary, table, workByStep} from './bench/table.mjs';

const help = `npm run bench [-- options]
  --runs <n>        how often everything is measured (default 5)
  --cycles <n>      how often the wizard is created and removed per run (default 100)
  --compare <ref>   measures another git ref in turns with this tree
  --json            prints every number as JSON instead of a table`;

const {values: options} = parseArgs({
  options: {
    runs: {type: 'string', default: '5'},
    cycles: {type: 'string', default: '100'},
    compare: {type: 'string'},
    json: {type: 'boolean'},
    help: {type: 'boolean'},
  },
});
if (options.help) {
  console.log(help);
  process.exit();
}

const here = fileURLToPath(new URL('..', import.meta.url));
process.chdir(here);
mkdirSync('.tmp', {recursive: true});
const runs = Number(options.runs);
const cycles = Number(options.cycles);
const tell = (text) => console.error(text);

/** One after the other, another one first each time, so that a busy moment of the machine meets all alike. */
const inTurns = (list, run) => list.map((_, index) => list[(index + run) % list.length]);

async function measure(kits) {
  const results = new Map(
    kits.map(({name, root}) => [
      name,
      {name, bytes: bytesOf(root), load1: [], load4: [], loadSlow: [], steps1: [], steps4: [], leak: []},
    ]),
  );
  for (let run = 0; run < runs; run++) {
    tell(`run ${run + 1} of ${runs}`);
    const browser = await launch('chromium');
    try {
      // The browser's own processes warm up on a page that is not counted.
      await measureLoad(browser, kits[0], loads.load1);
      for (const [name, conditions] of Object.entries(loads)) {
        for (const kit of inTurns(kits, run)) {
          results.get(kit.name)[name].push(await measureLoad(browser, kit, conditions));
        }
      }
      for (const [name, cpu] of [
        ['steps1', 1],
        ['steps4', 4],
      ]) {
        for (const kit of inTurns(kits, run)) results.get(kit.name)[name].push(await measureSteps(browser, kit, cpu));
      }
      for (const kit of inTurns(kits, run)) results.get(kit.name).leak.push(await measureLeak(browser, kit, cycles));
    } finally {
      await browser.close();
    }
  }
  return [...results.values()];
}

const other = options.compare ? checkOut(options.compare, here) : null;
const cleanups = [async () => other?.remove()];
try {
  const backend = await startBackend();
  cleanups.unshift(() => backend.close());
  const kits = [];
  for (const one of [{name: 'here', root: here}, ...(other ? [{name: options.compare, root: other.root}] : [])]) {
    tell(`building ${one.name}`);
    const kit = await startKit({...one, backend});
    cleanups.unshift(() => kit.close());
    kits.push(kit);
  }
  const results = await measure(kits);
  const rows = summary(results);
  const names = results.map(({name}) => name);
  if (options.json) {
    console.log(JSON.stringify({runs, cycles, rows, results}, null, 1));
  } else {
    console.log(`\nMedians of ${runs} runs${other ? ', ratios of runs made in turns' : ''}\n`);
    console.log(table(rows, names));
    console.log('\nwork to each step, ms');
    for (const result of results) {
      const steps = Object.entries(workByStep(result)).map(([step, time]) => `${step} ${time.toFixed(1)}`);
      console.log(`  ${result.name}: ${steps.join(', ')}`);
    }
  }
} finally {
  for (const cleanup of cleanups) await cleanup();
}
