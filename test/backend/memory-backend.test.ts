import {expect} from '@open-wc/testing';
import * as v from 'valibot';
import {problemOf} from '../../src/domain/problem.js';
import {memoryBackend, scenarioNames, scenarios, type MemoryState} from '../../src/backend/memory/index.js';
import {mockHandlers} from '../../src/backend/mock/mock-handlers.js';
import {operationNames, operations} from '../../src/backend/operations.js';

const orderId = 'order-1';
const noon = Date.UTC(2026, 2, 16, 12);
const provisioning = {
  orderId,
  operationId: 'order-1-provision-1',
  acknowledgedLineIds: ['line-calling', 'line-meetings', 'line-enterprise', 'line-devices'],
};

const refused = (call: Promise<unknown>) => call.then(() => null, problemOf);

describe('the memory backend', () => {
  for (const name of scenarioNames) {
    it(`begins as ${name} with a valid order, the same each time, as plain JSON`, async () => {
      const backend = memoryBackend({seed: name, now: () => noon});
      const order = v.parse(operations.getOrder.answer, await backend.getOrder({orderId}));
      expect(order.requestedStartDate).to.match(/^2026-0[23]-\d\d$/);
      const state = scenarios[name](noon);
      expect(state.scenario).to.equal(name);
      expect(JSON.parse(JSON.stringify(state))).to.deep.equal(state);
      expect(scenarios[name](noon)).to.deep.equal(state);
    });
  }

  it('F-P6: two backends over one stored state see one order and provision it once', async () => {
    let stored = JSON.stringify(scenarios.failingService(noon));
    const transact = async <T>(work: (state: MemoryState) => T): Promise<T> => {
      const state = JSON.parse(stored) as MemoryState;
      const result = work(state);
      stored = JSON.stringify(state);
      return result;
    };
    const [one, two] = [memoryBackend({transact, now: () => noon}), memoryBackend({transact, now: () => noon})];
    const [first, second] = await Promise.all([one.provision(provisioning), two.provision(provisioning)]);
    expect(second).to.deep.equal(first);
    await one.admin.travel(60_000);
    await two.getSession({});
    expect(two.serverNow()).to.equal(noon + 60_000);
  });

  it('X-10: an operation that takes its time is in progress, pending when asked, then succeeded, once', async () => {
    const backend = memoryBackend({seed: 'failingService', now: () => noon});
    await backend.admin.injectFault({operation: 'provision', phase: 'pending', milliseconds: 5000});
    expect(await refused(backend.provision(provisioning))).to.include({kind: 'conflict', code: 'in-progress'});
    expect(await refused(backend.provision(provisioning))).to.include({kind: 'conflict', code: 'in-progress'});
    const asked = {orderId, operationId: provisioning.operationId};
    expect((await backend.getOperation(asked)).state).to.equal('pending');
    await backend.admin.travel(5000);
    expect((await backend.getOperation(asked)).state).to.equal('succeeded');
    expect((await backend.provision(provisioning)).activation?.startedAt).to.equal(new Date(noon).toISOString());
  });

  it('shows a fault before or after carrying an operation out, as often as told', async () => {
    const backend = memoryBackend({
      seed: 'failingService',
      faults: [{operation: 'provision', phase: 'before', times: 2}],
    });
    const asked = {orderId, operationId: provisioning.operationId};
    expect(await refused(backend.provision(provisioning))).to.deep.equal({kind: 'server'});
    expect(await refused(backend.provision(provisioning))).to.deep.equal({kind: 'server'});
    expect((await backend.getOperation(asked)).state).to.equal('notReceived');
    await backend.admin.injectFault({operation: 'provision', phase: 'after', problem: {kind: 'timeout'}});
    expect(await refused(backend.provision(provisioning))).to.deep.equal({kind: 'timeout'});
    expect((await backend.getOperation(asked)).state).to.equal('succeeded');
  });

  it('places orders, and the set-up mail follows on the start date', async () => {
    const backend = memoryBackend({seed: 'newPartner', now: () => noon});
    const id = await backend.admin.placeOrder({
      product: 'A-FLEX',
      customerName: 'Drina Papir',
      requestedStartDate: '2026-03-18',
      contact: {email: 'team@meridian.example', kind: 'partnerAlias'},
      services: ['meetings'],
    });
    expect((await backend.admin.mails()).filter(({orderId: of}) => of === id)).to.deep.equal([]);
    await backend.admin.travel(2 * 86_400_000);
    const [mail] = (await backend.admin.mails()).filter(({orderId: of}) => of === id);
    expect([mail?.to, mail?.sentAt]).to.deep.equal(['team@meridian.example', Date.UTC(2026, 2, 18)]);
    await backend.admin.reset();
    expect((await backend.admin.state()).orders).to.have.lengthOf(1);
  });

  it('refuses a request of the wrong shape by path, and gives up when told to', async () => {
    const backend = memoryBackend();
    const wrong = await refused(backend.getOrder({} as {orderId: string}));
    expect(wrong).to.deep.equal({kind: 'invalid', code: 'schema', fields: {orderId: 'schema'}});
    expect(await refused(backend.getSession({}, {signal: AbortSignal.abort()}))).to.deep.equal({
      kind: 'network',
      code: 'aborted',
    });
  });
});

describe('the mock handlers', () => {
  it('are one per operation of the contract, and three for files', () => {
    expect(mockHandlers(memoryBackend())).to.have.lengthOf(operationNames.length + 3);
  });
});
