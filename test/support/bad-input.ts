/** Input that breaks things, class by class, as data; and every place of a schema that could carry it. */
import fc from 'fast-check';
import type * as v from 'valibot';

const range = (first: number, last: number): string =>
  String.fromCharCode(...Array.from({length: last - first + 1}, (_, index) => first + index));

/** Markup, templates and links that a page must show as the text they are. */
export const markup: readonly string[] = [
  '<img src=x onerror="window.__xss=1">',
  '<svg><script>window.__xss=1</script></svg>',
  '<svg onload=window.__xss=1>',
  '<style>*{display:none}</style>',
  '</textarea><script>window.__xss=1</script>',
  '</title></style></template></select></option><img src=x onerror=window.__xss=1>',
  '"><img src=x onerror=window.__xss=1>',
  "' autofocus onfocus=window.__xss=1 x='",
  '<template shadowrootmode=open><script>window.__xss=1</script></template>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.__xss=1&gt;">',
  '<a href="jav&#x09;ascript:window.__xss=1">x</a>',
  '[x](javascript:window.__xss=1)',
  '![](x"onerror=window.__xss=1)',
  'background:url(javascript:window.__xss=1)',
  '{{7*7}}',
  '${window.__xss=1}',
  '{count} {status} {reference} {name}',
  "$& $` $' $1",
  '<!--lit-part--><?lit$0$?>{{lit-0}}',
  '&lt;b&gt;&amp;&#x202E;',
  '<ul>'.repeat(300),
];

/** Addresses of links that would do something else than lead to a page. */
export const links: readonly string[] = [
  'javascript:window.__xss=1',
  'JaVaScRiPt:window.__xss=1',
  'java\tscript:window.__xss=1',
  '\u0001javascript:window.__xss=1',
  'data:text/html,<script>window.__xss=1</script>',
  'vbscript:x',
  'blob:https://host.example/00000000-0000-0000-0000-000000000000',
  'file:///etc/passwd',
  '//evil.example',
  '/\\evil.example',
  'http://evil.example',
  'https://evil.example\\@host.example',
  'https://evil.example/ x',
];

/** What turns the direction of text, alone or after closing the isolation around it. Its visible letters are `oooo`. */
export const turns: readonly string[] = [
  '\u202Eoooo',
  '\u202Doooo',
  '\u202Boooo',
  '\u2067oooo',
  '\u2068oooo',
  '\u2069oooo',
  '\u2069\u202Eoooo',
  'oo\u2069\u2069\u2069\u202Eoo',
  '\u202C\u2069\u2067oooo',
  'oooo\u202E',
  '\u2068\u2067\u2066'.repeat(50) + 'oooo',
];

/** Letters of every kind, and what is none. */
export const unicode: readonly string[] = [
  '\u00E9 e\u0301',
  'zero\u200Bwidth\u200Djoined\u2060\uFEFF',
  'soft\u00ADhyphen',
  `Z${'\u0301\u0334\u0353'.repeat(170)}`,
  'lone \uD800 and \uDC00',
  '\uFFFE\uFFFF\u{1FFFE}',
  '👨‍👩‍👧‍👦🏳️‍🌈🇷🇸',
  'شركة الشرق للحلويات',
  'מאפייה בע״מ (1)',
  'İıſßﬀǅ',
  '𠮷野家\u{2F800}',
  'ﷺ'.repeat(20),
  '\u0000nul',
  range(1, 8) + range(14, 31),
  range(0x7f, 0x9f),
  'one\r\ntwo\rthree\nfour\u2028five\u2029six\u0085',
  '\ttab\u00A0\u3000space ',
];

/** Texts that code mistakes for something else. */
export const lookalikes: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'constructor.prototype',
  'null',
  'undefined',
  '[object Object]',
  'true',
  'new',
  'none',
  '%s %n %00',
  "' OR 1=1 --",
  '../../etc/passwd',
  '=1+1',
];

/** Numbers and amounts as people and programs write them. */
export const numbers: readonly string[] = [
  '0',
  '-0',
  '-1',
  '1.5',
  '1e309',
  'NaN',
  'Infinity',
  '0x10',
  '0.30000000000000004',
  '9007199254740993',
  '1,234.5',
  '1.234,5',
  '1 000',
  '٢٥',
  '½',
];

/** Whether each text is a calendar date of the contract. */
export const dates: readonly (readonly [text: string, isDate: boolean])[] = [
  ['2026-03-16', true],
  ['2024-02-29', true],
  ['0001-01-01', true],
  ['9999-12-31', true],
  ['2026-02-29', false],
  ['1900-02-29', false],
  ['2026-02-30', false],
  ['0000-00-00', false],
  ['0000-01-01', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-04-31', false],
  ['10000-01-01', false],
  ['+010000-01-01', false],
  ['-0001-01-01', false],
  ['2026-3-16', false],
  ['16.03.2026', false],
  ['03/16/2026', false],
  ['2026-03-16T00:00:00Z', false],
  ['2026-W12-1', false],
  ['٢٠٢٦-٠٣-١٦', false],
  ['2026-03-16 ', false],
  ['2026-03-16\n', false],
  ['1773619200', false],
  ['', false],
];

/** Whether each text is a moment of the contract. */
export const moments: readonly (readonly [text: string, isMoment: boolean])[] = [
  ['2026-03-16T12:00:00Z', true],
  ['2026-03-16T12:00Z', true],
  ['2026-03-16T12:00:00.123456789Z', true],
  ['2026-03-29T02:30:00+01:00', true],
  ['2026-03-16T12:00:00+14:00', true],
  ['2026-03-16T12:00:00-12:00', true],
  ['1970-01-01T00:00:00Z', true],
  ['9999-12-31T23:59:59Z', true],
  ['2024-02-29T00:00:00Z', true],
  ['2026-03-16T12:00:00', false],
  ['2026-03-16', false],
  ['2026-02-29T00:00:00Z', false],
  ['2026-13-01T00:00:00Z', false],
  ['2026-03-16T24:00:00Z', false],
  ['2026-03-16T25:00:00Z', false],
  ['2026-03-16T12:60:00Z', false],
  ['2016-12-31T23:59:60Z', false],
  ['2026-03-16T12:00:00+25:00', false],
  ['2026-03-16T12:00:00+0100', false],
  ['2026-03-16 12:00:00Z', false],
  ['2026-03-16t12:00:00z', false],
  ['2026-03-16T12:00:00[Europe/Belgrade]', false],
  ['1969-12-31T23:59:59Z', false],
  ['1970-01-01T00:00:00+14:00', false],
  ['10000-01-01T00:00:00Z', false],
  ['0000-00-00T00:00:00Z', false],
  ['Mon, 16 Mar 2026 12:00:00 GMT', false],
  ['1773662400', false],
  ['1773662400000', false],
  ['', false],
];

/** E-mail addresses with the code of what is wrong with each; engines themselves disagree about them. */
export const emails: readonly (readonly [text: string, code: string | null])[] = [
  ['jörg@example.com', null],
  ['a@münchen.de', null],
  ['a@MÜNCHEN.de', null],
  ['имя@пример.рф', null],
  [`${'a'.repeat(64)}@example.com`, null],
  [' mila@example.com ', null],
  [`a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(61)}.example`, null],
  ['', 'email.empty'],
  ['mila.example.com', 'email.noAt'],
  ['＠example.com', 'email.noAt'],
  ['a@b@example.com', 'email.twoAts'],
  ['a@b', 'email.domain'],
  ['a@-x.com', 'email.domain'],
  ['a@exa_mple.com', 'email.domain'],
  ['a@[127.0.0.1]', 'email.domain'],
  ['a@xn--a.com', 'email.domain'],
  ['a@b．com', 'email.domain'],
  ['a..b@example.com', 'email.dots'],
  ['"a b"@example.com', 'email.characters'],
  ['\u202Ea@b.co', 'email.characters'],
  ['a\u200D@example.com', 'email.characters'],
  ['a\uD800@example.com', 'email.characters'],
  ['<img src=x onerror=window.__xss=1>@example.com', 'email.characters'],
  [`${'a'.repeat(65)}@example.com`, 'email.localTooLong'],
  [`a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(62)}.example`, 'email.tooLong'],
];

/** Names of one label: what is wrong with each as a subdomain, and as a site's name. */
export const labels: readonly (readonly [text: string, subdomain: string | null, site: string | null])[] = [
  ['a', null, null],
  ['a1', null, null],
  ['1a', null, null],
  ['A', null, null],
  [' avala ', null, null],
  ['a'.repeat(63), null, null],
  // The Kelvin sign is a K in normalisation form C.
  ['\u212A', null, null],
  ['', 'label.empty', 'label.empty'],
  ['a'.repeat(64), 'label.tooLong', 'label.tooLong'],
  ['a-b', 'label.characters', null],
  ['-a', 'label.characters', 'label.hyphen'],
  ['a-', 'label.characters', 'label.hyphen'],
  ['a--b', 'label.characters', 'label.hyphen'],
  ['xn--a', 'label.characters', 'label.hyphen'],
  ['xn--mnchen-3ya', 'label.characters', 'label.hyphen'],
  ['www', 'label.reserved', 'label.reserved'],
  ['ADMIN', 'label.reserved', 'label.reserved'],
  ['mail', 'label.reserved', 'label.reserved'],
  ...['a_b', 'a.b', 'a..b', 'münchen', 'faß', 'ﬀ', '１２', 'a．b', 'a\u200Db', 'a\u200Cb', 'аррӏе', 'İ'].map(
    (text) => [text, 'label.characters', 'label.characters'] as const,
  ),
  [`${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`, 'label.characters', 'label.characters'],
];

export const megabyte = 1_000_000;
/** One word without a place to break it. */
export const word = (length: number): string => 'W'.repeat(length);
/** Sizes around nothing, and a word wider than any page. */
export const sizes: readonly string[] = ['', ' ', 'a', word(5000)];

/** The whole catalogue, one sample after another, without texts of a megabyte. */
export const everyText: readonly string[] = [
  ...new Set([
    ...markup,
    ...links,
    ...turns,
    ...unicode,
    ...lookalikes,
    ...numbers,
    ...dates.map(([text]) => text),
    ...moments.map(([text]) => text),
    ...emails.map(([text]) => text),
    ...labels.map(([text]) => text),
    ...sizes,
  ]),
];

/** Any text, and any mixture of the catalogue's. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({unit: 'binary', maxLength: 300}),
  fc.array(fc.constantFrom(...everyText), {maxLength: 4}).map((parts) => parts.join('')),
);

/** What a place holds: any text, any that is not too long, a text with rules, one of a growing vocabulary, or something else. `sealed`: an object without further keys. */
export type SlotKind =
  'text' | 'bounded' | 'ruled' | 'open' | 'closed' | 'number' | 'boolean' | 'list' | 'object' | 'sealed' | 'record';

/** One place of a schema. In its path, `*` stands for every item of a list. */
export interface Slot {
  readonly path: string;
  readonly kind: SlotKind;
  /** Whether it may be `null`, and whether it may be absent. */
  readonly nullable: boolean;
  readonly optional: boolean;
}

interface Inspected {
  readonly type: string;
  readonly pipe?: readonly {readonly kind: string; readonly type: string}[];
  readonly wrapped?: Inspected;
  readonly entries?: Readonly<Record<string, Inspected>>;
  readonly item?: Inspected;
  readonly value?: Inspected;
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

function kindOf(schema: Inspected): SlotKind {
  const steps = schema.pipe?.slice(1) ?? [];
  switch (schema.type) {
    case 'string':
      if (steps.some(({type}) => type === 'examples')) return 'open';
      if (steps.length === 1 && steps[0]!.type === 'max_length') return 'bounded';
      return steps.some(({kind}) => kind === 'validation') ? 'ruled' : 'text';
    case 'picklist':
    case 'literal':
      return 'closed';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return 'list';
    case 'object':
      return 'object';
    case 'strict_object':
      return 'sealed';
    case 'record':
      return 'record';
    default:
      throw new Error(`the catalogue knows no schema of type ${schema.type}`);
  }
}

/** Every place of `schema`, the outermost first. A schema of a new type throws: the catalogue must learn it. */
export function slotsOf(schema: v.GenericSchema): Slot[] {
  return visit(schema as unknown as Inspected, '', {nullable: false, optional: false});
}

function visit(schema: Inspected, path: string, may: Pick<Slot, 'nullable' | 'optional'>): Slot[] {
  if (schema.type === 'nullable') return visit(schema.wrapped!, path, {...may, nullable: true});
  if (schema.type === 'optional') return visit(schema.wrapped!, path, {...may, optional: true});
  const never = {nullable: false, optional: false};
  const inner = [
    ...Object.entries(schema.entries ?? {}).map(([key, entry]) => visit(entry, join(path, key), never)),
    ...(schema.item ? [visit(schema.item, join(path, '*'), never)] : []),
    ...(schema.type === 'record' ? [visit(schema.value!, join(path, '*'), never)] : []),
  ];
  return [{path, kind: kindOf(schema), ...may}, ...inner.flat()];
}

/** `value` with whatever stands at `path` replaced; where nothing can stand there, it stays as it is. */
export function replaced(value: unknown, path: string, change: (old: unknown) => unknown): unknown {
  if (path === '') return change(value);
  const [key, ...rest] = path.split('.') as [string, ...string[]];
  if (typeof value !== 'object' || value === null) return value;
  const inner = (old: unknown) => replaced(old, rest.join('.'), change);
  if (Array.isArray(value))
    return value.map((item, index) => (key === '*' || key === String(index) ? inner(item) : item));
  const keys = key === '*' ? Object.keys(value) : [key];
  return Object.fromEntries([
    ...Object.entries(value).filter(([name]) => !keys.includes(name)),
    ...keys.map((name) => [name, inner((value as Record<string, unknown>)[name])]),
  ]);
}
