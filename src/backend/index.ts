/** The contract with a vendor's systems, and what somebody needs who writes an adapter of their own. */
export {
  BackendError,
  leavesOutcomeUnknown,
  problemKinds,
  problemOf,
  type Problem,
  type ProblemKind,
} from '../domain/problem.js';
export {checkedBackend, type BackendWith, type CheckedBackend, type CheckOptions} from './checked-backend.js';
export {checkedSupportBackend, type CheckedSupportBackend} from './checked-support-backend.js';
export {requests} from './requests.js';
export {
  answerSchemas,
  operationNames,
  operations,
  OperationState,
  Session,
  type Effect,
  type OperationName,
} from './operations.js';
export {provisioningAnswers, type ProvisioningOperation} from './provisioning-operations.js';
export {supportAnswers, type SupportOperation} from './support-operations.js';
export {supportHomeAnswers, type SupportHomeOperation} from './support-home-operations.js';
export type {CaseNews, FileTransport, SendOptions, WatchOptions} from './file-transport.js';
export {renewalAnswers, type RenewalOperation} from './renewal-operations.js';
export type {
  AnswerOf,
  CallOptions,
  PartnerBackend,
  ProvisioningBackend,
  RawAnswerOf,
  RenewalBackend,
  RequestOf,
  SupportBackend,
} from './partner-backend.js';
