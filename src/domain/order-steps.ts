/** Which steps of the wizard an order needs. */
import {configurableServices, type ConfigurableService, type Order} from './order.js';

/** Every step of the wizard, in order. */
export const wizardSteps = [
  'role',
  'setter',
  'partnerOrganization',
  'customerAdmin',
  'customerOrganization',
  'confirm',
  'password',
  'subscription',
  'calling',
  'meetings',
  'enterprise',
  'review',
  'activation',
] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** What {@link stepsFor} goes by. */
export interface StepFacts {
  /** Who orders: a partner for a customer, or a customer for itself; `null` while not chosen, shown as a partner. */
  role: 'partner' | 'customer' | null;
  order: Order;
  /** Whether the partner organisation is created with this order (P-30). */
  partnerIsNew: boolean;
}

const partnerOnly: ReadonlySet<WizardStep> = new Set(['setter', 'partnerOrganization', 'customerAdmin']);

/**
 * The steps of one visit: without those of the partner where a customer orders for itself (decision 12), a password
 * only for a new partner organisation or where the server waits for one (P-52), a service only if bought (P-55).
 */
export function stepsFor({role, order, partnerIsNew}: StepFacts): WizardStep[] {
  const withPassword = order.passwordPending || (partnerIsNew && role !== 'customer');
  const bought = new Set<WizardStep>(boughtServices(order));
  return wizardSteps.filter((step) => {
    if (step === 'password') return withPassword;
    if (partnerOnly.has(step)) return role !== 'customer';
    return !isService(step) || bought.has(step);
  });
}

const isService = (step: string): step is ConfigurableService =>
  (configurableServices as readonly string[]).includes(step);

/** Services with a set-up of their own that the order bought, each once, in the order of the steps (P-55). */
export function boughtServices({lines}: Pick<Order, 'lines'>): ConfigurableService[] {
  return configurableServices.filter((service) => lines.some((line) => line.service === service));
}
