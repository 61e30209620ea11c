const namesByLocale = new Map<string, Intl.DisplayNames>();

/** The country's name in the language of `locale`, a valid BCP 47 tag; the code itself where there is no name. */
export function countryName(code: string, locale: string): string {
  let names = namesByLocale.get(locale);
  if (!names) {
    names = new Intl.DisplayNames([locale, 'en'], {type: 'region'});
    namesByLocale.set(locale, names);
  }
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
}
