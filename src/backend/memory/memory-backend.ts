import {loadCalendar} from '../../domain/calendar.js';
import {readAgreementPolicy} from '../../domain/renewal-policy.js';
import {readPolicy} from '../../domain/provisioning-policy.js';
import type {PolicyInput} from '../../domain/policy.js';
import {BackendError} from '../../domain/problem.js';
import {operationNames, type OperationName} from '../operations.js';
import type {CallOptions, PartnerBackend, RequestOf} from '../partner-backend.js';
import {memoryAdmin, type MemoryAdmin, type Transaction} from './admin.js';
import {reduce} from './reduce.js';
import {scenarios, type ScenarioName} from './scenarios.js';
import type {MemoryFault, MemoryState} from './state.js';
import {readSupportPolicy} from '../../domain/support/support-center-policy.js';
import {memoryFiles, type FileReceiver} from './support/memory-files.js';

/** Runs `work` on the stored state and stores what it changed, one caller after another. */
export type Transact = <T>(work: (state: MemoryState) => T) => Promise<T>;

export interface MemoryBackendOptions {
  /** Where the state lives. Default: in this object. */
  readonly transact?: Transact;
  /** The device's clock, epoch milliseconds, to which the state's offset is added. Default `Date.now`. */
  readonly now?: () => number;
  /** Milliseconds that every call takes, one number or by operation. Default 0. */
  readonly latency?: number | ((name: OperationName) => number);
  /** The state to begin with, or the name of a scenario; ignored with `transact`. Default `newPartner`. */
  readonly seed?: ScenarioName | MemoryState;
  /** Faults to show from the beginning; ignored with `transact`. */
  readonly faults?: readonly MemoryFault[];
  /** The policy that the server goes by; its values should be those of the element. */
  readonly policy?: PolicyInput;
}

export type MemoryBackend = PartnerBackend & {readonly admin: MemoryAdmin; readonly files: FileReceiver};

/**
 * A complete backend over plain JSON: matching, one organisation per user, once-only mapping and provisioning,
 * activation by the clock, closing; agreements, their texts, acceptances and receipts; cases, articles and files.
 * Nothing leaves the page. For demos and tests; it keeps no password, and it is no example of how a server keeps secrets.
 */
export function memoryBackend(options: MemoryBackendOptions = {}): MemoryBackend {
  const {now = () => Date.now(), latency = 0, policy: policyInput} = options;
  const policy = {
    ...readPolicy(policyInput).policy,
    renewal: readAgreementPolicy(policyInput).policy.renewal,
    support: readSupportPolicy(policyInput).policy.support,
  };
  const transact = options.transact ?? inMemory(options, now);
  let offset: number | null = null;

  const transaction: Transaction = async (work) => {
    const calendar = await loadCalendar();
    return transact((state) => {
      const result = work({state, now: now() + state.clockOffset, calendar, policy});
      offset = state.clockOffset;
      return result;
    });
  };

  const call = async (name: OperationName, request: unknown, {signal}: CallOptions = {}): Promise<unknown> => {
    await pause(typeof latency === 'number' ? latency : latency(name), signal);
    const reduced = await transaction((world) => reduce(world, name, request as RequestOf<typeof name>));
    throwIfAborted(signal);
    if ('problem' in reduced) throw new BackendError(reduced.problem);
    return reduced.answer;
  };

  const methods = Object.fromEntries(
    operationNames.map((name) => [
      name,
      (request: unknown, callOptions?: CallOptions) => call(name, request, callOptions),
    ]),
  );
  return {
    ...(methods as unknown as PartnerBackend),
    serverNow: () => (offset === null ? null : now() + offset),
    admin: memoryAdmin(transaction, now),
    ...memoryFiles(transaction),
  };
}

function inMemory({seed = 'newPartner', faults = []}: MemoryBackendOptions, now: () => number): Transact {
  const state = structuredClone(typeof seed === 'string' ? scenarios[seed](now()) : seed);
  state.faults.push(...structuredClone(faults));
  return async (work) => work(state);
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new BackendError({kind: 'network', code: 'aborted'});
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  throwIfAborted(signal);
  if (milliseconds <= 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => (clearTimeout(timer), resolve()), {once: true});
  });
  throwIfAborted(signal);
}
