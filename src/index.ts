/** The package's root: classes and contracts. Importing it registers nothing and works without a browser's document. */
export {PartnerKit} from './components/partner-kit.js';
export {PartnerRenewal} from './components/partner-renewal.js';
export {ProvisioningWizard} from './components/provisioning-wizard.js';
export {SupportButton, type SupportBackendGiven} from './components/support-button.js';
export {SupportCaseStatus} from './components/support-case-status.js';
export {SupportCenter} from './components/support-center.js';
export {PartnerEvent, type PartnerEventDetails, type PartnerEventName} from './components/events.js';
export {BackendError, type Problem, type ProblemKind} from './domain/problem.js';
export type {Policy} from './domain/provisioning-policy.js';
export type {PolicyInput} from './domain/policy.js';
export type {
  CallOptions,
  PartnerBackend,
  ProvisioningBackend,
  RenewalBackend,
  SupportBackend,
} from './backend/partner-backend.js';
export {httpBackend} from './backend/http/http-backend.js';
export {version} from './version.js';
