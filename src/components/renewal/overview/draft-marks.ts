/** Where the overview says that something was begun, and leads back into it (decision 9). */
import {html, nothing, type TemplateResult} from 'lit';
import {judgeAll, mayRenew, nextAction, type JudgedAgreement} from '../../../domain/agreement-standing.js';
import type {Calendar} from '../../../domain/calendar.js';
import {isolated} from '../../../locales/messages.js';
import {isolate, notice} from '../../shared/templates/messages.js';
import {localDate} from '../../shared/local-date.js';
import {askFailure} from './more-rows.js';
import type {KeptDraft} from '../renewal-storage.js';
import type {OverviewModel} from './overview-model.js';

/** The newest draft of this agreement alone that can be gone on with, and how; a renewal that came too late serves the new application. */
function begun({parts, actions}: OverviewModel, {agreement: {id}, standing}: JudgedAgreement) {
  const isRenewable = mayRenew(standing);
  const mayReapply = ['reapply', 'continueReapplication'].includes(nextAction(standing));
  const draft = parts?.drafts
    .filter(({agreementIds: [only, ...others]}) => only === id && others.length === 0)
    .find(({kind}) => mayReapply || (isRenewable && kind === 'renewal'));
  return draft && {draft, goOn: () => (isRenewable ? actions.renew([id]) : actions.reapply(id))};
}

/** Whether a draft was sent, and nobody knows yet what became of it. */
const isSent = ({parts}: OverviewModel, {wasSent, agreementIds}: KeptDraft): boolean =>
  wasSent === true && agreementIds.some((id) => parts?.undecided.has(id));

/** Goes on with exactly what a draft is of: its kind, and all of its agreements (decision 8). */
const goOnWith =
  ({actions}: OverviewModel, {kind, agreementIds}: KeptDraft) =>
  (): void =>
    kind === 'renewal' ? actions.renew(agreementIds) : actions.reapply(agreementIds[0]!);

/** What was sent for this agreement and has no outcome yet, and how it is gone on with. */
function sent(model: OverviewModel, {agreement: {id}}: JudgedAgreement) {
  const {parts, actions} = model;
  if (!parts?.undecided.has(id)) return null;
  const draft = parts.drafts.find((one) => one.agreementIds.includes(id) && isSent(model, one));
  return {goOn: draft ? goOnWith(model, draft) : () => actions.renew([id])};
}

/** Says that this agreement was begun, and when it was last worked on; or that what was sent has no outcome yet. */
export function draftMark(model: OverviewModel, judged: JudgedAgreement): TemplateResult | typeof nothing {
  const {t, format} = model;
  const submitted = sent(model, judged);
  const found = submitted ? null : begun(model, judged);
  const goOn = (submitted ?? found)?.goOn;
  if (!goOn) return nothing;
  const label = t('overview.goOn');
  return html`<p class="begun">
    ${found ? t('overview.begun', {date: format.date(localDate(found.draft.editedAt))}) : html`<strong>${t('overview.sentUnknown')}</strong>`}
    <button class="link" type="button" aria-label="${label}: ${isolated(judged.agreement.name)}" @click=${goOn}>${label}</button>
  </p>`;
}

/** More names than these are a list of their own. */
const mostNames = 3;

/** What the list is told under: what was begun together, and what could not be asked. */
export const overList = (model: OverviewModel, calendar: Calendar): TemplateResult =>
  html`<p class=${model.parts?.isErased ? 'quiet' : 'visually-hidden'} role="status">${model.parts?.isErased ? model.t('overview.erased') : nothing}</p>${notKept(model)}${unfinished(model, calendar)}${askFailure(model)}`;

/** Says so where what was begun is not on the device. */
const notKept = ({t, parts}: OverviewModel): TemplateResult | typeof nothing =>
  parts && parts.drafts.length > 0 && parts.isMemoryOnly() ? notice('warn', null, t('overview.notKept')) : nothing;

/** Renewals of several agreements together that can be gone on with, each with its way back and the way to be rid of it. */
function unfinished(model: OverviewModel, calendar: Calendar): TemplateResult {
  const {t, format, list, now, policy, parts} = model;
  const known = new Map(judgeAll(list.known, now, policy, calendar).map((judged) => [judged.agreement.id, judged]));
  const isOpen = (id: string): boolean => {
    const judged = known.get(id);
    return !judged || mayRenew(judged.standing);
  };
  const several = (parts?.drafts ?? []).filter(
    ({agreementIds}) => agreementIds.length > 1 && agreementIds.some(isOpen),
  );
  return html`${several.map((draft) => {
    const {agreementIds, editedAt} = draft;
    const wasSent = isSent(model, draft);
    const count = agreementIds.length;
    const names = agreementIds.flatMap((id) => known.get(id)?.agreement.name ?? []);
    const title = t(wasSent ? 'overview.sentTogether' : 'overview.begunTogether', {count});
    return html`<div class="unfinished">
      ${notice(
        'info',
        title,
        html`${names.length === 0 ? nothing : html`<p>${names.slice(0, mostNames).map((name, index) => html`${index > 0 ? ', ' : nothing}${isolate(name)}`)}${count > mostNames || names.length < count ? ' …' : nothing}</p>`}
          <p class="quiet">${wasSent ? t('overview.sentUnknown') : t('overview.begunOn', {date: format.date(localDate(editedAt))})}</p>
          <div class="row">
            <button class="button" type="button" aria-label="${t('overview.goOn')}: ${title}" @click=${goOnWith(model, draft)}>${t('overview.goOn')}</button>
          </div>
          ${
            wasSent
              ? nothing
              : html`<details class="erase">
                  <summary aria-label="${t('overview.eraseDraft')}: ${title}">${t('overview.eraseDraft')}</summary>
                  <p>${t('overview.eraseAsk')}</p>
                  <button class="button" type="button" aria-label="${t('overview.eraseNow')}: ${title}" @click=${() => parts?.eraseDraft(agreementIds)}>${t('overview.eraseNow')}</button>
                </details>`
          }`,
      )}
    </div>`;
  })}`;
}
