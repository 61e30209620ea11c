/** Registers `<provisioning-wizard>` and `<partner-kit>`, with the journal kept in IndexedDB. */
import {ProvisioningWizard} from '../components/provisioning-wizard.js';
import {defineElement} from './define-element.js';
import './partner-kit.js';
import './wire-wizard.js';

defineElement('provisioning-wizard', ProvisioningWizard);

export type {ProvisioningWizard};
