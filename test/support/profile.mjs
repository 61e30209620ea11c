/** Looks for words in all that a browser wrote into its profile's folder. */
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** Every file below the folder: `{path, content}`, compressed session stores unpacked. */
function filesBelow(folder) {
  return readdirSync(folder, {recursive: true})
    .filter((path) => statSync(join(folder, path), {throwIfNoEntry: false})?.isFile())
    .flatMap((path) => {
      const content = readIfThere(join(folder, path));
      if (!content) return [];
      return content.subarray(0, 8).equals(mozillaMark) ? [{path, content: unpackMozilla(content)}] : [{path, content}];
    });
}

/** A running browser takes files away at any moment. */
function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/**
 * Which of the words stand in which files, as UTF-8 or UTF-16LE: `[{path, word}]`.
 * @param {readonly string[]} words
 */
export function findInProfile(folder, words) {
  if (words.length === 0) return [];
  const written = words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]);
  // One look for any of them is cheaper than one for each, and few files have one.
  const any = new RegExp(written.map((bytes) => escaped(bytes.latin1Slice())).join('|'));
  const suspect = filesBelow(folder).filter(({content}) => any.test(content.latin1Slice()));
  return suspect.flatMap(({path, content}) =>
    words
      .filter((word) => content.includes(word, 0, 'utf8') || content.includes(word, 0, 'utf16le'))
      .map((word) => ({path, word})),
  );
}

const mozillaMark = Buffer.from('mozLz40\0');

/** The content of a `.jsonlz4` or `.baklz4` file of Firefox: a mark, its length, and one LZ4 block. */
function unpackMozilla(file) {
  return unpackLz4(file.subarray(12), file.readUInt32LE(8));
}

function unpackLz4(packed, length) {
  const unpacked = Buffer.alloc(length);
  let from = 0;
  let to = 0;
  const longLength = (short) => {
    let sum = short;
    if (short === 15) {
      let byte;
      do {
        byte = packed[from++];
        sum += byte;
      } while (byte === 255);
    }
    return sum;
  };
  while (from < packed.length) {
    const token = packed[from++];
    const literals = longLength(token >> 4);
    packed.copy(unpacked, to, from, from + literals);
    from += literals;
    to += literals;
    if (from >= packed.length) break;
    const distance = packed.readUInt16LE(from);
    from += 2;
    // A match may overlap what it writes, so it is copied byte by byte.
    for (const end = to + longLength(token & 15) + 4; to < end; to++) unpacked[to] = unpacked[to - distance];
  }
  if (to !== length) throw new Error(`a session store unpacked to ${to} bytes instead of ${length}`);
  return unpacked;
}
