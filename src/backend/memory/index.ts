/** The memory backend: complete behaviour without a server, for demos and tests. */
export {memoryBackend, type MemoryBackend, type MemoryBackendOptions, type Transact} from './memory-backend.js';
export {renewalScenarioNames, type RenewalScenarioName} from './agreements/renewal-scenarios.js';
export {samplePassword} from './agreements/sample-credentials.js';
export type {
  MemoryAcceptance,
  MemoryAgreement,
  MemoryApplication,
  MemoryInvitation,
  MemoryRenewal,
  MemorySignature,
} from './agreements/agreement-state.js';
export {supportScenarioNames, type SupportScenarioName} from './support/support-scenarios.js';
export type {
  MemoryCase,
  MemoryEntry,
  MemoryFile,
  MemorySupport,
  MemoryUpload,
  SupportBehaviour,
} from './support/support-state.js';
export {orderScenarioNames, type OrderScenarioName} from './order-scenarios.js';
export type {MemoryAdmin, PlacedOrder} from './admin.js';
export {scenarioNames, scenarios, type ScenarioName} from './scenarios.js';
export type {
  MemoryAccount,
  MemoryFault,
  MemoryMail,
  MemoryOrder,
  MemoryOrganization,
  MemoryState,
  MemoryUser,
} from './state.js';
