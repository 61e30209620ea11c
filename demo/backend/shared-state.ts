import {openDB, type DBSchema, type IDBPDatabase} from 'idb';
import {scenarios, type MemoryState, type Transact} from '../kit.js';

/** Apart from the kit's databases: the view of what is kept names it as the demo's own. */
export const databaseName = 'demo-portal-backend';

interface Layout extends DBSchema {
  values: {key: 'state' | 'readMails' | 'beginning'; value: MemoryState | string[] | number};
}

/** The back end's state on this device: survives a reload and is one for all tabs of the portal. */
export interface SharedState {
  readonly transact: Transact;
  /** Whether the state is on the device; otherwise it ends with this page. */
  readonly lasting: boolean;
  /** Ids of the mails that were opened. */
  readMails(): Promise<string[]>;
  markRead(mailIds: readonly string[]): Promise<void>;
  /** Another number after each time that the demo was started over: ids of orders say something else then. */
  beginning(): Promise<number>;
  startOver(): Promise<void>;
  /** Calls `listener` when another tab changed something. */
  onChange(listener: () => void): void;
}

const open = (): Promise<IDBPDatabase<Layout>> =>
  openDB<Layout>(databaseName, 1, {
    upgrade: (database) => void database.createObjectStore('values'),
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });

const isState = (value: unknown): value is MemoryState =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 1;

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

const firstState = (): MemoryState => structuredClone(scenarios.newPartner(Date.now()));

/** Opens the state; where the browser keeps nothing, a state of this page alone. */
export async function sharedState(): Promise<SharedState> {
  try {
    return lastingState(await open());
  } catch {
    return passingState();
  }
}

/** Removes everything the demo's back end knows. For a portal that cannot start with what it finds. */
export const forgetSharedState = (): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(databaseName);
    for (const type of ['success', 'error', 'blocked']) request.addEventListener(type, () => resolve());
  });

function lastingState(first: IDBPDatabase<Layout>): SharedState {
  let database = first;
  const channel = new BroadcastChannel(databaseName);
  const announce = () => channel.postMessage('changed');

  const transaction = async () => {
    try {
      return database.transaction('values', 'readwrite');
    } catch {
      database = await open();
      return database.transaction('values', 'readwrite');
    }
  };

  return {
    lasting: true,
    transact: (work) =>
      navigator.locks.request(databaseName, async () => {
        const {store, done} = await transaction();
        const stored = await store.get('state');
        const state = isState(stored) ? stored : firstState();
        const before = JSON.stringify(stored);
        const result = work(state);
        const changed = JSON.stringify(state) !== before;
        if (changed) await store.put(state, 'state');
        await done;
        if (changed) announce();
        return result;
      }),
    readMails: async () => {
      const {store} = await transaction();
      const ids = await store.get('readMails');
      return Array.isArray(ids) ? ids : [];
    },
    markRead: async (mailIds) => {
      const {store, done} = await transaction();
      await store.put([...mailIds], 'readMails');
      await done;
      announce();
    },
    beginning: async () => {
      const {store} = await transaction();
      return numberOf(await store.get('beginning'));
    },
    startOver: async () => {
      const {store, done} = await transaction();
      await store.put(numberOf(await store.get('beginning')) + 1, 'beginning');
      await store.put([], 'readMails');
      await done;
      announce();
    },
    onChange: (listener) => channel.addEventListener('message', listener),
  };
}

function passingState(): SharedState {
  const state = firstState();
  let read: string[] = [];
  let beginnings = 0;
  return {
    lasting: false,
    transact: async (work) => work(state),
    readMails: async () => read,
    markRead: async (mailIds) => void (read = [...mailIds]),
    beginning: async () => beginnings,
    startOver: async () => {
      beginnings++;
      read = [];
    },
    onChange: () => undefined,
  };
}
