/** Registers `<support-center>` and `<partner-kit>`, with drafts, files and the outbox kept in IndexedDB. */
import {SupportCenter} from '../components/support-center.js';
import {defineElement} from './define-element.js';
import {laterAccess} from './later-access.js';
import './partner-kit.js';

SupportCenter.storageAccess ??= laterAccess(async () => (await import('./open-support.js')).supportAccess);
defineElement('support-center', SupportCenter);
