import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {freePort} from './test/support/browsers.mjs';
import {bundledPackagePlugin} from './test/support/bundled-package.mjs';
import {bundledTestsPlugin} from './test/support/bundled-tests.mjs';
import {commandsPlugin} from './test/support/commands.mjs';
import {launcher} from './test/support/launchers.mjs';
import {mockWorkerPlugin} from './test/support/mock-worker.mjs';
import {resultsReporter} from './test/support/results-reporter.mjs';
import {sourceAliasPlugin} from './scripts/source-alias.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const list = (text) => text?.split(',').filter(Boolean);

async function optionalPlugin(path, name) {
  if (!existsSync(here(path))) return [];
  return [(await import(path))[name]()];
}

const long = Boolean(process.env.LONG);
const coverage = Boolean(process.env.COVERAGE);
const files = list(process.env.TEST_FILES);
const define = {__LONG__: String(long)};

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: files ?? ['test/**/*.test.ts'],
  port: await freePort(),
  nodeResolve: {exportConditions: ['development', 'browser']},
  // One file at a time: a page in the background gets neither focus nor unthrottled timers.
  concurrency: 1,
  browsers: await Promise.all((list(process.env.BROWSERS) ?? ['chromium']).map(launcher)),
  plugins: [
    mockWorkerPlugin(),
    // Coverage is told module by module.
    ...(files && !coverage ? [bundledTestsPlugin({files, define})] : []),
    bundledPackagePlugin('tus-js-client'),
    ...(await optionalPlugin('./test/support/backend-server.mjs', 'backendServerPlugin')),
    ...(await optionalPlugin('./test/support/clear-site-data.mjs', 'clearSiteDataPlugin')),
    sourceAliasPlugin(),
    esbuildPlugin({
      ts: true,
      json: true,
      target: 'es2022',
      tsconfig: here('./tsconfig.json'),
      define,
    }),
    commandsPlugin(),
  ],
  testFramework: {
    config: {timeout: long ? 120_000 : 60_000, ...(process.env.TEST_GREP && {grep: process.env.TEST_GREP})},
  },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: long ? 1_800_000 : 300_000,
  filterBrowserLogs: ({args}) => !String(args[0]).includes('Lit is in dev mode'),
  reporters: [defaultReporter({reportTestProgress: false}), resultsReporter()],
  coverage,
  coverageConfig: {include: ['src/**/*.ts'], reporters: ['text', 'lcovonly']},
};
