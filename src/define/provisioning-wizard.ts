/** Registers `<provisioning-wizard>` and `<partner-kit>`, with the journal kept in IndexedDB. */
import {ProvisioningWizard} from '../components/provisioning-wizard.js';
import {defineElement} from './define-element.js';
import './partner-kit.js';

ProvisioningWizard.openStorage ??= async (options) => {
  const {openJournal} = await import('./open-journal.js');
  return openJournal(options);
};
defineElement('provisioning-wizard', ProvisioningWizard);
