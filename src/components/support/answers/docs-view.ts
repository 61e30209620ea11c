/** Where the documentation is: links of policy's, each in a new tab (S-06). */
import {html, type TemplateResult} from 'lit';
import type {Translate} from '../../../locales/messages.js';
import {isolate} from '../../shared/templates/messages.js';
import {docLinks} from '../person/doc-links.js';
import {personPanel, placeFrame, type PlaceModel} from '../person/place-frame.js';
import {answerIcon} from './answer-icons.js';
import type {AnswerWord} from './answers-view.js';

export interface DocsModel extends PlaceModel {
  readonly t: Translate<AnswerWord>;
}

export function docsView(model: DocsModel): TemplateResult {
  const {t, host} = model;
  const {support} = host.policy;
  const links = docLinks(support);
  const textOf = {portal: t('docs.portal'), workspace: t('docs.workspace', {module: support.moduleName})};
  return placeFrame(model, {
    title: t('docs.title'),
    main:
      links.length === 0
        ? html`<p>${t('docs.none')}</p>`
        : html`<p class="lead">${t('docs.text')}</p>
            <ul class="doc-links">
              ${links.map(
                ({kind, name, url}) => html`<li>
                  <a href=${url} target="_blank" rel="noopener noreferrer">
                    <b>${isolate(name)}</b><span class="quiet">${textOf[kind]}<span class="visually-hidden"> ${t('action.newTab')}</span></span>
                    ${answerIcon('external')}
                  </a>
                </li>`,
              )}
            </ul>`,
    beside: personPanel(model, ''),
  });
}
