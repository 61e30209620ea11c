/** All Serbian (Latin script) words of the kit, by element. The elements themselves load theirs in parts, when they are needed. */
import type {Dictionary} from './dictionary.js';
import {words as agreement} from './agreement/sr-latn.js';
import {words as overview} from './overview/sr-latn.js';
import {words as rare} from './rare/sr-latn.js';
import {words as renewal} from './renewal/sr-latn.js';
import {words as agreementText} from './renewal-text/sr-latn.js';
import {words as start} from './start/sr-latn.js';
import {words as support} from './support/sr-latn.js';
import {words as supportAnswers} from './support-answers/sr-latn.js';
import {words as supportButton} from './support-button/sr-latn.js';
import {words as supportCases} from './support-cases/sr-latn.js';
import {words as supportForm} from './support-form/sr-latn.js';
import {words as supportMore} from './support-more/sr-latn.js';
import {words as supportOffer} from './support-offer/sr-latn.js';
import {words as wizard} from './wizard/sr-latn.js';

export const words = {
  'provisioning-wizard': {...start, ...wizard, ...rare},
  'partner-renewal': {...overview, ...agreement, ...renewal, ...agreementText},
  'support-center': {...support, ...supportMore, ...supportAnswers, ...supportForm, ...supportCases, ...supportOffer},
  'support-button': {...supportButton},
} as const satisfies Dictionary;
