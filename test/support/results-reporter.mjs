import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';
import {engineOf} from './launchers.mjs';

function* results(suite, place, outer = []) {
  for (const {name, passed, skipped} of suite.tests) {
    yield {
      ...place,
      name: [...outer, name].join(' '),
      title: name,
      passed: Boolean(passed) && !skipped,
      ...(skipped && {skipped}),
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

/** Milliseconds that the tests of a suite took, together. */
const lengthOf = (suite) =>
  suite.tests.reduce((sum, {duration = 0}) => sum + duration, 0) +
  suite.suites.reduce((sum, inner) => sum + lengthOf(inner), 0);

/**
 * Reporter of the browser tests: writes one record per test, `{name, title, file, browser, passed, skipped?}`,
 * to the file named by `TEST_RESULTS`. A skipped test and a file that does not load count as failed.
 * To the file named by `TEST_TIMES` it writes how long each file took, the longest first.
 */
export function resultsReporter() {
  return {
    onTestRunFinished({sessions}) {
      const records = [...sessions].flatMap((session) => [...sessionResults(session)]);
      if (process.env.TEST_RESULTS) writeFileSync(process.env.TEST_RESULTS, JSON.stringify(records));
      if (!process.env.TEST_TIMES) return;
      const times = [...sessions]
        .filter(({testResults}) => testResults)
        .map(({testResults, testFile}) => [Math.round(lengthOf(testResults)), relative(process.cwd(), testFile)])
        .sort(([one], [other]) => other - one);
      writeFileSync(process.env.TEST_TIMES, times.map((line) => line.join(' ms ')).join('\n') + '\n');
    },
  };
}
