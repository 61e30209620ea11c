/**
 * The adapter as a page takes it: `element.backend = portalBackend(api)`. Make it once and keep it; another object is
 * another backend, and the element starts over. A portal with one element alone needs that element's part only.
 */
import type {PartnerBackend, ProvisioningBackend, RenewalBackend, SupportBackend} from 'partner-widgets/backend';
import {agreementMethods} from './agreements.js';
import {caseMethods} from './cases.js';
import {connectionTo} from './connection.js';
import {orderMethods} from './orders.js';
import type {PortalApi} from './portal-api.js';

/** For every element. */
export function portalBackend(api: PortalApi): PartnerBackend {
  const portal = connectionTo(api);
  return {
    ...orderMethods(portal),
    ...agreementMethods(portal),
    ...caseMethods(portal),
    serverNow: () => portal.serverNow(),
  };
}

/** For `<provisioning-wizard>`. */
export function orderBackend(api: PortalApi): ProvisioningBackend {
  const portal = connectionTo(api);
  return {...orderMethods(portal), serverNow: () => portal.serverNow()};
}

/** For `<partner-renewal>`. */
export function agreementBackend(api: PortalApi): RenewalBackend {
  const portal = connectionTo(api);
  return {...agreementMethods(portal), serverNow: () => portal.serverNow()};
}

/** For `<support-center>` and `<support-button>`. */
export function caseBackend(api: PortalApi): SupportBackend {
  const portal = connectionTo(api);
  return {...caseMethods(portal), serverNow: () => portal.serverNow()};
}
