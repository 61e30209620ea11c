/** Hands the whole case, or one of its files, to the person: printed, as text, or as a download that nothing opens. */
import type {CheckedSupportBackend} from '../../../backend/checked-support-backend.js';
import type {CaseFile, SupportCase} from '../../../domain/support/support-case.js';
import {partInTime} from '../../../domain/in-time.js';
import {downloadFile, fileNameOf} from '../../shared/download-file.js';
import {casePage, caseText, wholeCase} from './case-copy.js';
import type {CaseModel} from './case-model.js';

export interface Exporting {
  readonly backend: Pick<CheckedSupportBackend, 'getCase'>;
  readonly root: ShadowRoot;
  readonly model: CaseModel;
  readonly known: SupportCase;
  readonly form: 'print' | 'text';
  readonly signal: AbortSignal;
}

/** Loads what is missing of the conversation first; a copy of the device's is handed over as it is. */
export async function exportCase({backend, root, model, known, form, signal}: Exporting): Promise<void> {
  const whole = model.context.copyFrom === null ? await wholeCase(backend, known, signal) : known;
  if (signal.aborted) return;
  if (form === 'text') return downloadFile(`${known.reference}.txt`, 'text/plain', caseText(model, whole));
  const {printAlone} = await partInTime(import('../../shared/text/print-alone.js'));
  if (!signal.aborted) printAlone(root, {...casePage(model, whole), locale: model.locale});
}

/** Downloads a file of a case under a name that every system takes, as bytes of no type (F-E9, F-E10). */
export async function downloadCaseFile(
  backend: Pick<CheckedSupportBackend, 'readFile'>,
  caseId: string,
  {id: fileId, name}: CaseFile,
  signal: AbortSignal,
): Promise<void> {
  const bytes = await backend.readFile({caseId, fileId}, {signal});
  if (signal.aborted) return;
  // Without a type of its own a browser saves it, whatever the server says it is.
  const url = URL.createObjectURL(new Blob([bytes], {type: 'application/octet-stream'}));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileNameOf(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
