/** One thing that happened in a case: a message, files, a change of state or severity (S-14, S-25). */
import {html, nothing, type TemplateResult} from 'lit';
import type {CaseFile, ThreadEntry} from '../../../domain/support/support-case.js';
import {isolated} from '../../../locales/messages.js';
import {stepIcon as icon} from '../../shared/step-icons.js';
import {isolate} from '../../shared/templates/messages.js';
import {problemText} from '../../shared/templates/problems.js';
import {stateText} from '../cases/case-chips.js';
import {caseIcon} from './case-icons.js';
import type {CaseModel} from './case-model.js';
import {actorText, written} from './case-parts.js';

/** Files with the way to have each: as a download, never opened (F-E9, F-E10). */
export function fileList(model: CaseModel, files: readonly CaseFile[]): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  const {t, times, downloads, actions} = model;
  return html`<ul class="case-files" aria-label=${t('case.files')}>
    ${files.map((file) => {
      const fetched = downloads[file.id];
      return html`<li>
        <button
          class="case-file"
          type="button"
          aria-disabled=${fetched === 'loading' ? 'true' : nothing}
          @click=${() => actions.download(file)}
        >
          ${caseIcon('file')}<span class="visually-hidden">${t('case.file.download')}</span>
          <span class="case-file-name">${isolate(file.name)}</span>
          <span class="quiet numbers">${fetched === 'loading' ? t('case.file.loading') : times.bytes(file.size)}</span>
          ${icon('download')}
        </button>
        ${
          fetched && fetched !== 'loading'
            ? html`<p class="error" role="alert">${icon('error')}<span>${t('case.file.failed')} ${problemText(t, fetched)}</span></p>`
            : nothing
        }
      </li>`;
    })}
  </ul>`;
}

/** What changed, for entries that are no message. */
function changeText({t, context}: CaseModel, {kind, state, severity}: ThreadEntry): string {
  const isMine = context.case?.openedBy.isMe ?? true;
  if (kind === 'state' && state) {
    return `${t('case.entry.state')}: ${t('case.entry.change', {
      from: stateText(t, state.from, isMine),
      to: stateText(t, state.to, isMine),
    })}`;
  }
  if (kind === 'severity' && severity) {
    const [from, to] = [severity.from, severity.to].map((one) => t(`severity.${one}`)) as [string, string];
    return `${t('case.entry.severity')}: ${t('case.entry.change', {from, to})}`;
  }
  if (kind === 'state' || kind === 'severity' || kind === 'files') return t(`case.entry.${kind}`);
  return t('case.entry.other');
}

/** A message has words, and other kinds that came with words alone are shown like one. */
const isMessage = ({kind, text}: ThreadEntry): boolean =>
  kind === 'message' || (!['state', 'severity', 'files'].includes(kind) && text !== '');

/** @param isNew whether it came after the person looked last. */
export function threadEntry(model: CaseModel, entry: ThreadEntry, isNew: boolean): TemplateResult {
  const {t, times} = model;
  const {by, at, text, files} = entry;
  const epoch = Date.parse(at);
  const mark = isNew ? html`<span class="badge brand">${t('case.new')}</span>` : nothing;
  const time = html`<time class="quiet numbers" datetime=${at}>${times.time(epoch)}</time>`;
  if (isMessage(entry)) {
    const side = by.isMe ? 'mine' : by.role;
    return html`<article class="case-entry case-message ${side}">
      <p class="case-by"><strong>${actorText(t, by)}</strong> ${time} ${mark}</p>
      ${text ? written(t, text) : nothing}${fileList(model, files)}
    </article>`;
  }
  return html`<div class="case-entry case-event">
    <p class="case-by"><span>${changeText(model, entry)}</span> <span class="quiet">${actorText(t, by)}</span> ${time} ${mark}</p>
    ${text ? written(t, text) : nothing}${fileList(model, files)}
  </div>`;
}

/** The same entry as plain text, line by line. */
export function entryLines(model: CaseModel, entry: ThreadEntry): readonly string[] {
  const {t, times} = model;
  const files = entry.files.map(({name, size}) => `${t('case.files')}: ${isolated(name)} (${times.bytes(size)})`);
  return [
    `${times.moment(Date.parse(entry.at))} · ${actorText(t, entry.by)}`,
    ...(isMessage(entry) ? [] : [changeText(model, entry)]),
    ...(entry.text ? [entry.text] : []),
    ...files,
  ];
}
