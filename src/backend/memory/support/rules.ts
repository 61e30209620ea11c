/** What the operations of support do in the memory backend. */
import type * as v from 'valibot';
import type {RawAnswerOf} from '../../partner-backend.js';
import type {supportRequests} from '../../support-requests.js';
import {reject, type World} from '../world.js';

export type SupportRules = {
  [K in keyof typeof supportRequests]: (
    world: World,
    request: v.InferOutput<(typeof supportRequests)[K]>,
  ) => RawAnswerOf<K>;
};

export const supportRules = new Proxy({} as SupportRules, {
  get: () => () => reject({kind: 'gone', code: 'no-support'}),
});
