/** What partner support keeps on the device (decision 9). */
import type {SupportOptions} from '../../machines/create-support.js';
import {AccountStorage, type OpenedStorage} from '../shared/account-storage.js';

/** An account's store with what support keeps in it. */
export type OpenedSupport = OpenedStorage;

export class SupportStorage extends AccountStorage<OpenedSupport> {
  /** What can be read where the server is out of reach. */
  readonly copies: SupportOptions['copies'] = {support: async () => null, article: async () => null};

  /** A visit begins at `now`, an instant of the server's clock; answers when the one before did, `null`: never. */
  async beginVisit(_now: string): Promise<string | null> {
    return null;
  }
}
