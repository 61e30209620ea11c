/** All Russian words of the kit, by element. The elements themselves load theirs in parts, when they are needed. */
import type {Dictionary} from './dictionary.js';
import {words as agreement} from './agreement/ru.js';
import {words as overview} from './overview/ru.js';
import {words as rare} from './rare/ru.js';
import {words as renewal} from './renewal/ru.js';
import {words as agreementText} from './renewal-text/ru.js';
import {words as start} from './start/ru.js';
import {words as support} from './support/ru.js';
import {words as supportAnswers} from './support-answers/ru.js';
import {words as supportButton} from './support-button/ru.js';
import {words as supportCases} from './support-cases/ru.js';
import {words as supportForm} from './support-form/ru.js';
import {words as supportMore} from './support-more/ru.js';
import {words as supportOffer} from './support-offer/ru.js';
import {words as wizard} from './wizard/ru.js';

export const words = {
  'provisioning-wizard': {...start, ...wizard, ...rare},
  'partner-renewal': {...overview, ...agreement, ...renewal, ...agreementText},
  'support-center': {...support, ...supportMore, ...supportAnswers, ...supportForm, ...supportCases, ...supportOffer},
  'support-button': {...supportButton},
} as const satisfies Dictionary;
