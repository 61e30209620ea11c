/** The submission machine with its effects on the back end. */
import {fromPromise} from 'xstate';
import type {CheckedBackend} from '../backend/checked-backend.js';
import {submissionMachine, type OperationCheck} from './submission-machine.js';

export interface OnceOnlyOptions {
  readonly backend: Pick<CheckedBackend<'getOperation'>, 'getOperation'>;
  /** What an operation belongs to, sent with the question for its outcome. */
  readonly subject: (operationId: string) => {readonly orderId?: string; readonly agreementId?: string};
  /** Sends a payload with its operation id. Never aborted from here: leaving the page does not undo it (decision 14). */
  readonly send: (request: never) => Promise<unknown>;
  /** What the server knows after the operation succeeded. */
  readonly answer: (operationId: string, operation: {readonly caseId: string | null}) => Promise<unknown>;
}

export const onceOnly = ({backend, subject, send, answer}: OnceOnlyOptions) =>
  submissionMachine.provide({
    actors: {
      send: fromPromise<unknown, {operationId: string; request: unknown}>(({input: {operationId, request}}) =>
        send({...(request as object), operationId} as never),
      ),
      check: fromPromise<OperationCheck, {operationId: string}>(async ({input: {operationId}}) => {
        const {state, code, fields, nextOperationId, reference, caseId} = await backend.getOperation({
          operationId,
          ...subject(operationId),
        });
        if (state === 'succeeded') return {state, answer: await answer(operationId, {caseId})};
        if (state !== 'rejected') return {state};
        return {
          state,
          problem: {
            kind: fields ? 'invalid' : 'conflict',
            ...(code && {code}),
            ...(fields && {fields}),
            ...(nextOperationId && {nextOperationId}),
            ...(reference && {reference}),
          },
        };
      }),
    },
  });
