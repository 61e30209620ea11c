/** Whom to call, when somebody answers there, and in which zone (S-15, K-29). */
import {html, nothing, type TemplateResult} from 'lit';
import {openingAt} from '../../../domain/support/business-hours.js';
import type {Calendar} from '../../../domain/calendar.js';
import {dialled} from '../../../domain/support/phone-advice.js';
import type {SupportPhone} from '../../../domain/support/support-policy.js';
import type {Translate} from '../../../locales/messages.js';
import type {words as firstWords} from '../../../locales/support/en.js';
import type {words as moreWords} from '../../../locales/support-more/en.js';
import type {Format} from '../../shared/format.js';
import {stepIcon as icon} from '../../shared/step-icons.js';
import {isolate} from '../../shared/templates/messages.js';
import {hoursLines, isAlways} from './hours-text.js';

/** Words that are there on every view but the first. */
export type UsualWord = keyof typeof firstWords | keyof typeof moreWords;

export interface PersonWords {
  readonly t: Translate<UsualWord>;
  readonly format: Format;
  /** The Intl locale. */
  readonly locale: string;
}

export interface PhoneLinesParts extends PersonWords {
  /** Only whether somebody answers now, and until or from when. */
  readonly isBrief?: boolean;
  readonly phones: readonly SupportPhone[];
  /** Server time in epoch milliseconds. */
  readonly now: number;
  readonly calendar: Calendar;
}

function languagesText(tags: readonly string[], locale: string): string {
  const names = new Intl.DisplayNames(locale, {type: 'language'});
  return new Intl.ListFormat(locale, {type: 'conjunction'}).format(tags.map((tag) => names.of(tag) ?? tag));
}

function openingText({t, format, now, calendar}: PhoneLinesParts, phone: SupportPhone): string {
  const {isOpen, until} = openingAt(phone.hours, now, calendar);
  if (until === null) return t(isOpen ? 'person.now' : 'person.never');
  return t(isOpen ? 'person.nowUntil' : 'person.from', {moment: format.moment(until)});
}

/** The hours in their own zone, and the languages. */
const details = ({t, locale}: PhoneLinesParts, {hours, languages}: SupportPhone): TemplateResult =>
  html`${
    isAlways(hours)
      ? html`<p class="quiet">${t('person.always')}</p>`
      : html`<p class="quiet numbers">${hoursLines(hours, locale).map((line) => html`${t('person.line', line)}<br />`)}${t('person.zone', {zone: hours.zone})}</p>`
  }
  ${languages.length > 0 ? html`<p class="quiet">${t('person.languages', {languages: languagesText(languages, locale)})}</p>` : nothing}`;

/** The numbers, those that answer now first; nothing where policy names none. */
export function phoneLines(parts: PhoneLinesParts): TemplateResult | typeof nothing {
  const {phones, now, calendar, isBrief = false} = parts;
  if (phones.length === 0) return nothing;
  const isOpen = (phone: SupportPhone): number => Number(openingAt(phone.hours, now, calendar).isOpen);
  return html`<ul class="phones">
    ${phones
      .toSorted((one, other) => isOpen(other) - isOpen(one))
      .map(
        (phone) => html`<li>
          ${icon('calling')}
          <div>
            <p><a class="link numbers" href=${dialled(phone.number)} dir="ltr">${phone.number}</a>${phone.label ? html` ${isolate(phone.label)}` : nothing}</p>
            <p class="quiet">${openingText(parts, phone)}</p>
            ${isBrief ? nothing : details(parts, phone)}
          </div>
        </li>`,
      )}
  </ul>`;
}
