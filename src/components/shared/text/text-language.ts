/** The language of a text, named and set apart from the page's (decision 13). */

/** Scripts that are written from right to left. */
const fromTheRight: ReadonlySet<string> = new Set('Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa'.split(' '));

/** The direction that a language is written in; `auto` where the tag tells nothing. */
export function directionOf(tag: string): 'ltr' | 'rtl' | 'auto' {
  try {
    const {script} = new Intl.Locale(tag).maximize();
    if (!script) return 'auto';
    return fromTheRight.has(script) ? 'rtl' : 'ltr';
  } catch {
    return 'auto';
  }
}

/** The name of the language `tag` in the language `locale`; the tag itself where it has no name. */
export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, {type: 'language', languageDisplay: 'standard'}).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Whether two tags are of one language and script, whatever the region. */
export function isSameLanguage(one: string, other: string): boolean {
  const [first, second] = [one, other].map((tag) => {
    try {
      const {language, script} = new Intl.Locale(tag).maximize();
      return `${language}-${script}`;
    } catch {
      return tag;
    }
  });
  return first === second;
}
