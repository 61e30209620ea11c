/** Articles of the knowledge base (S-02): what the search on the device is made of, and one to read. */
import * as v from 'valibot';
import {Count, Id, Instant, LanguageTag, openPicklist} from '../schema.js';
import {shortText} from './case-summary.js';
import {longText} from './support-case.js';

/** What is known of an article before it is opened. */
export const ArticleSummary = v.object({
  id: Id,
  language: LanguageTag,
  title: shortText,
  topicId: Id,
  keywords: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(50)), []),
  /** One or two sentences; plain text. */
  summary: v.optional(shortText, ''),
  /** Grows whenever the text changes; a copy on the device is current while it is equal. */
  version: Count,
});
export type ArticleSummary = v.InferOutput<typeof ArticleSummary>;

export const Article = v.object({
  ...ArticleSummary.entries,
  updatedAt: Instant,
  format: openPicklist(['markdown', 'plain']),
  /** At most 200,000 characters; shown through a syntax tree, never as HTML. */
  text: longText,
  /** Ids of articles that go on from here. */
  related: v.optional(v.pipe(v.array(Id), v.maxLength(20)), []),
});
export type Article = v.InferOutput<typeof Article>;

/** What articles are grouped by. */
export const Topic = v.object({id: Id, name: shortText, articles: v.optional(Count, 0)});
export type Topic = v.InferOutput<typeof Topic>;
