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

/** A field's problem leads to the field, or at check answers to the step that answered it. */
function problemTarget(model: ViewModel, field: string): Omit<SummaryItem, 'text'> {
  const step = stepToChange(model, field);
  if (step) return {field: null, onSelect: () => model.send({type: 'step.changeRequested', step})};
  return {field: hasField(model, field) ? field : null};
}

/** One decision with one primary action: the form of most steps. */
export const formView = (model: ViewModel, parts: FormParts): TemplateResult =>
  formFrame(
    model.t,
    parts,
    problemSummary(model, (field) => problemTarget(model, field)),
    () => model.send({type: 'step.left'}),
  );
