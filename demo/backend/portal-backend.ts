import {setupWorker} from 'msw/browser';
import {
  httpBackend,
  memoryBackend,
  mockHandlers,
  type AnswerOf,
  type MemoryAdmin,
  type MemoryState,
  type PartnerBackend,
} from '../kit.js';
import {policy} from '../policy.js';
import {sharedState, type SharedState} from './shared-state.js';

/** Milliseconds per call: a wait that can be seen and that nobody minds. */
const latency = 120;

/** `http`: calls cross the browser's network to a service worker. `direct`: there is none, calls stay in the page. */
export type Connection = 'http' | 'direct';

export interface PortalBackend {
  /** What the kit talks to. */
  readonly backend: PartnerBackend;
  /** The vendor, the seller and the clock, from behind. */
  readonly admin: MemoryAdmin;
  readonly connection: Connection;
  readonly shared: SharedState;
}

/** The kit's memory backend over a state shared by tabs, behind real requests where the browser allows it. */
export async function startPortalBackend(): Promise<PortalBackend> {
  const shared = await sharedState();
  const memory = memoryBackend({transact: shared.transact, latency, policy});
  const {admin} = memory;
  const remote = await behindNetwork(memory);
  return remote
    ? {backend: remote, admin, connection: 'http', shared}
    : {backend: memory, admin, connection: 'direct', shared};
}

async function behindNetwork(memory: PartnerBackend): Promise<PartnerBackend | null> {
  if (!('serviceWorker' in navigator)) return null;
  try {
    const worker = setupWorker(...mockHandlers(memory));
    await worker.start({serviceWorker: {url: './mockServiceWorker.js'}, onUnhandledFrame: 'bypass', quiet: true});
    // A page that was reloaded past its worker has none: its requests would reach a server that knows no operation.
    return (await answers()) ? httpBackend({baseUrl: './api'}) : null;
  } catch {
    return null;
  }
}

async function answers(): Promise<boolean> {
  const headers = {'Content-Type': 'application/json'};
  const response = await fetch('./api/session/get', {method: 'POST', headers, body: '{}', cache: 'no-store'});
  return response.headers.has('Server-Now');
}

/**
 * An order as the back end would answer it to the account signed in, or `null` where it has no access. Read from a
 * copy: the portal's own looking around neither shows up as a request nor meets the faults meant for the kit.
 */
export function orderReader(known: MemoryState): (orderId: string) => Promise<AnswerOf<'getOrder'> | null> {
  const copy = memoryBackend({seed: {...known, faults: []}, policy});
  return (orderId) =>
    copy.getOrder({orderId}).then(
      (order) => order as AnswerOf<'getOrder'>,
      () => null,
    );
}
