/** The frame of a place: the way back beside its heading, what it is about, and a person beside it (S-29). */
import {html, nothing, type TemplateResult} from 'lit';
import type {CaseAnswers} from '../../../domain/support/case-answers.js';
import {subjectLimit} from '../../../domain/support/case-forms.js';
import {icon} from '../../shared/icons.js';
import {stepIcon} from '../../shared/step-icons.js';
import type {Translate} from '../../../locales/messages.js';
import type {SupportActor} from '../../../machines/create-support.js';
import type {Language} from '../../shared/localization.js';
import type {PlaceHost} from '../place.js';
import {outLink} from './doc-links.js';
import {phoneLines, type PersonWords, type UsualWord} from './phone-lines.js';

/** What every place's view is made with. */
export interface PlaceModel extends PersonWords {
  readonly host: Pick<PlaceHost, 'policy' | 'calendar' | 'now'>;
  readonly send: SupportActor['send'];
}

/** The model of a place in the language of now, whose words have the place's own among them. */
export const placeModel = <W extends string>(
  host: PlaceHost,
  {t, format, locale}: Language,
): PlaceModel & {readonly t: Translate<W>} => ({
  host,
  t: t as Translate<W | UsualWord>,
  format,
  locale,
  send: (event) => host.support.send(event),
});

export interface PlaceParts {
  readonly title: TemplateResult | string;
  /** Language of the title, where it is another than the page's. */
  readonly titleLanguage?: string | undefined;
  /** What stands under the heading, before everything else. */
  readonly head?: TemplateResult | typeof nothing;
  readonly main: TemplateResult | typeof nothing;
  /** What stands beside it in wide places, and at the end in narrow ones. */
  readonly beside: TemplateResult | typeof nothing;
}

export const placeFrame = ({t, send}: PlaceModel, parts: PlaceParts): TemplateResult =>
  html`<div class="view columns">
    <div class="stack">
      <div class="place-head">
        <button class="button quiet" type="button" aria-label=${t('action.back')} title=${t('action.back')} @click=${() => send({type: 'place.left'})}>
          ${stepIcon('back')}
        </button>
        <h2 tabindex="-1" lang=${parts.titleLanguage ?? nothing}>${parts.title}</h2>
      </div>
      ${parts.head}
    </div>
    <div class="main stack">${parts.main}</div>
    <div class="beside stack">${parts.beside}</div>
  </div>`;

/** Begins a case, with a subject where there is one. */
export function requestCase(send: SupportActor['send'], subject: string): void {
  const answers: Partial<CaseAnswers> = {subject: subject.trim().slice(0, subjectLimit)};
  send({
    type: 'case.requested',
    ...(answers.subject && {offer: {answers, technicalDetails: '', linkedCase: null}}),
  });
}

/** Where policy names neither telephone nor page: who knows both, and nobody is left without a way (S-29). */
export const managerLine = (t: Translate<UsualWord>, vendor: string | null): TemplateResult =>
  html`<p>${vendor === null ? t('person.managerUnnamed') : t('person.manager', {vendor})}</p>`;

/** Whom to call, and policy's own page of support. */
export function otherWays({host, ...words}: Omit<PlaceModel, 'send'>, isBrief = false): TemplateResult {
  const {support, supportUrl, vendorName} = host.policy;
  const {t} = words;
  if (support.phones.length === 0 && supportUrl === null) return managerLine(t, vendorName);
  return html`${phoneLines({...words, phones: support.phones, now: host.now(), calendar: host.calendar, isBrief})}
  ${supportUrl === null ? nothing : html`<p>${outLink(t, supportUrl, html`${t('action.support')}`)}</p>`}`;
}

/** The way to a person, from every answer (S-07, S-29). */
export const personPanel = (model: PlaceModel, subject: string, isPrimary = false): TemplateResult =>
  html`<section class="panel tight" aria-labelledby="person">
    <h3 id="person">${model.t('person.title')}</h3>
    <p>${model.t('person.text')}</p>
    <div>
      <button class="button ${isPrimary ? 'primary' : ''}" type="button" data-action="case" @click=${() => requestCase(model.send, subject)}>
        ${icon('mail')}${model.t('action.newCase')}
      </button>
    </div>
    ${otherWays(model, true)}
  </section>`;
