/** A language by its tag, in the page's language; the tag itself where the browser knows no name (decision 13). */
export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale, 'en'], {type: 'language'}).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** `text` as it begins a line of its own: some languages write their names small. */
export function capitalized(text: string, locale: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(locale) + rest.join('');
}
