/** What surrounds the views of a flow: where the person is, how the draft is kept, the session, and help (R-27). */
import {html, nothing, type TemplateResult} from 'lit';
import {stepsOf} from '../../domain/renewal-steps.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {isolate} from '../shared/templates/isolate.js';
import {sessionNotice} from '../shared/templates/session-notice.js';
import {stepper} from '../shared/templates/stepper.js';
import {draftLine} from './draft-line.js';
import {stepOfState} from './page-fields.js';
import {isRenewal, type FlowModel} from './parts.js';
import type {ReapplicationState} from './view-model.js';

export interface FlowFrameParts {
  readonly model: FlowModel;
  readonly content: TemplateResult;
  /** The state of the session machine, or `null` before it runs. */
  readonly session: string | null;
  /** Milliseconds to the end of the session, while it is near. */
  readonly sessionEndsIn: number | null;
  readonly onExtendSession: () => void;
  readonly onRefreshSession: () => void;
}

const reapplicationSteps = ['matrix', 'attest', 'check'] as const;
const reapplicationStep: Partial<Record<ReapplicationState, (typeof reapplicationSteps)[number]>> = {
  matrix: 'matrix',
  dropping: 'matrix',
  reading: 'matrix',
  attest: 'attest',
  check: 'check',
};

/** The names of the steps and which is current; `null` in a state that is none of them. */
function place(model: FlowModel): {readonly labels: readonly string[]; readonly current: number} | null {
  const {t} = model;
  if (!isRenewal(model)) {
    const step = reapplicationStep[model.state];
    return step
      ? {labels: reapplicationSteps.map((one) => t(`step.${one}`)), current: reapplicationSteps.indexOf(step)}
      : null;
  }
  const step = stepOfState(model.state);
  const steps = stepsOf(model.context.agreements.map(({agreement}) => agreement));
  return step && steps.includes(step)
    ? {labels: steps.map((one) => t(`step.${one}`)), current: steps.indexOf(step)}
    : null;
}

function steps(model: FlowModel): TemplateResult | typeof nothing {
  const {t} = model;
  const where = place(model);
  if (!where) return nothing;
  const {labels, current} = where;
  return stepper(
    labels.map((label, index) => ({label, state: index < current ? 'done' : index === current ? 'current' : 'later'})),
    {
      label: t('shell.steps'),
      position: t('shell.step', {number: current + 1, total: labels.length}),
      states: {done: t('shell.stepDone'), current: t('shell.stepNow'), later: t('shell.stepLater')},
    },
  );
}

/** What is renewed: the agreement's name, or how many. */
function subject({t, ...model}: FlowModel): TemplateResult | string {
  const single = (agreement: string, company: string) => html`${isolate(agreement)} · ${isolate(company)}`;
  if ('agreements' in model.context) {
    const {agreements, agreementIds} = model.context;
    const [only] = agreements;
    return only && agreements.length === 1
      ? single(only.agreement.name, only.agreement.company.name)
      : t('flow.agreements', {count: agreementIds.length});
  }
  const {reapplication} = model.context;
  return reapplication ? single(reapplication.agreementName, reapplication.companyName) : t('flow.reapplication');
}

/** User guide, questions and answers, partner support. */
function help({t, context, actions}: FlowModel): TemplateResult {
  const {userGuideUrl, questionsUrl} = context.policy.renewal;
  const link = (url: string | null, text: string) =>
    url ? html`<li><a class="link" href=${url} target="_blank" rel="noopener">${text}</a></li>` : nothing;
  return html`<section class="help" aria-label=${t('resource.title')}>
    <h3>${t('resource.title')}</h3>
    <ul>
      ${link(userGuideUrl, t('resource.guide'))}${link(questionsUrl, t('resource.questions'))}
      <li>
        <button class="link" type="button" @click=${() => actions.requestSupport('renewal-failed', context.failure)}>${t('resource.support')}</button>
      </li>
    </ul>
  </section>`;
}

/** States with a way out of their own. */
const ended = new Set(['finished', 'lapsed', 'blocked', 'loadFailed']);

/** The frame around every view of a flow. */
export function flowFrame(parts: FlowFrameParts): TemplateResult {
  const {model, content} = parts;
  const {t, format, state, actions} = model;
  const where = steps(model);
  return html`<div class="wizard flow${where === nothing ? ' single' : ''}" part="flow">
    <div class="top">
      <p class="quiet">${subject(model)}</p>
      ${
        ended.has(state)
          ? nothing
          : html`<button class="button quiet" type="button" @click=${() => actions.closeFlow()}>${icon('exit')}${t('shell.exit')}</button>`
      }
    </div>
    ${where}
    <div class="content">
      ${sessionNotice({...parts, t, time: format.clock(parts.sessionEndsIn ?? 0)})}${content}${draftLine(model)}${help(model)}
    </div>
  </div>`;
}
