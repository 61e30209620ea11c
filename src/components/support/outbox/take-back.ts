/** Takes an entry of the outbox back and opens it for editing: nothing is lost in between (decision 9). */
import type {ReplyAnswers} from '../../../domain/support/case-answers.js';
import type {OutboxEntry} from '../../../machines/support/outbox-entry.js';
import type {TakenBack} from '../outbox-keeper.js';
import type {PlaceHost} from '../place.js';

/** What was written since, and behind it what was taken back. */
export function joined(written: ReplyAnswers | undefined, taken: ReplyAnswers): ReplyAnswers {
  if (!written || (written.text.trim() === '' && written.files.length === 0)) return taken;
  return {
    text: [written.text, taken.text].filter((part) => part.trim() !== '').join('\n\n'),
    files: [...written.files, ...taken.files],
  };
}

type Reply = OutboxEntry & {readonly kind: 'reply'};
type Lent = Pick<PlaceHost, 'outbox' | 'storage' | 'support' | 'policy'>;

/** Makes a draft of a reply whose case is not on view. */
async function keepReply(
  {storage, policy}: Lent,
  {request: {caseId}, answers}: Reply,
  operationId: string,
): Promise<void> {
  const opened = await storage.openReply(caseId, policy.support.draftDays);
  if (!opened) return;
  const content = {operationId, answers: joined(opened.draft?.content.answers, answers)};
  const saving = opened.autosave({});
  saving.change({step: 'compose', content});
  await saving.stop();
  opened.settled();
}

/**
 * @param referenceOf the number of a case where it is known.
 * @param onReply takes a reply over whose case is on view, before the device lets go of it.
 */
export async function takeBack(
  host: Lent,
  id: string,
  referenceOf: (caseId: string) => string | null,
  onReply: ((entry: Reply, operationId: string) => void) | null,
): Promise<void> {
  const keep = async ({entry, operationId}: TakenBack): Promise<void> => {
    if (entry.kind !== 'reply') return;
    if (onReply) onReply(entry, operationId);
    else await keepReply(host, entry, operationId);
  };
  const taken = await host.outbox.cancel(id, keep);
  if (!taken) return;
  const {entry} = taken;
  if (entry.kind === 'reply') {
    if (!onReply) host.support.send({type: 'place.requested', place: {view: 'case', caseId: entry.request.caseId}});
    return;
  }
  const {technicalDetails, linkedCaseId} = entry.request;
  const linkedCase =
    linkedCaseId === null ? null : {id: linkedCaseId, reference: referenceOf(linkedCaseId) ?? linkedCaseId};
  host.support.send({type: 'case.requested', offer: {answers: entry.answers, technicalDetails, linkedCase}});
}
