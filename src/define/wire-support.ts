/** Gives `SupportCenter` its concrete store and search; what they load comes when it is needed. */
import {SupportCenter} from '../components/support-center.js';
import {partInTime} from '../domain/in-time.js';
import {laterAccess} from './later-access.js';

SupportCenter.storageAccess ??= laterAccess(() => import('./open-support.js'));
SupportCenter.newsSince ??= async (owner, now) =>
  (await import('../storage/news-on-device.js')).newsOnDevice(owner, now);
SupportCenter.articleSearch ??= {
  open: async (options) => {
    const {articleSearchAccess} = await partInTime(import('./article-search-access.js'));
    return articleSearchAccess.open(options);
  },
};
