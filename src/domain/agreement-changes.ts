/** What changed between two versions of an agreement's text, section by section and word by word. */
import {linesOf, sectionsOf, type AgreementSection, type AgreementText} from './agreement-text.js';

/** A run of one list's items: in both, only in the new one, or only in the old one. */
export interface SequenceChange {
  readonly value: readonly string[];
  readonly added?: boolean;
  readonly removed?: boolean;
}

/** Compares two lists item by item; `undefined` where they differ so much that it gave up. */
export type CompareSequences = (before: string[], after: string[]) => readonly SequenceChange[] | undefined;

/** A run of words. Lines of the text are divided by a line feed within it. */
export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * One section of the comparison. `moved`: it says the same in another place. `changed`: it says something else,
 * `titleChanges` and `changes` tell where; with `isMoved` also in another place. A change of emphasis is none.
 */
export type SectionChange =
  | {readonly kind: 'same' | 'moved'; readonly section: AgreementSection; readonly before: AgreementSection}
  | {
      readonly kind: 'changed';
      readonly section: AgreementSection;
      readonly before: AgreementSection;
      readonly isMoved: boolean;
      /** How far the change goes: the words below the title; only the title; only the number in the title. */
      readonly extent: 'words' | 'title' | 'number';
      readonly titleChanges: readonly WordChange[];
      readonly changes: readonly WordChange[];
    }
  | {readonly kind: 'added'; readonly section: AgreementSection}
  | {readonly kind: 'removed'; readonly before: AgreementSection};

interface Compared {
  readonly section: AgreementSection;
  readonly body: string;
  /** The title without its number, in lower case. */
  readonly name: string;
}

/**
 * The sections of `after` in their order, each with what became of it, and those that are gone where they stood.
 * @param compare `null`: words are not compared, what was said is removed and what is said added ({@link comparedAgain}).
 */
export function diffSections(
  before: AgreementText,
  after: AgreementText,
  compare: CompareSequences | null,
): SectionChange[] {
  const [olds, news] = [before, after].map((text) => sectionsOf(text).map(toCompare)) as [Compared[], Compared[]];
  const oldOf = pairs(olds, news);
  const settled = inOrder(oldOf);
  const changeOf = (text: Compared, index: number): SectionChange => {
    const old = olds[oldOf[index] ?? -1];
    const {section} = text;
    if (!old) return {kind: 'added', section};
    const isMoved = !settled.has(index);
    const isSaidAlike = old.body === text.body;
    if (isSaidAlike && old.section.title === section.title) {
      return {kind: isMoved ? 'moved' : 'same', section, before: old.section};
    }
    const titleExtent = old.name === text.name ? 'number' : 'title';
    return {
      kind: 'changed',
      section,
      before: old.section,
      isMoved,
      extent: isSaidAlike ? titleExtent : 'words',
      titleChanges: wordChanges(old.section.title, section.title, compare),
      changes: wordChanges(old.body, text.body, compare),
    };
  };

  const paired = new Set(oldOf);
  const result: SectionChange[] = [];
  let next = 0;
  const passRemoved = (until: number) => {
    for (; next < until; next += 1) {
      if (!paired.has(next)) result.push({kind: 'removed', before: olds[next]!.section});
    }
  };
  news.forEach((section, index) => {
    const old = oldOf[index];
    if (old !== undefined && settled.has(index)) passRemoved(old);
    result.push(changeOf(section, index));
  });
  passRemoved(olds.length);
  return result;
}

export type ChangedSection = SectionChange & {readonly kind: 'changed'};

/**
 * A changed section compared anew: lets a long comparison find first which sections changed, and then, one at a time,
 * which words.
 */
export const comparedAgain = (change: ChangedSection, compare: CompareSequences): ChangedSection => ({
  ...change,
  titleChanges: wordChanges(change.before.title, change.section.title, compare),
  changes: wordChanges(toCompare(change.before).body, toCompare(change.section).body, compare),
});

const toCompare = (section: AgreementSection): Compared => ({
  section,
  body: linesOf(section.blocks).join('\n'),
  name: section.title
    .toLowerCase()
    .replace(/^[\s§\p{N}.)(]+/u, '')
    .replace(/\s+/g, ' '),
});

/**
 * For each new section the index of the old one that it continues: first those with the same title and words, then with
 * the same title, then with the same title but for its number, then with the same words under another title.
 */
function pairs(olds: readonly Compared[], news: readonly Compared[]): (number | undefined)[] {
  const result = new Array<number | undefined>(news.length).fill(undefined);
  const free = new Set(olds.keys());
  const keys: ((one: Compared) => string | null)[] = [
    ({section, body}) => `${section.title}\n${body}`,
    ({section}) => section.title,
    ({name}) => name || null,
    ({body}) => body || null,
  ];
  for (const keyOf of keys) {
    const waiting = new Map<string, number[]>();
    for (const index of free) {
      const key = keyOf(olds[index]!);
      if (key === null) continue;
      const same = waiting.get(key);
      if (same) same.push(index);
      else waiting.set(key, [index]);
    }
    for (const same of waiting.values()) same.reverse();
    news.forEach((section, index) => {
      const key = result[index] === undefined ? keyOf(section) : null;
      const found = key === null ? undefined : waiting.get(key)?.pop();
      if (found === undefined) return;
      result[index] = found;
      free.delete(found);
    });
  }
  return result;
}

/** The largest set of paired sections that kept their order: all others moved. */
function inOrder(oldOf: readonly (number | undefined)[]): Set<number> {
  /** By length, the section at the end of the chain whose old place is lowest. */
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  oldOf.forEach((old, index) => {
    if (old === undefined) return;
    let low = 0;
    for (let high = ends.length; low < high;) {
      const middle = (low + high) >> 1;
      if (oldOf[ends[middle]!]! < old) low = middle + 1;
      else high = middle;
    }
    previous.set(index, ends[low - 1]);
    ends[low] = index;
  });
  const settled = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = previous.get(index)) settled.add(index);
  return settled;
}

/**
 * A word, the space between words, or one sign. A number or a word holds together at signs within it; scripts without
 * spaces go character by character. Always the same in every engine, and linear in the text.
 */
const tokens =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|[\p{L}\p{N}\p{M}]+(?:[.,:'’_-][\p{L}\p{N}\p{M}]+)*|\n|[^\S\n]+|[^]/gu;

const wordsOf = (text: string): string[] => text.match(tokens) ?? [];

function wordChanges(before: string, after: string, compare: CompareSequences | null): WordChange[] {
  if (before === after) return before ? [{kind: 'same', text: before}] : [];
  const runs = compare?.(wordsOf(before), wordsOf(after)) ?? [
    {value: [before], removed: true},
    {value: [after], added: true},
  ];
  const named = runs.map(({value, added, removed}): WordChange => {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    return {kind, text: value.join('')};
  });
  return joined(named.filter(({text}) => text !== ''));
}

/**
 * Runs in their shortest form: neighbours of a kind are one, and changes that only a space keeps apart are one, because
 * three replaced words are one change to a reader and not five. A line feed divides: it ends a line of the text.
 */
function joined(runs: readonly WordChange[]): WordChange[] {
  const result: WordChange[] = [];
  const current = {same: '', removed: '', added: ''};
  const flush = (...kinds: WordChange['kind'][]) => {
    for (const kind of kinds) {
      if (current[kind]) result.push({kind, text: current[kind]});
      current[kind] = '';
    }
  };
  runs.forEach(({kind, text}, index) => {
    const next = runs[index + 1];
    const isBetween = next !== undefined && next.kind !== 'same' && Boolean(current.removed || current.added);
    if (kind === 'same' && isBetween && /^[^\S\n]+$/.test(text)) {
      current.removed += text;
      current.added += text;
      return;
    }
    if (kind === 'same') flush('removed', 'added');
    else flush('same');
    current[kind] += text;
  });
  flush('same', 'removed', 'added');
  return result;
}
