import {expect} from '@open-wc/testing';
import {deleteDB} from 'idb';
import {indexedDbStore} from '../../src/storage/indexed-db-store.js';
import {reviseOnDevice} from '../../src/storage/revise-on-device.js';
import {keptFiles} from '../../src/storage/kept-files.js';
import {partStore, type PartStore} from '../../src/storage/part-store.js';
import type {DeviceStore} from '../../src/storage/port.js';
import {supportKinds, type SupportKinds} from '../../src/storage/support-kinds.js';
import {freshName, onDevice} from '../support/storage.js';

describe('the bytes of files on the device', () => {
  let name: string;
  let store: DeviceStore<SupportKinds>;
  let parts: PartStore;
  beforeEach(() => {
    name = freshName();
    store = indexedDbStore({revise: reviseOnDevice, name, kinds: supportKinds});
    parts = partStore({name: `${name}-files`});
  });
  afterEach(async () => {
    parts.close();
    await store.wipe();
    await deleteDB(`${name}-files`);
  });
  const bytes = (length: number) => new Blob([new Uint8Array(length).fill(7)]);

  it('S-19: a file of any size is given back as it was', async () => {
    const files = keptFiles({store, parts});
    const part = 2 * 1024 * 1024;
    for (const size of [1, part, part + 1, 3 * part]) {
      expect(await files.keep(`${size}`, bytes(size))).to.equal(true);
      expect(await files.has(`${size}`)).to.equal(true);
      expect((await files.read(`${size}`))!.size).to.equal(size);
      await files.forget(`${size}`);
      expect([await files.has(`${size}`), await files.read(`${size}`)]).to.deep.equal([false, null]);
      expect(await parts.list(`${size}`)).to.deep.equal([]);
    }
  });

  it('F-S5: a device that has no room left in the middle of a file keeps none of it, and says so', async () => {
    let puts = 0;
    const full: PartStore = {...parts, put: async (all) => ++puts < 3 && parts.put(all)};
    const files = keptFiles({store, parts: full});
    expect(await files.keep('upload-1', bytes(7_000_000))).to.equal(false);
    expect(puts).to.equal(3);
    expect(await files.has('upload-1')).to.equal(false);
    expect([await parts.list('upload-1'), await onDevice(name)]).to.deep.equal([[], {}]);
  });

  it('F-S13: a file that was cut off while it was written does not count as there', async () => {
    const files = keptFiles({store, parts});
    await files.keep('upload-1', bytes(5_000_000));
    await parts.delete(['upload-1', 2]);
    expect([await files.has('upload-1'), await files.read('upload-1')]).to.deep.equal([false, null]);
    await files.keep('upload-2', bytes(5_000_000));
    await parts.delete(['upload-2', 0]);
    expect(await files.read('upload-2')).to.equal(null);
  });

  it('F-S15: nothing of a file is written once its account is wiped', async () => {
    const files = keptFiles({store, parts});
    await files.keep('upload-1', bytes(1000));
    await store.wipe();
    expect(await files.keep('upload-2', bytes(1000))).to.equal(false);
    expect((await indexedDB.databases()).filter((one) => one.name!.startsWith(name))).to.deep.equal([]);
  });

  it('S-19: a file whose bytes cannot be read any more is not kept', async () => {
    class MovedFile extends Blob {
      override slice(): Blob {
        return {arrayBuffer: () => Promise.reject(new DOMException('moved', 'NotReadableError'))} as unknown as Blob;
      }
    }
    const files = keptFiles({store, parts});
    expect(await files.keep('upload-1', new MovedFile([new Uint8Array(1000)]))).to.equal(false);
    expect(await onDevice(name)).to.deep.equal({});
  });
});
