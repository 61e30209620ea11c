/** Since when changes are news to a person, read from the device without opening anything else of it. */
import {newsSince} from '../domain/support/support-visit.js';
import {databaseName} from './database-name.js';
import {openDeviceStore} from './open-store.js';
import {supportKinds} from './support-kinds.js';

/** `null`: nobody was here before, or the device does not tell. No database is made by asking. */
export async function newsOnDevice(
  owner: {readonly accountId: string; readonly tenant: string},
  now: number,
): Promise<string | null> {
  const name = await databaseName(owner.accountId, owner.tenant);
  const databases = await indexedDB.databases();
  if (!databases.some((one) => one.name === name)) return null;
  const store = await openDeviceStore({...owner, kinds: supportKinds});
  try {
    const kept = await store.get('supportVisit', 'last');
    return kept && newsSince(kept.value, now);
  } finally {
    store.close();
  }
}
