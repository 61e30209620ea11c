import {memoryBackend} from '../../src/backend/memory/index.js';
import type {OperationName} from '../../src/backend/operations.js';

const failing = (message: string) => (): never => {
  throw new Error(message);
};

/** What a host may hand over as a backend by mistake. `first`: the operation that an element begins with. */
export const unfitBackends = (first: OperationName): readonly unknown[] => [
  7,
  true,
  'https://api.example',
  {},
  [],
  () => memoryBackend(),
  new Map(),
  {[first]: 'x', getSession: null},
  Object.defineProperty({}, first, {get: failing('not ready')}),
  {[first]: failing('at once'), serverNow: failing('no clock')},
  {[first]: () => undefined, getSession: () => 7, serverNow: () => 'noon'},
];
