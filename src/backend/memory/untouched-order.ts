import type {MemoryOrder} from './state.js';

/** What an order has of which nothing was set up yet. */
export const untouchedOrder = () =>
  ({
    mailReceivedAt: null,
    handedOver: null,
    attempts: {mapping: 0, password: 0, provisioning: 0},
    operations: {},
    partnerOrganizationId: null,
    customerOrganizationId: null,
    passwordPending: false,
    passwordTries: {count: 0, locks: 0, lockedUntil: 0},
    settings: {calling: null, meetings: null, subdomain: null},
    billing: null,
  }) satisfies Partial<MemoryOrder>;
