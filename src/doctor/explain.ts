import {languageFor} from '../locales/language-for.js';
import type {Finding, FindingId} from './finding.js';
import {wordsEn, type DoctorWords} from './words-en.js';
import {wordsRu} from './words-ru.js';
import {wordsSrLatn} from './words-sr-latn.js';

/** A finding in words, as plain text. */
export interface Explanation {
  /** What is wrong. */
  readonly title: string;
  /** How to mend it. */
  readonly mend: string;
  /** Where the guides tell more, `docs/guide-host.md#content-security-policy`. */
  readonly section: string;
}

const words: Readonly<Record<ReturnType<typeof languageFor>, DoctorWords>> = {
  en: wordsEn,
  ru: wordsRu,
  'sr-Latn': wordsSrLatn,
};

const host = 'docs/guide-host.md#';
const backend = 'docs/guide-backend.md#';
const policy = `${host}content-security-policy`;

const sections: Readonly<Record<FindingId, string>> = {
  'not-defined': `${host}placing`,
  'foreign-definition': `${host}placing`,
  'two-versions': `${host}placing`,
  'backend-missing': `${host}placing`,
  'adapter-incomplete': `${backend}an-adapter-of-your-own`,
  'order-missing': `${host}placing`,
  'trusted-types-lit': policy,
  'trusted-types-duplicate': policy,
  'trusted-types-kit': policy,
  'scripts-refused': policy,
  'connect-refused': policy,
  'worker-refused': policy,
  'worker-failed': policy,
  'pictures-refused': policy,
  'backend-unreachable': `${backend}operations`,
  'backend-refuses': `${backend}refusals`,
  'backend-unreadable': `${backend}operations`,
  'backend-throws': `${backend}an-adapter-of-your-own`,
  'signed-out': `${host}session`,
  'clock-missing': `${backend}the-servers-clock`,
  'clock-in-seconds': `${backend}the-servers-clock`,
  'clock-skew': `${backend}the-servers-clock`,
  'storage-refused': `${host}what-is-kept-on-the-device`,
  'storage-full': `${host}what-is-kept-on-the-device`,
  'storage-nearly-full': `${host}what-is-kept-on-the-device`,
  'storage-blocked': `${host}what-is-kept-on-the-device`,
  'not-secure': `${host}what-is-kept-on-the-device`,
  'no-room': `${host}placing`,
  'cut-off': `${host}placing`,
  'fixed-trapped': 'docs/guide-support.md#the-buttons-place-and-look',
  'button-covered': 'docs/guide-support.md#the-buttons-place-and-look',
  'button-out-of-view': 'docs/guide-support.md#the-buttons-place-and-look',
  'lang-missing': `${host}languages`,
  'lang-unknown': `${host}languages`,
  'check-failed': `${host}something-does-not-work`,
};

/** `finding` in the language of a BCP 47 tag: English, Russian or Serbian in Latin script, else English. */
export function explain({id, detail}: Finding, locale = 'en'): Explanation {
  const [title, mend] = words[languageFor(locale)][id](detail);
  return {title, mend, section: sections[id]};
}
