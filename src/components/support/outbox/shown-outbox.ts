/** The panel of what waits, for whichever place shows it. */
import {nothing, type TemplateResult} from 'lit';
import {partInTime} from '../../../domain/in-time.js';
import type {Translate} from '../../../locales/messages.js';
import type {Language} from '../../shared/localization.js';
import type {FormWord} from '../attachments/model.js';
import {timesFor} from '../cases/case-times.js';
import type {PlaceHost} from '../place.js';
import type {OutboxLine} from '../outbox-keeper.js';
import type * as filesModule from './outbox-files.js';
import {outboxPanel} from './outbox-panel.js';
import {takeBack} from './take-back.js';

export interface ShownOutbox {
  /** Only what belongs to this case; default: everything. */
  readonly caseId?: string;
  readonly referenceOf: (caseId: string) => string | null;
  /** Takes back an entry of the case on view; default: its draft is opened. */
  readonly onTakeBack?: (id: string) => void;
}

type Lent = Pick<PlaceHost, 'outbox' | 'storage' | 'support' | 'policy' | 'requireWords' | 'addStyles' | 'onChange'>;

/** What shows files; `null`: not loaded, or not asked for. */
let filesPart: typeof filesModule | null = null;
let isLoadingFiles = false;

async function loadFiles({onChange}: Lent): Promise<void> {
  if (isLoadingFiles) return;
  isLoadingFiles = true;
  filesPart = await partInTime(import('./outbox-files.js')).catch(() => null);
  isLoadingFiles = false;
  if (filesPart) onChange();
}

function filesOf(host: Lent, {t, locale, parts}: Language, line: OutboxLine): TemplateResult | typeof nothing {
  const {outbox, requireWords, addStyles} = host;
  const {id} = line.entry;
  if (!filesPart) void loadFiles(host);
  requireWords('supportForm');
  if (!filesPart || !parts.has('supportForm')) return nothing;
  addStyles(filesPart.outboxFilesStyles);
  return filesPart.outboxFiles(line, {
    t: t as Translate<FormWord>,
    locale,
    isOnline: navigator.onLine,
    actions: {
      pause: (uploadId) => outbox.uploadsOf(id)?.pause(uploadId),
      resume: (uploadId) => outbox.uploadsOf(id)?.resume(uploadId),
      retry: (uploadId) => outbox.uploadsOf(id)?.retry(uploadId),
      give: (uploadId, file) => outbox.uploadsOf(id)?.give(uploadId, file),
      cancel: (uploadId) => void outbox.dropFile(id, uploadId),
    },
  });
}

export function shownOutbox(
  host: Lent,
  language: Language,
  {caseId, referenceOf, onTakeBack}: ShownOutbox,
): TemplateResult | typeof nothing {
  const {outbox} = host;
  const {t, locale} = language;
  return outboxPanel({
    lines: outbox.lines.filter(
      ({entry}) => caseId === undefined || (entry.kind === 'reply' && entry.request.caseId === caseId),
    ),
    standing: outbox.standing,
    referenceOf,
    since: (epoch) => timesFor(locale).short(epoch, Date.now()),
    filesOf: (line) => filesOf(host, language, line),
    t,
    actions: {
      takeBack: onTakeBack ?? ((id) => void takeBack(host, id)),
      sendNow: () => outbox.checkNow(),
    },
  });
}
