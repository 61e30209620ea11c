/** Whom to call, with hours, zone and whether somebody answers now (S-15, K-29). */
import {html, nothing, type TemplateResult} from 'lit';
import {knownZone} from '../../domain/known-zone.js';
import {dialled, type AdvisedPhone} from '../../domain/support/phone-advice.js';
import type {Translate} from '../../locales/messages.js';
import type {Format} from '../shared/format.js';
import {languageName} from '../shared/language-name.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {isolate} from '../shared/templates/isolate.js';
import {isAroundTheClock, weeklyHours} from './hours-text.js';

type PhoneWord = `phone.${'open' | 'openUntil' | 'opens' | 'closed' | 'always' | 'hours' | 'languages'}`;

export interface PhoneLinesParts {
  readonly t: Translate<PhoneWord>;
  readonly format: Format;
  readonly locale: string;
  readonly phones: readonly AdvisedPhone[];
}

function openingText({t, format}: PhoneLinesParts, {zone, opening: {isOpen, until}}: AdvisedPhone): string {
  const time = until === null ? '' : format.moment(until, knownZone(zone, 'UTC'));
  if (isOpen) return until === null ? t('phone.open') : t('phone.openUntil', {time});
  return until === null ? t('phone.closed') : t('phone.opens', {time});
}

/** Numbers as links that dial, the one that answers now first. */
export const phoneLines = (parts: PhoneLinesParts): TemplateResult => {
  const {t, locale, phones} = parts;
  return html`<ul class="phones">
    ${phones.map((advised) => {
      const {phone, zone, opening} = advised;
      const hours = isAroundTheClock(phone.hours)
        ? t('phone.always')
        : t('phone.hours', {hours: weeklyHours(phone.hours, locale).join('; '), zone});
      return html`<li>
        <a class="number" href=${dialled(phone.number)} dir="ltr">${icon('calling')}<bdi>${phone.number}</bdi></a>
        <div class="tight">
          ${phone.label ? html`<p>${isolate(phone.label)}</p>` : nothing}
          <p class="opening ${opening.isOpen ? 'open' : ''}">${openingText(parts, advised)}</p>
          <p class="quiet">${hours}</p>
          ${
            phone.languages.length > 0
              ? html`<p class="quiet">${t('phone.languages', {languages: phone.languages.map((tag) => languageName(tag, locale)).join(', ')})}</p>`
              : nothing
          }
        </div>
      </li>`;
    })}
  </ul>`;
};
