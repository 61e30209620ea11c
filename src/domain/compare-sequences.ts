/** The comparison of two lists with the fewest changes, and of long ones line by line first. */
import {diffArrays} from 'diff';
import type {CompareSequences, SequenceChange} from './agreement-changes.js';

/** Where more has to be added and removed, word by word tells less than the whole. */
const options = {maxEditLength: 1000};
/** The same for the words of lines, of which there are many. */
const withinLines = {maxEditLength: 400};

/** Compares words; where they differ too much, lines, and words only within the lines that changed. */
export const compareSequences: CompareSequences = (before, after) => {
  const words = diffArrays(before, after, options);
  if (words) return words;
  const [olds, news] = [linesOf(before), linesOf(after)];
  if (olds.length === 1 && news.length === 1) return undefined;
  const runs = diffArrays(olds.map(keyOf), news.map(keyOf), options);
  if (!runs) return undefined;
  const [takeOld, takeNew] = [taker(olds), taker(news)];
  const result: SequenceChange[] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const {count, added, removed} = runs[index]!;
    if (!added && !removed) {
      takeOld(count);
      result.push({value: takeNew(count)});
      continue;
    }
    const other = removed ? runs[index + 1] : undefined;
    const gone = removed ? takeOld(count) : [];
    const come = added ? takeNew(count) : other?.added ? takeNew(other.count) : [];
    if (other?.added) index += 1;
    result.push(...(diffArrays(gone, come, withinLines) ?? whole(gone, come)));
  }
  return result;
};

const whole = (removed: string[], added: string[]): SequenceChange[] => [
  {value: removed, removed: true},
  {value: added, added: true},
];

/** Words in lines, each with the line feed that ends it. */
function linesOf(words: readonly string[]): string[][] {
  const lines: string[][] = [[]];
  for (const word of words) {
    lines.at(-1)!.push(word);
    if (word === '\n') lines.push([]);
  }
  return lines;
}

const keyOf = (line: readonly string[]): string => line.join('\u0000');

/** Takes the words of so many lines from the front, one call after another. */
function taker(lines: readonly (readonly string[])[]): (count: number) => string[] {
  let next = 0;
  return (count) => lines.slice(next, (next += count)).flat();
}
