/** The languages the pretended vendor writes in. */
export const supportLanguages = ['en', 'ru', 'sr-Latn'] as const;
export type SupportLanguage = (typeof supportLanguages)[number];

/** The vendor's language for a tag, by its first part; `null`: none. */
export const supportLanguage = (tag: string): SupportLanguage | null =>
  supportLanguages.find((known) => known.split('-')[0] === tag.toLowerCase().split('-')[0]) ?? null;
