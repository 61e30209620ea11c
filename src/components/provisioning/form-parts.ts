/** The form of the wizard's steps, and what is wrong with its fields. */
import type {TemplateResult} from 'lit';
import {formFrame, type FormParts} from '../shared/templates/form-frame.js';
import type {SummaryItem} from '../shared/templates/messages.js';
import {codeText} from '../shared/templates/problems.js';
import {hasField, stepToChange} from './page-fields.js';
import {problemSummary} from './parts.js';
import type {ViewModel} from './view-model.js';

export {door} from '../shared/templates/form-frame.js';

/** The words for what is wrong with a field, or `undefined`. */
export function fieldError({t, context}: ViewModel, field: string): string | undefined {
  const code = context.problems[field];
  return code === undefined ? undefined : codeText(t, code);
}

/** A field's problem leads to the field, or at check answers to the step that answered it; of several sites it names its own. */
function problemTarget(model: ViewModel, field: string): Omit<SummaryItem, 'text'> & Partial<SummaryItem> {
  const {t, context} = model;
  const step = stepToChange(model, field);
  if (step) return {field: null, onSelect: () => model.send({type: 'step.changeRequested', step})};
  const site = context.answers.sites[1] && /^sites\.(\d+)/.exec(field)?.[1];
  return {
    field: hasField(model, field) ? field : null,
    ...(site && {text: `${t('meetings.site', {number: Number(site) + 1})}: ${fieldError(model, field)}`}),
  };
}

/** One decision with one primary action: the form of most steps. */
export const formView = (model: ViewModel, parts: FormParts): TemplateResult =>
  formFrame(
    model.t,
    parts,
    problemSummary(model, (field) => problemTarget(model, field)),
    () => model.send({type: 'step.left'}),
  );
