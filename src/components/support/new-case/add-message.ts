/** Adds what was typed for a new case to a case that is there, as a reply to be looked over and sent (S-17, X-17). */
import type {CaseAnswers, ReplyAnswers} from '../../../domain/support/case-answers.js';
import {knownState} from '../../../domain/support/case-steps.js';
import type {SupportCase} from '../../../domain/support/support-case.js';
import {cleanText} from '../../../domain/validate/text.js';
import {newId} from '../new-id.js';
import {keepReply} from '../outbox/take-back.js';
import type {PlaceHost} from '../place.js';

/** Whether a reply can be written in it. */
export const takesMessages = ({mayAct, state}: SupportCase): boolean => mayAct && knownState(state) !== 'closed';

/** The reply: what was typed, without the files that the case has. */
export function messageFor({subject, description, files}: CaseAnswers, known: SupportCase): ReplyAnswers {
  const title = cleanText(subject);
  const isThere = ({uploadId, sha256}: CaseAnswers['files'][number]) =>
    known.files.some((one) => one.id === uploadId || (sha256 !== null && one.sha256 === sha256));
  return {
    text: title === '' || title === known.subject ? description : `${title}\n\n${description}`,
    files: files.filter((file) => !isThere(file)),
  };
}

/** Resolves when the reply is a draft of the case, behind what was written there already. */
export async function addMessage(
  host: Pick<PlaceHost, 'storage' | 'policy'>,
  answers: CaseAnswers,
  known: SupportCase,
): Promise<void> {
  await keepReply(host, known.id, messageFor(answers, known), newId());
}
