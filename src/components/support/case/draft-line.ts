/** How the reply that is being written is kept, in one quiet line; loud only where it is not (decision 9, F-S8). */
import {html, nothing, type TemplateResult} from 'lit';
import {stepIcon as icon} from '../../shared/step-icons.js';
import {notice} from '../../shared/templates/messages.js';
import type {CaseModel} from './case-model.js';

/** Whether the reply is decided: it is on its way. */
export const isReplyUnderWay = ({state, context}: Pick<CaseModel, 'state' | 'context'>): boolean =>
  state === 'open.uploading' || (state === 'open.sending' && context.purpose === 'reply');

export function draftLine(model: CaseModel): TemplateResult | typeof nothing {
  const {t, times, draft, actions} = model;
  switch (draft?.state) {
    case undefined:
      return nothing;
    case 'saved':
      return html`<p class="case-draft quiet">
        ${icon('check')}<span
          >${t('draft.saved', {date: times.day(draft.keptUntil)})}
          <button class="link" type="button" @click=${() => actions.eraseDraft()}>${t('draft.erase')}</button></span
        >
      </p>`;
    case 'saving':
      return html`<p class="case-draft quiet">${icon('pending')}<span>${t('draft.saving')}</span></p>`;
    case 'memory': {
      const isWanted = draft.reason === 'policy' || draft.reason === 'host';
      return html`<p class="case-draft quiet">${icon('info')}<span>${t(isWanted ? 'draft.memoryHost' : 'draft.memory')}</span></p>`;
    }
    case 'unsaved':
      return notice('warn', t('draft.unsaved'), t('draft.unsavedText'));
    case 'conflict':
      if (isReplyUnderWay(model)) return nothing;
      return notice(
        'warn',
        t('draft.conflict'),
        html`<p>${t('draft.conflictText')}</p>
          <div class="row">
            <button class="button" type="button" @click=${() => actions.resolveDraft('mine')}>${t('draft.keepMine')}</button>
            <button class="button" type="button" @click=${() => actions.resolveDraft('theirs')}>${t('draft.takeTheirs')}</button>
          </div>`,
      );
  }
}
