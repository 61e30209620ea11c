/** The form of the wizard's steps, and what is wrong with its fields. */
import type {TemplateResult} from 'lit';
import {formFrame, type FormParts} from '../shared/templates/form-frame.js';
import type {SummaryItem} from '../shared/templates/messages.js';
import {codeText} from '../shared/templates/problems.js';
import {hasField, stepToChange} from './page-fields.js';
import {problemSummary} from './parts.js';
import type {ViewModel} from './view-model.js';

export {door} from '../shared/templates/form-frame.js';

/** The words for what is wrong with a field, of several sites with its own, or `undefined`. */
export function fieldError({t, context: {problems, answers}}: ViewModel, field: string): string | undefined {
  const code = problems[field];
  if (code === undefined) return undefined;
  const site = answers.sites[1] && /^sites\.(\d+)/.exec(field)?.[1];
  const words = codeText(t, code);
  return site ? `${t('meetings.site', {number: Number(site) + 1})}: ${words}` : words;
}

/** A field's problem leads to the field, or at check answers to the step that answered it. */
function problemTarget(model: ViewModel, field: string): SummaryItem {
  const text = fieldError(model, field) ?? '';
  const step = stepToChange(model, field);
  if (step) return {text, field: null, onSelect: () => model.send({type: 'step.changeRequested', step})};
  return {text, field: hasField(model, field) ? field : null};
}

/** One decision with one primary action: the form of most steps. */
export const formView = (model: ViewModel, parts: FormParts): TemplateResult =>
  formFrame(
    model.t,
    parts,
    problemSummary(model, (field) => problemTarget(model, field)),
    () => model.send({type: 'step.left'}),
  );
