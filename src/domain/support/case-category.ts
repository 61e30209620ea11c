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
