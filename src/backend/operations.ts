/**
 * The contract between the kit and a vendor's systems, with requests.ts as one source: every operation with its path,
 * its effect and the schema of its answer. From it come the TypeScript interface, the validation of answerSchemas, the HTTP
 * paths, the OpenAPI document, the mock and the conformance suite. An element imports its own flow's answerSchemas alone.
 */
import type * as v from 'valibot';
import {provisioningAnswers} from './provisioning-operations.js';
import {renewalAnswers} from './renewal-operations.js';
import type {Effect, Route} from './routes-at-hand.js';
import {operationNames, routes, type OperationName} from './routes.js';
import {supportAnswers} from './support-operations.js';

export {OperationState, Session} from './session-operations.js';
export {operationNames, type Effect, type OperationName} from './routes.js';

export const answerSchemas = {
  ...provisioningAnswers,
  ...renewalAnswers,
  ...supportAnswers,
} as const satisfies Record<OperationName, v.GenericSchema>;

interface Operation<K extends OperationName> {
  readonly path: (typeof routes)[K][0];
  readonly effect: Effect;
  readonly answer: (typeof answerSchemas)[K];
}

export const operations = Object.fromEntries(
  operationNames.map((name) => {
    const [path, effect = 'read']: Route = routes[name];
    return [name, {path, effect, answer: answerSchemas[name]}];
  }),
) as unknown as {readonly [K in OperationName]: Operation<K>};
