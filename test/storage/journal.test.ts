import {expect} from '@open-wc/testing';
import {indexedDbStore} from '../../src/storage/indexed-db-store.js';
import {milestones, provisioningJournal, type JournalEntry} from '../../src/storage/journal.js';
import {memoryStore} from '../../src/storage/memory-store.js';
import type {DeviceStore} from '../../src/storage/port.js';
import {freshName, notices, onDevice, plant} from '../support/storage.js';

const entry = (more: Partial<JournalEntry> = {}): JournalEntry => ({
  orderId: 'order-1',
  milestone: 'started',
  at: 1_800_000_000_000,
  operationId: null,
  ...more,
});

describe("the wizard's journal", () => {
  let name: string;
  let store: DeviceStore;
  beforeEach(() => {
    name = freshName();
    store = indexedDbStore({name});
  });
  afterEach(async () => {
    await store.wipe();
  });

  it('keeps every milestone of an order', async () => {
    const journal = provisioningJournal(Promise.resolve(store));
    expect(await journal.read('order-1')).to.equal(null);
    for (const milestone of milestones) {
      await journal.write(entry({milestone, operationId: 'operation-1'}));
      expect(await journal.read('order-1')).to.deep.equal(entry({milestone, operationId: 'operation-1'}));
    }
    expect(await journal.read('order-2')).to.equal(null);
  });

  it('F-N5: never lets a field outside its allow-list reach the device', async () => {
    const journal = provisioningJournal(store);
    const heard = notices(store);
    const canary = 'canary@example.com';
    await journal.write({...entry(), email: canary} as JournalEntry);
    await journal.write({...entry(), milestone: canary} as unknown as JournalEntry);
    await journal.write({...entry(), operationId: {value: canary}} as unknown as JournalEntry);
    await journal.write({...entry(), at: canary} as unknown as JournalEntry);
    expect(await journal.read('order-1')).to.equal(null);
    expect(heard.filter(({type}) => type === 'recordRefused')).to.have.length(4);
    expect(JSON.stringify(heard)).to.not.contain(canary);
    expect(await onDevice(name)).to.deep.equal({});
    await journal.write(entry());
    expect(Object.keys(await onDevice(name))).to.deep.equal(['journal order-1']);
  });

  it("X-16: what is kept is a versioned record with a milestone's name, never a machine's state", async () => {
    await provisioningJournal(store).write(entry({milestone: 'mapping', operationId: 'operation-1'}));
    const {'journal order-1': record} = (await onDevice(name)) as Record<string, {v: number; data: object}>;
    expect(record!.v).to.equal(1);
    expect(record!.data).to.deep.equal(entry({milestone: 'mapping', operationId: 'operation-1'}));
    const snapshot = {value: {services: 'calling'}, status: 'active', context: {}, children: {}};
    await provisioningJournal(store).write(snapshot as unknown as JournalEntry);
    expect(Object.keys(await onDevice(name))).to.deep.equal(['journal order-1']);
  });

  it('answers null for a broken entry', async () => {
    await store.list('journal');
    await plant(name, 'journal', {'order-1': {v: 1, at: 1, data: {...entry(), step: 'confirm'}}});
    expect(await provisioningJournal(store).read('order-1')).to.equal(null);
  });

  it('never rejects, whatever the store does', async () => {
    const fail = () => Promise.reject(new Error('no'));
    const broken = {...memoryStore(), get: fail, put: fail, delete: fail} as unknown as DeviceStore;
    for (const journal of [provisioningJournal(broken), provisioningJournal(Promise.reject(new Error('no')))]) {
      await journal.write(entry());
      expect(await journal.read('order-1')).to.equal(null);
    }
  });
});
