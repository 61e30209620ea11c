/** Registers `<provisioning-wizard>` and `<partner-kit>`, with the journal kept in IndexedDB. */
import {ProvisioningWizard} from '../components/provisioning-wizard.js';
import {defineElement} from './define-element.js';
import {laterAccess} from './later-access.js';
import './partner-kit.js';

ProvisioningWizard.storageAccess ??= laterAccess(async () => (await import('./open-journal.js')).journalAccess);
defineElement('provisioning-wizard', ProvisioningWizard);

export type {ProvisioningWizard};
