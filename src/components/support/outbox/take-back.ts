/** Takes an entry of the outbox back and opens it for editing: nothing is lost in between (decision 9). */
import type {ReplyAnswers} from '../../../domain/support/case-answers.js';
import {below} from '../../../machines/support/case-judgements.js';
import type {NewCaseDraft} from '../../../domain/support/case-drafts.js';
import type {OutboxEntry} from '../../../machines/support/outbox-entry.js';
import type {DraftEdit} from '../../../storage/draft-kind.js';
import type {OpenedDraft} from '../../shared/draft-storage.js';
import type {OutboxKeeper, TakenBack} from '../outbox-keeper.js';
import type {PlaceHost} from '../place.js';

/** What was written since, and behind it what was taken back. */
export function joined(written: ReplyAnswers | undefined, taken: ReplyAnswers): ReplyAnswers {
  if (!written || (written.text.trim() === '' && written.files.length === 0)) return taken;
  return {
    text: below(written.text, taken.text),
    files: [...written.files, ...taken.files],
  };
}

/** Makes a draft of what is to be taken back; answers with what undoes that. */
type Keeping = (taken: TakenBack) => Promise<() => unknown>;

/**
 * Takes an entry back: it is a draft before the device lets go of it. `null`: it is on its way, or sent, and there is
 * no such draft.
 */
export async function takenBack(outbox: OutboxKeeper, id: string, keep: Keeping): Promise<TakenBack | null> {
  let undo: () => unknown = () => undefined;
  const taken = await outbox.cancel(id, async (given) => {
    undo = await keep(given);
  });
  if (!taken) await undo();
  return taken;
}

type Lent = Pick<PlaceHost, 'outbox' | 'storage' | 'support' | 'policy'>;
type Entry<K extends OutboxEntry['kind']> = OutboxEntry & {readonly kind: K};

/** Makes `edit` the draft. `aside`: what the draft was stays beside it, and the person chooses (K-30). */
async function keepDraft<T>(
  open: () => Promise<OpenedDraft<T> | null>,
  editOf: (before: DraftEdit<T> | null) => {readonly edit: DraftEdit<T>; readonly aside: boolean},
): Promise<() => Promise<void>> {
  const opened = await open();
  if (!opened) return async () => undefined;
  const {draft} = opened;
  const {edit, aside} = editOf(draft);
  const saving = opened.autosave({});
  if (draft && aside) await saving.keepMine();
  saving.change(edit);
  await saving.stop();
  opened.settled();
  return async () => {
    const again = await open();
    const undoing = again?.autosave({});
    if (draft) undoing?.change({step: draft.step, content: draft.content});
    await (draft ? undoing?.stop() : undoing?.discard());
    again?.settled();
  };
}

/** A reply goes on behind what was written since; one that is on its way itself stays beside it. */
export const keepReply = (
  {storage, policy}: Pick<Lent, 'storage' | 'policy'>,
  caseId: string,
  answers: ReplyAnswers,
  operationId: string,
) =>
  keepDraft(
    () => storage.openReply(caseId, policy.support.draftDays),
    (before) => {
      const aside = before?.step === 'sending';
      const {answers: written, acts} = aside ? {} : (before?.content ?? {});
      const content = {operationId, answers: joined(written, answers), ...(acts && {acts})};
      return {edit: {step: 'compose', content}, aside};
    },
  );

/** What a case is to go on with as a draft, but for its id. */
async function contentOf({storage}: Lent, entry: Entry<'case'>): Promise<Omit<NewCaseDraft, 'operationId'>> {
  const {answers, request} = entry;
  const {linkedCaseId: id} = request;
  // Also where they were not to be sent: that can be changed.
  const technicalDetails = entry.technicalDetails ?? request.technicalDetails;
  const linkedCase = id === null ? null : {id, reference: (await storage.case(id))?.case.reference ?? id};
  return {answers, technicalDetails, linkedCase};
}

/** There is one new case at a time: another one that was begun since stays beside it. */
async function keepCase(host: Lent, entry: Entry<'case'>, operationId: string) {
  const {storage, policy} = host;
  const content: NewCaseDraft = {operationId, ...(await contentOf(host, entry))};
  return keepDraft(
    () => storage.openNewCase(policy.support.draftDays),
    () => ({edit: {step: 'compose', content}, aside: true}),
  );
}

/** Where nothing keeps drafts: a case is handed over as it is, and a reply's own page takes it back. */
async function handOver(host: Lent, id: string): Promise<void> {
  const entry = host.outbox.lines.find((line) => line.entry.id === id)?.entry;
  if (entry?.kind === 'reply') return openCase(host, entry.request.caseId);
  const taken = await host.outbox.cancel(id);
  if (taken?.entry.kind !== 'case') return;
  host.support.send({type: 'case.requested', offer: await contentOf(host, taken.entry)});
}

const openCase = ({support}: Lent, caseId: string): void =>
  support.send({type: 'place.requested', place: {view: 'case', caseId}});

/** Takes back what waits and is not on view, and opens its draft for editing. */
export async function takeBack(host: Lent, id: string): Promise<void> {
  if (!(await host.storage.keepsDrafts())) return handOver(host, id);
  const taken = await takenBack(host.outbox, id, ({entry, operationId}) =>
    entry.kind === 'reply'
      ? keepReply(host, entry.request.caseId, entry.answers, operationId)
      : keepCase(host, entry, operationId),
  );
  if (!taken) return;
  const {entry} = taken;
  if (entry.kind === 'reply') openCase(host, entry.request.caseId);
  else host.support.send({type: 'case.requested'});
}
