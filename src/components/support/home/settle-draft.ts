/** Asks what became of a case or a reply whose page was left before the answer came (decision 8, X-10). */
import type {Translate} from '../../../locales/messages.js';
import type {OpenedDraft} from '../../shared/draft-storage.js';
import type {UsualWord} from '../person/phone-lines.js';
import type {PlaceHost} from '../place.js';
import type {KeptCaseDraft} from '../support-storage.js';

/** `refused`: its page says why. `settled`: it is no such draft any more. */
export type Settled = 'unknown' | 'refused' | 'settled';

/** @param t the words of the moment, once they are here. */
export async function settleDraft(
  host: PlaceHost,
  kept: KeptCaseDraft,
  t: () => Translate<UsualWord> | null,
): Promise<Settled> {
  const {backend, policy} = host;
  // Its own page asks for itself.
  if (isOnView(host, kept)) return 'unknown';
  const {state, caseId} = await backend.getOperation({operationId: kept.operationId});
  switch (state) {
    case 'pending':
      return 'unknown';
    case 'rejected':
      return 'refused';
    case 'notReceived':
      // A request that was given up may still arrive.
      if (Date.now() - kept.editedAt < policy.timeoutMilliseconds) return 'unknown';
      return (await changed(host, kept, 'begun')) ? 'settled' : 'unknown';
    case 'succeeded':
  }
  const id = kept.kind === 'reply' ? kept.caseId : caseId;
  const {reference, concern} = id === null ? {reference: '', concern: null} : await backend.getCase({caseId: id});
  if (!(await changed(host, kept, 'spent'))) return 'unknown';
  host.support.send({type: 'refresh.requested'});
  if (id === null) return 'settled';
  if (kept.kind === 'reply') host.emit('partner-case-changed', {caseId: id, change: 'reply'});
  else {
    host.emit('partner-case-created', {
      caseId: id,
      reference,
      concern: concern && {kind: concern.kind, id: concern.id},
    });
  }
  const said = t()?.(kept.kind === 'reply' ? 'kept.replySent' : 'kept.caseOpen', {reference});
  if (said) host.announce(said);
  return 'settled';
}

function isOnView({support}: PlaceHost, kept: KeptCaseDraft): boolean {
  const {place} = support.getSnapshot().context;
  return kept.kind === 'newCase' ? place.view === 'newCase' : place.view === 'case' && place.caseId === kept.caseId;
}

const changed = async (host: PlaceHost, kept: KeptCaseDraft, to: 'begun' | 'spent'): Promise<boolean> => {
  const {storage, policy} = host;
  const {draftDays} = policy.support;
  return kept.kind === 'newCase'
    ? change(host, kept, await storage.openNewCase(draftDays), to)
    : change(host, kept, await storage.openReply(kept.caseId, draftDays), to);
};

/** Removes the draft, or makes it one that was begun; answers whether it was still the one that was asked about. */
async function change<
  T extends {readonly operationId: string; readonly answers: {files: readonly {uploadId: string}[]}},
>(host: PlaceHost, kept: KeptCaseDraft, opened: OpenedDraft<T> | null, to: 'begun' | 'spent'): Promise<boolean> {
  const {draft, forks} = opened ?? {};
  // What was typed beside it in another tab is chosen from on its page.
  const isSame = draft?.step === 'sending' && draft.content.operationId === kept.operationId && forks?.length === 0;
  if (!opened || !isSame || isOnView(host, kept)) return false;
  if (to === 'spent') {
    for (const {uploadId} of draft.content.answers.files) void host.storage.files.forget(uploadId);
    await opened.remove();
    return true;
  }
  const saving = opened.autosave({});
  saving.change({step: 'compose', content: draft.content});
  await saving.stop();
  opened.settled();
  return true;
}
