/** Words for another version of a draft that is kept beside it (K-30). */
import type {words as more} from '../../locales/support-more/en.js';
import type {Translate} from '../../locales/messages.js';
import type {DraftLineParts} from '../shared/templates/draft-line.js';

/** It may be another tab's, or what stood aside when something was taken back from the outbox. */
export const leftWords = (t: Translate<keyof typeof more>): NonNullable<DraftLineParts['leftWords']> => ({
  title: t('draft.left'),
  text: t('draft.leftText'),
  theirs: t('draft.takeLeft'),
});
