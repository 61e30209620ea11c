/** Parts of the overview that come after its first paint. */
export {agreementCard} from './agreement-card.js';
export {draftMark, overList} from './draft-marks.js';
export {filterBar} from './filter-bar.js';
export {standingIn} from './locally-filtered.js';
export {more} from './more-rows.js';
export {emptyView, noMatch, notPartnerView, resources, signedOutNotice, signedOutView} from './overview-messages.js';
export {rowDeadline} from './row-deadline.js';
export {selectionBar} from './selection-bar.js';
export {timeLeft} from './time-left.js';
