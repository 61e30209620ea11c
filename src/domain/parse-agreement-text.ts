/** Reads the text of an agreement into its syntax tree. */
import {headingIds, type AgreementText, type Block, type Heading} from './agreement-text.js';
import {partInTime} from './in-time.js';

/** How an agreement's text is written. */
export const textFormats = ['plain', 'markdown'] as const;
export type TextFormat = (typeof textFormats)[number];

/** A line that is longer is a sentence and no heading. */
const longestHeading = 100;

/**
 * The tree of `text`. Nothing that is written in it is lost but marks of Markdown, and nothing becomes markup: HTML is
 * the text it is, an image its alternative text, a link one to a page or a mail (F-E9). A long text is read in slices.
 * Markdown's reader comes with the first text that needs it; the promise rejects only where it cannot be loaded.
 */
export async function parseAgreementText(format: TextFormat, text: string): Promise<AgreementText> {
  const source = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/^\uFEFF/, '');
  if (format === 'plain') return {blocks: plainBlocks(source, headingIds())};
  const {markdownText} = await partInTime(import('./markdown-text.js'));
  return markdownText(source);
}

/**
 * Paragraphs as empty lines divide them, lines kept. A heading is a line in capitals at the start of a paragraph, or a
 * numbered line that is a paragraph of its own and ends without a full stop.
 */
export function plainBlocks(source: string, idOf: (title: string) => string): Block[] {
  return source.split(/\n(?:[^\S\n]*\n)+/).flatMap((part): Block[] => {
    const lines = part.split('\n').map((line) => line.trim());
    while (lines[0] === '') lines.shift();
    while (lines.at(-1) === '') lines.pop();
    const [first = '', ...rest] = lines;
    const level = headingLevel(first, rest.length === 0);
    const body = level === null ? lines : rest;
    return [
      ...(level === null
        ? []
        : [{kind: 'heading', level, id: idOf(first), inlines: [{kind: 'text', text: first}]} as const]),
      ...(body.length === 0 ? [] : [{kind: 'paragraph', inlines: [{kind: 'text', text: body.join('\n')}]} as const]),
    ];
  });
}

/** Of `3`, `3.1`, `§ 4`, `IV.` and the like: the number and what follows it. */
const numbered = /^(?:§\s*)?(\d{1,3}(?:\.\d{1,3}){0,5}|[IVXLC]{1,7}(?=\.))[.)]?\s+(?=\p{L})/u;

function headingLevel(line: string, isAlone: boolean): Heading['level'] | null {
  if (line.length > longestHeading || /[.,:;?!]$/.test(line)) return null;
  const number = numbered.exec(line);
  const words = line.slice(number?.[0].length ?? 0);
  const isInCapitals = /\p{Lu}.*\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words);
  if (!isInCapitals && !(number && isAlone)) return null;
  return Math.min(6, 2 + (number?.[1]?.match(/\./g)?.length ?? 0)) as Heading['level'];
}
