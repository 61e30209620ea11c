/** The pages that are measured. Each imports the package by its name, as a host does. */

const element = `
import 'partner-widgets/define/provisioning-wizard.js';
const wizard = document.querySelector('provisioning-wizard');
`;
const memory = `
import {memoryBackend} from 'partner-widgets/backend/memory.js';
`;

export const pages = {
  /** From the network: the order comes from a server. */
  load: {
    script: `${element}
import {httpBackend} from 'partner-widgets/backend/http.js';
wizard.backend = httpBackend({baseUrl: '/api'});
`,
  },
  /** From step to step, with answers from the page itself, so that no network is measured. */
  steps: {
    script: `${element}${memory}
window.events = [];
document.addEventListener('partner-step-changed', (event) => window.events.push([event.type, event.detail]));
wizard.backend = memoryBackend();
`,
  },
  /** Created and removed on demand. */
  cycles: {
    body: '',
    script: `
import 'partner-widgets/define/provisioning-wizard.js';
${memory}
window.create = () => {
  const wizard = document.createElement('provisioning-wizard');
  wizard.orderId = 'order-1';
  wizard.backend = memoryBackend();
  document.body.append(wizard);
  return wizard;
};
`,
  },
};
