/** An agreement's details: what its standing means, its dates as a picture and in words, and what is lost. */
import {html, nothing, svg, type TemplateResult} from 'lit';
import {agreementLosses} from '../../../domain/agreement-losses.js';
import {mayRenew, type AgreementStandingName, type JudgedAgreement} from '../../../domain/agreement-standing.js';
import {agreementTimeline, type TimelineMark, type TimelineSpan} from '../../../domain/agreement-timeline.js';
import type {Calendar} from '../../../domain/calendar.js';
import {isolated} from '../../../locales/messages.js';
import {isolate} from '../../shared/templates/messages.js';
import {downloadCalendarEntry} from './calendar-download.js';
import type {OverviewModel} from './overview-model.js';
import {countdown, matter} from './overview-parts.js';
import {dayEdge} from './row-deadline.js';

/** What the standing means, in a sentence. */
function standingText({t}: OverviewModel, {standing, deadlines: {due, end, acceptance}}: JudgedAgreement): string {
  switch (standing.name) {
    case 'open':
      return due ? t('standing.open.text') : t('standing.open.endless');
    case 'dueSoon':
      return due === acceptance && due !== end ? t('standing.dueSoon.acceptance') : t('standing.dueSoon.end');
    case 'grace':
      return t('standing.grace.day', {day: standing.day, count: standing.of});
    case 'unknown':
      return t('standing.unknown.text', {status: standing.status});
    default:
      return t(`standing.${standing.name}.text`);
  }
}

/** What follows from a yearly acceptance that was missed: no loss is claimed before the end of grace (decision 4). */
function missedText({t, format}: OverviewModel, {standing, deadlines: {grace, zone}}: JudgedAgreement) {
  if (standing.name !== 'acceptanceOverdue') return nothing;
  return html`<p>${
    grace
      ? t('standing.acceptanceOverdue.loss', {date: format.date(grace.lastDay), zone})
      : t('standing.acceptanceOverdue.noEnd')
  }</p>`;
}

/** Who was invited to sign and when; whose account may sign is asked nothing of it unless they open the details. */
function invitedText(model: OverviewModel, {agreement, standing}: JudgedAgreement) {
  const {t, format, parts, isOnline, isSignedOut, opened} = model;
  if (!mayRenew(standing)) return nothing;
  const isWanted = agreement.maySign !== true || opened.has(agreement.id);
  const invited = parts?.invited(agreement, isWanted && isOnline && !isSignedOut);
  if (!invited) return nothing;
  const moment = format.moment(Date.parse(invited.invitedAt));
  return html`<p class="invited">${t('standing.invited', {email: invited.email, moment})}</p>`;
}

/** Where the line runs in the picture, and how far its ends are from the edges, in pixels. */
const axis = 30;

const anchorOf = (share: number): string => (share < 0.15 ? 'start' : share > 0.85 ? 'end' : 'middle');

/** A mark's day, in the agreement's zone; a deadline's is its last. */
const dayOf = ({name, at}: TimelineMark, zone: string, calendar: Calendar): string =>
  calendar.dateAt(name === 'registered' || name === 'today' ? at : at - 1, zone);

/** The least share of the line for the grace period: ten days in years would be a dot. */
const leastGrace = 0.16;

/** Where a share of the time stands in the picture: as it is, with the term moved together where grace needs room. */
function stretched(spans: readonly TimelineSpan[]): (share: number) => number {
  const grace = spans.find(({name}) => name === 'grace');
  if (!grace || grace.to - grace.from >= leastGrace || grace.from >= 1) return (share) => share;
  const {from} = grace;
  const start = Math.min(from, 1 - leastGrace);
  return (share) =>
    share <= from ? (share / (from || 1)) * start : start + ((share - from) / (1 - from)) * (1 - start);
}

/** The agreement's time as a line, from registration to the end of grace with today on it. */
function timelinePicture(
  model: OverviewModel,
  {agreement, deadlines}: JudgedAgreement,
  calendar: Calendar,
): TemplateResult {
  const {t, format, now} = model;
  const {marks, spans} = agreementTimeline(deadlines, agreement, now, calendar);
  const placed = stretched(spans);
  const place = (share: number): string => `${Math.round(placed(share) * 10_000) / 100}%`;
  const today = marks.find(({name}) => name === 'today');
  const told = marks.map((mark) => ({
    mark,
    name: t(`timeline.${mark.name}`),
    date: format.date(dayOf(mark, deadlines.zone, calendar)),
  }));
  const line = (from: number, to: number, look: string) =>
    svg`<line class=${look} x1=${place(from)} x2=${place(to)} y1=${axis} y2=${axis} />`;
  const sentence = t('timeline.label', {marks: told.map(({name, date}) => `${name}: ${date}`).join('; ')});
  return html`<figure class="timeline">
    <svg role="img" aria-label=${sentence} width="100%" height="44" direction="ltr">
      ${line(0, 1, 'base')}
      ${spans.map(
        ({name, from, to}) =>
          svg`${line(from, to, name)}${
            name === 'term' && today ? line(from, Math.min(to, Math.max(from, today.position)), 'past') : nothing
          }`,
      )}
      ${marks.map(({name, position, isBeyond}) =>
        name === 'today'
          ? svg`<line class="now" x1=${place(position)} x2=${place(position)} y1="18" y2="42" />
            <text x=${place(position)} y="12" text-anchor=${anchorOf(placed(position))}>${t('timeline.today')}</text>`
          : svg`<circle class="mark ${name} ${isBeyond ? 'beyond' : ''}" cx=${place(position)} cy=${axis} r="6" />`,
      )}
    </svg>
    <ul class="legend" aria-hidden="true">
      ${told.map(({mark, name, date}) => html`<li class=${mark.name}><span class="dot"></span><span>${name}<br /><span class="numbers strong">${date}</span></span></li>`)}
    </ul>
  </figure>`;
}

/** Standings in which the consequences are shown (decision 3). */
const consequential: ReadonlySet<AgreementStandingName> = new Set(['dueSoon', 'grace', 'lapsed', 'declined']);

/** The five losses and the moment of each (R-10); during the grace days nothing is lost yet (R-11). */
function losses(
  {t, format, policy, now}: OverviewModel,
  {standing, deadlines}: JudgedAgreement,
  calendar: Calendar,
): TemplateResult | typeof nothing {
  if (!consequential.has(standing.name)) return nothing;
  const all = agreementLosses(deadlines, policy.renewal, calendar);
  if (all.length === 0) return nothing;
  const isOver = standing.name === 'lapsed';
  return html`<section class="losses ${isOver || standing.name === 'grace' ? 'near' : ''}">
    <h4>${t(isOver ? 'loss.titleLapsed' : 'loss.title')}</h4>
    ${standing.name === 'grace' ? html`<p>${t('loss.until')}</p>` : nothing}
    <ul>
      ${all.map(({name, at}) => html`<li><span>${t(isOver && at <= now ? `loss.past.${name}` : `loss.${name}`)}</span>${isOver && at > now ? nothing : html`<span class="numbers quiet">${format.moment(at, deadlines.zone)}</span>`}</li>`)}
    </ul>
  </section>`;
}

/** The deadline with date, end of day and zone, and with the hour in the person's own zone (R-29). */
function deadlineBlock(model: OverviewModel, judged: JudgedAgreement): TemplateResult | typeof nothing {
  const {t, format} = model;
  const deadline = matter(model, judged);
  if (!deadline) return nothing;
  const {label, day, at} = deadline;
  const {grace} = judged.deadlines;
  return html`<div class="deadline">
    <p class="quiet">${t(label)}</p>
    <p class="date numbers">${format.date(day)}</p>
    <p class="quiet">${dayEdge(model, deadline, judged.deadlines.zone)}</p>
    <p class="quiet numbers">${t('overview.ownZone', {moment: format.moment(at)})}</p>
    ${label === 'overview.deadline.end' && grace && grace.endsAt > at ? html`<p class="numbers">${t('overview.graceAfter', {date: format.date(grace.lastDay)})}</p>` : nothing}
  </div>`;
}

const reminded: ReadonlySet<AgreementStandingName> = new Set([
  'tooEarly',
  'open',
  'dueSoon',
  'grace',
  'renewed',
  'declined',
]);

/** Everything about one agreement but its head. */
export function agreementCard(model: OverviewModel, judged: JudgedAgreement, calendar: Calendar): TemplateResult {
  const {t, actions} = model;
  const {agreement, standing, deadlines} = judged;
  const save = (): void => downloadCalendarEntry(model, judged, calendar);
  const hasDeadline = deadlines.due !== null && reminded.has(standing.name);
  const named = (label: string): string => `${label}: ${isolated(agreement.name)}`;
  return html`<div class="card-body">
    <p class="meaning">${standingText(model, judged)}</p>
    ${missedText(model, judged)}
    ${agreement.maySign === false ? html`<p class="quiet">${t('standing.mayNotSign')}</p>` : nothing}
    ${invitedText(model, judged)}
    <div class="when">${countdown(model, judged)}${deadlineBlock(model, judged)}</div>
    ${timelinePicture(model, judged, calendar)} ${losses(model, judged, calendar)}
    <p class="quiet">
      ${isolate(agreement.id)}${agreement.countries > 0 ? html` · ${t('overview.countries', {count: agreement.countries})}` : nothing}
    </p>
    <div class="row">
      ${hasDeadline ? html`<button class="button" type="button" aria-label=${named(t('overview.calendar'))} @click=${save}>${t('overview.calendar')}</button>` : nothing}
      <button class="button" type="button" aria-label=${named(t('overview.receipts'))} @click=${() => actions.showReceipts(agreement.id)}>
        ${t('overview.receipts')}
      </button>
      ${
        mayRenew(standing) && standing.name !== 'declined'
          ? html`<button class="button quiet" type="button" aria-label=${named(t('overview.decline'))} @click=${() => model.parts?.decline(agreement.id)}>
            ${t('overview.decline')}
          </button>`
          : nothing
      }
    </div>
  </div>`;
}
