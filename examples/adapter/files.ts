/** Files of cases: announced, sent, looked at, read back. */
import type {PartnerBackend, RawAnswerOf} from 'partner-widgets/backend';
import {part, type Connection} from './connection.js';

interface PortalFile {
  readonly key: string;
  readonly state: 'RECEIVING' | 'SCANNING' | 'STORED' | 'REFUSED';
  readonly name: string;
  readonly bytes: number;
  /** How many of them the portal has. */
  readonly received: number;
  readonly reason: string | null;
  readonly known: boolean;
}

const states = {RECEIVING: 'receiving', SCANNING: 'checking', STORED: 'stored', REFUSED: 'refused'} as const;

const toUpload = ({key, state, name, bytes, received, reason, known}: PortalFile): RawAnswerOf<'getUpload'> => ({
  id: key,
  state: states[state],
  name,
  size: bytes,
  // What the portal has, never what was sent: the file goes on from here after a restart.
  offset: received,
  code: reason,
  duplicate: known,
});

export function fileMethods(portal: Connection) {
  const file = (id: string): string => `/files/${part(id)}`;
  return {
    /** Under an id that the kit made: the same one again answers how far it is, and makes nothing new. */
    createUpload: async ({uploadId, name, size, type = '', sha256 = null}, {signal} = {}) =>
      toUpload(await portal.put(file(uploadId), {name, bytes: size, type, sha256}, signal)),

    getUpload: async ({uploadId}, {signal} = {}) => toUpload(await portal.get(file(uploadId), signal)),

    /** Cancelling what is not there any more succeeds. */
    cancelUpload: async ({uploadId}, {signal} = {}) => {
      await portal.remove(file(uploadId), signal);
      return {uploadId};
    },

    /**
     * Sends what is missing, asking first how much that is: the kit may know less than the portal. Resolves when every
     * byte arrived. A connection that drops is taken up again here, as long as that helps.
     */
    sendFile: async (bytes, {uploadId}, {signal, onProgress} = {}) => {
      const {received} = await portal.get<PortalFile>(file(uploadId), signal);
      const path = `${file(uploadId)}/content`;
      await portal.using((api) => api.upload(path, bytes.slice(received), {from: received, signal, onProgress}));
    },

    readFile: ({caseId, fileId}, {signal} = {}) =>
      portal.using((api) => api.download(`/cases/${part(caseId)}/files/${part(fileId)}`, signal)),
  } satisfies Partial<PartnerBackend>;
}
