/** Gives `ProvisioningWizard` its concrete store; what it loads comes when it is needed. */
import {ProvisioningWizard} from '../components/provisioning-wizard.js';
import {laterAccess} from './later-access.js';

ProvisioningWizard.storageAccess ??= laterAccess(() => import('./open-journal.js'));
