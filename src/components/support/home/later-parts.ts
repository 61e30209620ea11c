/** What comes to the first view after its first paint, with the machines. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Calendar} from '../../../domain/calendar.js';
import {severities} from '../../../domain/support/case-summary.js';
import type {SupportCenterPolicy} from '../../../domain/support/support-center-policy.js';
import type {SupportContext, SupportEvent} from '../../../machines/support/support-context.js';
import {facts} from '../../shared/templates/lists.js';
import {notice} from '../../shared/templates/messages.js';
import {listProblemText} from '../../shared/templates/problems.js';
import {docLinks, outLink} from '../person/doc-links.js';
import {hoursLines, isAlways, spanText} from '../person/hours-text.js';
import type {PersonWords} from '../person/phone-lines.js';
import {otherWays} from '../person/place-frame.js';
import type {LaterHome} from './home-model.js';

export interface LaterHomeParts extends PersonWords {
  readonly context: SupportContext;
  readonly policy: SupportCenterPolicy;
  readonly calendar: Calendar;
  /** Server time in epoch milliseconds. */
  readonly now: number;
  readonly send: (event: SupportEvent) => void;
  /** What was begun or waits to be sent. */
  readonly kept: LaterHome['kept'];
}

export const laterHome = (parts: LaterHomeParts): LaterHome => ({
  news: news(parts),
  kept: html`${parts.kept}${completed(parts)}`,
  person: callUs(parts),
  more: html`${whenAnswered(parts)}${callUs(parts)}${documentation(parts)}`,
});

/** That what is on view is the device's copy, or that the newest answer did not come. */
function news({t, format, context: {profileCopyFrom, failure}}: LaterHomeParts): LaterHome['news'] {
  if (profileCopyFrom !== null) return notice('warn', null, t('home.copy', {moment: format.moment(profileCopyFrom)}));
  // That the session has ended is said around every view.
  return failure === null || failure.kind === 'signed-out'
    ? nothing
    : notice('warn', null, listProblemText(t, failure));
}

/** How many cases were completed since the last visit, leading to what changed since (S-11). */
function completed({t, send, context: {profile}}: LaterHomeParts): TemplateResult | typeof nothing {
  const count = profile?.counts.completed ?? 0;
  return count === 0
    ? nothing
    : html`<p>
        <button
          class="link"
          type="button"
          @click=${() => send({type: 'place.requested', place: {view: 'cases', show: 'changed'}})}
        >
          ${t('home.cases.completed', {count})}
        </button>
      </p>`;
}

/** When representatives answer, and how soon, as far as policy promises it (S-07, S-16). */
function whenAnswered({t, locale, policy}: LaterHomeParts): TemplateResult {
  const {hours, answerTargets} = policy.support;
  const lines = isAlways(hours)
    ? [t('person.always')]
    : hoursLines(hours, locale).map((line) => t('person.line', line));
  return html`<section class="tight" aria-labelledby="home-when">
    <h3 id="home-when">${t('person.when')}</h3>
    ${facts([
      lines.length === 0
        ? null
        : {
            label: t('person.hours'),
            value: html`${lines.map((line) => html`<span class="numbers">${line}</span><br />`)}${
              isAlways(hours) ? nothing : html`<span class="quiet">${t('person.zone', {zone: hours.zone})}</span>`
            }`,
          },
      ...severities.map((severity) => {
        const target = answerTargets[severity];
        return target === null
          ? null
          : {
              label: `${t('severity')} ${t(`severity.${severity}`)}`,
              value: t(`person.target.${target.clock}`, {time: spanText(target.minutes, target.clock, locale)}),
            };
      }),
    ])}
  </section>`;
}

function callUs({policy, calendar, now, ...parts}: LaterHomeParts): TemplateResult {
  const {t, format, locale} = parts;
  const {support} = policy;
  return html`<section class="tight" aria-labelledby="home-call">
    <h3 id="home-call">${support.phones.length > 0 ? t('person.call') : t('action.support')}</h3>
    ${otherWays({host: {policy, calendar, now: () => now}, t, format, locale})}
  </section>`;
}

/** Documentation at hand (S-06). */
function documentation({t, policy, send}: LaterHomeParts): TemplateResult | typeof nothing {
  const links = docLinks(policy.support);
  if (links.length === 0) return nothing;
  return html`<section class="tight" aria-labelledby="home-docs">
    <h3 id="home-docs">${t('home.docs')}</h3>
    <ul class="row">
      ${links.map(({url, name}) => html`<li>${outLink(t, url, name)}</li>`)}
      <li>
        <button class="link" type="button" @click=${() => send({type: 'place.requested', place: {view: 'docs'}})}>${t('home.docs.all')}</button>
      </li>
    </ul>
  </section>`;
}
