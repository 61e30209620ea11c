/** The conversation of a case in order, by the days of the person's zone, with what is new marked (S-11, S-25). */
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import type {ThreadEntry} from '../../../domain/support/support-case.js';
import type {CaseTimes} from '../cases/case-times.js';
import type {CaseModel} from './case-model.js';
import {threadEntry} from './thread-entry.js';

/** What happened on one day where the person is. */
export interface ThreadDay {
  readonly key: string;
  readonly at: number;
  readonly entries: readonly ThreadEntry[];
}

export function threadDays(entries: readonly ThreadEntry[], times: Pick<CaseTimes, 'dayKey'>): readonly ThreadDay[] {
  const days: {key: string; at: number; entries: ThreadEntry[]}[] = [];
  for (const entry of entries) {
    const at = Date.parse(entry.at);
    const key = times.dayKey(at);
    const last = days.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else days.push({key, at, entries: [entry]});
  }
  return days;
}

const isNewSince = ({revision, by}: ThreadEntry, baseline: number | null): boolean =>
  baseline !== null && revision > baseline && !by.isMe;

const dayLength = 86_400_000;

/** The date of a day, also where it is the newest: on paper "today" soon is another day. */
function dayName({t, times, now}: CaseModel, {key, at}: ThreadDay): string {
  const date = times.day(at);
  if (key === times.dayKey(now)) return t('case.today', {date});
  return key === times.dayKey(now - dayLength) && at < now ? t('case.yesterday', {date}) : date;
}

export function threadView(model: CaseModel): TemplateResult {
  const {t, times, context, state, baseline, send, downloads} = model;
  const {entries = [], earlierCursor = null} = context.case ?? {};
  const days = threadDays(entries, times);
  const firstNew = entries.find((entry) => isNewSince(entry, baseline));
  const isLoadingEarlier = state === 'open.loadingEarlier';
  return html`<section class="case-thread" aria-labelledby="case-thread-title">
    <h3 id="case-thread-title" tabindex="-1">${t('case.thread')}</h3>
    ${
      earlierCursor === null || context.copyFrom !== null
        ? nothing
        : html`<div data-next="case-thread-title">
            <button
              class="button"
              type="button"
              aria-disabled=${isLoadingEarlier ? 'true' : nothing}
              @click=${() => send({type: 'earlier.requested'})}
            >
              ${isLoadingEarlier ? html`<span class="spinner" aria-hidden="true"></span>${t('shell.loading')}` : t('case.earlier')}
            </button>
          </div>`
    }
    ${entries.length === 0 ? html`<p class="quiet">${t('case.thread.empty')}</p>` : nothing}
    ${repeat(
      days,
      ({key}, at) => `${key} ${at}`,
      (day) => html`<section class="case-day">
        <h4 class="quiet">${dayName(model, day)}</h4>
        <ol>
          ${repeat(
            day.entries,
            ({id}) => id,
            (entry) => {
              const isNew = isNewSince(entry, baseline);
              const fetched = entry.files.map(({id}) => downloads[id]);
              return html`<li data-entry=${entry.id} data-new=${isNew ? '' : nothing}>
                ${entry === firstNew ? html`<p class="case-divider"><span>${t('case.newEntries')}</span></p>` : nothing}
                ${guard([entry, isNew, t, ...fetched], () => threadEntry(model, entry, isNew))}
              </li>`;
            },
          )}
        </ol>
      </section>`,
    )}
    <div class="case-thread-end"></div>
  </section>`;
}
