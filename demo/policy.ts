import type {MemoryBackendOptions} from './kit.js';
import type {Route} from './route.js';

/** The invented vendor of this portal, and what it asks of the kit. The demo's back end goes by the same values. */
export const vendorName = 'Arvelund';

export const mailSender = 'provisioning@arvelund.example';

/** Days after the end of an agreement in which it can still be renewed. */
export const graceDays = 10;

const officeDay = [{from: '08:00', to: '18:00'}];
const officeHours = {
  monday: officeDay,
  tuesday: officeDay,
  wednesday: officeDay,
  thursday: officeDay,
  friday: officeDay,
};

export const policy = {
  vendorName,
  timeZone: 'Europe/Belgrade',
  supportUrl: 'https://support.arvelund.example/partners',
  support: {
    firstRun: 'skippable',
    workspaceName: 'Arvelund Workspace',
    workspaceUrl: 'https://workspace.arvelund.example/partners',
    moduleName: 'Partner Cases',
    documentationName: 'Arvelund Operations Library',
    documentationUrl: 'https://docs.arvelund.example/partners',
    phones: [
      {
        number: '+381 11 555 01 00',
        label: 'Beograd',
        languages: ['sr-Latn', 'en'],
        hours: {zone: 'Europe/Belgrade', ...officeHours},
      },
      {number: '+44 20 5550 0199', label: 'London', languages: ['en']},
    ],
    hours: {zone: 'Europe/Belgrade', ...officeHours},
    answerTargets: {
      1: {minutes: 30, clock: 'always'},
      2: {minutes: 120, clock: 'business'},
      3: {minutes: 480, clock: 'business'},
      4: {minutes: 1440, clock: 'business'},
    },
    pollSeconds: 5,
  },
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
