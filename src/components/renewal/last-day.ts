/** Until when an agreement can be renewed, said the same way on every page (R-09, R-29). */
import {html, nothing, type TemplateResult} from 'lit';
import type {AgreementDeadlines} from '../../domain/agreement-standing.js';
import {isPast, type Deadline} from '../../domain/deadline.js';
import type {LoadedAgreement} from '../../machines/renewal/context.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import type {RenewalViewModel, RenewalWord} from './view-model.js';

type Spoken = Pick<RenewalViewModel, 't' | 'format'>;

/** The day that matters next, what it is, and whether it urges; `null`: no day matters. */
function dayOf(now: number, {deadlines, standing}: LoadedAgreement): readonly [RenewalWord, Deadline, boolean] | null {
  const {grace, due, end} = deadlines;
  if (standing.name === 'declined') return grace && ['authority.declined', grace, false];
  if (standing.name === 'grace') return grace && ['authority.grace', grace, true];
  if (!due) return null;
  if (isPast(due, now)) return ['authority.missed', due, true];
  // The term's last day is not the last one to renew on where grace follows.
  return [due === end && grace && grace.endsAt > due.endsAt ? 'authority.end' : 'authority.due', due, false];
}

/** The day that matters next, in a few words. */
export function nextDay({t, format, now}: Spoken & {readonly now: number}, loaded: LoadedAgreement): string {
  const found = dayOf(now, loaded);
  if (!found) return '';
  const [key, {lastDay, zone}] = found;
  const {grace} = loaded.deadlines;
  return t(key, {date: format.date(lastDay), last: grace ? format.date(grace.lastDay) : '', zone});
}

/** The same as a line of its own, with its end on the person's own clock; a day that was missed is told as missed. */
export function lastDay(model: RenewalViewModel, loaded: LoadedAgreement): TemplateResult | typeof nothing {
  const words = nextDay(model, loaded);
  if (words === '') return nothing;
  const [key, day, urges] = dayOf(model.now, loaded)!;
  const last = key === 'authority.end' ? loaded.deadlines.grace! : day;
  return html`<div class="tight">
    ${
      key === 'authority.declined'
        ? html`<span class="badge">${icon('exit')}${words}</span>`
        : urges
          ? html`<span class="badge warn">${icon('warning')}${words}</span>`
          : html`<span class="quiet numbers">${words}</span>`
    }
    ${isPast(last, model.now) || isOwnTime(last) ? nothing : html`<span class="quiet numbers">${model.t('authority.own', {moment: model.format.moment(last.endsAt)})}</span>`}
  </div>`;
}

/** Whether the person's own clock says the same at the end of that day as one in its zone. */
function isOwnTime({endsAt, zone}: Deadline): boolean {
  const clock = (timeZone?: string): string =>
    new Intl.DateTimeFormat('en', {dateStyle: 'short', timeStyle: 'short', timeZone}).format(endsAt);
  return clock() === clock(zone);
}

/** Until when a decline can be changed. */
export const declineUntil = ({t, format}: Spoken, {grace}: Pick<AgreementDeadlines, 'grace'>): TemplateResult =>
  html`<p>${grace ? t('decline.until', {date: format.date(grace.lastDay), zone: grace.zone}) : t('decline.untilEver')}</p>`;
