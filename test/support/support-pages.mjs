/** Pages with partner support as a host bundles them, with the workers of its search, under the policy that the guide gives. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {bundlePage} from '../../scripts/cdn/bundle-page.mjs';
import {supportBody, supportScript} from './support-flow.mjs';
import {startStage} from './wizard-stage.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where support is shown to end-to-end tests. A test that names no scenario has cases in every state. */
export const startSupportStage = (options = {}) =>
  startStage({script: supportScript, body: supportBody, scenario: 'busy', ...options});

/** Bundles a page's module as a host does; answers with the folder that is served. */
export async function bundledFolder(name, script = supportScript) {
  const folder = join(root, '.tmp/pages', `${name}-${process.pid}`);
  await bundlePage(root, folder, script);
  return join(folder, 'site');
}

const guide = readFileSync(join(root, 'docs/guide-host.md'), 'utf8');
const [guided] = /^default-src .*$/m.exec(guide);

/** The policy that the guide gives to hosts, as it is and with what it says to add for the search's worker. */
export const guidedPolicies = {
  withoutWorker: guided,
  withWorker: guided.replace(/trusted-types lit-html/, "$& partner-widgets; worker-src 'self'"),
};

/** Headers of a page under this policy. Browsers ask for an icon of the page by themselves: the image is the page's. */
export const headersFor = (policy) => ({
  'content-security-policy': `${policy}; img-src 'self'; report-uri /__policy-report`,
});

/** Notes every violation of the page's policy, every uncaught error and every worker from the page's start. */
export const watchedScript = (script) => `
window.violations = [];
document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) =>
  window.violations.push(violatedDirective + ' ' + blockedURI));
window.uncaught = [];
addEventListener('error', ({message}) => window.uncaught.push(message));
addEventListener('unhandledrejection', ({reason}) => window.uncaught.push(String(reason)));
window.consoleErrors = [];
for (const kind of ['error', 'warn']) {
  const {[kind]: said} = console;
  console[kind] = (...given) => {
    window.consoleErrors.push(given.map(String).join(' '));
    said.apply(console, given);
  };
}
${script}`;
