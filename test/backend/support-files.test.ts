import {expect} from '@open-wc/testing';
import {getResponse} from 'msw';
import {checkedSupportBackend, type CheckedSupportBackend} from '../../src/backend/checked-support-backend.js';
import {aCase, hashOf, newId, settledUpload} from '../../src/backend/conformance/support-requests.js';
import type {FileTransport} from '../../src/backend/file-transport.js';
import {httpBackend, type HttpBackendOptions} from '../../src/backend/http/http-backend.js';
import {memoryBackend} from '../../src/backend/memory/index.js';
import {mockHandlers} from '../../src/backend/mock/mock-handlers.js';
import type {SupportBackend} from '../../src/backend/partner-backend.js';
import {BackendError, problemOf} from '../../src/domain/problem.js';
import {httpWorld, type HttpWorld} from '../support/backend-world.js';

const mebibyte = 1024 * 1024;
const checked = (backend: SupportBackend) => checkedSupportBackend(backend, {timeoutMilliseconds: 10_000});

/** A file in which every part is another. */
function bigFile(mebibytes: number): Blob {
  const bytes = new Uint32Array((mebibytes * mebibyte) / 4);
  for (let at = 0; at < bytes.length; at++) bytes[at] = Math.imul(at, 0x9e3779b1);
  return new Blob([bytes]);
}

async function overHttp(options: Partial<HttpBackendOptions> = {}) {
  const world = await httpWorld('empty');
  return {world, backend: checked(httpBackend({baseUrl: world.baseUrl, ...options}))};
}

async function announced(backend: CheckedSupportBackend, file: Blob): Promise<string> {
  const uploadId = newId();
  await backend.createUpload({uploadId, name: 'trace.log', size: file.size});
  return uploadId;
}

/** The upload at a case, read back. */
async function readBack(backend: CheckedSupportBackend, uploadId: string): Promise<Blob> {
  await settledUpload(backend, uploadId);
  const {id, files} = await backend.createCase(aCase({uploadIds: [uploadId]}));
  return backend.readFile({caseId: id, fileId: files[0]!.id});
}

/** The bytes that reached the server. */
const bytesSent = async (world: HttpWorld) => (await world.fileRequests()).reduce((sum, {bytes}) => sum + bytes, 0);

const problem = (call: Promise<unknown>) => call.then(() => null, problemOf);

describe('files over HTTP', () => {
  it('S-19, F-P2: a file arrives once and whole over a connection that drops every few megabytes', async () => {
    const {world, backend} = await overHttp();
    const file = bigFile(20);
    const uploadId = await announced(backend, file);
    await world.dropFiles({everyBytes: 3 * mebibyte, times: 5});
    const heard: number[] = [];
    await backend.sendFile(file, {uploadId, offset: 0}, {onProgress: (bytes) => heard.push(bytes)});
    expect(heard.at(-1)).to.equal(file.size);
    const requests = await world.fileRequests();
    const offsets = requests.filter(({method}) => method === 'PATCH').map(({offset}) => offset);
    expect(offsets.length, 'five that broke, and those that went through').to.be.at.least(6);
    expect(offsets, 'each goes on from where the server is').to.deep.equal(
      offsets.toSorted((one, other) => one - other),
    );
    expect(await bytesSent(world), 'little is sent twice').to.be.below(file.size + 10 * mebibyte);
    expect(await hashOf(await readBack(backend, uploadId))).to.equal(await hashOf(file));
  });

  it('S-19: what was stopped goes on from the server’s offset in another page', async () => {
    const {world, backend} = await overHttp({chunkBytes: mebibyte});
    const file = bigFile(8);
    const uploadId = await announced(backend, file);
    const stop = new AbortController();
    const first = backend.sendFile(
      file,
      {uploadId, offset: 0},
      {
        signal: stop.signal,
        onProgress: (bytes) => {
          if (bytes >= 3 * mebibyte) stop.abort();
        },
      },
    );
    expect(await problem(first)).to.deep.include({kind: 'network', code: 'aborted'});
    const {offset, state} = await backend.getUpload({uploadId});
    expect([state, offset > 0 && offset < file.size]).to.deep.equal(['receiving', true]);
    const again = checked(httpBackend({baseUrl: world.baseUrl}));
    await again.sendFile(file, {uploadId, offset});
    const offsets = (await world.fileRequests()).filter(({method}) => method === 'PATCH').map((one) => one.offset);
    expect(offsets.at(-1), 'nothing that was there is sent again').to.be.at.least(offset);
    expect(await hashOf(await readBack(again, uploadId))).to.equal(await hashOf(file));
  });

  it('S-19, F-P2: a line that goes silent is given up in time, and the file goes on from what arrived', async () => {
    const {world, backend} = await overHttp({chunkBytes: mebibyte, timeoutMilliseconds: 600});
    const file = bigFile(3);
    const uploadId = await announced(backend, file);
    await world.dropFiles({everyBytes: mebibyte / 2, times: 1, stalls: true});
    expect(await problem(backend.sendFile(file, {uploadId, offset: 0}))).to.deep.include({kind: 'timeout'});
    const {offset} = await backend.getUpload({uploadId});
    await backend.sendFile(file, {uploadId, offset});
    expect(await hashOf(await readBack(backend, uploadId))).to.equal(await hashOf(file));
  });

  it('a file of another size than was announced is refused before a byte of it is sent', async () => {
    const {world, backend} = await overHttp();
    const uploadId = await announced(backend, bigFile(2));
    const refused = await problem(backend.sendFile(bigFile(1), {uploadId, offset: 0}));
    expect(refused).to.deep.include({kind: 'invalid', code: 'other-file'});
    expect(await bytesSent(world)).to.equal(0);
  });

  it('files need the session of the one who announced them', async () => {
    const {world, backend} = await overHttp();
    const file = bigFile(1);
    const uploadId = await announced(backend, file);
    await world.admin.signIn('account-colleague');
    expect(await problem(backend.sendFile(file, {uploadId, offset: 0}))).to.deep.include({kind: 'forbidden'});
    await world.admin.signOut();
    expect(await problem(backend.sendFile(file, {uploadId, offset: 0}))).to.deep.include({kind: 'signed-out'});
    await world.admin.signIn('account-partner');
    const unknown = await problem(backend.sendFile(file, {uploadId: newId(), offset: 0}));
    expect(unknown).to.deep.include({kind: 'gone'});
    await backend.sendFile(file, {uploadId, offset: 0});
    expect((await settledUpload(backend, uploadId)).state).to.equal('stored');
  });

  it('bears the host’s headers with every request of a file', async () => {
    let asked = 0;
    const headers = () => (asked++, {'X-Token': `t-${asked}`});
    const {backend} = await overHttp({headers, chunkBytes: mebibyte});
    const file = bigFile(2);
    const uploadId = await announced(backend, file);
    asked = 0;
    await backend.sendFile(file, {uploadId, offset: 0});
    expect(asked, 'one question and two parts').to.equal(3);
  });

  it('S-25: hears of news as they happen, where the server sends them', async () => {
    const {world, backend} = await overHttp({events: true});
    const {id: caseId} = await backend.createCase(aCase());
    const stop = new AbortController();
    const news = new Promise<{caseId: string; revision: number}>((resolve) => {
      backend.watchCases(resolve, {signal: stop.signal});
    });
    let heard = false;
    void news.then(() => (heard = true));
    // The server may not listen yet at the first of them.
    for (let tries = 0; !heard && tries < 50; tries++) {
      await world.admin.changeSeverity(caseId, tries % 2 === 0 ? 1 : 2);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect((await news).caseId).to.equal(caseId);
    stop.abort();
  });
});

describe('news of cases', () => {
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  it('S-12, S-25: reach whoever sees the case, and nobody else', async () => {
    const memory = memoryBackend({seed: 'empty'});
    const {id: caseId} = await checked(memory).createCase(aCase());
    const stop = new AbortController();
    const heard: string[] = [];
    checked(memory).watchCases((news) => void heard.push(news.caseId), {signal: stop.signal});
    await memory.admin.signIn('account-customer');
    await pause(1100);
    await memory.admin.changeSeverity(caseId, 1);
    await pause(1100);
    await memory.admin.signOut();
    await memory.admin.changeSeverity(caseId, 2);
    await pause(1100);
    expect(heard).to.deep.equal([]);
    await memory.admin.signIn('account-partner');
    await pause(1100);
    await memory.admin.changeSeverity(caseId, 1);
    await pause(1100);
    expect(heard).to.deep.equal([caseId]);
    stop.abort();
  });

  it('S-12: over HTTP nobody hears of them without a session', async () => {
    const {world, backend} = await overHttp({events: true});
    await world.admin.signOut();
    const lost = await new Promise((resolve) => {
      backend.watchCases(() => resolve('news'), {signal: new AbortController().signal, onLost: () => resolve('lost')});
      setTimeout(resolve, 3000, 'nothing');
    });
    expect(lost).to.equal('lost');
  });
});

describe('files through the mock', () => {
  it('S-19: speak tus and give back what was sent', async () => {
    const memory = memoryBackend({seed: 'empty'});
    const backend = checked(memory);
    const handlers = mockHandlers(memory);
    const file = bigFile(1);
    const uploadId = await announced(backend, file);
    const url = `${location.origin}/api/uploads/files/${uploadId}`;
    const send = (offset: number, part: Blob) =>
      getResponse(
        handlers,
        new Request(url, {method: 'PATCH', body: part, headers: {'Upload-Offset': String(offset)}}),
      );
    expect((await send(0, file.slice(0, 300_000)))?.status).to.equal(204);
    expect((await send(0, file.slice(0, 300_000)))?.status, 'does not go on from there').to.equal(409);
    const head = await getResponse(handlers, new Request(url, {method: 'HEAD'}));
    expect([head?.headers.get('Upload-Offset'), head?.headers.get('Upload-Length')]).to.deep.equal([
      '300000',
      String(file.size),
    ]);
    await send(300_000, file.slice(300_000));
    expect(await hashOf(await readBack(backend, uploadId))).to.equal(await hashOf(file));
    const unknown = await getResponse(handlers, new Request(`${url}-not`, {method: 'HEAD'}));
    expect(unknown?.status).to.equal(404);
  });
});

describe('what an adapter does with files', () => {
  const file = new Blob(['0123456789']);
  const upload = {uploadId: 'upload-1', offset: 0};
  const over = (files: Partial<FileTransport>) => checked({...memoryBackend(), ...files});

  it('F-P11: whatever it throws is a problem of the closed list, synchronously too', async () => {
    const thrown: unknown[] = [new Error('x'), 'text', undefined, {problem: {kind: 'made-up'}}];
    for (const error of thrown) {
      const sendFile = () => {
        throw error;
      };
      expect(await problem(over({sendFile}).sendFile(file, upload))).to.deep.equal({kind: 'unknown'});
    }
    const refuse = () => Promise.reject(new BackendError({kind: 'gone', code: 'upload-unknown'}));
    expect(await problem(over({readFile: refuse}).readFile({caseId: 'c', fileId: 'f'}))).to.deep.include({
      kind: 'gone',
    });
  });

  it('F-P11: one that never settles ends when it is told to stop', async () => {
    const stop = new AbortController();
    const never = over({sendFile: () => new Promise(() => undefined)});
    const sending = never.sendFile(file, upload, {signal: stop.signal});
    stop.abort();
    expect(await problem(sending)).to.deep.equal({kind: 'network', code: 'aborted'});
    expect(await problem(never.sendFile(file, upload, {signal: stop.signal})), 'stopped before').to.deep.include({
      code: 'aborted',
    });
  });

  it('F-P11: progress is a number that never falls nor passes the file’s size', async () => {
    const heard: number[] = [];
    const told: unknown[] = [3, 1, Number.NaN, 'x', -5, 5.7, Number.POSITIVE_INFINITY, 4];
    await over({
      sendFile: async (_file, _upload, {onProgress} = {}) => {
        for (const one of told) onProgress?.(one as number);
      },
    }).sendFile(file, upload, {onProgress: (bytes) => heard.push(bytes)});
    expect(heard).to.deep.equal([3, 5, 10]);
  });

  it('F-E8, F-E9: what is read is bytes without a type, or not an answer at all', async () => {
    const page = new Blob(['<script>alert(1)</script>'], {type: 'text/html'});
    const read = await over({readFile: async () => page}).readFile({caseId: 'c', fileId: 'f'});
    expect([read.type, read.size]).to.deep.equal(['application/octet-stream', page.size]);
    const wrong = over({readFile: async () => 'text' as unknown as Blob});
    expect(await problem(wrong.readFile({caseId: 'c', fileId: 'f'}))).to.deep.include({kind: 'contract'});
  });

  it('F-P11: a watch that throws, or is not offered, is lost once; news of another shape are passed over', () => {
    let lost = 0;
    const heard: unknown[] = [];
    const {signal} = new AbortController();
    const watch = (watchCases: FileTransport['watchCases']) =>
      over({watchCases}).watchCases((news) => heard.push(news), {signal, onLost: () => lost++});
    watch(undefined);
    expect(lost).to.equal(1);
    watch((_onNews, {onLost}) => {
      onLost?.();
      throw new Error('x');
    });
    expect(lost).to.equal(2);
    watch((onNews) => {
      for (const news of [null, {}, {caseId: 7, revision: 1}, {caseId: 'case-1', revision: 2, text: '<b>'}])
        onNews(news as never);
    });
    expect(heard).to.deep.equal([{caseId: 'case-1', revision: 2}]);
  });
});
