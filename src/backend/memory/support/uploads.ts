/** Files on their way, and at cases (S-19, S-28). */
import {fileName, fileProblem} from '../../../domain/support/attachments.js';
import type {RawAnswerOf} from '../../partner-backend.js';
import {requireNoProblems} from '../agreements/signing.js';
import type {MemoryAccount} from '../state.js';
import {reject, signedInAccount, type World} from '../world.js';
import type {SupportRequest} from './rules.js';
import {supportOf, type MemoryFile, type MemoryUpload} from './support-state.js';

type UploadAnswer = RawAnswerOf<'getUpload'>;

/** What is found in a file; a name is enough for a pretended server. */
function findingIn(name: string): string | null {
  if (/virus|eicar/i.test(name)) return 'file.virus';
  return /locked|protected/i.test(name) ? 'file.passwordProtected' : null;
}

const stateOf = ({now}: World, {checkedAt, refusal}: MemoryUpload): UploadAnswer['state'] => {
  if (checkedAt === null) return 'receiving';
  if (now < checkedAt) return 'checking';
  return refusal === null ? 'stored' : 'refused';
};

function uploadView(world: World, upload: MemoryUpload): UploadAnswer {
  const {id, name, size, offset, sameAs, refusal} = upload;
  const state = stateOf(world, upload);
  return {id, state, name, size, offset, code: state === 'refused' ? refusal : null, duplicate: sameAs !== null};
}

function ownUpload(world: World, uploadId: string): MemoryUpload {
  const account = signedInAccount(world);
  const upload = supportOf(world.state).uploads.find(({id}) => id === uploadId);
  if (!upload) reject({kind: 'gone', code: 'upload-unknown'});
  if (upload.accountId !== account.id) reject({kind: 'forbidden', code: 'upload-not-yours'});
  return upload;
}

/** Announces a file; the same id again answers how far it is. */
export function createUpload(world: World, request: SupportRequest<'createUpload'>): UploadAnswer {
  const account = signedInAccount(world);
  const support = supportOf(world.state);
  const {uploadId: id, size, type, sha256} = request;
  const name = fileName(request.name);
  const earlier = support.uploads.find((upload) => upload.id === id);
  if (earlier) {
    if (earlier.accountId !== account.id) reject({kind: 'forbidden', code: 'upload-not-yours'});
    if (earlier.name !== name || earlier.size !== size || earlier.sha256 !== sha256)
      reject({kind: 'conflict', code: 'operation-mismatch'});
    return uploadView(world, earlier);
  }
  const problem = fileProblem({name, size, type}, world.policy.support.attachments);
  if (problem) requireNoProblems({[problem === 'file.type' ? 'name' : 'size']: problem});
  const isSame = (other: MemoryUpload) =>
    other.accountId === account.id && sha256 !== null && other.sha256 === sha256 && other.size === size;
  const twin = support.uploads.find((other) => isSame(other) && stateOf(world, other) === 'stored');
  const upload: MemoryUpload = {
    id,
    name,
    size,
    type,
    sha256,
    accountId: account.id,
    offset: twin ? size : 0,
    checkedAt: twin ? world.now : null,
    refusal: null,
    sameAs: twin ? (twin.sameAs ?? twin.id) : null,
    caseId: null,
  };
  support.uploads.push(upload);
  return uploadView(world, upload);
}

export const getUpload = (world: World, {uploadId}: SupportRequest<'getUpload'>): UploadAnswer =>
  uploadView(world, ownUpload(world, uploadId));

/** The upload that has the bytes of a file. */
export const contentIdOf = ({state}: World, fileId: string): string =>
  supportOf(state).uploads.find(({id}) => id === fileId)?.sameAs ?? fileId;

/** Forgets an upload; one at a case stays, one that is gone already does no harm. */
export function cancelUpload(world: World, {uploadId}: SupportRequest<'cancelUpload'>) {
  signedInAccount(world);
  const support = supportOf(world.state);
  if (!support.uploads.some(({id}) => id === uploadId)) return {uploadId};
  if (ownUpload(world, uploadId).caseId !== null) reject({kind: 'conflict', code: 'upload-in-use'});
  support.uploads = support.uploads.filter(({id}) => id !== uploadId);
  return {uploadId};
}

/**
 * Takes up to `length` more bytes from `offset` on, and gives how many bytes there are then. Rejects where they do not
 * go on from what is there, and with kind `network` where the line is to drop.
 */
export function receivePart(world: World, uploadId: string, offset: number, length: number): number {
  const upload = ownUpload(world, uploadId);
  const {behaviour} = supportOf(world.state);
  if (upload.checkedAt !== null && upload.offset === upload.size && length === 0) return upload.offset;
  if (offset !== upload.offset || offset + length > upload.size) reject({kind: 'conflict', code: 'offset'});
  if (behaviour.drops > 0 && length > 0) {
    behaviour.drops--;
    reject({kind: 'network'});
  }
  upload.offset += length;
  settleUpload(world, upload);
  return upload.offset;
}

/** The bytes of an upload up to `offset` are elsewhere; an upload that is unknown is passed over. */
export function setUploadOffset(world: World, uploadId: string, offset: number): void {
  const upload = supportOf(world.state).uploads.find(({id}) => id === uploadId);
  if (!upload || upload.checkedAt !== null) return;
  upload.offset = Math.min(offset, upload.size);
  settleUpload(world, upload);
}

function settleUpload(world: World, upload: MemoryUpload): void {
  if (upload.offset < upload.size || upload.checkedAt !== null) return;
  upload.checkedAt = world.now + supportOf(world.state).behaviour.checkSeconds * 1000;
  upload.refusal = findingIn(upload.name);
}

/** What is wrong with files that are to be attached, by path in the request. */
export function uploadProblems(
  world: World,
  uploadIds: readonly string[],
  account: MemoryAccount,
): Record<string, string> {
  const {mostFiles} = world.policy.support.attachments;
  if (uploadIds.length > mostFiles) return {uploadIds: 'file.tooMany'};
  return Object.fromEntries(
    uploadIds.flatMap((uploadId, index) => {
      const upload = supportOf(world.state).uploads.find(({id}) => id === uploadId);
      const isFree =
        upload?.accountId === account.id && upload.caseId === null && uploadIds.indexOf(uploadId) === index;
      const state = upload && isFree ? stateOf(world, upload) : 'receiving';
      if (state === 'stored') return [];
      return [[`uploadIds.${index}`, (state === 'refused' && upload?.refusal) || 'file.notUploaded']];
    }),
  );
}

/** The files of these uploads, which belong to the case from now on. */
export function attachUploads(world: World, uploadIds: readonly string[], caseId: string): MemoryFile[] {
  return uploadIds.map((uploadId) => {
    const upload = supportOf(world.state).uploads.find(({id}) => id === uploadId)!;
    upload.caseId = caseId;
    const {id, name, size, type, sha256} = upload;
    return {id, name, size, type, sha256};
  });
}
