/** Registers `<partner-kit>`. */
import {PartnerKit} from '../components/partner-kit.js';
import {defineElement} from './define-element.js';

defineElement('partner-kit', PartnerKit);

export type {PartnerKit};
