/** The panel of what waits, for whichever place shows it. */
import type {nothing, TemplateResult} from 'lit';
import type {Language} from '../../shared/localization.js';
import {timesFor} from '../cases/case-times.js';
import type {PlaceHost} from '../place.js';
import {outboxPanel} from './outbox-panel.js';
import {takeBack} from './take-back.js';

export interface ShownOutbox {
  /** Only what belongs to this case; default: everything. */
  readonly caseId?: string;
  readonly referenceOf: (caseId: string) => string | null;
  /** Takes back an entry of the case on view; default: its draft is opened. */
  readonly onTakeBack?: (id: string) => void;
}

export function shownOutbox(
  host: Pick<PlaceHost, 'outbox' | 'storage' | 'support' | 'policy'>,
  {t, locale}: Pick<Language, 't' | 'locale'>,
  {caseId, referenceOf, onTakeBack}: ShownOutbox,
): TemplateResult | typeof nothing {
  const {outbox} = host;
  return outboxPanel({
    lines: outbox.lines.filter(
      ({entry}) => caseId === undefined || (entry.kind === 'reply' && entry.request.caseId === caseId),
    ),
    standing: outbox.standing,
    referenceOf,
    since: (epoch) => timesFor(locale).short(epoch, Date.now()),
    t,
    actions: {
      takeBack: onTakeBack ?? ((id) => void takeBack(host, id)),
      sendNow: () => outbox.checkNow(),
    },
  });
}
