import {expect} from '@open-wc/testing';
import {
  intlLocaleFor,
  languageFor,
  languages,
  type wordsParts,
  type LanguageTag,
  type WordsOf,
} from '../../src/locales/index.js';
import {translator, type Message, type Messages} from '../../src/locales/messages.js';
import {laterRenewalWords} from '../../src/locales/renewal-words-later.js';
import {renewalWords} from '../../src/locales/renewal-words.js';
import {supportWords} from '../../src/locales/support-words.js';
import {wizardWords} from '../../src/locales/wizard-words.js';

type Source = Readonly<Record<LanguageTag, Readonly<Record<string, () => Promise<{readonly words: Messages}>>>>>;
const renewal = {
  en: {...renewalWords.en, ...laterRenewalWords.en},
  ru: {...renewalWords.ru, ...laterRenewalWords.ru},
  'sr-Latn': {...renewalWords['sr-Latn'], ...laterRenewalWords['sr-Latn']},
};
const elements = {wizard: wizardWords, renewal, support: supportWords} satisfies {
  [E in keyof typeof wordsParts]: WordsOf<E>;
};
/** What is apart from every element, each a part of its own. */
const apart = {
  button: {
    en: {button: () => import('../../src/locales/support-button/en.js')},
    ru: {button: () => import('../../src/locales/support-button/ru.js')},
    'sr-Latn': {button: () => import('../../src/locales/support-button/sr-latn.js')},
  },
  frame: {
    en: {frame: () => import('../../src/locales/restricted-frame/en.js')},
    ru: {frame: () => import('../../src/locales/restricted-frame/ru.js')},
    'sr-Latn': {frame: () => import('../../src/locales/restricted-frame/sr-latn.js')},
  },
} satisfies Record<string, Source>;
const sources: Readonly<Record<string, Source>> = {...elements, ...apart};

const translations = (Object.keys(languages) as LanguageTag[]).filter((tag) => tag !== 'en');

/** Messages that are the same in a translation as in English, and why. */
const alike: Readonly<Record<string, readonly string[]>> = {
  // Nothing but the price.
  'subscription.other': ['ru', 'sr-Latn'],
  // The Serbian words are spelled as the English ones.
  'intro.status': ['sr-Latn'],
  'receipt.partner': ['sr-Latn'],
};

/** Latin words that a Russian message may contain: a name, a format, the sample addresses. */
const latinInRussian = ['Partner', 'Locator', 'SIP', 'SHA', 'name', 'company', 'example', 'txt', 'json'];

const load = async (source: Source, tag: LanguageTag, part: string): Promise<Messages> =>
  (await source[tag][part]!()).words;
const forms = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const withoutPlaceholders = (text: string): string => text.replace(/\{\w+\}/g, ' ');

for (const [element, source] of Object.entries(sources)) {
  const parts = Object.keys(source.en);
  const everyPart = async (tag: LanguageTag): Promise<[string, Message][]> =>
    (await Promise.all(parts.map((part) => load(source, tag, part)))).flatMap((words) => Object.entries(words));

  describe(`words of ${element}`, () => {
    it('have a key in one part only', async () => {
      const keys = (await everyPart('en')).map(([key]) => key);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).to.deep.equal([]);
    });

    for (const tag of translations) {
      describe(`in ${tag}`, () => {
        for (const part of parts) {
          it(`are for exactly the keys of the English ${part} part, in its order`, async () => {
            expect(Object.keys(await load(source, tag, part))).to.deep.equal(
              Object.keys(await load(source, 'en', part)),
            );
          });
        }

        it('keep every placeholder, in every plural form', async () => {
          const english = new Map(await everyPart('en'));
          for (const [key, message] of await everyPart(tag)) {
            const wanted = [...new Set(forms(english.get(key)!).flatMap(placeholders))].sort();
            for (const text of forms(message)) expect(placeholders(text), key).to.deep.equal(wanted);
          }
        });

        it('have a form for every plural category of the language where English has forms', async () => {
          const categories = new Intl.PluralRules(languages[tag].intl).resolvedOptions().pluralCategories.sort();
          const english = new Map(await everyPart('en'));
          for (const [key, message] of await everyPart(tag)) {
            expect(typeof message, key).to.equal(typeof english.get(key));
            if (typeof message !== 'string') expect(Object.keys(message).sort(), key).to.deep.equal(categories);
          }
        });

        it('differ from the English ones', async () => {
          const english = new Map(await everyPart('en'));
          const same = (await everyPart(tag))
            .filter(([key, message]) => JSON.stringify(message) === JSON.stringify(english.get(key)))
            .map(([key]) => key);
          const allowed = Object.keys(alike).filter((key) => english.has(key) && alike[key]!.includes(tag));
          expect(same.sort()).to.deep.equal(allowed.sort());
        });

        it('are tidy: composed letters, no stray spaces, the quotation marks and the punctuation of the language', async () => {
          const english = new Map(await everyPart('en'));
          for (const [key, message] of await everyPart(tag)) {
            const ends = /[.?:…]$/.exec(forms(english.get(key)!)[0]!)?.[0] ?? '';
            for (const text of forms(message)) {
              expect(text, key).to.equal(text.normalize('NFC').trim());
              expect(text, key).not.to.match(/ {2}| [,.:;?!]|"|'|\.\.\.|[‘’]/);
              expect(text, key).not.to.match(tag === 'ru' ? /[„“”]/ : /[«»“]/);
              expect(/[.?:…]$/.exec(text)?.[0] ?? '', key).to.equal(ends);
            }
          }
        });
      });
    }

    it('in Serbian have no Cyrillic letter', async () => {
      for (const [key, message] of await everyPart('sr-Latn')) {
        for (const text of forms(message)) expect(text, key).not.to.match(/\p{Script=Cyrillic}/u);
      }
    });

    it('in Russian have no Latin letter but in names, formats and sample addresses', async () => {
      for (const [key, message] of await everyPart('ru')) {
        for (const text of forms(message)) {
          const words = withoutPlaceholders(text).match(/[\p{L}\p{M}]+/gu) ?? [];
          const latin = words.filter((word) => /\p{Script=Latin}/u.test(word) && !latinInRussian.includes(word));
          expect(latin, key).to.deep.equal([]);
          // Letters of other Cyrillic alphabets look the same and are read out wrongly.
          expect(text, key).not.to.match(/[\u0400\u0402-\u040f\u0450\u0452-\u052f]/);
        }
      }
    });

    if (element === 'wizard')
      it('name a control as it is labelled, for speech input', async () => {
        for (const tag of ['en', ...translations] as const) {
          const words = new Map(await everyPart(tag));
          for (const [name, label] of [
            ['action.changeWhat', 'confirm.change'],
            ['activation.retry', 'action.retry'],
          ] as const) {
            expect(words.get(name), `${tag} ${name}`).to.equal(`${String(words.get(label))}: {what}`);
          }
        }
      });

    it('says in a sentence for one what holds for 21 as well, where the number is not named', async () => {
      for (const tag of translations) {
        for (const [key, message] of await everyPart(tag)) {
          if (typeof message === 'string' || placeholders(message.other).includes('{count}')) continue;
          expect(message.one, `${tag} ${key}`).not.to.match(/^(Это|Ovo|Da li je (ovo|to))(?!\p{L})/u);
        }
      }
    });
  });
}

describe('a translator', () => {
  const one =
    (pattern: Message, tag = 'en') =>
    (values?: Record<string, string | number>) =>
      translator({message: pattern}, tag)('message', values);

  it('puts isolation characters around text, so that it cannot turn the sentence around', () => {
    expect(one('For {name}, now')({name: 'شركة 1'})).to.equal('For \u2068شركة 1\u2069, now');
  });

  it('formats numbers in the language, without isolation', () => {
    const text = '{count}/{total}';
    expect(one(text, 'en')({count: 1234567, total: 0.5})).to.equal('1,234,567/0.5');
    expect(one(text, 'ru')({count: 1234567, total: 0.5})).to.equal('1\u00a0234\u00a0567/0,5');
    expect(one(text, 'sr-Latn-RS')({count: 1234567, total: 0.5})).to.equal('1.234.567/0,5');
  });

  it('fills the same placeholder wherever it stands', () => {
    expect(one('{name} or {name}')({name: 'a'})).to.equal('\u2068a\u2069 or \u2068a\u2069');
  });

  for (const value of ['{name}', '{other}', '$&', "$1$`$'", '__proto__', '<b>', '\\u0041', '']) {
    it(`takes ${JSON.stringify(value)} literally as a value`, () => {
      expect(one('a {name} b {other} c')({name: value, other: 'o'})).to.equal(
        `a \u2068${value}\u2069 b \u2068o\u2069 c`,
      );
    });
  }

  it('leaves a placeholder without a value standing, also one named like a member of every object', () => {
    const text = '{name} {__proto__} {constructor} {toString}';
    expect(one(text)()).to.equal(text);
    expect(one(text)({})).to.equal(text);
  });

  it('answers an unknown key with itself, also one named like a member of every object', () => {
    const translate = translator({}, 'en');
    for (const key of ['nowhere', '__proto__', 'constructor', 'toString', '']) expect(translate(key)).to.equal(key);
  });

  it('falls back to the general form where a plural category has none', () => {
    expect(one({other: '{count} of many'}, 'ru')({count: 3})).to.equal('3 of many');
  });

  const days = {
    en: {1: '1 day left to set up', 2: '2 days left to set up', 21: '21 days left to set up'},
    ru: {
      1: 'На настройку остался 1\u00a0день',
      2: 'На настройку осталось 2\u00a0дня',
      5: 'На настройку осталось 5\u00a0дней',
      11: 'На настройку осталось 11\u00a0дней',
      21: 'На настройку остался 21\u00a0день',
      22: 'На настройку осталось 22\u00a0дня',
    },
    'sr-Latn': {
      1: 'Za podešavanje je ostao još 1\u00a0dan',
      2: 'Za podešavanje su ostala još 2\u00a0dana',
      5: 'Za podešavanje je ostalo još 5\u00a0dana',
      11: 'Za podešavanje je ostalo još 11\u00a0dana',
      21: 'Za podešavanje je ostao još 21\u00a0dan',
      22: 'Za podešavanje su ostala još 22\u00a0dana',
    },
  } satisfies Record<LanguageTag, Record<number, string>>;
  for (const [tag, sentences] of Object.entries(days) as [LanguageTag, Record<number, string>][]) {
    it(`chooses the plural form by the rules of ${tag}`, async () => {
      const translate = translator(await load(wizardWords, tag, 'start'), languages[tag].intl);
      for (const [count, sentence] of Object.entries(sentences)) {
        expect(translate('intro.closing.title', {count: Number(count)})).to.equal(sentence);
      }
    });
  }
});

describe('the language for a tag', () => {
  const expected: readonly [tag: string | null | undefined, language: LanguageTag, intl: string][] = [
    ['en', 'en', 'en'],
    ['en-GB', 'en', 'en-GB'],
    ['ru', 'ru', 'ru'],
    ['ru-RU', 'ru', 'ru-RU'],
    ['RU', 'ru', 'ru'],
    ['ru_RU', 'ru', 'ru'],
    [' ru ', 'ru', 'ru'],
    ['sr', 'sr-Latn', 'sr-Latn-RS'],
    ['sr-RS', 'sr-Latn', 'sr-Latn-RS'],
    ['sr-Latn', 'sr-Latn', 'sr-Latn-RS'],
    ['sr-Latn-RS', 'sr-Latn', 'sr-Latn-RS'],
    ['sr-Latn-BA', 'sr-Latn', 'sr-Latn-RS'],
    ['sr-Cyrl-RS', 'sr-Latn', 'sr-Latn-RS'],
    ['de', 'en', 'en'],
    ['run', 'en', 'en'],
    ['xx-invalid-123456789', 'en', 'en'],
    ['en-invalid-123456789', 'en', 'en'],
    ['__proto__', 'en', 'en'],
    ['-', 'en', 'en'],
    ['', 'en', 'en'],
    [null, 'en', 'en'],
    [undefined, 'en', 'en'],
  ];
  for (const [tag, language, intl] of expected) {
    it(`${String(JSON.stringify(tag))} is ${language}, formatted as ${intl}`, () => {
      expect(languageFor(tag)).to.equal(language);
      expect(intlLocaleFor(tag)).to.equal(intl);
    });
  }

  it('dates and countries come out in Latin script for any Serbian tag', () => {
    for (const tag of ['sr', 'sr-RS', 'sr-Latn', 'sr-Cyrl']) {
      const locale = intlLocaleFor(tag);
      const date = new Intl.DateTimeFormat(locale, {dateStyle: 'full', timeZone: 'UTC'}).format(Date.UTC(2026, 10, 27));
      expect(date).to.match(/petak.*27\. novembar 2026/);
      expect(new Intl.DisplayNames(locale, {type: 'region'}).of('RS')).to.equal('Srbija');
    }
  });
});
