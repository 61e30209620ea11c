/** Parts of the overview that come after its first paint. */
import {agreementCard} from './agreement-card.js';
import {draftMark, overList} from './draft-marks.js';
import {filterBar} from './filter-bar.js';
import {listNames, standingIn} from './locally-filtered.js';
import {more} from './more-rows.js';
import {emptyView, noMatch, notPartnerView, resources, signedOutNotice, signedOutView} from './overview-messages.js';
import {rowDeadline} from './row-deadline.js';
import {selectionBar} from './selection-bar.js';
import {timeLeft} from './time-left.js';

export const laterParts = {
  agreementCard,
  draftMark,
  overList,
  filterBar,
  listNames,
  standingIn,
  more,
  emptyView,
  noMatch,
  notPartnerView,
  resources,
  signedOutNotice,
  signedOutView,
  rowDeadline,
  selectionBar,
  timeLeft,
};
