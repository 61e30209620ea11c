import type {MemoryBackendOptions} from './kit.js';
import type {Route} from './route.js';

/** The invented vendor of this portal, and what it asks of the kit. The demo's back end goes by the same values. */
export const vendorName = 'Arvelund';

export const mailSender = 'provisioning@arvelund.example';

/** Days after the end of an agreement in which it can still be renewed. */
export const graceDays = 10;

export const policy = {
  vendorName,
  timeZone: 'Europe/Belgrade',
  supportUrl: 'https://support.arvelund.example/partners',
  provisioning: {
    mailSender,
    siteDomain: 'meet.arvelund.example',
    callsDomain: 'calls.arvelund.example',
    roomsDomain: 'rooms.arvelund.example',
  },
  renewal: {
    graceDays,
    registerUrl: 'https://partners.arvelund.example/register',
    userGuideUrl: 'https://partners.arvelund.example/guide/renewal',
    questionsUrl: 'https://partners.arvelund.example/questions/renewal',
    verifyReceiptUrl: './verify-receipt/index.html?lang={lang}',
  },
} satisfies MemoryBackendOptions['policy'];

const variants = new Map<string, MemoryBackendOptions['policy']>();

/** The policy with the seconds that the kit waits for an answer, and who signs in; the same object for the same values. */
export function policyFor({patience, signIn}: Pick<Route, 'patience' | 'signIn'>): MemoryBackendOptions['policy'] {
  const key = `${patience} ${signIn}`;
  const known = variants.get(key) ?? {
    ...policy,
    ...(patience === '5' ? {timeoutMilliseconds: 5000} : {}),
    renewal: {...policy.renewal, signIn},
  };
  variants.set(key, known);
  return known;
}
