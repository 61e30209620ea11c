/** Registers `<support-center>` and `<partner-kit>`, with drafts, files and the outbox kept in IndexedDB. */
import {SupportCenter} from '../components/support-center.js';
import {partInTime} from '../domain/part-in-time.js';
import {defineElement} from './define-element.js';
import {laterAccess} from './later-access.js';
import './partner-kit.js';

SupportCenter.storageAccess ??= laterAccess(async () => (await import('./open-support.js')).supportAccess);
SupportCenter.newsSince ??= async (owner, now) =>
  (await import('../storage/news-on-device.js')).newsOnDevice(owner, now);
SupportCenter.articleSearch ??= {
  open: async (options) => {
    const {articleSearchAccess} = await partInTime(import('./article-search-access.js'));
    return articleSearchAccess.open(options);
  },
};
defineElement('support-center', SupportCenter);
// Where other elements show a case: after a first view, or a little later where none comes.
const loadCaseStatus = (): void => void import('./support-case-status.js').catch(() => undefined);
addEventListener('partner-ready', loadCaseStatus, {once: true});
setTimeout(loadCaseStatus, 2000);

export type {SupportCenter};
