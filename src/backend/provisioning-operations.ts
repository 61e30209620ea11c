/** Answers that `<provisioning-wizard>` needs. */
import * as v from 'valibot';
import {Activation, AdminCheck, NameAvailability, Order, OrganizationMatch} from '../domain/order.js';
import {distinct, Instant} from '../domain/schema.js';
import {sessionAnswers} from './session-operations.js';

export const provisioningAnswers = {
  ...sessionAnswers,
  getOrder: Order,
  changeContact: Order,
  resendMail: v.object({sentAt: Instant}),
  handOver: Order,
  matchOrganizations: v.object({
    matches: v.pipe(
      v.array(OrganizationMatch),
      distinct(({id}) => id),
    ),
    /** Whether a new organisation may be created for this order (P-02). */
    mayCreate: v.boolean(),
  }),
  checkAdmin: AdminCheck,
  mapOrder: Order,
  setPassword: Order,
  saveCalling: Order,
  checkSiteName: NameAvailability,
  saveMeetings: Order,
  checkSubdomain: NameAvailability,
  saveSubdomain: Order,
  provision: Order,
  getActivation: Activation,
  retryActivation: Activation,
} as const;
export type ProvisioningOperation = keyof typeof provisioningAnswers;
