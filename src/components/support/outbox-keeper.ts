/** What waits to be sent once the network is back, while an account's visit lasts. */
import type {CheckedSupportBackend} from '../../backend/checked-support-backend.js';
import type {SupportCase} from '../../domain/support/support-case.js';
import type {OutboxEntry} from '../../machines/support/outbox-entry.js';
import type {SupportStorage} from './support-storage.js';

export interface OutboxKeeperOptions {
  readonly backend: CheckedSupportBackend;
  readonly storage: SupportStorage;
  readonly accountId: string;
  /** Tells portals on one origin apart; empty: there is one. */
  readonly tenant: string;
  readonly onChange: () => void;
  readonly onSent: (sent: SupportCase) => void;
}

export class OutboxKeeper {
  readonly entries: readonly OutboxEntry[] = [];

  constructor(_options: OutboxKeeperOptions) {}

  sessionRestored(): void {}

  networkChanged(_isOnline: boolean): void {}

  end(): void {}
}
