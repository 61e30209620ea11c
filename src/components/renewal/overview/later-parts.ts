/** Parts of the overview that come after its first paint. */
export {agreementCard} from './agreement-card.js';
export {draftMark, unfinished} from './draft-marks.js';
export {locallyFiltered} from './locally-filtered.js';
export {askFailure, more} from './more-rows.js';
export {emptyView, noMatch, notPartnerView, resources, signedOutNotice, signedOutView} from './overview-messages.js';
export {selectionBar} from './selection-bar.js';
