/** Stands for a place whose part or words did not come: the ways on, and to a person (S-29). */
import {html, nothing, type TemplateResult} from 'lit';
import type {Language} from '../../shared/localization.js';
import {icon} from '../../shared/icons.js';
import {notice} from '../../shared/templates/messages.js';
import type {PlaceHost} from '../place.js';
import {otherWays, placeFrame, placeModel} from './place-frame.js';

export function placeFailed(host: PlaceHost, language: Language, onRetry: () => void): TemplateResult {
  const model = placeModel(host, language);
  const {t} = model;
  // Its own words may be among what did not come.
  const hasWords = language.parts.has('supportMore');
  return placeFrame(model, {
    title: hasWords ? t('place.failed.title') : t('support.failed.title'),
    main: html`${notice('warn', null, hasWords ? t('place.failed.text') : t('problem.network'))}
      <div class="actions">
        <button class="button primary" type="button" @click=${onRetry}>${icon('retry')}${t('action.retry')}</button>
        <button class="button" type="button" @click=${() => model.send({type: 'place.requested', place: {view: 'home'}})}>
          ${t('action.home')}
        </button>
      </div>`,
    beside: hasWords
      ? html`<section class="panel tight" aria-labelledby="person">
          <h3 id="person">${t('person.stuck')}</h3>
          ${otherWays(model)}
        </section>`
      : nothing,
  });
}
