/** Texts of agreements, made of form, language, contracting party and revision alone: always the same, never stored. */
import type {TextEdition} from '../../../domain/agreement.js';
import {sha256} from '../sha-256.js';
import type {TextForm} from './agreement-state.js';
import {partyFor} from './parties.js';
import type {Clause, ClauseName, TextWords} from './text-clauses.js';
import {clauseNames} from './text-clauses.js';
import {textWordsEn} from './text-words-en.js';
import {textWordsEs} from './text-words-es.js';
import {textWordsRu} from './text-words-ru.js';
import {textWordsSrLatn} from './text-words-sr-latn.js';

/** What one text follows from. */
export interface TextKey {
  readonly form: TextForm;
  /** `2026.1`; a later one changes, adds, drops and moves sections. */
  readonly revision: string;
  readonly language: string;
  /** Principal country, or the country applied for: it decides the contracting party. */
  readonly country: string;
}

export interface MadeText {
  readonly format: 'markdown' | 'plain';
  readonly title: string;
  readonly text: string;
}

const wordsByLanguage: Readonly<Record<string, TextWords>> = {
  en: textWordsEn,
  ru: textWordsRu,
  'sr-Latn': textWordsSrLatn,
  es: textWordsEs,
};

const codes: Readonly<Record<TextForm, string>> = {channel: 'ICPA', services: 'SPA', public: 'PSFA'};

/** The first revisions; the vendor goes on from the last one. */
export const firstRevisions = ['2024.1', '2025.1', '2026.1'] as const;
export const newestRevision = firstRevisions[2];

/** Revisions up to and including `revision`, the oldest first. */
export function revisionsUntil(revision: string): string[] {
  return Array.from({length: rankOf(revision) + 1}, (_, rank) => revisionAt(rank));
}

const revisionAt = (rank: number): string => firstRevisions[rank] ?? `2026.${rank - 1}`;

/** How many revisions came before. */
function rankOf(revision: string): number {
  const [year = 2026, number = 1] = revision.split('.').map(Number);
  return Math.max(0, year - 2024 + number - 1);
}

/** The revision that follows. */
export const nextRevision = (revision: string): string => revisionAt(rankOf(revision) + 1);

/** The vendor's name of a version: of form, party and revision, so that the same name is the same text. */
export const versionName = ({form, country, revision}: Omit<TextKey, 'language'>): string =>
  `${codes[form]}-${partyFor(country).code} ${revision}`;

const hashes = new Map<string, string>();

/** The edition of a text: hashed once, remembered by what it is made of. */
export function editionOf(key: TextKey): TextEdition {
  const version = versionName(key);
  const name = `${version} ${key.language}`;
  let hash = hashes.get(name);
  if (hash === undefined) {
    hash = sha256(makeText(key).text);
    hashes.set(name, hash);
  }
  return {version, language: key.language, hash};
}

/** How the sections of a revision differ from those before: added in 2025 and 2026, one dropped, one moved. */
function clausesOf(rank: number): ClauseName[] {
  const added: Partial<Record<ClauseName, number>> = {dataProtection: 1, security: 2};
  const names = clauseNames.filter((name) => rank >= (added[name] ?? 0) && (name !== 'fax' || rank === 0));
  if (rank < 2) return names;
  const rest: ClauseName[] = names.filter((name) => name !== 'marks');
  return rest.toSpliced(rest.indexOf('termination'), 0, 'marks');
}

/** The whole text of a key. */
export function makeText(key: TextKey): MadeText {
  const words = wordsByLanguage[key.language] ?? textWordsEn;
  const rank = rankOf(key.revision);
  const {name, seat} = partyFor(key.country);
  const facts: Record<string, string | number> = {
    party: name,
    seat,
    version: versionName(key),
    answerDays: rank === 0 ? 15 : 10,
    secrecyYears: rank < 2 ? 3 : 4,
    amount: rank < 2 ? '50 000' : '75 000',
    noticeDays: 60 - 15 * Math.min(rank, 2) + Math.max(0, rank - 2),
    auditMonths: 24,
  };
  const title = words.titles[key.form];
  const sections = clausesOf(rank).map((clause, index) => {
    const {title: heading, body} = clause === 'integrity' && rank >= 2 ? words.newerIntegrity : words.clauses[clause];
    return {title: `${index + 1}. ${heading}`, body: body.map((line) => filled(line, facts))};
  });
  const all = [...sections, ...(key.form === 'public' ? schedules(words, rank) : [])];
  const markdown = [`# ${title}`, ...words.preamble.map((line) => filled(line, facts)), ...all.flatMap(asMarkdown)];
  const text = `${joined(markdown)}\n`;
  return key.form === 'services' ? {format: 'plain', title, text: plain(text)} : {format: 'markdown', title, text};
}

const filled = (line: string, facts: Readonly<Record<string, string | number>>): string =>
  line.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));

const asMarkdown = ({title, body}: Clause): string[] => [`## ${title}`, ...body];

/** Paragraphs are a blank line apart, items of a list and rows of a table are not. */
const joined = (blocks: readonly string[]): string =>
  blocks.reduce((text, block, index) => {
    const continues = (['- ', '| '] as const).some(
      (mark) => block.startsWith(mark) && blocks[index - 1]!.startsWith(mark),
    );
    return index === 0 ? block : `${text}${continues ? '\n' : '\n\n'}${block}`;
  }, '');

/** The same without marks, for vendors that keep plain text. */
const plain = (markdown: string): string =>
  markdown
    .replace(/^#+ (.*)$/gm, (_, title: string) => title.toUpperCase())
    .replaceAll('**', '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');

/** Enough schedules for about 300 pages. */
const schedulesInLongText = 920;

/** The same kind of schedule for one product family after another; a newer revision changes a few. */
function schedules(words: TextWords, rank: number): Clause[] {
  return Array.from({length: schedulesInLongText}, (_, index) => {
    const number = index + 1;
    const facts = {
      number,
      code: `AX-${1000 + index * 7}`,
      share: 5 + (index % 11),
      days: 10 + (index % 9) + (index % 100 === 40 ? rank : 0),
      years: 5 + (index % 3),
    };
    const [what, within] = words.tableHead;
    const rows = words.tableRows.map((row, place) => `| ${row} | ${4 * (place + 1) + (index % 5)} h |`);
    return {
      title: filled(words.schedule.title, facts),
      body: [
        ...words.schedule.body.map((line) => filled(line, facts)),
        `| ${what} | ${within} |`,
        '| --- | --- |',
        ...rows,
      ],
    };
  });
}
