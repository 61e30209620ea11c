/** How what was typed is kept, in one quiet line; loud only where it is not (decision 9, F-S8). */
import {html, nothing, type TemplateResult} from 'lit';
import type {Translate} from '../../../locales/messages.js';
import type {DraftStanding} from '../draft-keeper.js';
import type {Format} from '../format.js';
import {localDate} from '../local-date.js';
import {stepIcon as icon} from '../step-icons.js';
import {notice} from './messages.js';

type DraftWord =
  `draft.${'saved' | 'erase' | 'eraseAsk' | 'eraseNow' | 'erased' | 'saving' | 'memory' | 'memoryHost' | 'memoryNewer' | 'otherTab' | 'otherTabText' | 'unsaved' | 'unsavedText' | 'conflict' | 'conflictText' | 'keepMine' | 'takeTheirs'}`;

export interface DraftLineParts {
  readonly t: Translate<DraftWord>;
  readonly format: Pick<Format, 'date'>;
  readonly draft: DraftStanding | null;
  /** Whether it is on its way to the server: then it is decided which draft goes on. */
  readonly isUnderWay: boolean;
  /** Whether it can be erased now. Default true. */
  readonly mayErase?: boolean;
  /** Whether the person erased it, and entered nothing since. Default false. */
  readonly isErased?: boolean;
  /** Whether another tab's version is told of by `draftConflict`, elsewhere on the page. Default false. */
  readonly tellsConflictElsewhere?: boolean;
  /** Words for another version that was there before anything was entered. Default: those for another tab's. */
  readonly leftWords?: {readonly title: string; readonly text: string; readonly theirs: string};
  eraseDraft(): void;
  resolveDraft(keep: 'mine' | 'theirs'): void;
}

/** Why nothing is kept, where there is more to say of it than that. */
const memoryWords: Partial<Record<string, DraftWord>> = {
  policy: 'draft.memoryHost',
  host: 'draft.memoryHost',
  newerDatabase: 'draft.memoryNewer',
};

/** Asked first: what is erased cannot be brought back. @param question what is asked. */
export const eraseAsked = <K extends string>(
  t: Translate<K | 'draft.erase' | 'draft.eraseNow'>,
  question: K,
  erase: () => void,
): TemplateResult =>
  html`<details class="erase">
    <summary>${t('draft.erase')}</summary>
    <p>${t(question)}</p>
    <button class="button" type="button" @click=${erase}>${t('draft.eraseNow')}</button>
  </details>`;

export function draftLine(parts: DraftLineParts): TemplateResult | typeof nothing {
  const {t, format, draft, mayErase = true, isErased = false, tellsConflictElsewhere = false} = parts;
  switch (draft?.state) {
    case undefined:
      return isErased
        ? html`<p class="draft quiet" id="draft-erased" tabindex="-1" role="status">${icon('info')}<span>${t('draft.erased')}</span></p>`
        : nothing;
    case 'saved':
      return html`<div class="draft quiet">${icon('check')}<div><p>${t('draft.saved', {date: format.date(localDate(draft.keptUntil))})}</p>${mayErase ? eraseAsked(t, 'draft.eraseAsk', () => parts.eraseDraft()) : nothing}</div></div>`;
    case 'saving':
      return html`<p class="draft quiet">${icon('pending')}<span>${t('draft.saving')}</span></p>`;
    case 'memory':
      return html`<p class="draft quiet">${icon('info')}<span>${t(memoryWords[draft.reason] ?? 'draft.memory')}</span></p>`;
    case 'unsaved':
      return draft.reason === 'otherTab'
        ? notice('warn', t('draft.otherTab'), t('draft.otherTabText'))
        : notice('warn', t('draft.unsaved'), t('draft.unsavedText'));
    case 'conflict':
      return tellsConflictElsewhere ? nothing : draftConflict(parts);
  }
}

/** Another tab changed the same draft; what is on its way to the server is decided. */
export function draftConflict({
  t,
  draft,
  isUnderWay,
  leftWords,
  resolveDraft,
}: Pick<DraftLineParts, 't' | 'draft' | 'isUnderWay' | 'leftWords' | 'resolveDraft'>): TemplateResult | typeof nothing {
  if (draft?.state !== 'conflict' || isUnderWay) return nothing;
  const left = draft.isLeft ? leftWords : undefined;
  const choice = (keep: 'mine' | 'theirs', words: string) =>
    html`<button
      class="button"
      type="button"
      @click=${({currentTarget}: Event) => {
        // The notice goes, and its buttons with it.
        (currentTarget as Element)
          .closest('form, [part]')
          ?.querySelector<HTMLElement>('h2[tabindex], textarea')
          ?.focus();
        resolveDraft(keep);
      }}
    >
      ${words}
    </button>`;
  return html`<div role="alert">
    ${notice(
      'warn',
      left?.title ?? t('draft.conflict'),
      html`<p>${left?.text ?? t('draft.conflictText')}</p>
        <div class="row">${choice('mine', t('draft.keepMine'))}${choice('theirs', left?.theirs ?? t('draft.takeTheirs'))}</div>`,
    )}
  </div>`;
}
