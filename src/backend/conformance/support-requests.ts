/** Requests that the tests of support begin with. */
import type {RequestOf} from '../partner-backend.js';
import {isTrue} from './checks.js';
import type {CheckedSupportWorld} from './worlds.js';

/** The id that a client makes for a case, a reply or an upload. */
export const newId = (): string => crypto.randomUUID();

/** A case that any server takes. */
export const aCase = (change: Partial<RequestOf<'createCase'>> = {}): RequestOf<'createCase'> => ({
  operationId: newId(),
  categoryId: null,
  subject: 'Calls to the head office are one-way',
  description: 'Since Monday callers hear us, but we do not hear them.',
  severity: 3,
  language: 'en',
  contact: {name: 'Milena Petrović', email: 'milena@meridian.example'},
  ...change,
});

/** A case that was opened just now. */
export const openedCase = ({backend}: CheckedSupportWorld, change: Partial<RequestOf<'createCase'>> = {}) =>
  backend.createCase(aCase(change));

/** A case that was opened, solved and accepted. */
export async function closedCase(world: CheckedSupportWorld) {
  const {id} = await openedCase(world);
  await world.resolveCase(id);
  return world.backend.acceptSolution({caseId: id, operationId: newId()});
}

/** Text of a length that is no multiple of anything. */
export const aFile = (text = 'a line of a log\n', times = 3001): Blob => new Blob([text.repeat(times)]);

export async function hashOf(file: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Announces a file, sends it, and waits until the server has looked at it; gives the upload's id. */
export async function sentFile({backend}: CheckedSupportWorld, file: Blob, name: string): Promise<string> {
  const uploadId = newId();
  const announced = await backend.createUpload({
    uploadId,
    name,
    size: file.size,
    type: 'text/plain',
    sha256: await hashOf(file),
  });
  if (announced.state === 'receiving') await backend.sendFile(file, {uploadId, offset: announced.offset});
  await settledUpload(backend, uploadId);
  return uploadId;
}

/** The upload as soon as the server has looked at it. */
export async function settledUpload(backend: CheckedSupportWorld['backend'], uploadId: string) {
  for (let asked = 0; asked < 50; asked++) {
    const upload = await backend.getUpload({uploadId});
    if (upload.state !== 'checking') return upload;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  isTrue(false, 'the server looks at a file within five seconds');
}
