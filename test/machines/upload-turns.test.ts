import {expect} from '@open-wc/testing';
import {createActor, fromCallback, fromPromise, SimulatedClock} from 'xstate';
import {BackendError} from '../../src/domain/problem.js';
import type {UploadAnswer, UploadEvent, UploadInput} from '../../src/machines/support/upload-context.js';
import {mostUploadFailures, uploadMachine} from '../../src/machines/support/upload-machine.js';
import {mostAtOnce, uploadsMachine} from '../../src/machines/support/uploads-machine.js';

const settle = () => new Promise((done) => setTimeout(done));
const hash = 'a'.repeat(64);
const aFile = (uploadId: string, sha256: string | null = hash, size = 100) => ({
  uploadId,
  name: `${uploadId}.log`,
  size,
  type: 'text/plain',
  sha256,
});
const answered = (state: string, offset = 0): UploadAnswer =>
  ({id: 'upload-1', state, name: 'a.log', size: 100, offset, code: null, duplicate: false}) as UploadAnswer;

/** A server whose answers are the test's, with what was asked of it. */
function aServer() {
  const server = {
    hashed: hash as string | null,
    announce: async (): Promise<UploadAnswer> => answered('receiving'),
    look: async (): Promise<UploadAnswer> => answered('stored'),
    /** Whether the bytes arrive at once; else they are on their way for ever. */
    arrives: true,
    asked: {hash: 0, announce: 0, send: [] as number[], look: 0},
  };
  const {asked} = server;
  const machine = uploadMachine.provide({
    actors: {
      hashFile: fromPromise(async () => (asked.hash++, server.hashed)),
      announce: fromPromise(async () => (asked.announce++, server.announce())),
      sendBytes: fromCallback<UploadEvent, {uploadId: string; offset: number}>(({input: {offset}, sendBack}) => {
        asked.send.push(offset);
        if (server.arrives) sendBack({type: 'bytes.ended'});
      }),
      getUpload: fromPromise(async () => (asked.look++, server.look())),
      cancelUpload: fromPromise<unknown, {uploadId: string}>(async () => ({})),
    },
  });
  return Object.assign(server, {machine});
}

describe('one file on its way', () => {
  const begun = (server: ReturnType<typeof aServer>, input: Partial<UploadInput> = {}) => {
    const clock = new SimulatedClock();
    const actor = createActor(server.machine, {
      input: {file: aFile('upload-1'), hasBytes: true, problem: null, ...input},
      clock,
    });
    actor.start();
    const state = () => {
      const {value} = actor.getSnapshot();
      return typeof value === 'string' ? value : Object.keys(value)[0];
    };
    /** Lets what waits go on, and gives it its turn. */
    const goOn = async (milliseconds: number) => {
      clock.increment(milliseconds);
      actor.send({type: 'turn.given'});
      for (let round = 0; round < 4; round++) await settle();
    };
    return {actor, state, goOn};
  };

  it('S-19, K-05: bytes that nobody can tell from those of another file are not sent', async () => {
    const server = aServer();
    server.announce = async () => answered('receiving', 60);
    const {actor, state, goOn} = begun(server, {hasBytes: false});
    await goOn(0);
    expect(state()).to.equal('wanting');
    server.hashed = null;
    actor.send({type: 'file.given', size: 100});
    await goOn(0);
    expect([state(), actor.getSnapshot().context.code]).to.deep.equal(['failed', 'file.notUploaded']);
    expect(server.asked.send).to.deep.equal([]);
    expect(actor.getSnapshot().context.file.sha256).to.equal(hash);
    server.hashed = hash;
    actor.send({type: 'retry.requested'});
    await goOn(0);
    expect([state(), server.asked.send]).to.deep.equal(['stored', [60]]);
  });

  it('F-S13, F-P5, S-19: a file that an earlier visit announced before its hash could be worked out goes on without one', async () => {
    const server = aServer();
    const announced: (string | null)[] = [];
    const machine = server.machine.provide({
      actors: {
        announce: fromPromise<UploadAnswer, {file: UploadInput['file']}>(async ({input: {file}}) => {
          announced.push(file.sha256);
          if (file.sha256 !== null) throw new BackendError({kind: 'conflict', code: 'operation-mismatch'});
          return answered('receiving', 60);
        }),
      },
    });
    const {actor, state, goOn} = begun({...server, machine}, {file: aFile('upload-1', null)});
    await goOn(0);
    await goOn(0);
    expect([state(), server.asked.send]).to.deep.equal(['stored', [60]]);
    expect(announced).to.deep.equal([hash, null]);
    expect(actor.getSnapshot().context.file.sha256).to.equal(null);
  });

  it('S-19: a file whose hash was told is refused where the server knows another one by its name', async () => {
    const server = aServer();
    server.announce = () => Promise.reject(new BackendError({kind: 'conflict', code: 'operation-mismatch'}));
    const {actor, state, goOn} = begun(server);
    await goOn(0);
    expect([state(), actor.getSnapshot().context.code]).to.deep.equal(['refused', 'file.notUploaded']);
    expect(server.asked.announce).to.equal(1);
  });

  it('S-19: a file that was given again is read before it goes on, also where it was paused meanwhile', async () => {
    const server = aServer();
    const {actor, state, goOn} = begun(server, {hasBytes: false});
    await goOn(0);
    server.hashed = 'b'.repeat(64);
    actor.send({type: 'file.given', size: 100});
    actor.send({type: 'pause.requested'});
    actor.send({type: 'resume.requested'});
    await goOn(0);
    expect([state(), actor.getSnapshot().context.isOther]).to.deep.equal(['wanting', true]);
    expect(server.asked.send).to.deep.equal([]);
  });

  it('K-03, F-P2: a server that never says whether it took the file is asked more and more seldom, and then given up', async () => {
    const server = aServer();
    server.announce = async () => answered('receiving', 100);
    server.look = () => Promise.reject(new BackendError({kind: 'server'}));
    const {actor, state, goOn} = begun(server);
    let seconds = 0;
    const asked: number[] = [];
    for (; state() !== 'failed' && seconds < 3600; seconds++) {
      const before = server.asked.look;
      await goOn(1000);
      if (server.asked.look > before) asked.push(seconds);
    }
    expect(state()).to.equal('failed');
    expect(actor.getSnapshot().context.code).to.equal('file.notUploaded');
    expect(asked).to.have.lengthOf(mostUploadFailures);
    expect(seconds).to.be.above(60);
  });

  for (const word of ['checking', 'quarantined']) {
    it(`K-03: while a file is ${word} it is asked for in pauses that grow to a minute, and not sent again`, async () => {
      const server = aServer();
      server.look = async () => answered(word, 100);
      const {state, goOn} = begun(server);
      for (let seconds = 0; seconds < 600; seconds += 5) await goOn(5000);
      expect(state()).to.equal('settling');
      expect(server.asked.look).to.be.within(10, 20);
      expect([server.asked.announce, server.asked.send.length]).to.deep.equal([1, 1]);
      server.look = async () => answered('stored', 100);
      await goOn(60_000);
      expect(state()).to.equal('stored');
    });
  }
});

describe('the files of one form', () => {
  const begun = (server: ReturnType<typeof aServer>, count: number) => {
    const clock = new SimulatedClock();
    const ids = Array.from({length: count}, (_, at) => `upload-${at}`);
    const restored = ids.map((id, at) => ({file: aFile(id, hash, 100 + at), hasBytes: true}));
    const actor = createActor(uploadsMachine.provide({actors: {upload: server.machine}}), {input: {restored}, clock});
    actor.start();
    const states = () => actor.getSnapshot().context.items.map(({state}) => state);
    return {actor, states, ids, clock, count: (state: string) => states().filter((one) => one === state).length};
  };

  it('S-19, K-03: what waits, was paused or failed takes its turn: at most two files are on their way at a time', async () => {
    const server = aServer();
    server.arrives = false;
    server.announce = () => Promise.reject(new BackendError({kind: 'network'}));
    const {actor, states, ids, count, clock} = begun(server, 20);
    for (let round = 0; round < 40; round++) await settle();
    expect(count('waiting')).to.equal(20);
    server.announce = async () => answered('receiving');
    for (const goOn of [
      () => actor.send({type: 'network.returned'}),
      () => clock.increment(60_000),
      () => {
        for (const uploadId of ids) actor.send({type: 'upload.paused', uploadId});
        expect(count('paused')).to.equal(20);
        for (const uploadId of ids) actor.send({type: 'upload.resumed', uploadId});
      },
    ]) {
      goOn();
      for (let round = 0; round < 4; round++) await settle();
      expect(states()).to.deep.equal(ids.map((_, at) => (at < mostAtOnce ? 'sending' : 'queued')));
      expect(server.asked.send.length % mostAtOnce).to.equal(0);
    }
    expect(server.asked.send).to.have.lengthOf(2 * mostAtOnce);
  });

  it('S-28, K-03: files that the server is looking at do not keep others from being sent', async () => {
    const server = aServer();
    server.look = async () => answered('checking', 100);
    const {states} = begun(server, 5);
    for (let round = 0; round < 10; round++) await settle();
    expect(states()).to.deep.equal(Array(5).fill('settling'));
  });
});
