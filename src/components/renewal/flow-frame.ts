/** What surrounds the views of a flow: where the person is, how the draft is kept, the session, and help (R-27). */
import {html, nothing, type TemplateResult} from 'lit';
import {stepsOf} from '../../domain/renewal-steps.js';
import {openAgreements} from '../../machines/renewal/judgements.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {isolate, notice} from '../shared/templates/messages.js';
import {sessionNotice} from '../shared/templates/session-notice.js';
import {stepper} from '../shared/templates/stepper.js';
import {draftConflict, draftLine} from './draft-line.js';
import {nextDay} from './last-day.js';
import {isAllSettled} from './matrix-table.js';
import {stepOfState} from './page-fields.js';
import {flowTopic, isRenewal, mayDecline, type FlowModel} from './parts.js';
import type {ReapplicationState, RenewalState, RenewalViewModel} from './view-model.js';

export interface FlowFrameParts {
  readonly model: FlowModel;
  readonly content: TemplateResult;
  /** The state of the session machine, or `null` before it runs. */
  readonly session: string | null;
  /** Milliseconds to the end of the session, while it is near. */
  readonly sessionEndsIn: number | null;
  /** The person said to be signed in again, and nobody is known to be. */
  readonly isStillSignedOut: boolean;
  /** What an earlier visit left is filled in on this page. */
  readonly isRestored: boolean;
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

/** The steps of a flow and which is current; -1 in a state that is none of them. */
export const flowPlace = ({state, context}: Pick<FlowModel, 'state' | 'context'>) =>
  'agreements' in context
    ? renewalPlace(state as RenewalState, context.agreements)
    : reapplicationPlace(state as ReapplicationState);

function renewalPlace(state: RenewalState, loaded: RenewalViewModel['context']['agreements']) {
  const steps = stepsOf(loaded.map(({agreement}) => agreement));
  const step = stepOfState(state);
  return {steps, current: step ? steps.indexOf(step) : -1};
}

function reapplicationPlace(state: ReapplicationState) {
  const step = reapplicationStep[state];
  return {steps: reapplicationSteps, current: step ? reapplicationSteps.indexOf(step) : -1};
}

function steps(model: FlowModel): TemplateResult | typeof nothing {
  const {t} = model;
  const {steps: all, current} = flowPlace(model);
  if (current < 0) return nothing;
  return stepper(
    all.map((step, index) => ({
      label: t(`step.${step}`),
      state: index < current ? 'done' : index === current ? 'current' : 'later',
    })),
    {
      label: t('shell.steps'),
      position: t('shell.step', {number: current + 1, total: all.length}),
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

/** Steps on which the frame offers to decline: check answers has the way among its own actions. */
const declinable: ReadonlySet<string> = new Set([
  'authority',
  'company.editing',
  'countries.editing',
  'questionnaire',
  'agreement.overview',
  'attest',
]);

/** The way to decline, from the first step on (R-32). */
function decline(model: FlowModel): TemplateResult | typeof nothing {
  if (!isRenewal(model) || !declinable.has(model.state) || !mayDecline(model)) return nothing;
  return html`<p class="quiet">
    <button class="link" type="button" @click=${() => model.send({type: 'decline.requested'})}>${model.t('flow.decline')}</button>
  </p>`;
}

/** The day that matters next; of several agreements, the first. The first step names the day of each itself. */
function deadline(model: FlowModel): TemplateResult | typeof nothing {
  if (!isRenewal(model) || flowPlace(model).current < 1) return nothing;
  const loaded = openAgreements(model.context).filter(({deadlines: {due}}) => due !== null);
  const [first] = loaded.toSorted(({deadlines: one}, {deadlines: other}) => one.due!.endsAt - other.due!.endsAt);
  return first ? html`<p class="quiet numbers">${nextDay(model, first)}</p>` : nothing;
}

/** User guide, questions and answers, partner support. */
function help(model: FlowModel): TemplateResult {
  const {t, context, actions} = model;
  const {userGuideUrl, questionsUrl} = context.policy.renewal;
  const link = (url: string | null, text: string) =>
    url ? html`<li><a class="link" href=${url} target="_blank" rel="noopener">${text}</a></li>` : nothing;
  return html`<section class="help" aria-label=${t('resource.title')}>
    <h3>${t('resource.title')}</h3>
    <ul>
      ${link(userGuideUrl, t('resource.guide'))}${link(questionsUrl, t('resource.questions'))}
      <li>
        <button class="link" type="button" @click=${() => actions.requestSupport(flowTopic(model, context.failure !== null), context.failure)}>${t('resource.support')}</button>
      </li>
    </ul>
  </section>`;
}

/** States with a way out of their own. */
const ended = new Set(['finished', 'lapsed', 'blocked', 'loadFailed']);

const hasOwnExit = (model: FlowModel): boolean =>
  ended.has(model.state) || (!isRenewal(model) && model.state === 'matrix' && isAllSettled(model));

/** The frame around every view of a flow. */
export function flowFrame(parts: FlowFrameParts): TemplateResult {
  const {model, content} = parts;
  const {t, format, actions} = model;
  const where = steps(model);
  return html`<div class="wizard flow${where === nothing ? ' single' : ''}" part="flow">
    <div class="top">
      <div><p class="quiet">${subject(model)}</p>${deadline(model)}</div>
      ${
        hasOwnExit(model)
          ? nothing
          : html`<button class="button quiet" type="button" @click=${() => actions.closeFlow()}>${icon('back')}${t('shell.exit')}</button>`
      }
    </div>
    ${where}
    <div class="content">
      ${sessionNotice({...parts, t, time: format.clock(parts.sessionEndsIn ?? 0)})}
      ${parts.isStillSignedOut ? html`<p role="alert">${t('session.notYet')}</p>` : nothing}
      ${draftConflict(model)}${parts.isRestored ? notice('info', null, t('draft.restored')) : nothing}
      ${content}${decline(model)}${draftLine(model)}
      <support-case-status hidden locale=${model.locale} agreement-id=${model.agreementId}></support-case-status>
      ${help(model)}
    </div>
  </div>`;
}
