/** What became of the agreements that were sent together with others which are not accepted yet. */
import {html, nothing, type TemplateResult} from 'lit';
import {isolated} from '../../locales/messages.js';
import type {LoadedAgreement} from '../../machines/renewal/context.js';
import {isSettled, openAgreements} from '../../machines/renewal/judgements.js';
import {agreementName} from './parts.js';
import {resultBadge} from './result-badge.js';
import type {RenewalViewModel} from './view-model.js';

const settled = ({context: {agreements, results}}: RenewalViewModel): readonly LoadedAgreement[] =>
  agreements.filter(({agreement}) => isSettled(results[agreement.id]));

/** Names of those that are not accepted where something else was decided by now; `null`: nothing was. */
export function notAccepted(model: RenewalViewModel): string | null {
  const {results} = model.context;
  if (settled(model).every(({agreement}) => results[agreement.id]!.state === 'refused')) return null;
  return openAgreements(model.context)
    .map(({agreement}) => isolated(agreement.name))
    .join(', ');
}

/** The agreements that have their result, each with it. */
export function settledBeside(model: RenewalViewModel): TemplateResult | typeof nothing {
  const all = settled(model);
  return all.length === 0
    ? nothing
    : html`<section class="tight" aria-labelledby="settled">
        <h3 id="settled">${model.t('result.others')}</h3>
        <ul class="results">
          ${all.map(
            ({agreement}) => html`<li class="result">
              <div class="result-head">
                <h4>${agreementName(agreement)}</h4>
                ${resultBadge(model, model.context.results[agreement.id]!)}
              </div>
            </li>`,
          )}
        </ul>
      </section>`;
}
