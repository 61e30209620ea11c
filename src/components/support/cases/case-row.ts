/** One case in the history: what it is, where it stands and whose turn it is (S-11, S-12). */
import {html, nothing, type TemplateResult} from 'lit';
import {isChangedSince} from '../../../domain/support/case-news.js';
import {needsMyAnswer} from '../../../domain/support/case-steps.js';
import type {CaseSummary} from '../../../domain/support/case-summary.js';
import {isolate} from '../../shared/templates/messages.js';
import {dueOf} from './answer-dues.js';
import {stateChip, subjectMatter, turnText} from './case-chips.js';
import type {CaseListModel} from './case-list-model.js';

/** What of a row depends on more than its case. */
export interface RowNews {
  /** Whether somebody else changed it since the last visit. */
  readonly isChanged: boolean;
  readonly due: number | null;
  readonly isOverdue: boolean;
}

export function rowNews({list, policy, calendar, now}: CaseListModel, one: CaseSummary): RowNews {
  const due = dueOf(one, policy.support, calendar);
  const since = list.since === null ? null : Date.parse(list.since);
  return {isChanged: isChangedSince(one, since), due, isOverdue: due !== null && now >= due};
}

/** When it was opened, changed and solved (S-12). */
const moments = ({createdAt, updatedAt, resolvedAt, closedAt}: CaseSummary) => {
  const solved = resolvedAt ?? closedAt;
  return [
    ['cases.created', createdAt],
    ['cases.updated', updatedAt],
    ...(solved === null ? [] : [[resolvedAt === null ? 'cases.closed' : 'cases.resolved', solved] as const]),
  ] as const;
};

export function caseRow(model: CaseListModel, one: CaseSummary, {isChanged, due, isOverdue}: RowNews): TemplateResult {
  const {t, times, now, actions} = model;
  const matter = subjectMatter(one);
  const turn = turnText(t, one);
  const isMine = needsMyAnswer(one);
  return html`<article class="case-row ${isMine ? 'mine' : ''}">
    <div class="case-row-head">
      <h3>
        <button class="case-open" type="button" data-case=${one.id} @click=${() => actions.open(one.id)}>
          ${isolate(one.subject.trim() || one.reference)}
        </button>
      </h3>
      <p class="quiet numbers">
        ${isolate(one.reference)}${matter === nothing ? nothing : html` · ${matter}`}
        ${one.openedBy.isMe || !one.openedBy.name ? nothing : html` · ${t('cases.openedBy', {name: one.openedBy.name})}`}
      </p>
    </div>
    <p class="case-marks">
      ${stateChip(t, one)}${isChanged ? html`<span class="badge brand case-changed">${t('cases.changed')}</span>` : nothing}
    </p>
    ${
      turn === '' && due === null
        ? nothing
        : html`<p class="case-turn ${isMine ? 'yours' : ''}">
            ${turn || nothing}
            ${due === null ? nothing : html`<span class="quiet numbers ${isOverdue ? 'case-overdue' : ''}">${t(isOverdue ? 'cases.overdue' : 'cases.due', {date: times.short(due, now)})}</span>`}
          </p>`
    }
    <p class="case-when quiet numbers">
      ${moments(one).map(([word, at]) => html`<span>${t(word, {date: times.short(Date.parse(at), now)})}</span> `)}
    </p>
  </article>`;
}
