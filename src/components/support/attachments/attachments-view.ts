/** The files of a form: what was chosen, how far each is, what is wrong with it and what can be done (S-19, S-28). */
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {ref} from 'lit/directives/ref.js';
import {repeat} from 'lit/directives/repeat.js';
import {shortenedName} from '../../../domain/support/attachments.js';
import {withoutTurns} from '../../../locales/messages.js';
import type {UploadItem, UploadState} from '../../../machines/support/upload-item.js';
import {stepIcon as icon} from '../../shared/step-icons.js';
import {errorTemplate} from '../../shared/templates/fields.js';
import {fieldId} from '../../shared/templates/field-id.js';
import {isolate} from '../../shared/templates/messages.js';
import {codeText} from '../../shared/templates/problems.js';
import {fileIcon} from './file-icons.js';
import {keepFocus} from './keep-focus.js';
import type {AttachmentsModel, FileListModel, FormWord} from './model.js';
import {drawPicture, pictureSide} from './pictures.js';
import {partText, sizeText} from './size-text.js';

/** Characters of a name that stand in a row. */
const longestName = 48;

/** Bytes are still to be sent. */
const sending: ReadonlySet<UploadState> = new Set(['queued', 'hashing', 'announcing', 'sending', 'waiting', 'paused']);
const isBeingSent = ({state}: UploadItem): boolean => sending.has(state);
const mayPause: ReadonlySet<UploadState> = new Set(['queued', 'hashing', 'announcing', 'sending', 'waiting']);

/** The name as it stands in a sentence. */
export const shownName = ({file}: Pick<UploadItem, 'file'>): string => shortenedName(file.name, longestName);

/** The field of a form that takes files, with those that were chosen. */
export function attachmentsView(model: AttachmentsModel): TemplateResult {
  const {t, items, errors, isDragged, duplicate, isFixed} = model;
  const id = fieldId('files');
  const error = errors['files'];
  if (isFixed) return items.length === 0 ? html`` : html`<div class="field files">${attachmentList(model)}</div>`;
  return html`<div class="field files ${isDragged ? 'dragged' : ''}" ${keepFocus()}>
    <h3 class="label" id="files-label">${t('files.label')}</h3>
    <p class="hint" id="${id}-hint">${limits(model)}</p>
    ${endingsOf(model)}${errorTemplate({name: 'files', label: '', error})}
    <div class="choose">
      <input
        class="visually-hidden"
        type="file"
        id=${id}
        multiple
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? `${id}-hint ${id}-error` : `${id}-hint`}
        @change=${(event: Event) => choose(event, model.actions.add)}
      />
      <label class="button" for=${id}>${fileIcon('attach')}${t('files.choose')}</label>
      <span class="quiet">${t('files.drop')}</span>
    </div>
    ${duplicate === null ? nothing : html`<p class="quiet duplicate">${icon('info')}<span>${t('files.duplicate', {name: shortenedName(duplicate, longestName)})}</span></p>`}
    ${items.length === 0 ? nothing : attachmentList(model)}
  </div>`;
}

/** The files alone, where no more can be chosen. */
export const attachmentList = (model: FileListModel): TemplateResult =>
  html`<ul class="file-list" aria-label=${model.t('files.list')}>
      ${repeat(
        model.items,
        ({file}) => file.uploadId,
        (item) => row(model, item),
      )}
    </ul>
    ${all(model)}`;

/** What may be chosen, before it is (S-19). */
const limits = ({t, locale, policy: {mostFiles, mostBytes}}: AttachmentsModel): string =>
  `${t('files.limits', {count: mostFiles, size: sizeText(mostBytes, locale)})} ${t('files.secrets')}`;

const endingsOf = ({t, policy: {endings}}: AttachmentsModel): TemplateResult | typeof nothing =>
  endings === null
    ? nothing
    : html`<details class="endings">
        <summary>${t('files.endings')}</summary>
        <p class="hint"><bdi>${withoutTurns(endings.join(', '))}</bdi></p>
      </details>`;

function choose(event: Event, add: (files: readonly File[]) => void): void {
  const input = event.target as HTMLInputElement;
  const files = [...(input.files ?? [])];
  // The same file chosen again is a choice again.
  input.value = '';
  add(files);
}

/** How far all files are together. */
function all({t, locale, items, totals}: FileListModel): TemplateResult | typeof nothing {
  if (items.length < 2 || !items.some(isBeingSent)) return nothing;
  const {sentBytes, bytes} = totals;
  // Several lists may be on view.
  const id = `files-all-${items[0]!.file.uploadId}`;
  return html`<div class="tight all">
    <p class="quiet numbers" id=${id}>${t('files.all', {
      sent: sizeText(sentBytes, locale),
      size: sizeText(bytes, locale),
      part: partText(sentBytes, bytes, locale),
    })}</p>
    <progress class="bar" max=${Math.max(1, bytes)} .value=${sentBytes} aria-labelledby=${id}></progress>
  </div>`;
}

function stateText({t, locale, isOnline}: FileListModel, {state, sentBytes, file, isOther}: UploadItem): string {
  const size = sizeText(file.size, locale);
  switch (state) {
    case 'sending':
      return t('files.state.sending', {part: partText(sentBytes, file.size, locale), size});
    case 'waiting':
      return t(isOnline ? 'files.state.waiting' : 'files.state.offline');
    case 'wanting':
      return t(isOther ? 'files.state.other' : 'files.state.wanting');
    case 'refused':
    case 'failed':
      return '';
    case 'canceling':
    case 'canceled':
      return t('files.state.canceling');
    default:
      return t(`files.state.${state}`, {size});
  }
}

function row(model: FileListModel, item: UploadItem): TemplateResult {
  const {t, actions, pictures, errors, placeOf, isFixed} = model;
  const {file, state, code, sentBytes} = item;
  const {uploadId} = file;
  const name = shownName(item);
  const key = `files.${placeOf(uploadId)}`;
  const ownError = code ? codeText(t, code) : errors[key];
  const id = fieldId(placeOf(uploadId) < 0 ? `file-${uploadId}` : key);
  const picture = pictures.get(uploadId);
  const isGoing = state === 'canceling' || state === 'canceled';
  const button = (word: FormWord, what: FormWord, shape: unknown, onClick: () => void) =>
    html`<button class="button quiet" type="button" aria-label=${t(what, {name})} @click=${onClick}>${shape}<span>${t(word)}</span></button>`;
  // One button in one place: whoever presses it stays on it.
  const way = mayPause.has(state)
    ? button('files.pause', 'files.pauseWhat', fileIcon('pause'), () => actions.pause(uploadId))
    : state === 'paused'
      ? button('files.resume', 'files.resumeWhat', fileIcon('resume'), () => actions.resume(uploadId))
      : state === 'failed'
        ? button('action.retry', 'files.retryWhat', icon('retry'), () => actions.retry(uploadId))
        : nothing;
  return html`<li data-state=${state} class=${ownError ? 'wrong' : nothing}>
    <span class="picture" aria-hidden="true"
      >${
        picture
          ? guard(
              [picture],
              () =>
                html`<canvas width=${pictureSide} height=${pictureSide} ${ref((place) => place && drawPicture(place as HTMLCanvasElement, picture))}></canvas>`,
            )
          : fileIcon('file')
      }</span
    >
    <div class="what">
      <p class="name">${isolate(name)}</p>
      ${ownError ? html`<p class="error" id="${id}-error">${icon('error')}<span>${ownError}</span></p>` : nothing}
      ${ownError && code ? nothing : html`<p class="quiet numbers">${state === 'stored' ? icon('check') : nothing}${stateText(model, item)}</p>`}
      ${
        isBeingSent(item)
          ? html`<progress class="bar" max=${Math.max(1, file.size)} .value=${sentBytes} aria-label=${t('files.progress', {name})}></progress>`
          : nothing
      }
      ${
        state === 'wanting'
          ? html`<div>
            <input class="visually-hidden" type="file" id="again-${uploadId}" aria-label=${t('files.againWhat', {name})}
              @change=${(event: Event) => choose(event, ([again]) => again && actions.give(uploadId, again))} />
            <label class="button" for="again-${uploadId}">${fileIcon('attach')}${t('files.again')}</label>
          </div>`
          : nothing
      }
    </div>
    <div class="row-actions">
      ${way}
      ${
        isGoing || isFixed
          ? nothing
          : html`<button
            class="button quiet"
            type="button"
            id=${id}
            aria-label=${t('files.removeWhat', {name})}
            aria-describedby=${ownError ? `${id}-error` : nothing}
            @click=${() => actions.cancel(uploadId)}
          >
            ${icon('remove')}<span>${t('files.remove')}</span>
          </button>`
      }
    </div>
  </li>`;
}
