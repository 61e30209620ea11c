/** Names and addresses in any script. */

import {nfc} from './nfc.js';

/** What is wrong with an organisation's name. `characters`: control, broken or direction-overriding ones, or a line break. */
export type NameCode = 'name.empty' | 'name.tooLong' | 'name.characters';
/** What is wrong with a postal address. `characters`: control, broken or direction-overriding ones. */
export type AddressCode = 'address.empty' | 'address.tooLong' | 'address.characters';

/** The longest name and address, in characters as a person counts them. */
export const nameLimit = 200;
export const addressLimit = 500;

/** Room for every script's real text; keeps a "character" of a thousand marks, and a pasted megabyte, out. */
const octetsPerCharacter = 20;

/** Controls, lone surrogates, non-characters, line and paragraph separators, and what overrides the direction of text. */
const forbidden = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const invisible = /[\s\p{Default_Ignorable_Code_Point}]/gu;

/** Text as it is judged, stored and sent: CR LF and CR become LF, tabs become spaces, NFC, without space around it. */
export const cleanText = (text: string): string => nfc(text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ')).trim();

type Problem = 'empty' | 'tooLong' | 'characters';

function problemOf(text: string, limit: number): Problem | null {
  if (text.length > limit * octetsPerCharacter) return text.trim() === '' ? 'empty' : 'tooLong';
  const clean = cleanText(text);
  if (clean.replace(invisible, '') === '') return 'empty';
  // Never more characters than code units: the engine's count, slow at first, is for long texts.
  if (clean.length <= limit) return null;
  if (new TextEncoder().encode(clean).length > limit * octetsPerCharacter) return 'tooLong';
  return graphemes(clean) > limit ? 'tooLong' : null;
}

function graphemes(text: string): number {
  let count = 0;
  for (const _ of new Intl.Segmenter('en').segment(text)) count++;
  return count;
}

/** What is wrong with a text of at most `limit` characters on one or more lines; `null` where nothing is. */
export function textProblem(text: string, limit: number, isMultiline = false): Problem | null {
  const problem = problemOf(text, limit);
  if (problem) return problem;
  const clean = cleanText(text);
  return forbidden.test(isMultiline ? clean.replaceAll('\n', ' ') : clean) ? 'characters' : null;
}

/** What is wrong with an organisation's name, 1 to 200 characters on one line; `null` where nothing is. */
export function nameProblem(text: string): NameCode | null {
  const problem = textProblem(text, nameLimit);
  return problem && `name.${problem}`;
}

/** What is wrong with a postal address, 1 to 500 characters, line breaks allowed; `null` where nothing is. */
export function addressProblem(text: string): AddressCode | null {
  const problem = textProblem(text, addressLimit, true);
  return problem && `address.${problem}`;
}
