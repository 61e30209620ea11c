/** Whether representatives answer in a language (S-20, decision 13). */

const baseOf = (tag: string): string => {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return tag.toLowerCase().split('-')[0]!;
  }
};

/** Whether a case may be written in `language` without a warning; also where nothing is known of the vendor's languages. */
export const isSupportLanguage = (language: string, supportLanguages: readonly string[]): boolean =>
  supportLanguages.length === 0 || supportLanguages.some((known) => baseOf(known) === baseOf(language));

/** The language a case begins with: the page's where representatives speak it, else the first of theirs. */
export const proposedLanguage = (pageLanguage: string, supportLanguages: readonly string[]): string =>
  isSupportLanguage(pageLanguage, supportLanguages)
    ? (supportLanguages.find((known) => baseOf(known) === baseOf(pageLanguage)) ?? pageLanguage)
    : supportLanguages[0]!;
