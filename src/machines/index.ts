/**
 * How each flow moves, for hosts that render it themselves: factories of XState actors over a checked backend. They know
 * no DOM, no storage and no wording. An actor is not started yet when it is handed out.
 */
export {readPolicy, type Policy} from '../domain/provisioning-policy.js';
export {readAgreementPolicy, type AgreementPolicy} from '../domain/renewal-policy.js';
export {readSupportPolicy, type SupportCenterPolicy} from '../domain/support/support-center-policy.js';
export {reportingBackend} from './reporting-backend.js';
export {statePathOf} from './state-path.js';

export {createSession, type SessionOptions} from './create-session.js';
export type {SessionAccount, SessionActor, SessionContext, SessionEmitted, SessionEvent} from './session-machine.js';

export {createProvisioning, type ProvisioningActors, type ProvisioningOptions} from './create-provisioning.js';
export {loadOrder, serverNow} from './provisioning/load-order.js';
export type {ProvisioningSnapshot} from './provisioning-machine.js';
export type {
  LoadedOrder,
  ProvisioningContext,
  ProvisioningEmitted,
  ProvisioningEvent,
  ProvisioningInput,
} from './provisioning/context.js';

export {createAgreementList, type AgreementListActor, type AgreementListOptions} from './create-agreement-list.js';
export type {
  AgreementListContext,
  AgreementListEmitted,
  AgreementListEvent,
  AgreementListFilter,
  AgreementListInput,
  AgreementPage,
} from './renewal/agreement-list.js';
export {
  createReapplication,
  createRenewal,
  createSignIn,
  type ReapplicationOptions,
  type RenewalOptions,
  type SignInOptions,
} from './create-renewal.js';
export type {RenewalSnapshot} from './renewal-machine.js';
export type {RenewalContext, RenewalEmitted, RenewalEvent, RenewalInput} from './renewal/context.js';
export type {ReapplicationSnapshot} from './reapplication-machine.js';
export type {
  ReapplicationContext,
  ReapplicationEmitted,
  ReapplicationEvent,
  ReapplicationInput,
} from './renewal/reapplication-context.js';
export type {SignInContext, SignInEmitted, SignInEvent} from './sign-in-machine.js';

export {
  createCaseList,
  createSupport,
  type CaseListOptions,
  type Clock,
  type SupportActor,
  type SupportOptions,
} from './create-support.js';
export type {SupportSnapshot} from './support-machine.js';
export type {
  SupportContext,
  SupportEmitted,
  SupportEvent,
  SupportInput,
  SupportPlace,
} from './support/support-context.js';
export type {
  CaseListContext,
  CaseListEmitted,
  CaseListEvent,
  CaseListFilter,
  CaseListInput,
} from './support/case-list.js';
export {createCase, createNewCase, type CaseOptions, type NewCaseOptions} from './create-case.js';
export type {CaseSnapshot} from './support/case-machine.js';
export type {CaseContext, CaseEmitted, CaseEvent, CaseInput} from './support/case-context.js';
export type {NewCaseSnapshot} from './support/new-case-machine.js';
export type {NewCaseContext, NewCaseEmitted, NewCaseEvent, NewCaseInput} from './support/new-case-context.js';
export {createOutbox, createUploads, type OutboxOptions, type UploadsOptions} from './create-outbox.js';
export type {OutboxContext, OutboxEmitted, OutboxEvent, OutboxInput} from './support/outbox-context.js';
export type {OutboxEntry} from './support/outbox-entry.js';
export type {UploadsContext, UploadsEmitted, UploadsEvent, UploadsInput} from './support/upload-context.js';
