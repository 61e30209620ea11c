import {expect} from '@open-wc/testing';
import {SimulatedClock} from 'xstate';
import type {SupportStorage} from '../../../src/components/support/support-storage.js';
import {
  UploadKeeper,
  type FormFilesEvent,
  type UploadKeeperOptions,
} from '../../../src/components/support/upload-keeper.js';
import {httpBackend} from '../../../src/backend/http/http-backend.js';
import type {FileAnswer} from '../../../src/domain/support/case-answers.js';
import {caseRequest} from '../../../src/domain/support/case-requests.js';
import {defaultSupportPolicy} from '../../../src/domain/support/support-policy.js';
import {filledCase} from '../../machines/cases.js';
import {httpWorld} from '../../support/backend-world.js';
import {aDevice, aFileOf, aWatchedBackend, newId, until} from '../../support/support-device.js';

const policy = {...defaultSupportPolicy.attachments, keptOnDeviceBytes: 2_000_000};
const megabyte = 1_000_000;

describe('the files of a form', () => {
  let device: ReturnType<typeof aDevice>;
  let given: ReturnType<typeof aWatchedBackend>;
  const keepers: UploadKeeper[] = [];
  beforeEach(() => {
    device = aDevice();
    given = aWatchedBackend();
  });
  afterEach(async () => {
    for (const keeper of keepers.splice(0)) keeper.end();
    await device.clear();
  });

  /** The keeper of a form in one visit, with what the form was told last. */
  function aKeeper(
    storage: SupportStorage,
    options: Partial<UploadKeeperOptions> = {},
    restored: readonly FileAnswer[] = [],
  ) {
    const form: {files: readonly FileAnswer[]; uploads: string; missing: readonly string[]} = {
      files: restored,
      uploads: 'stored',
      missing: [],
    };
    const keeper = new UploadKeeper({
      backend: given.backend,
      policy,
      files: storage.files,
      newId,
      onChange: () => {},
      onForm: ({type: _, ...told}: FormFilesEvent) => void Object.assign(form, told),
      ...options,
    });
    keepers.push(keeper);
    const states = () => keeper.items.map(({state}) => state).join();
    return {keeper, form, states};
  }

  /** The bytes that arrived, read back through a case. */
  async function arrived(form: {files: readonly FileAnswer[]}): Promise<Uint8Array> {
    const request = {...caseRequest({...filledCase, files: [...form.files]})!, categoryId: null, operationId: newId()};
    const {id, files} = await given.backend.createCase(request);
    const file = await given.backend.readFile({caseId: id, fileId: files[0]!.id});
    return new Uint8Array(await file.arrayBuffer());
  }
  const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

  it('S-19: files are sent by themselves and the form knows which are missing', async () => {
    const {keeper, form, states} = aKeeper(device.storage());
    await keeper.begin([]);
    given.line.holdFilesAt = 500_000;
    keeper.add([aFileOf(megabyte), aFileOf(1000, '../évil\u202Egnp.log', 9)]);
    await until('one is there, one is held', () => states() === 'sending,stored');
    expect(form.files.map(({name}) => name)).to.deep.equal(['trace.log', 'évilgnp.log']);
    expect([form.uploads, form.missing]).to.deep.equal(['underWay', [form.files[0]!.uploadId]]);
    expect(keeper.totals.bytes).to.equal(megabyte + 1000);
    expect(keeper.totals.sentBytes).to.be.within(500_000, megabyte);
    keeper.pause(form.files[0]!.uploadId);
    expect([states(), form.uploads]).to.deep.equal(['paused,stored', 'held']);
    given.line.holdFilesAt = null;
    keeper.resume(form.files[0]!.uploadId);
    await until('both are there', () => states() === 'stored,stored');
    expect([form.uploads, form.missing]).to.deep.equal(['stored', []]);
  });

  it('S-19, K-05: after a restart a file goes on by itself from what the server has, once and whole', async () => {
    const file = aFileOf(1_700_000);
    const first = device.storage();
    const before = aKeeper(first);
    await before.keeper.begin([]);
    given.line.holdFilesAt = 600_000;
    before.keeper.add([file]);
    await until('held', () => before.keeper.items[0]?.kept === 'device' && before.keeper.totals.sentBytes >= 600_000);
    before.keeper.end();
    first.close();
    given.line.holdFilesAt = null;
    const next = device.storage();
    const after = aKeeper(next, {}, before.form.files);
    await after.keeper.begin(before.form.files);
    await until('there', () => after.states() === 'stored');
    const offsets = given.named('sendFile').map(({request}) => request['offset'] as number);
    expect(offsets).to.have.lengthOf(2);
    expect(offsets[1]).to.be.at.least(600_000);
    expect(after.form.files).to.deep.equal(before.form.files);
    expect(await arrived(after.form)).to.deep.equal(await bytesOf(file));
    await until('its bytes are forgotten', async () => !(await next.files.has(before.form.files[0]!.uploadId)));
  });

  it('S-19, F-P2: over HTTP too, a line that drops and a restart cost no more than what was under way', async () => {
    const world = await httpWorld('empty');
    given = aWatchedBackend(httpBackend({baseUrl: world.baseUrl, chunkBytes: megabyte}));
    const file = aFileOf(9 * megabyte);
    const large = {policy: {...policy, keptOnDeviceBytes: 25 * megabyte}};
    const first = device.storage();
    const before = aKeeper(first, large);
    await before.keeper.begin([]);
    given.line.holdFilesAt = 4 * megabyte;
    before.keeper.add([file]);
    await until(
      'held',
      () => before.keeper.items[0]?.kept === 'device' && before.keeper.totals.sentBytes >= 4 * megabyte,
    );
    before.keeper.end();
    first.close();
    given.line.holdFilesAt = null;
    await world.dropFiles({everyBytes: 2 * megabyte, times: 2});
    const after = aKeeper(device.storage(), large, before.form.files);
    await after.keeper.begin(before.form.files);
    await until('there', () => after.states() === 'stored');
    const bytes = (await world.fileRequests()).reduce((sum, request) => sum + request.bytes, 0);
    expect(bytes).to.be.below(file.size + 4 * megabyte);
    expect(await arrived(after.form)).to.deep.equal(await bytesOf(file));
  });

  it('S-19: a file too large to be kept is asked for again; another one is told from it, the same goes on', async () => {
    const file = aFileOf(3_000_000);
    const first = device.storage();
    const before = aKeeper(first);
    await before.keeper.begin([]);
    given.line.holdFilesAt = megabyte;
    before.keeper.add([file]);
    await until('held', () => before.keeper.totals.sentBytes >= megabyte);
    expect(before.keeper.items[0]!.kept).to.equal('tooLarge');
    before.keeper.end();
    first.close();
    given.line.holdFilesAt = null;
    const {keeper, form, states} = aKeeper(device.storage(), {}, before.form.files);
    await keeper.begin(before.form.files);
    await until('asked for', () => states() === 'wanting');
    expect(form.uploads).to.equal('held');
    const {uploadId} = before.form.files[0]!;
    keeper.give(uploadId, aFileOf(2_900_000));
    expect(keeper.items[0]!.isOther, 'another size').to.equal(true);
    keeper.give(uploadId, aFileOf(3_000_000, 'trace.log', 2));
    await until(
      'other bytes',
      () => states() === 'wanting' && keeper.items[0]!.isOther && keeper.fileOf(uploadId) === null,
    );
    expect(given.named('sendFile'), 'nothing of it was sent').to.have.lengthOf(1);
    keeper.give(uploadId, file);
    await until('there', () => states() === 'stored');
    expect(given.named('sendFile')[1]!.request['offset']).to.be.at.least(megabyte);
    expect(await arrived(form)).to.deep.equal(await bytesOf(file));
  });

  it('S-28: what is wrong with a file is said at once, and the others go on', async () => {
    const {keeper, form, states} = aKeeper(device.storage(), {policy: {...policy, mostFiles: 2, mostBytes: 5000}});
    await keeper.begin([]);
    keeper.add([
      aFileOf(0, 'empty.log'),
      aFileOf(6000, 'big.log'),
      aFileOf(10, 'program.exe'),
      aFileOf(10, 'a.log'),
      aFileOf(11, 'virus.log'),
      aFileOf(12, 'c.log'),
    ]);
    await until('all are settled', () => states() === 'refused,refused,refused,stored,refused,refused');
    expect(keeper.items.map(({code}) => code)).to.deep.equal([
      'file.empty',
      'file.tooBig',
      'file.type',
      null,
      'file.virus',
      'file.tooMany',
    ]);
    expect(form.files.map(({name}) => name)).to.deep.equal(['a.log']);
    for (const {file} of keeper.items.filter(({code}) => code !== null)) keeper.cancel(file.uploadId);
    await until('they are gone', () => states() === 'stored');
    expect(form.uploads).to.equal('stored');
  });

  it('K-05: the same file chosen twice is sent once', async () => {
    const duplicates: unknown[] = [];
    const {keeper, form, states} = aKeeper(device.storage(), {onDuplicate: (one) => void duplicates.push(one)});
    await keeper.begin([]);
    keeper.add([aFileOf(1000, 'one.log'), aFileOf(1000, 'copy.log')]);
    await until('one is left', () => states() === 'stored');
    expect(duplicates).to.deep.equal([{name: 'copy.log', of: 'one.log'}]);
    expect(form.files.map(({name}) => name)).to.deep.equal(['one.log']);
    expect(given.named('sendFile')).to.have.lengthOf(1);
  });

  it('F-S5, F-S11: where the device keeps nothing, a file is sent all the same, and what that means is told', async () => {
    const {keeper, states} = aKeeper(device.storage({memoryOnly: true}));
    await keeper.begin([]);
    given.line.holdFilesAt = 1;
    keeper.add([aFileOf(1000)]);
    await until('told', () => keeper.items[0]!.kept === 'refused');
    given.line.holdFilesAt = null;
    keeper.pause(keeper.items[0]!.file.uploadId);
    keeper.resume(keeper.items[0]!.file.uploadId);
    await until('there', () => states() === 'stored');
  });

  it('K-03: without a network files wait and do not fail; when it returns they go on by themselves', async () => {
    const clock = new SimulatedClock();
    const {keeper, form, states} = aKeeper(device.storage(), {isOnline: false, clock});
    given.line.isCut = true;
    await keeper.begin([]);
    keeper.add([aFileOf(1000)]);
    await until('waits', () => given.named('createUpload').length === 1 && states() === 'waiting');
    for (let tries = 1; tries < 12; tries++) {
      clock.increment(60_000);
      await until('answered', () => states() !== 'announcing');
    }
    expect([states(), form.uploads, given.named('createUpload').length]).to.deep.equal(['waiting', 'underWay', 1]);
    given.line.isCut = false;
    keeper.networkReturned();
    await until('there', () => states() === 'stored');
  });

  for (const returned of ['networkReturned', 'sessionRestored'] as const) {
    it(`K-03, K-16: what was given up is tried again by itself: ${returned}`, async () => {
      const clock = new SimulatedClock();
      const {keeper, form, states} = aKeeper(device.storage(), {clock});
      given.line.isCut = true;
      await keeper.begin([]);
      keeper.add([aFileOf(1000)]);
      await until('given up', () => {
        clock.increment(60_000);
        return states() === 'failed';
      });
      expect(form.uploads).to.equal('failed');
      given.line.isCut = false;
      keeper[returned]();
      await until('there', () => states() === 'stored');
    });
  }

  it('K-05: a draft that is not wanted takes its files with it, here and at the server', async () => {
    const storage = device.storage();
    const {keeper, form} = aKeeper(storage);
    await keeper.begin([]);
    given.line.holdFilesAt = 1;
    keeper.add([aFileOf(1000), aFileOf(2000)]);
    await until('both are on their way', () =>
      keeper.items.every(({kept, state}) => kept === 'device' && state === 'sending'),
    );
    keeper.discard();
    await until('the server was told', () => given.named('cancelUpload').length === 2);
    for (const {uploadId} of form.files) await until('gone', async () => !(await storage.files.has(uploadId)));
  });
});
