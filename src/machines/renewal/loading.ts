/** What the context becomes when agreements are loaded, at first or anew. */
import {mayRenew} from '../../domain/agreement-standing.js';
import type {RenewalAnswers} from '../../domain/renewal-answers.js';
import {fittedAgreementAnswers} from '../../domain/renewal-restore.js';
import type {AgreementResult, LoadedAgreements, RenewalContext, RenewalEmitted} from './context.js';
import {attestedAnew, isSettled} from './judgements.js';
import {resultSince} from './outcomes.js';

/** What others brought about since the agreements were loaded before. */
function foundResults(
  {agreements, results}: RenewalContext,
  loaded: LoadedAgreements,
): Record<string, AgreementResult> {
  return Object.fromEntries(
    agreements.flatMap((before) => {
      const {id} = before.agreement;
      const after = loaded.agreements.find(({agreement}) => agreement.id === id);
      const known = results[id];
      const isUndecided = !isSettled(known) || known?.state === 'underReview' || known?.state === 'received';
      const found = after && isUndecided && resultSince(before, after.agreement);
      return found ? [[id, found]] : [];
    }),
  );
}

/** What the host is told. */
export function newsOf(context: RenewalContext, loaded: LoadedAgreements): RenewalEmitted[] {
  if (context.agreements.length === 0) {
    return loaded.agreements.some(({standing}) => mayRenew(standing)) ? [{type: 'renewal.opened'}] : [];
  }
  return Object.entries(foundResults(context, loaded)).flatMap(([id, result]) => newsOfResult(id, result));
}

export function newsOfResult(agreementId: string, result: AgreementResult): RenewalEmitted[] {
  switch (result.state) {
    case 'renewed':
      return [{type: 'agreement.accepted', agreementId, receiptId: result.receipt?.id ?? null}];
    case 'underReview':
      return [{type: 'agreement.underReview', agreementId}];
    case 'declined':
      return [{type: 'agreement.declined', agreementId}];
    default:
      return [];
  }
}

/** The answers that the flow begins with. A tick of an earlier visit does not attest anything in this one. */
const firstAnswers = ({restored, answers, ownName, ownEmail}: RenewalContext): RenewalAnswers =>
  restored ? {...restored.answers, attested: false} : {...answers, signerName: ownName, signerEmail: ownEmail};

export function withLoaded(context: RenewalContext, loaded: LoadedAgreements): Partial<RenewalContext> {
  const isFirst = context.agreements.length === 0;
  const agreements = isFirst
    ? loaded.agreements
    : context.agreements.map(
        (known) => loaded.agreements.find(({agreement}) => agreement.id === known.agreement.id) ?? known,
      );
  const results = {...context.results, ...foundResults(context, loaded)};
  // Another party or another text by now: what a preview said is asked for again.
  const parties = Object.fromEntries(
    Object.entries(context.parties).filter(([id]) => !context.changedTexts.includes(id)),
  );
  const answers = isFirst ? firstAnswers(context) : context.answers;
  const open = agreements.filter(({agreement, standing}) => mayRenew(standing) && !isSettled(results[agreement.id]));
  // What was refused can be tried again with what was answered.
  const kept = agreements.filter((entry) => open.includes(entry) || results[entry.agreement.id]?.state === 'refused');
  const fitted = kept.map(({agreement}) => {
    const earlier = answers.agreements.find(({agreementId}) => agreementId === agreement.id);
    const before = context.agreements.find((known) => known.agreement.id === agreement.id)?.agreement.editions;
    const own = fittedAgreementAnswers(earlier, agreement, before);
    return {own, isOther: earlier !== undefined && earlier.editionHash !== own.editionHash, earlier};
  });
  const changed = fitted.filter(({own, isOther}) => isOther || context.changedTexts.includes(own.agreementId));
  // A changed text has to be opened again, even where it came back as it was.
  const unopened = new Set(changed.flatMap(({own, earlier}) => [own.editionHash, earlier?.editionHash]));
  return attestedAnew(context, {
    agreements,
    results,
    parties,
    underWay: loaded.underWay,
    declineUnderWay: loaded.declineUnderWay,
    unasked: loaded.unasked ?? context.unasked,
    now: loaded.now,
    failure: null,
    problems: {},
    wasRestored: isFirst ? context.restored !== null : context.wasRestored,
    answers: {
      ...answers,
      attested: changed.length === 0 && answers.attested,
      openedTexts: answers.openedTexts.filter((hash) => !unopened.has(hash)),
      // With nothing left to renew they serve a new application.
      agreements: open.length > 0 ? fitted.map(({own}) => own) : answers.agreements,
    },
  });
}
