/** Every test of the suite by the part it belongs to, with what each part asks of an adapter and of a host's world. */
import type {PartnerBackend} from '../partner-backend.js';
import {checkedBackend, type CheckOptions} from '../checked-backend.js';
import {checkedSupportBackend} from '../checked-support-backend.js';
import {provisioningAnswers, type ProvisioningOperation} from '../provisioning-operations.js';
import {renewalAnswers, type RenewalOperation} from '../renewal-operations.js';
import {supportAnswers} from '../support-operations.js';
import {acceptanceTests} from './acceptance-tests.js';
import type {AdviceTopic} from './advice.js';
import {agreementLostTests} from './agreement-lost-tests.js';
import {agreementTests} from './agreement-tests.js';
import {agreementTextTests} from './agreement-text-tests.js';
import {caseLostTests} from './case-lost-tests.js';
import {caseTextTests} from './case-text-tests.js';
import {caseTests} from './case-tests.js';
import {contactTests} from './contact-tests.js';
import {helpTests} from './help-tests.js';
import {historyTests} from './history-tests.js';
import {mappingTests} from './mapping-tests.js';
import {orderLostTests} from './order-lost-tests.js';
import {orderTextTests} from './order-text-tests.js';
import {organizationTests} from './organization-tests.js';
import {provisioningTests} from './provisioning-tests.js';
import {reapplicationTests} from './reapplication-tests.js';
import {renewalSessionTests} from './renewal-session-tests.js';
import {serviceTests} from './service-tests.js';
import {sessionTests} from './session-tests.js';
import {supportSessionTests} from './support-session-tests.js';
import type {ConformanceFlow, ConformanceScenario, ConformanceWorld} from './worlds.js';

/** A test as the suite runs it, whatever part it belongs to. */
interface AnyTest {
  readonly title: string;
  readonly scenario: ConformanceScenario;
  readonly topic?: AdviceTopic;
  readonly run: (world: never) => Promise<void>;
}

interface Part {
  /** Where a look at the adapter itself begins. */
  readonly scenario: ConformanceScenario;
  readonly answers: typeof provisioningAnswers | typeof renewalAnswers | typeof supportAnswers;
  /** Methods beside the operations. */
  readonly methods: readonly string[];
  readonly hooks: readonly string[];
  /** What only some worlds offer: without one of them, the tests that need it are not run. */
  readonly optionalHooks: readonly string[];
  readonly checked: (backend: PartnerBackend, options: CheckOptions) => object;
  readonly tests: readonly AnyTest[];
}

const advising = (topic: AdviceTopic, tests: readonly AnyTest[]): readonly AnyTest[] =>
  tests.map((test) => ({topic, ...test}));

const someHooks = ['breakNext'] satisfies (keyof ConformanceWorld)[];
const everyHook = ['travel', 'signIn', 'signOut', 'expireSession'] satisfies (keyof ConformanceWorld)[];

export const suite: Readonly<Record<ConformanceFlow, Part>> = {
  provisioning: {
    scenario: 'newPartner',
    answers: provisioningAnswers,
    methods: ['serverNow'],
    hooks: [...everyHook, 'mails', 'placeOrder', 'takeName'] satisfies (keyof ConformanceWorld)[],
    optionalHooks: someHooks,
    checked: (backend, options) => checkedBackend<ProvisioningOperation>(backend, provisioningAnswers, options),
    tests: [
      ...advising('session', sessionTests),
      ...advising('orders', contactTests),
      ...advising('orders', organizationTests),
      ...advising('onceOnly', mappingTests),
      ...advising('names', serviceTests),
      ...advising('onceOnly', provisioningTests),
      ...advising('text', orderTextTests),
      ...advising('lostAnswers', orderLostTests),
    ],
  },
  renewal: {
    scenario: 'oneAgreement',
    answers: renewalAnswers,
    methods: ['serverNow'],
    hooks: [
      ...everyHook,
      'changeText',
      'signByOther',
      'decideReview',
      'revokeSigning',
    ] satisfies (keyof ConformanceWorld)[],
    optionalHooks: [...someHooks, 'invitations'] satisfies (keyof ConformanceWorld)[],
    checked: (backend, options) => checkedBackend<RenewalOperation>(backend, renewalAnswers, options),
    tests: [
      ...advising('session', renewalSessionTests),
      ...advising('agreements', agreementTests),
      ...advising('agreements', acceptanceTests),
      ...advising('reapplication', reapplicationTests),
      ...advising('text', agreementTextTests),
      ...advising('lostAnswers', agreementLostTests),
    ],
  },
  support: {
    scenario: 'empty',
    answers: supportAnswers,
    methods: ['serverNow', 'sendFile', 'readFile'],
    hooks: [
      ...everyHook,
      'replyByVendor',
      'resolveCase',
      'changeSeverity',
      'setModule',
    ] satisfies (keyof ConformanceWorld)[],
    optionalHooks: someHooks,
    checked: checkedSupportBackend,
    tests: [
      ...advising('session', supportSessionTests),
      ...advising('help', helpTests),
      ...advising('cases', caseTests),
      ...advising('caseLists', historyTests),
      ...advising('text', caseTextTests),
      ...advising('lostAnswers', caseLostTests),
    ],
  },
};
