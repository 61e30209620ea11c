import {fieldId} from '../../shared/templates/field-id.js';
import type {CaseField, NewCaseModel} from './model.js';
import {fieldOnPage} from './parts.js';

/** Moves the focus to a field of the form; of a group of choices to the chosen one. */
export function focusField(
  root: ShadowRoot,
  model: Pick<NewCaseModel, 'context' | 'concernKind'>,
  field: CaseField,
): void {
  const name = field === 'categoryId' || field === 'concern' ? fieldOnPage(model, field) : field;
  const control = root.querySelector<HTMLElement>(`#${CSS.escape(fieldId(name))}`);
  const chosen = control?.closest('fieldset')?.querySelector<HTMLElement>(`[name="${name}"]:checked`);
  (chosen ?? control)?.focus();
}
