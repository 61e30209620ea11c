/** How words are written down and put together. Resolved when rendering, per element, never at import. */

/** Forms of a message by the plural category of its `{count}`; `other` is always there. */
export type PluralForms = {readonly [K in Intl.LDMLPluralRule]?: string} & {readonly other: string};
export type Message = string | PluralForms;
export type Messages = Readonly<Record<string, Message>>;

/** The words of a translation: exactly the keys of the English ones. */
export type WordsLike<T extends Messages> = {readonly [K in keyof T]: Message};

/** Values for the `{placeholders}` of a message. `count` chooses the plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** A message in the user's language with its placeholders filled. An unknown key answers itself. */
export type Translate<K extends string = string> = (key: K, values?: MessageValues) => string;

/** Text from elsewhere without marks of direction, one of which could end the isolation around it (F-E8). */
export const withoutTurns = (text: string): string => text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '');

/** U+2068 and U+2069: text from elsewhere cannot turn the sentence around it (bad input, Unicode). */
export const isolated = (text: string): string => `\u2068${withoutTurns(text)}\u2069`;

/** A translate function over `words` for the Intl locale `tag`. Numbers are formatted; text values are isolated. */
export function translator(words: Messages, tag: string): Translate {
  // Made when a message first asks for them: the first view can do without, and they take longer than it does.
  let plural: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  const pluralOf = (count: number) => (plural ??= new Intl.PluralRules(tag)).select(count);
  const numberText = (value: number) => (numbers ??= new Intl.NumberFormat(tag)).format(value);
  return (key, values = {}) => {
    const message: Message | undefined = Object.hasOwn(words, key) ? words[key] : undefined;
    if (message === undefined) return key;
    const pattern =
      typeof message === 'string' ? message : (message[pluralOf(Number(values['count'] ?? 0))] ?? message.other);
    return pattern.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return value === undefined ? placeholder : typeof value === 'number' ? numberText(value) : isolated(value);
    });
  };
}
