/** How what was typed is kept, in one quiet line; loud only where it is not (decision 9, F-S8). */
import {html, nothing, type TemplateResult} from 'lit';
import {stepIcon as icon} from '../shared/step-icons.js';
import {notice} from '../shared/templates/messages.js';
import {localDate} from './local-date.js';
import type {FlowModel} from './parts.js';

/** Asked first: what is erased cannot be brought back. */
const erasing = ({t, actions}: FlowModel): TemplateResult =>
  html`<details class="erase">
    <summary>${t('draft.erase')}</summary>
    <p>${t('draft.eraseAsk')}</p>
    <button class="button" type="button" @click=${() => actions.eraseDraft()}>${t('draft.eraseNow')}</button>
  </details>`;

/** Whether something is on its way to the server in this state. */
export const isUnderWay = (state: FlowModel['state']): boolean =>
  state === 'submitting' || state === 'checking' || state === 'declining.sending';

export function draftLine(model: FlowModel): TemplateResult | typeof nothing {
  const {t, format, draft} = model;
  switch (draft?.state) {
    case undefined:
      return model.isErased
        ? html`<p class="draft quiet" id="draft-erased" tabindex="-1" role="status">${icon('info')}<span>${t('draft.erased')}</span></p>`
        : nothing;
    case 'saved':
      return html`<div class="draft quiet">${icon('check')}<div>${t('draft.saved', {date: format.date(localDate(draft.keptUntil))})}${model.mayErase ? erasing(model) : nothing}</div></div>`;
    case 'saving':
      return html`<p class="draft quiet">${icon('pending')}<span>${t('draft.saving')}</span></p>`;
    case 'memory':
      return html`<p class="draft quiet">${icon('info')}<span>${t(draft.reason === 'policy' || draft.reason === 'host' ? 'draft.memoryHost' : 'draft.memory')}</span></p>`;
    case 'unsaved':
      return notice('warn', t('draft.unsaved'), t('draft.unsavedText'));
    case 'conflict':
      return nothing;
  }
}

/** Another tab changed the same draft: told over the page, where it is seen; what is on its way to the server is decided. */
export function draftConflict({t, draft, state, actions}: FlowModel): TemplateResult | typeof nothing {
  if (draft?.state !== 'conflict' || isUnderWay(state)) return nothing;
  return html`<div role="alert">
    ${notice(
      'warn',
      t('draft.conflict'),
      html`<p>${t('draft.conflictText')}</p>
        <div class="row">
          <button class="button" type="button" @click=${() => actions.resolveDraft('mine')}>${t('draft.keepMine')}</button>
          <button class="button" type="button" @click=${() => actions.resolveDraft('theirs')}>${t('draft.takeTheirs')}</button>
        </div>`,
    )}
  </div>`;
}
