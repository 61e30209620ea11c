/**
 * The text of an agreement as a closed syntax tree: what a template can show, and nothing else. There is no node for
 * markup, images or attributes, so nothing in a text can become one.
 */
import * as v from 'valibot';
import {SafeUrl} from './safe-url.js';

/** A run within a line of text. A link's `url` is `https:` or `mailto:` ({@link safeLink}). */
export type Inline =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'code'; readonly text: string}
  | {readonly kind: 'emphasis' | 'strong'; readonly inlines: readonly Inline[]}
  | {readonly kind: 'link'; readonly url: string; readonly inlines: readonly Inline[]};

export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** Unique in the text; the target of a jump to it. */
  readonly id: string;
  readonly inlines: readonly Inline[];
}

export type Block =
  | Heading
  | {readonly kind: 'paragraph'; readonly inlines: readonly Inline[]}
  | {readonly kind: 'quote'; readonly blocks: readonly Block[]}
  /** `start`: the number of an ordered list's first item; `null`: the list has no numbers. */
  | {readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[]}
  | {readonly kind: 'table'; readonly head: readonly TableCell[]; readonly rows: readonly (readonly TableCell[])[]};

export type TableCell = readonly Inline[];

export interface AgreementText {
  readonly blocks: readonly Block[];
}

/** A heading and what follows it up to the next heading of any level. */
export interface AgreementSection {
  /** The heading's id; of what stands before the first heading the empty text. */
  readonly id: string;
  /** Of the heading; 0 before the first one. */
  readonly level: 0 | Heading['level'];
  /** The heading's plain text, empty before the first one. */
  readonly title: string;
  /** Without the heading itself. */
  readonly blocks: readonly Block[];
}

/** A link to `url` around `inlines`, or these alone where the address could do anything but lead to a page (F-E9). */
export const safeLink = (url: string, inlines: readonly Inline[]): readonly Inline[] =>
  v.is(SafeUrl, url) ? [{kind: 'link', url, inlines}] : inlines;

/** The sections of a text in its order. A heading within a list or a quote begins none. */
export function sectionsOf({blocks}: AgreementText): AgreementSection[] {
  const sections: (AgreementSection & {readonly blocks: Block[]})[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      sections.push({id: block.id, level: block.level, title: plainText(block.inlines).trim(), blocks: []});
    } else {
      if (sections.length === 0) sections.push({id: '', level: 0, title: '', blocks: []});
      sections.at(-1)!.blocks.push(block);
    }
  }
  return sections;
}

/** What `inlines` say, without how they look. */
export const plainText = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => ('text' in inline ? inline.text : plainText(inline.inlines))).join('');

/**
 * What blocks say, one line for each paragraph, list item and table row: for searching, comparing and reading aloud.
 * Numbers of list items and addresses of links are part of what an agreement says.
 */
export const linesOf = (blocks: readonly Block[]): string[] => blocks.flatMap(linesOfBlock);

function linesOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [lineOf(block.inlines)];
    case 'quote':
      return linesOf(block.blocks);
    case 'list':
      return block.items.flatMap((item, index) => {
        const mark = block.start === null ? '•' : `${block.start + index}.`;
        const [first = '', ...rest] = linesOf(item);
        return [`${mark} ${first}`, ...rest];
      });
    case 'table':
      return [block.head, ...block.rows].map((cells) => cells.map(lineOf).join(' | '));
  }
}

const lineOf = (inlines: readonly Inline[]): string => inlines.map(saidBy).join('').replace(/\s+/g, ' ').trim();

function saidBy(inline: Inline): string {
  if ('text' in inline) return inline.text;
  const text = inline.inlines.map(saidBy).join('');
  return inline.kind === 'link' && text !== inline.url ? `${text} (${inline.url})` : text;
}

/** Ids for headings, one after another: from the title's letters and digits, each unique in the text. */
export function headingIds(): (title: string) => string {
  /** By id, the number with which the next one like it is tried. */
  const taken = new Map<string, number>();
  return (title) => {
    const words = title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['section'];
    const stem = words
      .join('-')
      .slice(0, 60)
      .replace(/\p{Surrogate}$/u, '');
    let count = taken.get(stem) ?? 1;
    let id = stem;
    while (taken.has(id)) {
      count += 1;
      id = `${stem}-${count}`;
    }
    taken.set(stem, count);
    taken.set(id, taken.get(id) ?? 1);
    return id;
  };
}
