/** Text as a person reads it: without marks of isolation, spaces put together. */
export const tidy = (text: string | null | undefined): string =>
  (text ?? '')
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
