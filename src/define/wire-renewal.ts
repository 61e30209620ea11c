/** Gives `PartnerRenewal` its concrete store; what it loads comes when it is needed. */
import {PartnerRenewal} from '../components/partner-renewal.js';
import {laterAccess} from './later-access.js';

PartnerRenewal.storageAccess ??= laterAccess(() => import('./open-drafts.js'));
