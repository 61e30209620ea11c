import {categoryChain, type CaseCategory} from '../../../domain/support/case-category.js';

/** The category that stands after one was chosen in the list of a level; empty: the one above it, or none. */
export function chosenCategory(
  categories: readonly CaseCategory[],
  before: string,
  level: number,
  chosen: string,
): string {
  if (chosen !== '') return chosen;
  return level === 0 ? '' : (categoryChain(categories, before || null)[level - 1]?.id ?? '');
}
