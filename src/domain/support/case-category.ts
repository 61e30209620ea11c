/** Categories of a case: a tree of up to four levels, of which a case has one chain (S-09, S-17, S-21). */
import * as v from 'valibot';
import {Id, openPicklist} from '../schema.js';
import {shortText} from './case-summary.js';

/** The most levels of the tree. */
export const categoryLevels = 4;

/** What a category asks for besides subject and description. */
export const categoryNeeds = ['product', 'concern', 'phone'] as const;
export type CategoryNeed = (typeof categoryNeeds)[number];

export const CaseCategory = v.object({
  id: Id,
  /** `null`: at the top. */
  parentId: v.nullable(Id),
  name: shortText,
  /** What belongs here, in a few words. */
  hint: v.optional(shortText, ''),
  /** What cannot be left out in a case of this category. */
  needs: v.optional(v.pipe(v.array(openPicklist(categoryNeeds)), v.maxLength(20)), []),
});
export type CaseCategory = v.InferOutput<typeof CaseCategory>;

type Categories = readonly CaseCategory[];

/** The categories below one, or at the top for `null`, in their order. */
export const categoriesBelow = (categories: Categories, parentId: string | null): Categories =>
  categories.filter((category) => category.parentId === parentId);

/**
 * The chain that ends with a category, the widest first; empty where there is no such category, or where it hangs in the
 * air, in a circle or deeper than four levels.
 */
export function categoryChain(categories: Categories, id: string | null): Categories {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const chain: CaseCategory[] = [];
  for (let current = id; current !== null;) {
    const category = byId.get(current);
    if (!category || chain.length === categoryLevels) return [];
    chain.unshift(category);
    current = category.parentId;
  }
  return chain;
}

/** Whether a chain has come to its end: a case has exactly one such chain, or none where there are no categories (S-09). */
export function isChainComplete(categories: Categories, id: string | null): boolean {
  if (id === null) return categoriesBelow(categories, null).length === 0;
  const {length} = categoryChain(categories, id);
  return length > 0 && (length === categoryLevels || categoriesBelow(categories, id).length === 0);
}

/** What a case of this category cannot do without: what any of its chain needs. Unknown needs are nobody's. */
export const needsOf = (categories: Categories, id: string | null): readonly CategoryNeed[] =>
  categoryNeeds.filter((need) => categoryChain(categories, id).some(({needs}) => needs.includes(need)));
