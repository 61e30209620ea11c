/** What is lost without a renewal, each with the day it begins (R-10, decision 3). */
import {html, nothing, type TemplateResult} from 'lit';
import type {AgreementDeadlines} from '../../domain/agreement-standing.js';
import {lossNames, type LossName, type RenewalPolicy} from '../../domain/renewal-policy.js';
import {isPast} from '../../domain/deadline.js';
import {icon} from '../shared/icons.js';
import {localDate} from '../shared/local-date.js';
import type {FlowModel} from './parts.js';

/** The calendar date `days` after `date`; dates alone have no zone to go wrong in. */
const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The first day of each loss in the agreement's zone. */
export const lossDays = (
  {grace}: Pick<AgreementDeadlines, 'grace'>,
  {lossDelayDays}: RenewalPolicy,
): readonly {readonly name: LossName; readonly day: string}[] =>
  grace === null ? [] : lossNames.map((name) => ({name, day: plusDays(grace.lastDay, lossDelayDays[name] + 1)}));

/**
 * The five losses in plain words.
 * @param deadlines of the agreement; `null` where the day is not known: then they are named without it.
 */
export function lossList(
  {t, format, context, now}: FlowModel,
  deadlines: AgreementDeadlines | null,
): TemplateResult | typeof nothing {
  const dated = deadlines ? lossDays(deadlines, context.policy.renewal) : lossNames.map((name) => ({name, day: null}));
  if (dated.length === 0) return nothing;
  // Where the days are not known, the grace is over, and with it what is lost at once.
  const isLost = (name: LossName, day: string | null): boolean =>
    day === null ? context.policy.renewal.lossDelayDays[name] === 0 : day <= localDate(now, deadlines!.zone);
  return html`<ul class="lost">
    ${dated.map(
      ({name, day}) => html`<li>
        ${icon('exit')}
        <div>
          <span>${t(isLost(name, day) ? `loss.past.${name}` : `loss.${name}`)}</span>
          ${day === null ? nothing : html`<span class="quiet numbers">${t('lost.from', {date: format.date(day), zone: deadlines!.zone})}</span>`}
        </div>
      </li>`,
    )}
  </ul>`;
}

/** The same of an agreement that lapsed; the server may close one before its days are over, and then tells no day. */
export const lapsedLosses = (model: FlowModel, deadlines: AgreementDeadlines | null): TemplateResult | typeof nothing =>
  lossList(model, deadlines?.grace && isPast(deadlines.grace, model.now) ? deadlines : null);
