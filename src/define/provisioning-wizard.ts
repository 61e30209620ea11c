/** Registers `<provisioning-wizard>` and `<partner-kit>`, with the journal kept in IndexedDB. */
import {ProvisioningWizard} from '../components/provisioning-wizard.js';
import {defineElement} from './define-element.js';
import './partner-kit.js';

const journalAccess = async () => (await import('./open-journal.js')).journalAccess;
ProvisioningWizard.storageAccess ??= {
  open: async (options) => (await journalAccess()).open(options),
  erase: async (portal) => (await journalAccess()).erase(portal),
};
defineElement('provisioning-wizard', ProvisioningWizard);
