/** Guards of the provisioning machine. */
import {normalizeLabel} from '../../domain/validate/name-label.js';
import type {WizardForm} from '../../domain/wizard-forms.js';
import {choiceOf, chosenMatch} from '../../domain/wizard-requests.js';
import type {ProvisioningContext, ProvisioningEvent} from './context.js';
import {filled, standing} from './judgements.js';

interface Situation {
  readonly context: ProvisioningContext;
  readonly event: ProvisioningEvent;
}

/** Whether the order bought a service that has settings of its own (P-55). */
const bought = (context: ProvisioningContext, service: 'calling' | 'meetings' | 'enterprise'): boolean =>
  context.order?.lines.some((line) => line.service === service) ?? false;

const activationStates = ({order}: ProvisioningContext): string[] =>
  (order?.activation?.services ?? []).map(({state}) => state);

export const guards = {
  /** Whether the form on view may be submitted. */
  isFilled: ({context, event}: Situation, form: WizardForm) =>
    Object.keys(filled(context, event, form).problems).length === 0,
  isClosed: ({context}: Situation) => standing(context) === 'closed',
  /** Whether the order closes with this tick of the clock (P-12, F-T3). */
  closesNow: ({context, event}: Situation) =>
    event.type === 'clock.ticked' && standing({...context, now: event.now}) === 'closed',
  isMapped: ({context}: Situation) => standing(context) === 'mapped',
  passwordPending: ({context}: Situation) => context.order?.passwordPending === true && standing(context) === 'mapped',
  returnsToConfirm: ({context}: Situation) => context.returnsToConfirm,
  returnsToReview: ({context}: Situation) => context.returnsToReview,
  /** Whether role and partner side stay as they were answered before "Change". */
  returnsToKnownPartner: ({context: {returnsToConfirm, answers}}: Situation) =>
    returnsToConfirm && answers.setter === 'self' && answers.partnerChoice !== '' && answers.customerAdminEmail !== '',
  mayChangeContact: ({context}: Situation) =>
    context.order?.mayChangeContact === true && ['notYet', 'ready', 'nudged', 'closing'].includes(standing(context)),
  handsOver: ({context}: Situation) => context.answers.setter !== 'self',
  hasPartnerMatches: ({context}: Situation) => (context.partnerMatches?.matches.length ?? 0) > 0,
  mayCreatePartner: ({context}: Situation) => context.partnerMatches?.mayCreate === true,
  knowsPartner: ({context}: Situation) =>
    chosenMatch(context.answers.partnerChoice, context.partnerMatches?.matches ?? []) !== null,
  createsPartner: ({context}: Situation) =>
    context.answers.partnerChoice === 'new' && context.partnerMatches?.mayCreate === true,
  hasCustomerMatches: ({context}: Situation) => (context.customerMatches?.matches.length ?? 0) > 0,
  mayCreateCustomer: ({context}: Situation) => context.customerMatches?.mayCreate === true,
  knowsCustomer: ({context}: Situation) =>
    chosenMatch(context.answers.customerChoice, context.customerMatches?.matches ?? []) !== null,
  createsCustomer: ({context}: Situation) =>
    context.answers.customerChoice === 'new' && context.customerMatches?.mayCreate === true,
  isFreeAccount: ({context}: Situation) => context.adminCheck?.result === 'freeAccount',
  isInOtherOrganization: ({context}: Situation) => context.adminCheck?.result === 'otherOrganization',
  /** Whether the address administers an organisation other than the one chosen so far. */
  administersOther: ({context: {adminCheck, answers}}: Situation) =>
    adminCheck?.result === 'adminOf' &&
    (adminCheck.organization == null || choiceOf(adminCheck.organization.id) !== answers.customerChoice),
  /** Whether the text that stands there is the subdomain that was saved before. */
  subdomainSaved: ({context, event}: Situation) =>
    context.order?.settings.subdomain != null &&
    context.order.settings.subdomain === normalizeLabel(filled(context, event, 'enterprise').answers.subdomain),
  /** Whether a check is about a name of the page that asks for it. */
  isNameOf: ({event}: Situation, page: string) => event.type === 'name.checked' && event.field.startsWith(page),
  knowsActivation: ({context}: Situation) => context.order?.activation != null,
  isAllActive: ({context}: Situation) =>
    activationStates(context).length > 0 && activationStates(context).every((state) => state === 'active'),
  /** Whether nothing is under way any more and something failed. */
  isPartlyFailed: ({context}: Situation) =>
    activationStates(context).includes('failed') &&
    activationStates(context).every((state) => state === 'active' || state === 'failed'),
  /** Only a failed service that the server issued a retry for is tried again. */
  mayRetry: ({context, event}: Situation) =>
    event.type === 'retry.requested' &&
    (context.order?.activation?.services.some(
      ({lineId, state, retryOperationId}) => lineId === event.lineId && state === 'failed' && retryOperationId !== null,
    ) ??
      false),
  hasCalling: ({context}: Situation) => bought(context, 'calling'),
  hasMeetings: ({context}: Situation) => bought(context, 'meetings'),
  hasEnterprise: ({context}: Situation) => bought(context, 'enterprise'),
  isCustomerRole: ({context}: Situation) => context.answers.role === 'customer',
  maySkip: ({context}: Situation, service: string) => !context.policy.provisioning.requiredServices.includes(service),
  /** Whether the order's standing lets the set-up begin (P-05). */
  mayStart: ({context}: Situation) => ['ready', 'nudged', 'closing'].includes(standing(context)),
  asksBeforeExit: ({context}: Situation) => context.answering,
  isLocked: ({context}: Situation) => (context.passwordLockedUntil ?? 0) > context.now,
  /** Whether an earlier visit sent the operation of this very order and did not see its outcome. */
  wasMapping: ({context, event}: Situation) =>
    event.type === 'journal.found' &&
    event.entry.milestone === 'mapping' &&
    context.order !== null &&
    event.entry.operationId === context.order.operations.mapping &&
    standing(context) !== 'mapped',
  wasProvisioning: ({context, event}: Situation) =>
    event.type === 'journal.found' &&
    event.entry.milestone === 'provisioning' &&
    context.order !== null &&
    event.entry.operationId === context.order.operations.provisioning &&
    standing(context) === 'mapped',
  /** Whether the wizard was left while a door was being passed, and the server does not show it passed (F-P6). */
  wasLeftMapping: ({context}: Situation) =>
    context.leftAtDoor === 'mapping' && ['ready', 'nudged', 'closing'].includes(standing(context)),
  wasLeftProvisioning: ({context}: Situation) =>
    context.leftAtDoor === 'provisioning' && standing(context) === 'mapped',
  wasLeft: ({event}: Situation) => event.type === 'journal.found' && event.entry.milestone === 'started',
};
