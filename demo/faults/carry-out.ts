/** One call with its faults, over whatever connection. */
import type {MemoryAdmin, MemoryState, OperationName, Transact} from '../kit.js';
import type {Fault, FaultKind} from './fault.js';
import type {FaultPlan, MetFaults} from './fault-plan.js';

/** What somebody else does around a call, rather than the network to it. */
type Meanwhile = Extract<FaultKind, 'taken' | 'sessionEnd' | 'signOut'>;
/** What becomes of the answer. */
export type Spoiled = Exclude<FaultKind, Meanwhile | `slow${string}`> | 'offline';

type Behaviour = MemoryState['orders'][number]['behaviour'];

export interface FaultyWorld {
  readonly plan: FaultPlan;
  readonly admin: MemoryAdmin;
  readonly transact: Transact;
}

interface CallRequest {
  readonly operation: OperationName;
  /** The request's body. */
  readonly request: unknown;
}

interface Call<T> extends CallRequest {
  readonly carryOut: () => Promise<T>;
  /** What is seen instead of the true answer, which is `null` where nothing was carried out. */
  readonly spoil: (kind: Spoiled, answer: T | null) => Promise<T>;
}

/** Carries a call out as the faults it meets allow. */
export async function carryOut<T>(world: FaultyWorld, met: MetFaults, call: Call<T>): Promise<T> {
  const {delays, fault, offline} = met;
  if (offline) return call.spoil('offline', null);
  await pause(delays.before);
  const planned = {...call, carryOut: () => withActivation(world, call)};
  const answer = await withFault(world, fault, planned);
  await pause(delays.after);
  return answer;
}

async function withFault<T>(world: FaultyWorld, fault: Fault | null, call: Call<T>): Promise<T> {
  if (!fault) return call.carryOut();
  const {kind, moment} = fault;
  if (isMeanwhile(kind)) {
    if (moment === 'before') await act(world, kind, call);
    const answer = await call.carryOut();
    if (moment === 'after') await act(world, kind, call);
    return answer;
  }
  // A refusal is an answer too, and lost with it.
  const answer = moment === 'after' ? await call.carryOut().catch(() => null) : null;
  return call.spoil(kind as Spoiled, answer);
}

const isMeanwhile = (kind: FaultKind): kind is Meanwhile =>
  kind === 'taken' || kind === 'sessionEnd' || kind === 'signOut';

async function act({admin}: FaultyWorld, kind: Meanwhile, {operation, request}: CallRequest): Promise<void> {
  if (kind === 'sessionEnd') return admin.expireSession();
  if (kind === 'signOut') return admin.signOut();
  const name = nameIn(operation, request);
  if (name) await admin.takeName(operation === 'saveMeetings' ? 'site' : 'subdomain', name);
}

interface NamedRequest {
  readonly name?: unknown;
  readonly meetings?: {readonly sites?: readonly {readonly name?: unknown}[]};
}

function nameIn(operation: OperationName, request: unknown): string | null {
  const {name, meetings} = (request ?? {}) as NamedRequest;
  const wanted = operation === 'saveMeetings' ? meetings?.sites?.[0]?.name : name;
  return typeof wanted === 'string' ? wanted : null;
}

/** Believable times: minutes for most, a day for a meeting site. */
const slowSeconds = {calling: 1200, meetings: 86_400, enterprise: 600, other: 60};

/** An order is activated as the tester asked from the moment that it is provisioned; one that is not stays as it was. */
async function withActivation<T>({plan, transact}: FaultyWorld, {operation, request, carryOut}: Call<T>): Promise<T> {
  const {slow, failing} = plan.activation;
  if (operation !== 'provision' || (!slow && failing.length === 0)) return carryOut();
  const {orderId} = (request ?? {}) as {orderId?: unknown};
  const changeBehaviour = (change: (behaviour: Behaviour) => Behaviour): Promise<void> =>
    transact((state: MemoryState) => {
      state.orders = state.orders.map((order) =>
        order.id === orderId && !order.billing ? {...order, behaviour: change(order.behaviour)} : order,
      );
    });
  let usual: Behaviour | undefined;
  await changeBehaviour((behaviour) => {
    usual = behaviour;
    const times = slow ? {queuedSeconds: 60, seconds: slowSeconds} : {};
    return {...behaviour, ...times, failing: [...new Set([...behaviour.failing, ...failing])]};
  });
  try {
    return await carryOut();
  } finally {
    await changeBehaviour((behaviour) => usual ?? behaviour);
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : Promise.resolve();

/** An answer that never comes. */
export const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
