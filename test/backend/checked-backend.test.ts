import {expect} from '@open-wc/testing';
import {checkedBackend} from '../../src/backend/checked-backend.js';
import {answerSchemas} from '../../src/backend/operations.js';
import {memoryBackend} from '../../src/backend/memory/index.js';
import type {Problem} from '../../src/domain/problem.js';

const now = Date.UTC(2026, 2, 16, 12);

/** What the kit hears when an adapter rejects with `problem`. */
async function heard(problem: unknown): Promise<Problem> {
  const adapter = {
    ...memoryBackend({now: () => now}),
    getOrder: () => Promise.reject(Object.assign(new Error('refused'), {problem})),
    serverNow: () => now,
  };
  const error = await checkedBackend(adapter, answerSchemas, {timeoutMilliseconds: 10_000})
    .getOrder({orderId: 'order-1'})
    .then(
      () => null,
      (thrown: unknown) => thrown as {problem: Problem},
    );
  if (!error) throw new Error('not refused');
  return error.problem;
}

describe('the checked backend', () => {
  it('hands a valid problem on as it is', async () => {
    const problem: Problem = {
      kind: 'conflict',
      code: 'taken',
      fields: {name: 'label.taken'},
      retryAt: now + 5000,
      retryAfterMilliseconds: 4000,
      path: 'order.id',
      reference: 'R-1',
      suggestions: ['alpha1', 'alpha2'],
      nextOperationId: 'op-2',
      status: 409,
    };
    expect(await heard(problem)).to.deep.equal(problem);
  });

  for (const [what, given, expected] of [
    ['texts that are none', {code: 7, path: {}, reference: ['R'], nextOperationId: null}, {}],
    [
      'texts without end',
      {code: 'c'.repeat(201), path: 'p'.repeat(201), reference: 'r'.repeat(201), nextOperationId: 'o'.repeat(201)},
      {},
    ],
    ['an id without a character', {nextOperationId: ''}, {}],
    ['times that are none', {retryAt: '2026-03-16', retryAfterMilliseconds: NaN, status: Infinity}, {}],
    ['a time beyond what a date can be', {retryAt: 8.64e15 + 1, retryAfterMilliseconds: -8.64e15 - 1}, {}],
    ['suggestions that are no list', {suggestions: 'alpha1'}, {}],
    ['suggestions that are no names', {suggestions: ['alpha1', 7, null]}, {suggestions: ['alpha1']}],
    ['fields that are no record', {fields: ['label.empty']}, {}],
    ['codes of fields that are none', {fields: {name: 'label.empty', other: {}}}, {fields: {name: 'label.empty'}}],
    ['members nobody knows', {detail: 'mila@partner.example', valueOf: 'mila@partner.example'}, {}],
  ] as const) {
    it(`F-P11: leaves out ${what}`, async () => {
      expect(await heard({kind: 'invalid', ...given})).to.deep.equal({kind: 'invalid', ...expected});
    });
  }

  it('F-P11: takes a problem of no known kind for an unknown one, and keeps its reference', async () => {
    expect(await heard({kind: 'exploded', reference: 'R-1'})).to.deep.equal({kind: 'unknown', reference: 'R-1'});
    expect(await heard({kind: ['server']})).to.deep.equal({kind: 'unknown'});
    for (const none of [null, undefined, 'server', 7]) expect(await heard(none)).to.deep.equal({kind: 'unknown'});
  });

  it('tells a time as a wait by the clock of the server', async () => {
    expect(await heard({kind: 'rate-limited', retryAt: now + 5000})).to.deep.equal({
      kind: 'rate-limited',
      retryAt: now + 5000,
      retryAfterMilliseconds: 5000,
    });
  });
});
