/** How what was typed is kept, in one quiet line; loud only where it is not (decision 9, F-S8). */
import {html, nothing, type TemplateResult} from 'lit';
import {stepIcon as icon} from '../shared/step-icons.js';
import {notice} from '../shared/templates/messages.js';
import {localDate} from './local-date.js';
import type {FlowModel} from './parts.js';

const eraseButton = ({t, actions}: FlowModel): TemplateResult =>
  html`<button class="link" type="button" @click=${() => actions.eraseDraft()}>${t('draft.erase')}</button>`;

/** Whether something is on its way to the server in this state. */
export const isUnderWay = (state: FlowModel['state']): boolean =>
  state === 'submitting' || state === 'checking' || state === 'declining.sending';

export function draftLine(model: FlowModel): TemplateResult | typeof nothing {
  const {t, format, draft} = model;
  switch (draft?.state) {
    case undefined:
      return nothing;
    case 'saved':
      return html`<p class="draft quiet">${icon('check')}<span>${t('draft.saved', {date: format.date(localDate(draft.keptUntil))})} ${eraseButton(model)}</span></p>`;
    case 'saving':
      return html`<p class="draft quiet">${icon('pending')}<span>${t('draft.saving')}</span></p>`;
    case 'memory':
      return html`<p class="draft quiet">${icon('info')}<span>${t(draft.reason === 'policy' || draft.reason === 'host' ? 'draft.memoryHost' : 'draft.memory')}</span></p>`;
    case 'unsaved':
      return notice('warn', t('draft.unsaved'), t('draft.unsavedText'));
    case 'conflict':
      // What is on its way to the server is decided.
      if (isUnderWay(model.state)) return nothing;
      return notice(
        'warn',
        t('draft.conflict'),
        html`<p>${t('draft.conflictText')}</p>
          <div class="row">
            <button class="button" type="button" @click=${() => model.actions.resolveDraft('mine')}>${t('draft.keepMine')}</button>
            <button class="button" type="button" @click=${() => model.actions.resolveDraft('theirs')}>${t('draft.takeTheirs')}</button>
          </div>`,
      );
  }
}
