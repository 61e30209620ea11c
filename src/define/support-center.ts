/** Registers `<support-center>` and `<partner-kit>`, with drafts and the outbox kept in IndexedDB. */
import {SupportCenter} from '../components/support-center.js';
import {partInTime} from '../domain/part-in-time.js';
import {defineElement} from './define-element.js';
import './partner-kit.js';

SupportCenter.articleSearch ??= {
  open: async (options) => {
    const {articleSearchAccess} = await partInTime(import('./article-search-access.js'));
    return articleSearchAccess.open(options);
  },
};
defineElement('support-center', SupportCenter);
