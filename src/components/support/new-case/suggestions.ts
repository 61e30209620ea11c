/** What may answer it already, and open cases that may be the same: beside the form, never in its way (S-02, S-29). */
import {html, nothing, type TemplateResult} from 'lit';
import type {CaseSummary} from '../../../domain/support/case-summary.js';
import {localDate} from '../../shared/local-date.js';
import {isolate} from '../../shared/templates/messages.js';
import type {NewCaseModel} from './model.js';

/** The cases that were not passed over yet. */
export const offeredCases = ({context: {similar, passedIds}}: Pick<NewCaseModel, 'context'>): readonly CaseSummary[] =>
  (similar?.cases ?? []).filter(({id}) => !passedIds.includes(id));

/** An open case, to be looked at or followed instead of opening another one. */
export function similarCase({t, format, zone, send, actions}: NewCaseModel, summary: CaseSummary): TemplateResult {
  const {id, reference, subject, openedBy, createdAt} = summary;
  const date = format.date(localDate(Date.parse(createdAt), zone));
  return html`<li class="similar">
    <div class="tight">
      <button class="link" type="button" @click=${() => actions.openCase(id)}>${isolate(subject || reference)}</button>
      <p class="quiet">
        <span class="numbers">${isolate(reference)}</span> · ${
          openedBy.isMe || openedBy.name === ''
            ? t('similar.opened', {date})
            : t('similar.openedBy', {date, name: openedBy.name})
        }
      </p>
    </div>
    <button class="button" type="button" aria-label=${t('similar.followWhat', {name: reference})} @click=${() => send({type: 'follow.requested', caseId: id})}>
      ${t('similar.follow')}
    </button>
  </li>`;
}

export function suggestions(model: NewCaseModel): TemplateResult | typeof nothing {
  const {t, context, actions} = model;
  const articles = context.similar?.articles ?? [];
  const cases = offeredCases(model);
  if (articles.length === 0 && cases.length === 0) return nothing;
  return html`<aside class="suggestions" aria-label=${t('similar.aside')}>
    ${
      articles.length === 0
        ? nothing
        : html`<section class="tight">
            <h3>${t('similar.articles')}</h3>
            <ul class="answers">
              ${articles.map(
                ({id, title, summary}) => html`<li>
                  <button class="link" type="button" @click=${() => actions.openArticle(id)}>${isolate(title)}</button>
                  ${summary ? html`<p class="quiet clipped">${isolate(summary)}</p>` : nothing}
                </li>`,
              )}
            </ul>
          </section>`
    }
    ${
      cases.length === 0
        ? nothing
        : html`<section class="tight">
            <h3>${t('similar.cases')}</h3>
            <ul class="cases">${cases.map((one) => similarCase(model, one))}</ul>
          </section>`
    }
    <p class="quiet">${t('similar.kept')}</p>
  </aside>`;
}
