/** What the articles of one language are made of. */

/** An article that was written out. */
export interface SampleArticle {
  readonly id: string;
  readonly topicId: TopicId;
  readonly title: string;
  readonly keywords: readonly string[];
  readonly summary: string;
  /** Markdown. */
  readonly text: string;
}

export const topicIds = ['registration', 'orders', 'services', 'billing', 'support'] as const;
export type TopicId = (typeof topicIds)[number];

export interface ArticleWords {
  readonly topics: Readonly<Record<TopicId, string>>;
  readonly articles: readonly SampleArticle[];
  /** Parts that the titles of generated articles are put together from: how, what, when, for which product. */
  readonly ways: readonly string[];
  readonly things: readonly string[];
  readonly occasions: readonly string[];
  /** A title and the sentences of a generated article; `{title}` stands for the title. */
  readonly summary: string;
  readonly before: string;
  readonly steps: readonly string[];
  readonly after: string;
  readonly headings: readonly [before: string, steps: string, after: string];
}
