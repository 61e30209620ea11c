import {languageFor} from '../locales/language-for.js';
import {finding, type Finding} from './finding.js';
import {around, given, type FoundElement} from './kit-elements.js';

/** Elements that nobody told a language, and languages that the kit has no words in. */
export function checkLanguage(elements: readonly FoundElement[]): readonly Finding[] {
  return elements.flatMap(({tag, name, element}) => {
    if (tag === 'partner-kit') return [];
    const language = given(element, 'locale') || langOf(element);
    if (!language) return [finding('lang-missing', {}, name)];
    const isEnglish = /^en\b/i.test(language.trim());
    return languageFor(language) === 'en' && !isEnglish
      ? [finding('lang-unknown', {lang: language.slice(0, 35)}, name)]
      : [];
  });
}

function langOf(element: Element): string {
  for (const at of [element, ...around(element)]) {
    const lang = at.getAttribute('lang');
    if (lang !== null) return lang;
  }
  return '';
}
