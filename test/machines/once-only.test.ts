import {expect} from '@open-wc/testing';
import {createActor, toPromise} from 'xstate';
import type {OperationState} from '../../src/backend/session-operations.js';
import {BackendError} from '../../src/domain/problem.js';
import {onceOnly} from '../../src/machines/once-only.js';
import type {SubmissionInput} from '../../src/machines/submission-machine.js';

const unanswered = {code: null, fields: null, nextOperationId: null, reference: null, caseId: null};

/** A submission whose first request gets lost, over a back end that then says this of the operation, one after the other. */
function aLostRequest(said: readonly Partial<OperationState>[], request: SubmissionInput['request'] = {text: 'a'}) {
  const sent: unknown[] = [];
  const asked: unknown[] = [];
  const left = [...said];
  const machine = onceOnly({
    backend: {
      getOperation: async (question) => {
        asked.push(question);
        return {...unanswered, ...left.shift()} as OperationState;
      },
    },
    subject: () => ({orderId: 'order-1'}),
    send: async (payload) => {
      sent.push(payload);
      if (sent.length === 1) throw new BackendError({kind: 'network'});
      return 'sent again';
    },
    answer: async () => 'what the server has',
  });
  const actor = createActor(machine, {input: {operationId: 'op-1', request}}).start();
  // At once, instead of after a pause.
  actor.subscribe(({value}) => {
    if (value === 'pausing' || value === 'repeating') queueMicrotask(() => actor.send({type: 'check.requested'}));
  });
  return {sent, asked, output: toPromise(actor)};
}

describe('a once-only action over a back end', () => {
  it('X-10, F-P2: is asked about with its subject, and sent again as it was under the same id where it never arrived', async () => {
    const {sent, asked, output} = aLostRequest([{state: 'notReceived'}]);
    expect(await output).to.deep.equal({outcome: 'succeeded', answer: 'sent again', mismatch: false});
    expect(asked).to.deep.equal([{operationId: 'op-1', orderId: 'order-1'}]);
    expect(sent).to.deep.equal([
      {text: 'a', operationId: 'op-1'},
      {text: 'a', operationId: 'op-1'},
    ]);
  });

  it('F-P4: is not over as long as it is pending, and then ends with what the server has', async () => {
    const {sent, asked, output} = aLostRequest([{state: 'pending'}, {state: 'pending'}, {state: 'succeeded'}]);
    expect(await output).to.deep.equal({outcome: 'succeeded', answer: 'what the server has', mismatch: false});
    expect(asked).to.have.length(3);
    expect(sent).to.have.length(1);
  });

  it('X-10, P-82: a refusal that was learned by asking has its code, its fields, its reference and the id of the next try', async () => {
    const refusal = {code: 'lines', fields: {'lines.0': 'unknown'}, nextOperationId: 'op-2', reference: 'REF-1'};
    const told = aLostRequest([{state: 'rejected', ...refusal}]);
    expect(await told.output).to.deep.equal({outcome: 'rejected', problem: {kind: 'invalid', ...refusal}});
    const plain = aLostRequest([{state: 'rejected', code: 'order-closed'}]);
    expect(await plain.output).to.deep.equal({outcome: 'rejected', problem: {kind: 'conflict', code: 'order-closed'}});
  });
});
