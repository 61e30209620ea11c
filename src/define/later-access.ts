import type {OpenedStorage, StorageAccess} from '../components/shared/account-storage.js';
import {partInTime} from '../domain/in-time.js';

/** Access to a store whose code is loaded when it is first needed. */
export const laterAccess = <O extends OpenedStorage>(
  load: () => Promise<{readonly access: StorageAccess<O>}>,
): StorageAccess<O> => ({
  open: async (owner) => (await partInTime(load())).access.open(owner),
  erase: async (portal) => (await partInTime(load())).access.erase(portal),
});
