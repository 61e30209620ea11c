/** Registers `<partner-renewal>` and `<partner-kit>`, with drafts kept in IndexedDB. */
import {PartnerRenewal} from '../components/partner-renewal.js';
import {partInTime} from '../domain/part-in-time.js';
import {defineElement} from './define-element.js';
import './partner-kit.js';

const draftAccess = async () => (await partInTime(import('./open-drafts.js'))).draftAccess;
PartnerRenewal.storageAccess ??= {
  open: async (options) => (await draftAccess()).open(options),
  erase: async (portal) => (await draftAccess()).erase(portal),
};
defineElement('partner-renewal', PartnerRenewal);
