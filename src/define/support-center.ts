/**
 * Registers `<support-center>` and `<partner-kit>`, with drafts, files and the outbox kept in IndexedDB; and, after the
 * first view, `<support-case-status>`, where other elements show a case.
 */
import {SupportCenter} from '../components/support-center.js';
import {afterFirstView} from './after-first-view.js';
import {defineElement} from './define-element.js';
import './partner-kit.js';
import './wire-support.js';

defineElement('support-center', SupportCenter);
afterFirstView(() => import('./support-case-status.js'));

export type {SupportCenter};
