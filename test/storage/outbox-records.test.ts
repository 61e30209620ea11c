import {expect} from '@open-wc/testing';
import {indexedDbStore} from '../../src/storage/indexed-db-store.js';
import {reviseOnDevice} from '../../src/storage/revise-on-device.js';
import {outboxRecords} from '../../src/storage/outbox-records.js';
import {supportKinds} from '../../src/storage/support-kinds.js';
import {aCaseEntry} from '../machines/cases.js';
import {freshName, openingFull} from '../support/storage.js';

const id = '00000000-0000-4000-8000-000000000001';

describe('what waits to be sent, on a device', () => {
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  /** A tab, on a device that is as full as it is told. */
  function aTab(name = freshName()) {
    const device = {isFull: false};
    const store = indexedDbStore({revise: reviseOnDevice, name, kinds: supportKinds, open: openingFull(device)});
    ends.push(() => store.wipe());
    return {name, device, store, outbox: outboxRecords(store)};
  }
  const entry = aCaseEntry(id, {missingUploads: ['upload-1', 'upload-2']});

  for (const hasRoom of [false, true])
    describe(hasRoom ? 'when there is room again' : 'while it is full', () => {
      async function aWaitingEntry() {
        const tab = aTab();
        tab.device.isFull = true;
        expect(await tab.outbox.add(entry)).to.equal('memory');
        tab.device.isFull = !hasRoom;
        return tab;
      }

      it('F-S5, X-10: an entry that waits for room is noted as tried, and stays', async () => {
        const {outbox} = await aWaitingEntry();
        expect(await outbox.markTried(id)).to.not.be.oneOf([false, 'gone']);
        expect(await outbox.read()).to.deep.equal([{...entry, tried: true}]);
      });

      it('F-S5, S-19: an entry that waits for room loses one file after the other, and stays', async () => {
        const {outbox} = await aWaitingEntry();
        await outbox.fileStored(id, 'upload-1');
        await outbox.fileStored(id, 'upload-2');
        expect(await outbox.read()).to.deep.equal([{...entry, missingUploads: []}]);
        expect(await outbox.markTried(id)).to.not.be.oneOf([false, 'gone']);
        expect(await outbox.read()).to.deep.equal([{...entry, missingUploads: [], tried: true}]);
      });

      it('F-S5, X-17: an entry that waits for room can be taken back, once', async () => {
        const {outbox} = await aWaitingEntry();
        expect(await outbox.takeBack(id, false)).to.equal(true);
        expect(await outbox.read()).to.deep.equal([]);
        expect(await outbox.takeBack(id, false)).to.equal(false);
      });
    });

  it('F-S5, X-03: an entry that was changed while it waited for room is on the device once there is some', async () => {
    const {name, device, store, outbox} = aTab();
    device.isFull = true;
    await outbox.add(entry);
    await outbox.fileStored(id, 'upload-1');
    device.isFull = false;
    document.dispatchEvent(new Event('freeze'));
    expect(await outbox.read()).to.have.lengthOf(1);
    store.close();
    expect(await aTab(name).outbox.read()).to.deep.equal([{...entry, missingUploads: ['upload-2']}]);
  });
});
