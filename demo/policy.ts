import type {MemoryBackendOptions} from './kit.js';

/** The invented vendor of this portal, and what it asks of the kit. The demo's back end goes by the same values. */
export const vendorName = 'Arvelund';

export const mailSender = 'provisioning@arvelund.example';

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
} satisfies MemoryBackendOptions['policy'];

const impatient = {...policy, timeoutMilliseconds: 5000};

/** The policy with the seconds that the wizard waits for an answer. */
export const policyFor = (patience: '30' | '5'): MemoryBackendOptions['policy'] =>
  patience === '5' ? impatient : policy;
