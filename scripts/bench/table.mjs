/** The numbers of a run, summed up and as a table. */

export function quantile(values, part) {
  const sorted = values.toSorted((one, other) => one - other);
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * part;
  const below = sorted[Math.floor(at)];
  return below + ((sorted[Math.floor(at) + 1] ?? below) - below) * (at % 1);
}
export const median = (values) => quantile(values, 0.5);

const times = (steps) => steps.map(([, milliseconds]) => milliseconds);

/** Every measure: its title, its unit, and what each run of a kit says of it. */
const measures = [
  ['JS and CSS to the first step', 'KiB', ({bytes}) => [bytes.firstStep]],
  ['JS and CSS of the whole flow', 'KiB', ({bytes}) => [bytes.wholeFlow]],
  ['load', 'ms', ({load1}) => load1],
  ['load, processor 4x slower', 'ms', ({load4}) => load4],
  ['load, 4x slower, slow 4G', 'ms', ({loadSlow}) => loadSlow],
  ['work of a step, median', 'ms', ({steps1}) => steps1.map((run) => median(times(run)))],
  ['work of a step, 95th percentile', 'ms', ({steps1}) => steps1.map((run) => quantile(times(run), 0.95))],
  ['work of a step, 4x slower, median', 'ms', ({steps4}) => steps4.map((run) => median(times(run)))],
  ['work of a step, 4x slower, 95th percentile', 'ms', ({steps4}) => steps4.map((run) => quantile(times(run), 0.95))],
  ['heap at the first step', 'KiB', ({leak}) => leak.map(({heap}) => heap / 1024)],
  ['heap left per created and removed', 'KiB', ({leak}) => leak.map(({heapPerCycle}) => heapPerCycle / 1024)],
  ['nodes left per created and removed', '', ({leak}) => leak.map(({nodesPerCycle}) => nodesPerCycle)],
  ['listeners left per created and removed', '', ({leak}) => leak.map(({listenersPerCycle}) => listenersPerCycle)],
];

/** One row per measure: the median of each kit's runs, and the median ratio of runs made one after the other. */
export const summary = (results) =>
  measures.map(([title, unit, runsOf]) => {
    const runs = results.map((result) => runsOf(result).filter((value) => value !== null));
    const [here, other] = runs;
    return {
      title,
      unit,
      values: Object.fromEntries(results.map(({name}, index) => [name, median(runs[index])])),
      ratio: other?.every((value) => value > 0) ? median(here.map((value, run) => value / other[run])) : null,
    };
  });

/** The median work of each step, by its name. */
export function workByStep({steps1}) {
  const names = [...new Set(steps1.flatMap((run) => run.map(([step]) => step)))];
  const work = (name) => steps1.flatMap((run) => run.filter(([step]) => step === name).map(([, time]) => time));
  return Object.fromEntries(names.map((name) => [name, median(work(name))]));
}

const written = (value) => (value === null || value === undefined ? '-' : value.toFixed(2));

/** The rows as text. */
export function table(rows, names) {
  const head = ['', ...names, ...(names.length > 1 ? ['ratio'] : [])];
  const body = rows.map(({title, unit, values, ratio}) => [
    unit ? `${title}, ${unit}` : title,
    ...names.map((name) => written(values[name])),
    ...(names.length > 1 ? [written(ratio)] : []),
  ]);
  const all = [head, ...body];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) =>
      row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0]))).join('  '),
    )
    .join('\n');
}
