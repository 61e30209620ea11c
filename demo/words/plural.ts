type Forms = {readonly [K in Intl.LDMLPluralRule]?: string} & {readonly other: string};

/** Chooses the form of a count in a language. */
export function pluralizer(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}
