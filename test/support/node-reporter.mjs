import {basename, relative} from 'node:path';

/**
 * Reporter of the tests that run in Node and drive a whole browser: one JSON record per line, of the same shape
 * as the browser tests' `{name, title, file, browser, passed, skipped?, error?}`.
 */
export default async function* nodeReporter(source) {
  const outer = [];
  for await (const {type, data} of source) {
    if (type === 'test:start') outer.length = data.nesting;
    if (type === 'test:start') outer[data.nesting] = data.name;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const passed = type === 'test:pass';
    const isFile = basename(data.name) === basename(data.file ?? '');
    if (passed && (isFile || data.details?.type === 'suite')) continue;
    if (data.details?.error?.failureType === 'subtestsFailed') continue;
    const skipped = data.skip !== undefined || data.todo !== undefined;
    const file = relative(process.cwd(), data.file ?? '');
    const title = isFile ? 'the test file loads and runs to its end' : data.name;
    const name = [...outer.slice(0, data.nesting), title].filter(Boolean).join(' ');
    const browser = process.env.ENGINE ?? 'chromium';
    const cause = data.details?.error?.cause ?? data.details?.error;
    const error = cause && {error: cause.stack ?? String(cause)};
    const record = {name, title, file, browser, passed: passed && !skipped, ...(skipped && {skipped}), ...error};
    yield JSON.stringify(record) + '\n';
  }
}
