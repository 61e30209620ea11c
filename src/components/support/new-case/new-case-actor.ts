import type {NewCaseDraft} from '../../../domain/support/case-drafts.js';
import {withoutTurns} from '../../../locales/messages.js';
import {createNewCase} from '../../../machines/create-case.js';
import type {DraftEdit} from '../../../storage/draft-kind.js';
import {newId} from '../new-id.js';
import type {PlaceHost} from '../place.js';
import {restoredFrom} from './case-draft.js';
import {firstAnswers} from './offers.js';
import {similarThings} from './similar-things.js';

/** The machine of a form, not started yet: it goes on with what was `kept`, or begins with what led here. */
export function newCaseActor(host: PlaceHost, kept: DraftEdit<NewCaseDraft> | null): ReturnType<typeof createNewCase> {
  const {backend, policy, language, support} = host;
  const {offer, profile} = support.getSnapshot().context;
  return createNewCase({
    backend,
    findSimilar: (request, options) => similarThings(host, request, options),
    input: {
      operationId: kept?.content.operationId ?? newId(),
      answers: firstAnswers(host, offer),
      // What is shown is what is sent: neither has marks that turn a line.
      technicalDetails: withoutTurns(offer.technicalDetails),
      linkedCase: offer.linkedCase,
      products: (profile?.products ?? []).map(({id}) => id),
      attachments: policy.support.attachments,
      restored: kept && restoredFrom(kept),
    },
    language,
    newId,
    deviceNow: Date.now,
  });
}
