/** What a control of the form comes to when it is typed into or chosen. */
import type {Concern} from '../../../domain/support/case-summary.js';
import type {NewCaseContext, NewCaseEvent} from '../../../machines/support/new-case-context.js';
import {chosenCategory} from './chosen-category.js';

/** An order or agreement by its number, which a person types: it has no name. */
const concernOf = (kind: string, id: string): Concern | null =>
  kind === '' || id.trim() === '' ? null : {kind: kind as Concern['kind'], id: id.trim().slice(0, 200), name: ''};

/** @param concernKind what kind of thing the case is about, which stands before its number does. */
export function typed(
  name: string,
  value: string | boolean,
  {categories, answers}: NewCaseContext,
  concernKind: string,
): {readonly event: NewCaseEvent; readonly concernKind: string} {
  if (name.startsWith('category.')) {
    const level = Number(name.slice('category.'.length));
    const id = chosenCategory(categories ?? [], answers.categoryId, level, String(value));
    return {event: {type: 'answer.changed', name: 'categoryId', value: id}, concernKind};
  }
  if (name !== 'concern.kind' && name !== 'concern.id')
    return {event: {type: 'answer.changed', name, value}, concernKind};
  const kind = name === 'concern.kind' ? String(value) : concernKind;
  const id = name === 'concern.id' ? String(value) : (answers.concern?.id ?? '');
  return {event: {type: 'concern.changed', concern: concernOf(kind, id)}, concernKind: kind};
}
