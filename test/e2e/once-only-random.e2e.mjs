/**
 * Each door is passed at most once and every view is true, whatever happens: random runs, each from a seed of its own.
 * `SEED=123` runs that seed alone.
 */
import assert from 'node:assert/strict';
import {after, before, it} from 'node:test';
import {engine, launch} from '../support/driver.mjs';
import {events, mayHave, needsWholeBrowser, runOnce} from '../support/once-only-run.mjs';
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

/** Runs at most that follow, from seeds that can have what no run so far had. */
const further = 12;

let stage;
/** Chromium's shell, in which pages take half the time, for runs to which it makes no difference. */
let lightStage;
/** By seed, what became of its run; begun with the first test that asks for one. */
let outcomes;
const finished = [];

/** Lives a run through; resolves to what was wrong with it. */
async function live(seed) {
  const failure = await runOnce(needsWholeBrowser(seed) ? stage : lightStage, seed).then(
    (lived) => void finished.push(lived),
    (error) => error,
  );
  // WebKit's first window is given to each run anew.
  if (atOnce === 1) await stage.clear();
  return failure;
}

/** Starts all runs, some at the same time, in the order of their seeds. */
function startRuns() {
  const places = Array.from({length: atOnce}, () => Promise.resolve());
  return seeds.map((seed, index) => {
    const run = places[index % atOnce].then(() => live(seed));
    places[index % atOnce] = run;
    return run;
  });
}

before(async () => {
  const options = {script: watchedScript, minify: true};
  stage = await startStage(options);
  lightStage =
    engine === 'chromium'
      ? await startStage({...options, browser: await launch(engine, {program: 'chromiumShell'})})
      : stage;
});
after(async () => {
  for (const one of new Set([stage, lightStage])) await one.close();
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

if (!process.env.SEED) {
  it('every kind of event that this engine can have did occur in one of the runs', async () => {
    await Promise.all((outcomes ??= startRuns()));
    const missing = () => events.filter((event) => !finished.some(({tags}) => tags.has(event)));
    const failures = [];
    let left = further;
    for (let seed = seeds.length + 1; missing().length > 0 && left > 0 && seed < 5000; seed++) {
      if (!mayHave(seed, missing())) continue;
      left--;
      failures.push(await live(seed));
    }
    assert.deepEqual(failures.filter(Boolean), []);
    assert.deepEqual(missing(), []);
  });
}

/** How many runs had what. */
function table() {
  const counts = new Map();
  for (const {tags} of finished) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const rows = [...counts]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([tag, count]) => `${String(count).padStart(5)}  ${tag}`);
  const middle = finished.map(({milliseconds}) => milliseconds).sort((one, other) => one - other)[finished.length >> 1];
  return [`${finished.length} runs in ${engine} (half of them within ${middle} ms), of which with`, ...rows].join('\n');
}
