import {setupWorker} from 'msw/browser';
import type {CallLog} from '../call-log.js';
import type {FaultyWorld} from '../faults/carry-out.js';
import type {FaultPlan} from '../faults/fault-plan.js';
import {faultyBackend} from '../faults/faulty-backend.js';
import {faultyHandlers, notedFetch} from '../faults/faulty-network.js';
import {httpBackend, memoryBackend, type MemoryAdmin, type PartnerBackend} from '../kit.js';
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
  /** What goes wrong with the kit's calls. */
  readonly plan: FaultPlan;
  /** The kit's calls. */
  readonly log: CallLog;
}

export interface PortalBackendOptions {
  readonly plan: FaultPlan;
  readonly log: CallLog;
  /** `direct` leaves the service worker out where there could be one. */
  readonly connection: Connection | null;
}

/** The kit's memory backend over a state shared by tabs, behind real requests where the browser allows it. */
export async function startPortalBackend({plan, log, connection}: PortalBackendOptions): Promise<PortalBackend> {
  const shared = await sharedState();
  const memory = memoryBackend({transact: shared.transact, latency, policy});
  const {admin} = memory;
  const world: FaultyWorld = {plan, admin, transact: shared.transact};
  const remote = connection === 'direct' ? null : await behindNetwork(memory, world, log);
  return remote
    ? {backend: remote, admin, connection: 'http', shared, plan, log}
    : {backend: faultyBackend(memory, world, log), admin, connection: 'direct', shared, plan, log};
}

async function behindNetwork(memory: PartnerBackend, world: FaultyWorld, log: CallLog): Promise<PartnerBackend | null> {
  if (!('serviceWorker' in navigator)) return null;
  try {
    const worker = setupWorker(...faultyHandlers(memory, world, log));
    await worker.start({serviceWorker: {url: './mockServiceWorker.js'}, onUnhandledFrame: 'bypass', quiet: true});
    // A page that was reloaded past its worker has none: its requests would reach a server that knows no operation.
    return (await answers()) ? httpBackend({baseUrl: './api', fetch: notedFetch(log)}) : null;
  } catch {
    return null;
  }
}

async function answers(): Promise<boolean> {
  const headers = {'Content-Type': 'application/json'};
  const response = await fetch('./api/session/get', {method: 'POST', headers, body: '{}', cache: 'no-store'});
  return response.headers.has('Server-Now');
}
