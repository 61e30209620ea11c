/** What may be attached to a case or a reply, and how files are named (S-19, S-28, F-E10). */
import type {FileCode} from './upload.js';
import type {AttachmentPolicy} from './support-policy.js';

/** What is known of a file before a byte of it is read. */
export interface FileFacts {
  readonly name: string;
  readonly size: number;
  /** Media type as the device believes it to be. */
  readonly type: string;
}

/** The longest name that is sent, in UTF-16 units. */
const longestName = 255;

/** The last part of a path, without control characters and what overrides the direction of text; never empty. */
export function fileName(given: string): string {
  const name = given
    .slice(-4000)
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069]/gu, '')
    .trim();
  const usable = /^\.*$/.test(name) ? 'file' : name;
  if (usable.length <= longestName) return usable;
  const dot = usable.lastIndexOf('.');
  const ending = dot > 0 && usable.length - dot <= 20 ? usable.slice(dot) : '';
  return usable.slice(0, longestName - ending.length).replace(/\p{Cs}$/u, '') + ending;
}

/** What follows the last dot of a name, lower case; empty where nothing does. */
export const endingOf = (name: string): string =>
  /[^.]\.([^./\\\s]{1,20})$/.exec(fileName(name))?.[1]?.toLowerCase() ?? '';

/** What is wrong with a file by what is known without reading it; `null`: nothing. Size comes before everything else. */
export function fileProblem({name, size}: FileFacts, {mostBytes, endings}: AttachmentPolicy): FileCode | null {
  if (size === 0) return 'file.empty';
  if (size > mostBytes) return 'file.tooBig';
  return endings === null || endings.includes(endingOf(name)) ? null : 'file.type';
}

/** A file that was chosen, and what became of it. */
export interface JudgedFile<T extends FileFacts> {
  readonly file: T;
  readonly problem: FileCode | null;
}

/** Files that were chosen at once, judged one by one: those for which there is no room any more are too many. */
export function judgeFiles<T extends FileFacts>(
  files: readonly T[],
  alreadyThere: number,
  policy: AttachmentPolicy,
): readonly JudgedFile<T>[] {
  let taken = alreadyThere;
  return files.map((file) => {
    const problem = fileProblem(file, policy) ?? (taken >= policy.mostFiles ? 'file.tooMany' : null);
    if (!problem) taken++;
    return {file, problem};
  });
}

/** Whether a file is kept on the device until it is sent; else the same file is asked for again after a restart. */
export const isKeptOnDevice = ({size}: Pick<FileFacts, 'size'>, {keptOnDeviceBytes}: AttachmentPolicy): boolean =>
  size <= keptOnDeviceBytes;

const signatures: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  'image/png': (bytes) => begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': (bytes) => begins(bytes, [0xff, 0xd8, 0xff]),
  'image/gif': (bytes) => begins(bytes, [0x47, 0x49, 0x46, 0x38]),
  'image/webp': (bytes) =>
    begins(bytes, [0x52, 0x49, 0x46, 0x46]) && begins(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]),
  // Two letters alone may begin any text; the four reserved bytes are empty in a bitmap.
  'image/bmp': (bytes) => begins(bytes, [0x42, 0x4d]) && begins(bytes.subarray(6), [0, 0, 0, 0]),
};

const begins = (bytes: Uint8Array, with_: readonly number[]): boolean => with_.every((byte, at) => bytes[at] === byte);

/**
 * The media type under which a file may be shown as a picture: told from its first twelve bytes, whatever its name and
 * type say; `null`: it is no picture that is safe to show.
 */
export const pictureType = (firstBytes: Uint8Array): string | null =>
  Object.keys(signatures).find((type) => signatures[type]!(firstBytes)) ?? null;

/** `name` with its middle left out where it has more than `most` characters as a person counts them; the ending stays. */
export function shortenedName(name: string, most: number): string {
  const characters = [...new Intl.Segmenter('en').segment(name.slice(0, 4000))].map(({segment}) => segment);
  if (characters.length <= most && name.length <= 4000) return name;
  const behind = Math.min(Math.ceil(most / 3), characters.length);
  const tail =
    name.length > 4000
      ? [...new Intl.Segmenter('en').segment(name.slice(-200))].map(({segment}) => segment)
      : characters;
  return `${characters.slice(0, Math.max(1, most - behind - 1)).join('')}…${tail.slice(-behind).join('')}`;
}
