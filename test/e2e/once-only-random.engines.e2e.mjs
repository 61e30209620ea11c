/**
 * Each door is passed at most once and every view is true, whatever happens: random runs, each from a seed of its own.
 * `SEED=123` runs that seed alone.
 */
import {after, before, it} from 'node:test';
import {engine} from '../support/driver.mjs';
import {runOnce} from '../support/once-only-run.mjs';
import {watchedScript} from '../support/person-page.mjs';
import {startStage} from '../support/wizard-stage.mjs';

const isLong = Boolean(process.env.LONG);
/** Runs in all, told as one test, and at the same time. */
const {runs, together, atOnce} = {
  chromium: {runs: isLong ? 1000 : 200, together: 10, atOnce: 5},
  firefox: {runs: isLong ? 60 : 10, together: 5, atOnce: 2},
  webkit: {runs: isLong ? 60 : 6, together: 2, atOnce: 1},
}[engine];
const seeds = process.env.SEED
  ? process.env.SEED.split(',').map(Number)
  : Array.from({length: runs}, (_, index) => index + 1);

let stage;
/** By seed, what became of its run; begun with the first test that asks for one. */
let outcomes;
const finished = [];

/** Starts all runs, some at the same time, in the order of their seeds. */
function startRuns() {
  const places = Array.from({length: atOnce}, () => Promise.resolve());
  return seeds.map((seed, index) => {
    const run = places[index % atOnce].then(async () => {
      const outcome = await runOnce(stage, seed).then(
        (lived) => void finished.push(lived),
        (error) => error,
      );
      // WebKit's first window is given to each run anew.
      if (atOnce === 1) await stage.clear();
      return outcome;
    });
    places[index % atOnce] = run;
    return run;
  });
}

before(async () => {
  stage = await startStage({script: watchedScript, minify: true});
});
after(async () => {
  await stage.close();
  console.log(table());
});

for (let first = 0; first < seeds.length; first += together) {
  const mine = seeds.slice(first, first + together);
  const name = mine.length > 1 ? `seeds ${mine[0]} to ${mine.at(-1)}` : `seed ${mine[0]}`;
  it(`F-P2, F-P3, F-P4, F-P6, X-10: whatever happens, once, and no false word: ${name}`, async () => {
    outcomes ??= startRuns();
    const failures = (await Promise.all(outcomes.slice(first, first + together))).filter(Boolean);
    if (failures.length > 0) throw new Error(failures.map(({message}) => message).join('\n\n'));
  });
}

/** How many runs had what: it has to be known that the faults did occur. */
function table() {
  const counts = new Map();
  for (const {tags} of finished) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const rows = [...counts]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([tag, count]) => `${String(count).padStart(5)}  ${tag}`);
  const middle = finished.map(({milliseconds}) => milliseconds).sort((one, other) => one - other)[finished.length >> 1];
  return [`${finished.length} runs in ${engine} (half of them within ${middle} ms), of which with`, ...rows].join('\n');
}
