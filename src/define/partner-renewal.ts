/** Registers `<partner-renewal>` and `<partner-kit>`, with drafts kept in IndexedDB. */
import {PartnerRenewal} from '../components/partner-renewal.js';
import {defineElement} from './define-element.js';
import './partner-kit.js';
import './wire-renewal.js';

defineElement('partner-renewal', PartnerRenewal);

export type {PartnerRenewal};
