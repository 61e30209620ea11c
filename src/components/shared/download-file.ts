/** Hands a text to the person as a file, under a content security policy that allows nothing but the kit's own code. */

/** Longer names are cut off by some systems, at the end where the kind of file stands. */
const longestName = 120;

/** A name that every system takes as one file's: letters and digits of any alphabet, dots, dashes and underscores. */
export function fileNameOf(name: string): string {
  const ending = /\.[a-z0-9]{1,5}$/.exec(name)?.[0] ?? '';
  const stem = name
    .slice(0, name.length - ending.length)
    .normalize('NFC')
    .replace(/[\u2066-\u2069\u202A-\u202E\u200E\u200F]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  const short = [...stem].slice(0, longestName - ending.length).join('');
  return `${/^(|con|prn|aux|nul|com\d|lpt\d)$/i.test(short.split('.')[0]!) ? 'file-' : ''}${short}${ending}`;
}

/**
 * Downloads `text` as UTF-8 without a byte order mark: the bytes that its hash is taken of.
 * @param name made safe by {@link fileNameOf}.
 * @param type such as `text/markdown`.
 */
export function downloadFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], {type: `${type};charset=utf-8`}));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileNameOf(name);
  link.click();
  // The download reads it after the click; a minute is enough for the slowest question where to put it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
