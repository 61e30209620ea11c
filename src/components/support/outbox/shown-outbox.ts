/** The panel of what waits, for whichever place shows it. */
import type {nothing, TemplateResult} from 'lit';
import type {Language} from '../../shared/localization.js';
import {timesFor} from '../cases/case-times.js';
import type {PlaceHost} from '../place.js';
import {holdReply, outboxOf, type Outbox} from './outbox.js';
import {outboxPanel} from './outbox-panel.js';

export interface ShownOutbox {
  readonly isSignedOut: boolean;
  /** Only what belongs to this case; default: everything. */
  readonly caseId?: string;
  readonly referenceOf: (caseId: string) => string | null;
  /** A reply to the case on view was taken back; default: its case is opened. */
  readonly onReply?: (() => void) | undefined;
}

/** Takes an entry back and opens it for editing: a case as a new one, a reply in its case. */
export async function takeBack(
  host: Pick<PlaceHost, 'outbox' | 'storage' | 'support'>,
  id: string,
  onReply?: () => void,
): Promise<void> {
  const entry = await outboxOf(host.outbox).cancel(id);
  if (!entry) return;
  if (entry.kind === 'case') {
    const {answers, request} = entry;
    const {technicalDetails} = request;
    host.support.send({type: 'case.requested', offer: {answers, technicalDetails, linkedCase: null}});
    return;
  }
  holdReply(host.storage, entry);
  if (onReply) onReply();
  else host.support.send({type: 'place.requested', place: {view: 'case', caseId: entry.request.caseId}});
}

export function shownOutbox(
  host: PlaceHost,
  {t, locale}: Pick<Language, 't' | 'locale'>,
  {isSignedOut, caseId, referenceOf, onReply}: ShownOutbox,
): TemplateResult | typeof nothing {
  const all = outboxOf(host.outbox);
  const entries = all.entries.filter(
    (entry) => caseId === undefined || (entry.kind === 'reply' && entry.request.caseId === caseId),
  );
  const {sendingId, standing, refusals} = all;
  const outbox: Pick<Outbox, 'entries' | 'sendingId' | 'standing' | 'refusals'> = {
    entries,
    sendingId,
    standing,
    refusals,
  };
  return outboxPanel({
    outbox,
    isOnline: navigator.onLine,
    isSignedOut,
    referenceOf,
    since: (epoch) => timesFor(locale).short(epoch, Date.now()),
    t,
    actions: {
      takeBack: (id) => void takeBack(host, id, onReply),
      sendNow: () => all.checkNow(),
    },
  });
}
