/** Registers `<support-center>` and `<partner-kit>`, with drafts and the outbox kept in IndexedDB. */
import {SupportCenter} from '../components/support-center.js';
import {defineElement} from './define-element.js';
import './partner-kit.js';

defineElement('support-center', SupportCenter);
