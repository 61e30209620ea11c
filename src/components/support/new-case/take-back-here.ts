import type {NewCaseDraft} from '../../../domain/support/case-drafts.js';
import type {NewCaseContext} from '../../../machines/support/new-case-context.js';
import type {DraftEdit} from '../../../storage/draft-kind.js';
import {takenBack} from '../outbox/take-back.js';
import type {PlaceHost} from '../place.js';
import type {NewCaseKeeper} from './new-case-keeper.js';

/**
 * Takes the case on view out of the outbox: it is a draft again before the device lets go of what was to be sent.
 * `null`: it is on its way, or sent; its state is among the cases.
 * @param id under which it waits
 */
export async function takenBackHere(
  {outbox}: Pick<PlaceHost, 'outbox'>,
  draft: NewCaseKeeper,
  id: string,
  {technicalDetails, linkedCase}: NewCaseContext,
): Promise<DraftEdit<NewCaseDraft> | null> {
  let edit: DraftEdit<NewCaseDraft> | null = null;
  const taken = await takenBack(outbox, id, async ({entry, operationId}) => {
    if (entry.kind !== 'case') return () => undefined;
    edit = {step: 'compose', content: {operationId, answers: entry.answers, technicalDetails, linkedCase}};
    await draft.keep(edit);
    return () => draft.erase();
  });
  return taken && edit;
}
