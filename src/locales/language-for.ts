import type {LanguageTag} from './index.js';

/** The kit's language for any tag a host gives; English where it has no words for it. */
export function languageFor(tag: string | null | undefined): LanguageTag {
  const primary = (tag ?? '').trim().toLowerCase().split(/[-_]/)[0];
  return primary === 'ru' ? 'ru' : primary === 'sr' ? 'sr-Latn' : 'en';
}
