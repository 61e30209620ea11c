/** Everything the portal takes from the kit, in one place: only what any host can import. */
import 'partner-widgets/define/partner-renewal.js';
import 'partner-widgets/define/provisioning-wizard.js';
import 'partner-widgets/define/support-button.js';
import 'partner-widgets/define/support-center.js';

export {version} from 'partner-widgets';
export type {Finding} from 'partner-widgets/doctor.js';
export {
  BackendError,
  operationNames,
  operations,
  problemOf,
  type AnswerOf,
  type CallOptions,
  type OperationName,
  type PartnerBackend,
} from 'partner-widgets/backend';
export {httpBackend} from 'partner-widgets/backend/http.js';
export {
  memoryBackend,
  orderScenarioNames,
  renewalScenarioNames,
  samplePassword,
  scenarioNames,
  scenarios,
  supportScenarioNames,
  type MemoryAccount,
  type MemoryAdmin,
  type MemoryAgreement,
  type MemoryBackendOptions,
  type MemoryMail,
  type MemoryState,
  type PlacedOrder,
  type ScenarioName,
  type Transact,
} from 'partner-widgets/backend/memory.js';
export {mockHandlers} from 'partner-widgets/backend/mock.js';
export {eraseOtherAccounts} from 'partner-widgets/storage';

/** What the portal calls on the kit's elements. */
export interface KitElement extends HTMLElement {
  refreshSession(): Promise<void>;
}

/** The doctor, which loads when somebody asks. */
export const loadDoctor = () => import('partner-widgets/doctor.js');
