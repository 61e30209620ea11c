/** A text made ready for showing and searching: its sections in a sound outline, and the runs of text. */
import {
  plainText,
  sectionsOf,
  type AgreementSection,
  type AgreementText,
  type Block,
  type Inline,
} from '../../../domain/agreement-text.js';

/** What is searched as one: a title, a paragraph, a cell. A hit does not reach from one to the next. */
export interface Run {
  readonly inlines: readonly Inline[];
  readonly text: string;
}

export interface BookSection extends AgreementSection {
  /** How deep in the outline, from 1; never more than one deeper than the section before. */
  readonly depth: number;
  /** How much room what stands under its heading takes: each step is 1.5 times as much as the one before. */
  readonly size: number;
  /** The title as the view shows it. */
  readonly heading: readonly Inline[];
  readonly runs: readonly Run[];
}

export interface Book {
  readonly sections: readonly BookSection[];
}

/** Sizes that a section can be guessed to have: see {@link BookSection.size} and the styles. */
export const sizes = 20;

/** `text` ready for the viewer. */
export function bookOf(text: AgreementText): Book {
  /** The levels of the headings that the current one stands under. */
  const above: number[] = [];
  const sections = sectionsOf(text).map((section): BookSection => {
    while (above.length > 0 && above.at(-1)! >= section.level) above.pop();
    if (section.level > 0) above.push(section.level);
    const heading: Inline[] = section.title === '' ? [] : [{kind: 'text', text: section.title}];
    const runs = [heading, ...section.blocks.flatMap(runsOf)].map((inlines) => ({inlines, text: plainText(inlines)}));
    return {...section, depth: Math.max(1, above.length), size: sizeOf(runs.slice(1)), heading, runs};
  });
  return {sections};
}

function runsOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.inlines];
    case 'quote':
      return block.blocks.flatMap(runsOf);
    case 'list':
      return block.items.flatMap((item) => item.flatMap(runsOf));
    case 'table':
      return [block.head, ...block.rows].flat();
  }
}

/** Characters on a line of the viewer, near enough. */
const line = 80;

/** By the lines that the runs take, and what is between them. */
function sizeOf(runs: readonly Run[]): number {
  const lines = runs.reduce((sum, {text}) => sum + Math.ceil(text.length / line) + 0.5, 1);
  return Math.min(sizes - 1, Math.max(0, Math.round(Math.log(lines / 2) / Math.log(1.5))));
}
