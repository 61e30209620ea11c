/** The parts that the texts of the invented vendor's agreements are made of. */

/** A section. Paragraphs; one that begins with `- ` is an item of a list. Words in braces are filled in. */
export interface Clause {
  readonly title: string;
  readonly body: readonly string[];
}

export const clauseNames = [
  'definitions',
  'appointment',
  'term',
  'obligations',
  'distribution',
  'fax',
  'marks',
  'confidentiality',
  'dataProtection',
  'security',
  'export',
  'integrity',
  'liability',
  'termination',
  'law',
  'general',
] as const;
export type ClauseName = (typeof clauseNames)[number];

/** One language's words. */
export interface TextWords {
  readonly titles: Readonly<Record<'channel' | 'services' | 'public', string>>;
  readonly preamble: readonly string[];
  readonly clauses: Readonly<Record<ClauseName, Clause>>;
  /** The integrity section as of 2026. */
  readonly newerIntegrity: Clause;
  /** A schedule of the long text; `{number}`, `{days}`, `{share}` and `{code}` differ in each. */
  readonly schedule: Clause;
  /** Heads of the table in each schedule: what, how long. */
  readonly tableHead: readonly [string, string];
  readonly tableRows: readonly string[];
}
