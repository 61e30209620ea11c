/** How machine states appear to a person: pages and steps. */
import {stepsFor, type WizardStep} from '../../domain/order-steps.js';
import type {ProvisioningContext} from '../../machines/provisioning/context.js';
import type {ViewState} from './view-model.js';

/** States that are the same page as another: what is being sent stays on view. */
const pages: Partial<Record<ViewState, string>> = {
  'intro.savingContact': 'intro.changingContact',
  'intro.resending': 'intro.confirmingResend',
  'customerAdmin.checking': 'customerAdmin.editing',
  loading: 'intro.overview',
};

/** Whether a form that was submitted is on its way with nothing in doubt, so that it stays on view. */
export const isPlainlySending = ({submission, answers}: ProvisioningContext): boolean =>
  (answers.mappingAcknowledged || answers.billingAcknowledged) &&
  (submission === null || (submission.state === 'sending' && !submission.doubtful));

/** The page a state belongs to: the focus moves when it changes. */
export function pageOf(state: ViewState, context: ProvisioningContext): string {
  if (state === 'mapping' && isPlainlySending(context)) return 'confirm';
  if (state === 'provisioning' && isPlainlySending(context)) return 'review';
  const own = pages[state];
  if (own) return own;
  const [first, second] = state.split('.');
  if (first === 'services') return `${first}.${second}`;
  return first === 'password' || first === 'activating' || first === 'handover' ? first : state;
}

const stepByState: Readonly<Record<string, WizardStep>> = {
  role: 'role',
  setter: 'setter',
  handover: 'setter',
  partnerOrganization: 'partnerOrganization',
  customerAdmin: 'customerAdmin',
  customerOrganization: 'customerOrganization',
  confirm: 'confirm',
  mapping: 'confirm',
  settling: 'confirm',
  password: 'password',
  review: 'review',
  provisioning: 'review',
  activating: 'activation',
  partlyDone: 'activation',
  done: 'activation',
};

/** The step a state belongs to, or `null` outside of the steps. */
export function stepOf(state: ViewState): WizardStep | null {
  const [first, second] = state.split('.');
  return first === 'services' ? (second as WizardStep) : (stepByState[first!] ?? null);
}

/** The steps of this visit, by what was answered and bought so far. */
export const stepsOf = ({order, answers}: ProvisioningContext): WizardStep[] =>
  order
    ? stepsFor({role: answers.role === '' ? null : answers.role, order, partnerIsNew: answers.partnerChoice === 'new'})
    : [];
