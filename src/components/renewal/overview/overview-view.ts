/** The overview of agreements: where each stands, what is due, and the one thing to do next. */
import {html, noChange, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import {judgeAll, mayRenew, type JudgedAgreement} from '../../../domain/agreement-standing.js';
import type {Calendar} from '../../../domain/calendar.js';
import {everyAgreement, sameFilter} from '../../../machines/renewal/agreement-list.js';
import {icon} from '../../shared/icons.js';
import {isolate, notice, skeleton} from '../../shared/templates/messages.js';
import {failedView, loadingView} from './first-messages.js';
import {countLine, filterToCome, needsFilter} from './overview-filter.js';
import type {OverviewModel} from './overview-model.js';
import {actionButton, countdown, matter, matterShort, standingChip, urgentDays} from './overview-parts.js';

/** The overview in every state of its list. */
export function overviewView(model: OverviewModel): TemplateResult {
  const {state, calendar, isSignedOut, list, parts} = model;
  const isSignedOutAtLoad = isSignedOut || (state === 'loadFailed' && list.failure?.kind === 'signed-out');
  const waiting = (): TemplateResult => loadingView(model);
  if (isSignedOutAtLoad && !state.startsWith('list.')) return parts?.signedOutView(model) ?? waiting();
  if (state === 'loadFailed') return failedView(model);
  if (state === 'notPartner') return parts?.notPartnerView(model) ?? waiting();
  if (state === 'loading' || !calendar) return waiting();
  return listView(model, calendar);
}

/** An agreement's details; what they are made with is loaded after the first paint. */
const details = (model: OverviewModel, judged: JudgedAgreement, calendar: Calendar): TemplateResult =>
  model.parts?.agreementCard(model, judged, calendar) ?? skeleton(model.t('shell.loading'));

/** What is on view: the server's answer, or what is loaded already while a new filter is on its way. */
function rowsOf(model: OverviewModel, calendar: Calendar): JudgedAgreement[] {
  const {list, now, policy, parts} = model;
  if (parts && !sameFilter(list.filter, list.answered)) return parts.standingIn(model, calendar);
  const known = new Map(list.known.map((agreement) => [agreement.id, agreement]));
  const listed = list.listed.map((id) => known.get(id)).filter((agreement) => agreement !== undefined);
  return judgeAll(listed, now, policy, calendar);
}

function listView(model: OverviewModel, calendar: Calendar): TemplateResult {
  const {t, list, state, isOnline, isSignedOut, parts} = model;
  const rows = rowsOf(model, calendar);
  const isEverything = sameFilter(list.filter, everyAgreement);
  if (rows.length === 0 && isEverything && state === 'list.ready' && list.nextCursor === null) {
    return parts?.emptyView(model) ?? loadingView(model);
  }
  const [first] = rows;
  const isSingle = rows.length === 1 && !needsFilter(model);
  return html`<div class="overview stack">
    <div class="tight">
      <div class="head">
        <h2 tabindex="-1">${t('overview.title')}</h2>
        <button class="button quiet" type="button" @click=${() => model.send({type: 'refresh.requested'})}>
          ${icon('retry')}<span>${t('overview.refresh')}</span>
        </button>
      </div>
      <p class="lead">${t('overview.lead')}</p>
    </div>
    ${isSignedOut ? parts?.signedOutNotice(model) : nothing}
    ${isOnline ? nothing : notice('warn', null, t('overview.offline'))}
    ${parts?.overList(model, calendar)} ${needsFilter(model) ? (parts?.filterBar(model) ?? filterToCome()) : nothing}
    ${countLine(model, rows.length)}
    ${
      isSingle && first
        ? html`<article class="agreement single">${head(model, first, false)}${details(model, first, calendar)}</article>`
        : // As long as Lit leaves a comment of each row taken out of a list (lit/lit#5298), another filter begins another one.
          repeat(
            parts?.listNames(list) ?? [''],
            (name) => name,
            (_, at) => (at ? noChange : rowList(model, rows, calendar)),
          )
    }
    ${rows.length === 0 && (state === 'list.ready' || state === 'list.askFailed') ? parts?.noMatch(model) : nothing} ${parts?.more(model)}
    ${parts?.selectionBar(model, calendar)} ${parts?.resources(model)}
  </div>`;
}

/** One row per agreement; a row whose agreement, choice and language stay is not rendered anew. */
function rowList(model: OverviewModel, rows: readonly JudgedAgreement[], calendar: Calendar): TemplateResult {
  const {list, opened, t, now, isOnline} = model;
  const isFull = list.selected.length >= list.mostTogether;
  return html`<ul class="agreements ${rows.length > 200 ? 'many' : ''}" ?hidden=${rows.length === 0}>
    ${repeat(
      rows,
      ({agreement}) => agreement.id,
      (judged) => {
        const {id} = judged.agreement;
        const isOpen = opened.has(id);
        const isSelected = list.selected.includes(id);
        // Only an open card and the last day's countdown depend on the minute.
        const minute = isOpen || urgentDays(judged.standing) === 0 ? now : 0;
        return html`<li>
          ${guard(
            [judged, isOpen, isSelected, isFull && !isSelected, minute, t, isOnline, model.parts],
            () =>
              html`<article class="agreement ${isOpen ? 'open' : ''}">
                ${head(model, judged, true)}${isOpen ? details(model, judged, calendar) : nothing}
              </article>`,
          )}
        </li>`;
      },
    )}
  </ul>`;
}

/** An agreement's name, company, standing and action; in a list also its deadline, a choice and a way to its details. */
function head(model: OverviewModel, judged: JudgedAgreement, isRow: boolean): TemplateResult {
  const {t, list, opened, actions, send} = model;
  const {agreement, standing} = judged;
  const {id, name, company} = agreement;
  const isOpen = opened.has(id);
  const isSelected = list.selected.includes(id);
  const deadline = matter(model, judged);
  const mayChoose = isRow && mayRenew(standing);
  return html`<div class="agreement-head">
    ${
      mayChoose
        ? html`<label class="choose"
            ><input
              type="checkbox"
              .checked=${live(isSelected)}
              ?disabled=${!isSelected && list.selected.length >= list.mostTogether}
              aria-label=${t('overview.select', {agreement: name})}
              @change=${(event: Event) =>
                send({
                  type: 'selection.changed',
                  agreementId: id,
                  selected: (event.target as HTMLInputElement).checked,
                })}
          /></label>`
        : isRow
          ? html`<span class="choose"></span>`
          : nothing
    }
    <div class="names">
      <h3>
        ${
          isRow
            ? html`<button
                class="disclose"
                type="button"
                aria-expanded=${isOpen ? 'true' : 'false'}
                @click=${() => actions.toggle(id, !isOpen)}
              >
                <span class="turn" aria-hidden="true"></span>${isolate(name)}
              </button>`
            : isolate(name)
        }
      </h3>
      <p class="quiet">${isolate(company.name)}</p>
      ${model.parts?.draftMark(model, judged)}
    </div>
    <div class="stands">
      ${standingChip(model, standing)}
      ${isRow && deadline ? html`<p class="quiet numbers">${matterShort(model, deadline)}</p>` : nothing}
    </div>
    ${isRow && !isOpen && deadline ? html`<p class="quiet exact">${model.parts?.rowDeadline(model, judged, deadline)}</p>` : nothing}
    ${isRow && !isOpen ? countdown(model, judged) : nothing}
    <div class="act">${actionButton(model, judged, isRow ? '' : 'primary')}</div>
  </div>`;
}
