/** All English words of the kit, by element. The elements themselves load theirs in parts, when they are needed. */
import {words as agreement} from './agreement/en.js';
import {words as overview} from './overview/en.js';
import {words as rare} from './rare/en.js';
import {words as renewal} from './renewal/en.js';
import {words as agreementText} from './renewal-text/en.js';
import {words as start} from './start/en.js';
import {words as support} from './support/en.js';
import {words as supportAnswers} from './support-answers/en.js';
import {words as supportButton} from './support-button/en.js';
import {words as supportCases} from './support-cases/en.js';
import {words as supportForm} from './support-form/en.js';
import {words as supportMore} from './support-more/en.js';
import {words as supportOffer} from './support-offer/en.js';
import {words as wizard} from './wizard/en.js';

export const words = {
  'provisioning-wizard': {...start, ...wizard, ...rare},
  'partner-renewal': {...overview, ...agreement, ...renewal, ...agreementText},
  'support-center': {...support, ...supportMore, ...supportAnswers, ...supportForm, ...supportCases, ...supportOffer},
  'support-button': {...supportButton},
} as const;
