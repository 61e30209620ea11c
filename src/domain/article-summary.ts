/** What is known of an answer in the knowledge base before it is opened (S-02). */
export interface ArticleSummary {
  readonly id: string;
  readonly title: string;
  /** The id of the topic it stands under. */
  readonly topic: string;
  readonly keywords: readonly string[];
  /** A few plain sentences, shown below the title and searched with it. */
  readonly summary: string;
  /** BCP 47. */
  readonly language: string;
  /** Another one with every change of the article. */
  readonly version: string;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Whether `value`, from the device or a back end, has what a summary has. Its texts may be of any length. */
export function isArticleSummary(value: unknown): value is ArticleSummary {
  if (typeof value !== 'object' || value === null) return false;
  const {id, title, topic, keywords, summary, language, version} = value as Record<string, unknown>;
  return (
    [id, title, topic, summary, language, version].every(isText) &&
    id !== '' &&
    Array.isArray(keywords) &&
    keywords.every(isText)
  );
}
