import {JournalEntry} from './journal.js';
import type {RecordKinds} from './port.js';

/** Everything the kit may keep on a device. What is not listed here cannot be written. */
export const recordKinds = {
  journal: {version: 1, schema: JournalEntry, migrations: {}},
} as const satisfies RecordKinds;
