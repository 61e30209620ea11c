/** The files of one world: a real tus 1.0 server over a temporary folder, and what a tester does to the line. */
import {createReadStream, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {FileStore} from '@tus/file-store';
import {EVENTS, Server, Upload} from '@tus/server';

/**
 * @param {{path: string, backend: {admin: {setUploadOffset(id: string, offset: number): Promise<void>}}}} options
 *   `path`: where uploads are, without a slash at its end
 */
export function tusServer({path, backend}) {
  const directory = mkdtempSync(join(tmpdir(), 'partner-widgets-tus-'));
  const datastore = new FileStore({directory});
  const server = new Server({path, datastore, relativeLocation: true, disableTerminationForFinishedUploads: true});
  /** What arrived, in order: `{method, id, offset, bytes}`. */
  const arrivals = [];
  let drops = {everyBytes: 0, times: 0, stalls: false};

  const fileNameOf = (id) => (/^[\w-]{1,200}$/.test(id) ? id : null);
  const sizeOf = async (id) => {
    try {
      return await datastore.getUpload(id);
    } catch {
      return null;
    }
  };
  server.on(EVENTS.POST_FINISH, (_request, _response, {id, offset}) => void backend.admin.setUploadOffset(id, offset));

  return {
    arrivals,
    /** Breaks the connection after so many bytes of each request, so many times; `stalls`: it goes silent instead. */
    drop: ({everyBytes, times = 1, stalls = false}) => {
      drops = {everyBytes, times, stalls};
    },
    /** Makes the resource of an upload that was announced; one that is there stays, as does what has its bytes elsewhere. */
    async announce({id, size, duplicate}) {
      if (!duplicate && fileNameOf(id) && !(await sizeOf(id)))
        await datastore.create(new Upload({id, size, offset: 0}));
    },
    async handle(request, response) {
      const id = request.url.split('/').at(-1);
      const arrival = {method: request.method, id, offset: Number(request.headers['upload-offset'] ?? -1), bytes: 0};
      arrivals.push(arrival);
      const push = request.push.bind(request);
      let isSilent = false;
      request.push = (chunk) => {
        if (isSilent) return true;
        arrival.bytes += chunk?.length ?? 0;
        if (drops.times > 0 && arrival.bytes > drops.everyBytes) {
          drops.times--;
          isSilent = drops.stalls;
          if (isSilent) return true;
          request.socket.destroy();
        }
        return push(chunk);
      };
      await server.handle(request, response);
      const upload = await sizeOf(id);
      if (upload) await backend.admin.setUploadOffset(id, upload.offset);
    },
    /** The bytes of an upload that is whole, or `null`. */
    async read(id) {
      const upload = fileNameOf(id) && (await sizeOf(id));
      return upload && upload.offset === upload.size ? createReadStream(join(directory, id)) : null;
    },
    close: () => rmSync(directory, {recursive: true, force: true}),
  };
}
