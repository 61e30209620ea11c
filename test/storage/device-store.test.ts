import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import * as v from 'valibot';
import {indexedDbStore} from '../../src/storage/indexed-db-store.js';
import {reviseOnDevice} from '../../src/storage/revise-on-device.js';
import {isPlainData} from '../../src/storage/is-plain-data.js';
import {memoryStore} from '../../src/storage/memory-store.js';
import {recordKinds} from '../../src/storage/record-kinds.js';
import type {RecordKind} from '../../src/storage/port.js';
import {storageContract} from '../contract/storage-contract.js';
import {freshName, notices, onDevice, plant, testKinds, type TestStore} from '../support/storage.js';

storageContract('memory', 'memory', () => memoryStore({kinds: testKinds}));
storageContract('IndexedDB', 'device', () =>
  indexedDbStore({revise: reviseOnDevice, name: freshName(), kinds: testKinds}),
);

describe('records on the device', () => {
  let name: string;
  let store: TestStore;
  beforeEach(async () => {
    name = freshName();
    store = indexedDbStore({revise: reviseOnDevice, name, kinds: testKinds});
    await store.list('draft');
  });
  afterEach(async () => {
    await store.wipe();
  });

  it('are wrapped with the version of their kind and the time, and hold nothing else', async () => {
    await store.put('counter', 'a', {count: 1});
    const {'counter a': record, ...others} = await onDevice(name);
    expect(record)
      .to.have.all.keys('v', 'at', 'data')
      .and.deep.include({v: 1, data: {count: 1}});
    expect(others).to.deep.equal({});
  });

  it('F-S9: migrate from every older version', async () => {
    await plant(name, 'draft', {
      one: {v: 1, at: 11, data: {name: 'old'}},
      two: {v: 2, at: 12, data: {title: 'newer', lines: [7]}},
      three: {v: 3, at: 13, data: {title: 'current', lines: [], note: 'n'}},
    });
    expect(await store.get('draft', 'one')).to.deep.equal({
      key: 'one',
      at: 11,
      value: {title: 'old', lines: [], note: null},
    });
    expect(await store.get('draft', 'two')).to.deep.equal({
      key: 'two',
      at: 12,
      value: {title: 'newer', lines: [7], note: null},
    });
    expect((await store.list('draft')).map(({value}) => value.title)).to.deep.equal(['old', 'current', 'newer']);
  });

  it('F-S9: are discarded with a notice, whole and for good, where they are broken', async () => {
    const broken: Record<string, unknown> = {
      unknownField: {v: 3, at: 1, data: {title: 'x', lines: [], note: null, more: 1}},
      wrongType: {v: 3, at: 1, data: {title: 5, lines: [], note: null}},
      missingField: {v: 3, at: 1, data: {title: 'x'}},
      throwingMigration: {v: 1, at: 1, data: null},
      uselessMigration: {v: 1, at: 1, data: {}},
      noWrapper: {title: 'x', lines: [], note: null},
      wideWrapper: {v: 3, at: 1, data: {title: 'x', lines: [], note: null}, more: 1},
      noVersion: {at: 1, data: {title: 'x', lines: [], note: null}},
      fraction: {v: 1.5, at: 1, data: {name: 'x'}},
      zero: {v: 0, at: 1, data: {name: 'x'}},
      text: 'text',
      nothing: null,
    };
    await plant(name, 'draft', broken);
    const heard = notices(store);
    for (const key of Object.keys(broken)) expect(await store.get('draft', key), key).to.equal(null);
    expect(heard.slice(1)).to.deep.equal(
      Object.keys(broken).map(() => ({type: 'recordDiscarded', kind: 'draft', reason: 'invalid'})),
    );
    expect(await onDevice(name)).to.deep.equal({});
  });

  it('F-S9: of a newer version read as absent and stay where they are', async () => {
    const newer = {v: 4, at: 1, data: {future: true}};
    await plant(name, 'draft', {a: newer});
    const heard = notices(store);
    expect(await store.get('draft', 'a')).to.equal(null);
    expect(heard.slice(1)).to.deep.equal([{type: 'recordDiscarded', kind: 'draft', reason: 'newer'}]);
    expect(await onDevice(name)).to.deep.equal({'draft a': newer});
  });

  it('F-S9: are either whole or absent, whatever is on the device', async () => {
    const good = {title: 'x', lines: [1], note: null};
    const mutation = fc.tuple(fc.constantFrom('title', 'lines', 'note', 'extra'), fc.jsonValue());
    const records = fc.sample(
      fc.oneof(
        fc.record({v: fc.integer({min: -1, max: 5}), at: fc.nat(), data: fc.jsonValue()}),
        fc.tuple(fc.integer({min: 1, max: 3}), mutation).map(([version, [field, value]]) => ({
          v: version,
          at: 1,
          data: {...good, [field]: value},
        })),
        fc.jsonValue(),
      ),
      300,
    );
    await plant(name, 'draft', {...records, good: {v: 3, at: 1, data: good}});
    const listed = await store.list('draft');
    expect(listed.some(({key}) => key === 'good')).to.equal(true);
    expect(listed.every(({value}) => v.is(testKinds.draft.schema, value))).to.equal(true);
    expect(store.health).to.deep.equal({state: 'ready'});
  });

  it('F-S10: with inherited keys, depth or bulk are discarded and pollute nothing', async () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 500; level++) deep = [deep];
    await plant(name, 'draft', {
      prototype: {v: 3, at: 1, data: JSON.parse('{"title":"x","lines":[],"note":null,"__proto__":{"polluted":1}}')},
      oldPrototype: {v: 1, at: 1, data: JSON.parse('{"name":"x","__proto__":{"polluted":1}}')},
      nested: {v: 3, at: 1, data: {title: 'x', lines: [], note: JSON.parse('{"constructor":1}')}},
      deep: {v: 3, at: 1, data: {title: 'x', lines: deep, note: null}},
      bulk: {v: 3, at: 1, data: {title: 'x'.repeat(2_000_000), lines: [], note: null}},
      date: {v: 3, at: 1, data: {title: 'x', lines: new Date(0), note: null}},
    });
    expect(await store.list('draft')).to.deep.equal([]);
    expect(({} as {polluted?: number}).polluted).to.equal(undefined);
    expect(await onDevice(name)).to.deep.equal({});
  });
});

describe('plain data', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 'end' : [nested(levels - 1)]);

  it('F-S10: ends at 32 levels, 20,000 values and 1,000,000 characters', () => {
    expect(isPlainData(nested(32))).to.equal(true);
    expect(isPlainData(nested(33))).to.equal(false);
    expect(isPlainData(new Array(19_999).fill(0))).to.equal(true);
    expect(isPlainData(new Array(20_001).fill(0))).to.equal(false);
    expect(isPlainData([new Array(15_000).fill(0), new Array(15_000).fill(0)])).to.equal(false);
    expect(isPlainData('x'.repeat(1_000_000))).to.equal(true);
    expect(isPlainData({x: 'x'.repeat(1_000_000)})).to.equal(false);
  });
});

describe('the kinds of records', () => {
  for (const [kind, {version, migrations}] of Object.entries<RecordKind>(recordKinds)) {
    it(`F-S9: ${kind} has a migration from every older version`, () => {
      for (let from = 1; from < version; from++) expect(migrations[from], `from ${from}`).to.be.a('function');
    });
  }
});
