/** What is known of a case besides its conversation: what it is about, who asked, and what was sent with it. */
import {html, nothing, type TemplateResult} from 'lit';
import type {SupportCase} from '../../../domain/support/support-case.js';
import {isolate} from '../../shared/templates/messages.js';
import type {CaseModel} from './case-model.js';
import {actorText, written} from './case-parts.js';
import {fileList} from './thread-entry.js';

interface Fact {
  readonly label: string;
  readonly value: string | TemplateResult;
}

function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale, 'en'], {type: 'language'}).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The facts as label and text, for the page and for a copy to keep. */
export function caseFacts(
  {t, times, locale}: CaseModel,
  given: SupportCase,
): readonly (Fact & {readonly value: string})[] {
  const {concern, contact} = given;
  const kind = concern?.kind === 'order' || concern?.kind === 'agreement' ? concern.kind : 'other';
  return [
    {label: t('case.reference'), value: given.reference},
    {label: t('case.opened'), value: times.moment(Date.parse(given.createdAt))},
    {label: t('case.openedBy'), value: actorText(t, given.openedBy)},
    {label: t('severity'), value: t(`severity.${given.severity}`)},
    {label: t('case.category'), value: given.categories.map(({name}) => name).join(' › ')},
    {label: t('case.product'), value: given.productName ?? ''},
    {label: t(`case.concern.${kind}`), value: concern ? concern.name || concern.id : ''},
    {label: t('case.language'), value: given.language ? languageName(given.language, locale) : ''},
    {label: t('case.contact'), value: [contact.name, contact.email, contact.phone].filter(Boolean).join(', ')},
  ].filter(({value}) => value.trim() !== '');
}

export function aboutView(model: CaseModel, given: SupportCase): TemplateResult {
  const {t, actions} = model;
  const {linkedCase, technicalDetails, description, files} = given;
  return html`<section class="case-about" aria-labelledby="case-about-title">
    <h3 id="case-about-title">${t('case.about')}</h3>
    <dl class="case-facts">
      ${caseFacts(model, given).map(({label, value}) => html`<div><dt>${label}</dt><dd>${isolate(value)}</dd></div>`)}
      ${
        linkedCase
          ? html`<div>
              <dt>${t('case.linked')}</dt>
              <dd><button class="link" type="button" @click=${() => actions.open(linkedCase.id)}>${isolate(linkedCase.reference)}</button></dd>
            </div>`
          : nothing
      }
    </dl>
    ${fileList(model, ownFiles(given, files))}
    ${
      description
        ? html`<details class="case-more-about">
            <summary>${t('case.description')}</summary>
            ${written(t, description)}
          </details>`
        : nothing
    }
    ${
      technicalDetails
        ? html`<details class="case-more-about">
            <summary>${t('case.details')}</summary>
            <pre class="case-details" dir="ltr" tabindex="0">${isolate(technicalDetails)}</pre>
          </details>`
        : nothing
    }
  </section>`;
}

/** Files of the case that no entry on view has. */
function ownFiles({entries}: SupportCase, files: SupportCase['files']): SupportCase['files'] {
  const shown = new Set(entries.flatMap((entry) => entry.files.map(({id}) => id)));
  return files.filter(({id}) => !shown.has(id));
}
