/** How what was typed is kept, in one quiet line; loud only where it is not (decision 9, F-S8). */
import {html, nothing, type TemplateResult} from 'lit';
import type {Translate} from '../../../locales/messages.js';
import type {DraftStanding} from '../draft-keeper.js';
import type {Format} from '../format.js';
import {localDate} from '../local-date.js';
import {stepIcon as icon} from '../step-icons.js';
import {notice} from './messages.js';

type DraftWord =
  `draft.${'saved' | 'erase' | 'saving' | 'memory' | 'memoryHost' | 'unsaved' | 'unsavedText' | 'conflict' | 'conflictText' | 'keepMine' | 'takeTheirs'}`;

export interface DraftLineParts {
  readonly t: Translate<DraftWord>;
  readonly format: Pick<Format, 'date'>;
  readonly draft: DraftStanding | null;
  /** Whether it is on its way to the server: then it is decided which draft goes on. */
  readonly isUnderWay: boolean;
  eraseDraft(): void;
  resolveDraft(keep: 'mine' | 'theirs'): void;
}

export function draftLine(parts: DraftLineParts): TemplateResult | typeof nothing {
  const {t, format, draft} = parts;
  switch (draft?.state) {
    case undefined:
      return nothing;
    case 'saved':
      return html`<p class="draft quiet">${icon('check')}<span>${t('draft.saved', {date: format.date(localDate(draft.keptUntil))})} <button class="link" type="button" @click=${() => parts.eraseDraft()}>${t('draft.erase')}</button></span></p>`;
    case 'saving':
      return html`<p class="draft quiet">${icon('pending')}<span>${t('draft.saving')}</span></p>`;
    case 'memory':
      return html`<p class="draft quiet">${icon('info')}<span>${t(draft.reason === 'policy' || draft.reason === 'host' ? 'draft.memoryHost' : 'draft.memory')}</span></p>`;
    case 'unsaved':
      return notice('warn', t('draft.unsaved'), t('draft.unsavedText'));
    case 'conflict':
      if (parts.isUnderWay) return nothing;
      return notice(
        'warn',
        t('draft.conflict'),
        html`<p>${t('draft.conflictText')}</p>
          <div class="row">
            <button class="button" type="button" @click=${() => parts.resolveDraft('mine')}>${t('draft.keepMine')}</button>
            <button class="button" type="button" @click=${() => parts.resolveDraft('theirs')}>${t('draft.takeTheirs')}</button>
          </div>`,
      );
  }
}
