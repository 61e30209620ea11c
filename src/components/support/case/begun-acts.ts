/** Reasons and remarks that were begun and not sent: none is lost where its act is not open any more (decision 9). */
import {html, nothing, type TemplateResult} from 'lit';
import {caseActs, type CaseAct} from '../../../domain/support/case-answers.js';
import {actOf, mayDo} from '../../../machines/support/case-judgements.js';
import {eraseAsked} from '../../shared/templates/draft-line.js';
import {notice} from '../../shared/templates/messages.js';
import type {CaseModel} from './case-model.js';
import {written} from './case-parts.js';

function begun(model: CaseModel, act: CaseAct): TemplateResult {
  const {t, context, send, actions} = model;
  const {text} = actOf(context, act);
  const isOpen = mayDo(context, act);
  const button = (word: 'kept.goOn' | 'case.begun.reply' | 'case.continue', press: () => void) =>
    html`<button class="button" type="button" @click=${press}>${t(word)}</button>`;
  return html`<div class="case-begun" data-next="case-next-title">
    ${notice(
      'info',
      t('case.begun', {what: t(`case.${act}`)}),
      html`<p class="quiet">${t(isOpen ? 'case.begun.open' : 'case.begun.over')}</p>
        ${written(t, text)}
        <div class="row">
          ${isOpen ? button('kept.goOn', () => send({type: 'act.requested', act})) : nothing}
          ${!isOpen && context.actions.reply ? button('case.begun.reply', () => send({type: 'act.replied', act})) : nothing}
          ${!isOpen && context.case?.state === 'closed' ? button('case.continue', () => actions.continueInNew(text)) : nothing}
        </div>
        ${eraseAsked(t, 'kept.ask', () => actions.eraseAct(act))}`,
    )}
  </div>`;
}

/** What was begun, each with the ways on from there. */
export function begunActs(model: CaseModel): TemplateResult | typeof nothing {
  const acts = caseActs.filter((act) => actOf(model.context, act).text.trim() !== '');
  return acts.length === 0 ? nothing : html`${acts.map((act) => begun(model, act))}`;
}
