/** Pieces that the views of renewing and re-applying are put together from. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Agreement, TextEdition} from '../../domain/agreement.js';
import type {AnswerProblems} from '../../domain/answer-problems.js';
import type {Problem} from '../../domain/problem.js';
import {isolated} from '../../locales/messages.js';
import type {LoadedAgreement} from '../../machines/renewal/context.js';
import {openAgreements} from '../../machines/renewal/judgements.js';
import {languageName} from '../shared/language-name.js';
import {formFrame, type FormParts} from '../shared/templates/form-frame.js';
import {heading, isolate} from '../shared/templates/messages.js';
import {codeText, problemSummary as summaryOf, problemText as textOf} from '../shared/templates/problems.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {fieldOnPage, stepToChange} from './page-fields.js';
import type {ReapplicationViewModel, RenewalSupportTopic, RenewalViewModel, RenewalWord} from './view-model.js';

/** The model of either flow. */
export type FlowModel = RenewalViewModel | ReapplicationViewModel;

export const isRenewal = (model: FlowModel): model is RenewalViewModel => 'agreements' in model.context;

/** Ways back that both flows have. */
export const leaveStep = (model: FlowModel): void => model.send({type: 'step.left'});

export const problemText = ({t}: Pick<FlowModel, 't'>, problem: Problem): string => textOf(t, problem);

/** The words for what is wrong with a field, or `undefined`. */
export function fieldError(model: FlowModel, field: string): string | undefined {
  const code = model.context.problems[field];
  return code === undefined ? undefined : [countryOf(model, field), codeText(model.t, code)].filter(Boolean).join(': ');
}

/** What support is asked about: the flow, or that it failed. */
export const flowTopic = (model: FlowModel, hasFailed: boolean): RenewalSupportTopic =>
  `${isRenewal(model) ? 'renewal' : 'reapplication'}${hasFailed ? '-failed' : ''}`;

/** The country that a field is asked for; with several agreements, of which. */
function countryOf(model: FlowModel, field: string): string {
  const {format} = model;
  if (!isRenewal(model))
    return countriesOf(model, field)
      .map((code) => format.country(code))
      .join(', ');
  const [, agreement, country] = /^agreements\.(\d+)\.countries\.(\d+)\./.exec(field) ?? [];
  const own = model.context.answers.agreements[Number(agreement)];
  const code = own?.countries[Number(country)]?.country;
  const loaded = model.context.agreements.find((one) => one.agreement.id === own?.agreementId);
  return code && loaded ? within(model, loaded.agreement, format.country(code)) : '';
}

/** The countries of a re-application that a field's problem is told of: all that wait for the same text, or that one. */
function countriesOf({context: {problems, reapplication}}: ReapplicationViewModel, field: string): readonly string[] {
  const [, country] = /^countries\.([A-Z]{2})$/.exec(field) ?? [];
  if (!country) return [];
  const lines = reapplication?.countries ?? [];
  const own = lines.find((line) => line.country === country);
  if (!own || problems[field] !== 'text.unopened') return [country];
  const waiting = lines.filter((line) => problems[`countries.${line.country}`] === 'text.unopened');
  const same = waiting.filter(
    ({edition, contractingParty}) =>
      edition.hash === own.edition.hash && contractingParty.id === own.contractingParty.id,
  );
  return same.map((line) => line.country);
}

/** What is wrong, each text of a re-application told of once, where its first country stands. */
const problemsToTell = (model: FlowModel): AnswerProblems =>
  isRenewal(model)
    ? model.context.problems
    : Object.fromEntries(
        Object.entries(model.context.problems).filter(
          ([field]) => !field.startsWith('countries.') || field.endsWith(countriesOf(model, field)[0] ?? ''),
        ),
      );

/** Everything that is wrong with the page on view; at check answers it leads to the step that answers (X-07). */
export const problemSummary = (model: FlowModel): TemplateResult | typeof nothing =>
  summaryOf({
    t: model.t,
    problems: problemsToTell(model),
    failure: model.context.failure,
    target: (field, code) => {
      const country = countryOf(model, field);
      const words = country && {text: `${country}: ${codeText(model.t, code)}`};
      const step = isRenewal(model) ? stepToChange(model.state, field) : null;
      if (step && isRenewal(model))
        return {...words, field: null, onSelect: () => model.send({type: 'step.changeRequested', step})};
      return {...words, field: fieldOnPage(model.state, field)};
    },
    focusField: (id) => model.actions.focusField(id),
    onSupport: () => model.actions.requestSupport(flowTopic(model, true), model.context.failure),
  });

/** One decision with one primary action. */
export const formView = (model: FlowModel, parts: FormParts): TemplateResult =>
  formFrame(model.t, parts, problemSummary(model), () => leaveStep(model));

/** A view that only tells something, with its ways on. */
export const messageView = (
  model: FlowModel,
  parts: {
    readonly title: string;
    readonly lead?: string | TemplateResult;
    readonly body?: TemplateResult | typeof nothing;
    readonly actions?: TemplateResult | typeof nothing;
  },
): TemplateResult =>
  html`<div class="view stack">
    ${problemSummary(model)}
    <div class="tight">${heading(parts.title)}${parts.lead ? html`<p class="lead">${parts.lead}</p>` : nothing}</div>
    ${parts.body ?? nothing}
    ${parts.actions ? html`<div class="actions">${parts.actions}</div>` : nothing}
  </div>`;

/** The button that leads to a person. `agreementId`: the one agreement of several that is meant. */
export const supportButton = (
  {t, actions}: FlowModel,
  topic: RenewalSupportTopic,
  problem: Problem | null = null,
  style = '',
  agreementId?: string,
): TemplateResult =>
  html`<button class="button ${style}" type="button" @click=${() => actions.requestSupport(topic, problem, agreementId)}>
    ${icon('support')}${t('action.support')}
  </button>`;

/** The way back to the previous page. */
export const backButton = (model: FlowModel): TemplateResult =>
  html`<button class="button quiet" type="button" @click=${() => leaveStep(model)}>${icon('back')}${model.t('action.back')}</button>`;

/** Whether an agreement of the flow was not declined already (R-32). */
export const mayDecline = ({context}: RenewalViewModel): boolean =>
  openAgreements(context).some(({standing}) => standing.name !== 'declined');

/** The way out of the flow; a draft stays on the device. */
export const closeButton = ({t, actions}: FlowModel, style = ''): TemplateResult =>
  html`<button class="button ${style}" type="button" @click=${() => actions.closeFlow()}>${t('shell.exit')}</button>`;

/** Version and language of a text (R-23). */
export const editionName = ({t, locale}: Pick<FlowModel, 't' | 'locale'>, edition: TextEdition): string =>
  t('text.edition', {version: edition.version, language: languageName(edition.language, locale)});

/** The hash of a text as it is read out in groups; it is the same in every language. */
export const hashText = ({hash}: TextEdition): TemplateResult =>
  html`<code class="hash" dir="ltr">${hash.match(/.{1,8}/g)?.map((group) => html`${group}<wbr />`)}</code>`;

type Numbered<W> = W extends `${infer K}.several` ? K : never;

/** The words for one thing or for several; where a language says 21 like 1, its plural forms cannot tell them apart. */
export const numbered = ({t}: Pick<FlowModel, 't'>, key: Numbered<RenewalWord> & RenewalWord, count: number): string =>
  t(count === 1 ? key : `${key}.several`, {count});

/** The agreement's own name with the company's. */
export const agreementName = ({name, company}: Pick<Agreement, 'name' | 'company'>): TemplateResult =>
  html`${isolate(name)} <span class="company">${isolate(company.name)}</span>`;

/**
 * A part of the page for each agreement, headed by its name and company; without a heading where there is but one.
 * @param render `index` is the agreement's place in the answers.
 */
export const agreementSections = (
  {context: {agreements, answers}}: RenewalViewModel,
  render: (loaded: LoadedAgreement, index: number) => TemplateResult | typeof nothing,
): TemplateResult =>
  html`${agreements.map((loaded) => {
    const index = answers.agreements.findIndex(({agreementId}) => agreementId === loaded.agreement.id);
    if (index < 0) return nothing;
    const body = render(loaded, index);
    if (body === nothing || agreements.length === 1) return body;
    return html`<section class="per-agreement" aria-labelledby="agreement-${index}">
      <h3 class="agreement-name" id="agreement-${index}">${agreementName(loaded.agreement)}</h3>
      ${body}
    </section>`;
  })}`;

/** What stands before the name of a thing, so that it is told apart where there are several agreements. */
export const within = ({context}: RenewalViewModel, agreement: Agreement, what: string): string =>
  context.agreements.length > 1 ? `${what}, ${isolated(agreement.name)}` : what;
