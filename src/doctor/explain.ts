import {languageFor} from '../locales/language-for.js';
import type {Finding, FindingDetail, FindingId} from './finding.js';
import {unknownEn, wordsEn, type DoctorWords, type UnknownWords} from './words-en.js';
import {unknownRu, wordsRu} from './words-ru.js';
import {unknownSrLatn, wordsSrLatn} from './words-sr-latn.js';

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

const unknownWords: Readonly<Record<keyof typeof words, UnknownWords>> = {
  en: unknownEn,
  ru: unknownRu,
  'sr-Latn': unknownSrLatn,
};

const host = 'docs/guide-host.md#';
const backend = 'docs/guide-backend.md#';
const policy = `${host}content-security-policy`;

const sections: Readonly<Record<FindingId, string>> = {
  'not-defined': `${host}placing`,
  'not-watched': 'docs/guide-cdn.md#one-script',
  'part-missing': 'docs/guide-cdn.md#when-something-does-not-come',
  'foreign-definition': `${host}placing`,
  'two-versions': `${host}placing`,
  'backend-missing': `${host}placing`,
  'backend-function': `${host}placing`,
  'backend-promise': `${host}placing`,
  'backend-not-brought': 'docs/guide-support.md#placing',
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
  'backend-not-there': `${backend}operations`,
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
  'beyond-window': `${host}placing`,
  covered: `${host}placing`,
  inoperable: `${host}placing`,
  'fixed-trapped': 'docs/guide-support.md#the-buttons-place-and-look',
  'button-covered': 'docs/guide-support.md#the-buttons-place-and-look',
  'button-behind': 'docs/guide-support.md#the-buttons-place-and-look',
  'button-under-popover': 'docs/guide-support.md#the-buttons-place-and-look',
  'button-out-of-view': 'docs/guide-support.md#the-buttons-place-and-look',
  'lang-missing': `${host}languages`,
  'lang-unknown': `${host}languages`,
  'check-failed': `${host}something-does-not-work`,
};

/** What a finding may be without. */
const optional: readonly PropertyKey[] = ['address', 'origin', 'status'];

/** `detail`, of which words get what they name or nothing at all. */
const complete = (detail: FindingDetail): FindingDetail =>
  new Proxy(detail, {
    get(target, name: string) {
      const value: unknown = target[name];
      if (typeof value === 'string' || Number.isFinite(value)) return value;
      if (optional.includes(name)) return '';
      throw new TypeError('the finding is of another version');
    },
  });

/**
 * `finding` in the language of a BCP 47 tag: English, Russian or Serbian in Latin script, else English. Never throws: what
 * another version found has a general sentence with its id.
 */
export function explain(finding: Finding, locale = 'en'): Explanation {
  const {id, detail} = {...finding, detail: Object(finding?.detail) as FindingDetail};
  const language = languageFor(typeof locale === 'string' ? locale : 'en');
  try {
    if (!Object.hasOwn(sections, id)) throw new TypeError('the finding is of another version');
    const [title, mend] = words[language][id](complete(detail));
    return {title, mend, section: sections[id]};
  } catch {
    const [title, mend] = unknownWords[language](String(id ?? '?'));
    return {title, mend, section: sections['check-failed']};
  }
}
