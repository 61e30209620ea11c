/** Pieces that the views of a new case are put together from. */
import {html, type nothing, type TemplateResult} from 'lit';
import {openingAt} from '../../../domain/support/business-hours.js';
import {answerDueAfter} from '../../../domain/support/answer-due.js';
import {categoryChain, isChainComplete} from '../../../domain/support/case-category.js';
import type {Problem} from '../../../domain/problem.js';
import type {Severity} from '../../../domain/support/case-summary.js';
import {phoneAdvice} from '../../../domain/support/phone-advice.js';
import type {NewCaseContext} from '../../../machines/support/new-case-context.js';
import {formFrame, type FormParts} from '../../shared/templates/form-frame.js';
import {draftLine as lineOf} from '../../shared/templates/draft-line.js';
import {codeText, problemSummary as summaryOf, type ProblemSummaryParts} from '../../shared/templates/problems.js';
import {stepIcon as icon} from '../../shared/step-icons.js';
import {fileErrors} from '../attachments/form-attachments.js';
import type {AttachmentsModel} from '../attachments/model.js';
import {leftWords} from '../left-words.js';
import {phoneLines} from '../person/phone-lines.js';
import {otherWays} from '../person/place-frame.js';
import type {NewCaseModel} from './model.js';

/** The words for what is wrong with a field, or `undefined`. */
export function fieldError({t, context}: NewCaseModel, field: string): string | undefined {
  const code = context.problems[field];
  return code === undefined ? undefined : codeText(t, code);
}

/** The level of the category that is still to be chosen, or the last one. */
export function openLevel({context: {answers, categories}}: Pick<NewCaseModel, 'context'>): number {
  const {length} = categoryChain(categories ?? [], answers.categoryId || null);
  return isChainComplete(categories ?? [], answers.categoryId || null) ? Math.max(0, length - 1) : length;
}

/** The control on the page that mends what is wrong with a field. */
export function fieldOnPage(model: Pick<NewCaseModel, 'context' | 'concernKind'>, field: string): string {
  if (field === 'categoryId') return `category.${openLevel(model)}`;
  if (field === 'concern') return model.concernKind === '' ? 'concern.kind' : 'concern.id';
  return field;
}

/** Everything that is wrong with the page on view. */
export const problemSummary = (model: NewCaseModel): TemplateResult | typeof nothing => {
  const {context} = model;
  return summaryOfProblems(model, {
    problems: context.problems,
    failure: shownFailure(context),
    target: (field) => ({field: fieldOnPage(model, field)}),
  });
};

/** What the page says of a failure: the end of the session is said over it, with the way back in. */
export const shownFailure = ({failure}: Pick<NewCaseContext, 'failure'>): Problem | null =>
  failure?.kind === 'signed-out' ? null : failure;

/** Problems with the way to a person among them (S-28, S-29). */
export const summaryOfProblems = (
  model: NewCaseModel,
  given: Pick<ProblemSummaryParts, 'problems' | 'failure' | 'target'>,
): TemplateResult | typeof nothing =>
  summaryOf({
    ...given,
    t: model.t,
    focusField: (id) => model.actions.focusField(id),
    person: personNow(model),
  });

/** Who answers the telephone now, or from when; without a telephone policy's other ways. */
function personNow(model: NewCaseModel): TemplateResult | typeof nothing {
  const {policy, calendar, now} = model;
  const {phones} = policy.support;
  if (phones.length === 0) return otherWays(waysFor(model));
  const answering = phones.filter(({hours}) => openingAt(hours, now, calendar).isOpen);
  return phoneLines({
    ...waysFor(model),
    now,
    calendar,
    phones: answering.length > 0 ? answering : phones,
    isBrief: true,
  });
}

const waysFor = ({t, format, locale, policy, calendar, now}: NewCaseModel) => ({
  host: {policy, calendar, now: () => now},
  t,
  format,
  locale,
});

/** One decision with one primary action. */
export const formView = (model: NewCaseModel, parts: FormParts, onBack: () => void): TemplateResult =>
  formFrame(model.t, parts, problemSummary(model), onBack);

export const draftLine = (model: NewCaseModel): TemplateResult | typeof nothing => {
  const {t, format, draft, state, actions} = model;
  return lineOf({t, format, draft, isUnderWay: state === 'sending', leftWords: leftWords(t), ...actions});
};

/** The list of files with what is wrong with them. */
export function filesModel(model: NewCaseModel): AttachmentsModel {
  const {t, locale, context, files} = model;
  const {problems, answers} = context;
  return {
    ...files,
    t,
    locale,
    errors: fileErrors(t, problems),
    placeOf: (uploadId) => answers.files.findIndex((file) => file.uploadId === uploadId),
  };
}

/** When an answer is due by what policy promises, in the person's zone; a sentence where nothing is promised (S-07, S-16). */
export function dueText({t, format, policy, calendar, zone}: NewCaseModel, severity: Severity, from: number): string {
  const due = answerDueAfter(severity, from, policy.support, calendar);
  return due === null ? t('newCase.due.none') : t('newCase.due.by', {time: format.moment(due, zone)});
}

/** Whom to call for this severity; nothing where no call is advised (S-15). */
export function adviceFor(model: NewCaseModel, severity: Severity): TemplateResult | typeof nothing {
  const {t, format, locale, policy, calendar, now} = model;
  const phones = phoneAdvice(severity, now, policy.support, calendar);
  return phoneLines({t, format, locale, now, calendar, phones: phones.map(({phone}) => phone)});
}

/** A person, without writing a case: in every view (S-29). */
export const help = (model: NewCaseModel): TemplateResult =>
  html`<details class="help">
    <summary>${model.t('newCase.help')}</summary>
    <div class="stack">${otherWays(waysFor(model))}</div>
  </details>`;

export const backButton = ({t}: NewCaseModel, onClick: () => void): TemplateResult =>
  html`<button class="button quiet" type="button" @click=${onClick}>${icon('back')}${t('action.back')}</button>`;
