/** The pages that are measured: five lines each, everything included, and what somebody does there. */
import {plainHtml} from '../../test/support/page-server.mjs';
import * as wizard from '../../test/support/wizard-flow.mjs';
import * as renewal from './renewal-way.mjs';

export const language = 'ru';

const head = `import {httpBackend} from 'partner-widgets/backend/http.js';
const backend = httpBackend({baseUrl: '/api'});`;

const wizardScript = `
import 'partner-widgets/define/provisioning-wizard.js';
${head}
document.querySelector('provisioning-wizard').backend = backend;
`;
const renewalScript = `
import 'partner-widgets/define/partner-renewal.js';
${head}
document.querySelector('partner-renewal').backend = backend;
`;
/** A portal with both: the second is added while the first is there. */
const bothScript = `${wizardScript}
window.addRenewal = async () => {
  await import('partner-widgets/define/partner-renewal.js');
  document.body.append(Object.assign(document.createElement('partner-renewal'), {backend}));
};
`;

/** The button alone: its back end comes when it is first needed. */
const supportButtonScript = `
import 'partner-widgets/define/support-button.js';
document.querySelector('support-button').backend = async () =>
  (await import('partner-widgets/backend/http.js')).httpBackend({baseUrl: '/api'});
`;
const supportScript = `
import 'partner-widgets/define/support-center.js';
${head}
document.querySelector('support-center').backend = backend;
`;
const supportBesideWizardScript = `${wizardScript}
window.addSupport = async () => {
  await import('partner-widgets/define/support-center.js');
  document.body.append(Object.assign(document.createElement('support-center'), {backend}));
};
`;

const page = (body) => plainHtml({language, body});

/** The wizard runs: its machines, which come after its first paint, are here, and nobody pressed anything. */
async function wizardRuns(page) {
  await wizard.reachFirstStep(page);
  await page.waitFor(() =>
    performance
      .getEntriesByType('resource')
      .some(({name, responseEnd}) => /wizard-(later|runtime)/.test(name) && responseEnd > 0),
  );
}

/**
 * Of each page: its module and HTML; `selector` of what the first view is usable by, in `element`; and the way through
 * all views. `added` is pressed into the page when the first element runs; what was there before does not count.
 */
export const pages = {
  wizard: {
    script: wizardScript,
    html: page(wizard.wizardBody({language})),
    first: {element: 'provisioning-wizard', selector: 'button[data-start]'},
    startBackend: () => wizard.startBackend(),
    goThrough: wizard.completeOrder,
  },
  renewal: {
    script: renewalScript,
    html: page('<partner-renewal></partner-renewal>'),
    first: {element: 'partner-renewal', selector: 'button[data-action]'},
    startBackend: renewal.startBackend,
    goThrough: renewal.renewAgreement,
  },
  renewalBesideWizard: {
    script: bothScript,
    html: page(wizard.wizardBody({language})),
    first: {element: 'partner-renewal', selector: 'button[data-action]'},
    startBackend: renewal.startBackend,
    before: wizardRuns,
    add: 'window.addRenewal()',
  },
  supportButton: {
    script: supportButtonScript,
    html: page('<support-button></support-button>'),
    first: {element: 'support-button', selector: 'button[part=button]'},
    startBackend: () => wizard.startBackend('busy'),
  },
  support: {
    script: supportScript,
    html: page('<support-center></support-center>'),
    first: {element: 'support-center', selector: 'button[data-action]'},
    startBackend: () => wizard.startBackend('busy'),
  },
  supportBesideWizard: {
    script: supportBesideWizardScript,
    html: page(wizard.wizardBody({language})),
    first: {element: 'support-center', selector: 'button[data-action]'},
    startBackend: () => wizard.startBackend('busy'),
    before: wizardRuns,
    add: 'window.addSupport()',
  },
};

/** A page of a portal without the kit that loads something of its own later. */
export const emptyPage = {
  script: `window.later = () => import('partner-widgets/locales/en.js');`,
  html: page(''),
};
