/** Registers `<support-case-status>`, which the views of other elements have where a problem was. */
import {SupportCaseStatus} from '../components/support-case-status.js';
import {defineElement} from './define-element.js';

defineElement('support-case-status', SupportCaseStatus);

export type {SupportCaseStatus};
