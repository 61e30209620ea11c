/** Registers `<partner-renewal>` and `<partner-kit>`, with drafts kept in IndexedDB. */
import {PartnerRenewal} from '../components/partner-renewal.js';
import {defineElement} from './define-element.js';
import {laterAccess} from './later-access.js';
import './partner-kit.js';

PartnerRenewal.storageAccess ??= laterAccess(async () => (await import('./open-drafts.js')).draftAccess);
defineElement('partner-renewal', PartnerRenewal);

export type {PartnerRenewal};
