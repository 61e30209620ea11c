/** What `<partner-kit>` hands to the elements inside it. */
import type {ProvisioningBackend, RenewalBackend, SupportBackend} from '../../backend/partner-backend.js';
import type {PolicyInput} from '../../domain/policy.js';

export interface KitServices {
  readonly backend?: ProvisioningBackend | RenewalBackend | SupportBackend | undefined;
  readonly locale?: string | undefined;
  readonly policy?: PolicyInput | undefined;
  /** `memory` keeps nothing on the device (shared machines). */
  readonly storage?: 'device' | 'memory' | undefined;
  /** Tells portals on one origin apart in what the device keeps. */
  readonly tenant?: string | undefined;
}
