import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';
import {engineOf} from './launchers.mjs';

function* results(suite, place, outer = []) {
  for (const {name, passed, skipped, error} of suite.tests) {
    yield {
      ...place,
      name: [...outer, name].join(' '),
      title: name,
      passed: Boolean(passed) && !skipped,
      ...(skipped && {skipped}),
      ...(error && {error: `${error.message}\n${error.stack ?? ''}`}),
    };
  }
  for (const inner of suite.suites) yield* results(inner, place, [...outer, inner.name]);
}

function* sessionResults(session) {
  const place = {
    name: '',
    title: '',
    file: relative(process.cwd(), session.testFile ?? ''),
    browser: engineOf(session.browser.name),
  };
  const tests = session.testResults ? [...results(session.testResults, place)] : [];
  yield* tests;
  const unexplained = !session.passed && tests.every(({passed}) => passed);
  if (session.errors.length || unexplained) {
    const title = 'the test file loads and runs to its end';
    yield {...place, name: title, title, passed: false};
  }
}

/** Every test of a suite and of those in it. */
const testsOf = (suite) => [...suite.tests, ...suite.suites.flatMap(testsOf)];

/** How long a file took, and each of its tests that took over a second; milliseconds. */
function timesOf({testResults, testFile}) {
  const tests = testsOf(testResults).map(({name, duration = 0}) => [Math.round(duration), name]);
  const whole = tests.reduce((sum, [duration]) => sum + duration, 0);
  const long = tests.filter(([duration]) => duration > 1000).sort(([one], [other]) => other - one);
  return {
    whole,
    lines: [[whole, relative(process.cwd(), testFile)], ...long.map(([time, name]) => [time, `  ${name}`])],
  };
}

/**
 * Reporter of the browser tests: writes one record per test, `{name, title, file, browser, passed, skipped?, error?}`,
 * to the file named by `TEST_RESULTS`. A skipped test and a file that does not load count as failed.
 * To the file named by `TEST_TIMES` it writes how long each file and its long tests took, the longest file first.
 */
export function resultsReporter() {
  return {
    onTestRunFinished({sessions}) {
      const records = [...sessions].flatMap((session) => [...sessionResults(session)]);
      if (process.env.TEST_RESULTS) writeFileSync(process.env.TEST_RESULTS, JSON.stringify(records));
      if (!process.env.TEST_TIMES) return;
      const times = [...sessions]
        .filter(({testResults}) => testResults)
        .map(timesOf)
        .sort((one, other) => other.whole - one.whole);
      const lines = times.flatMap(({lines: told}) => told.map((line) => line.join(' ms ')));
      writeFileSync(process.env.TEST_TIMES, lines.join('\n') + '\n');
    },
  };
}
