/** The language of one element: its own property, else the provider's, else the nearest `lang`, else English. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {partInTime} from '../../domain/in-time.js';
import {
  intlLocaleFor,
  languageFor,
  wordsAtHand,
  type LanguageTag,
  type WordsPart,
  type WordsSource,
} from '../../locales/index.js';
import {translator, type Messages, type Translate} from '../../locales/messages.js';
import {formatFor, type Format} from './format.js';
import {nearestLang} from './nearest-lang.js';

/** Everything a view says and formats in one language. */
export interface Language {
  readonly tag: LanguageTag;
  /** The Intl locale. */
  readonly locale: string;
  /** The parts of the words that are here. */
  readonly parts: ReadonlySet<WordsPart>;
  readonly t: Translate;
  readonly format: Format;
}

/** Brings a part of an element's words, unless it is here. */
export async function loadPart(source: WordsSource, tag: LanguageTag, part: WordsPart): Promise<void> {
  const key = `${tag}/${part}` as const;
  if (wordsAtHand.has(key)) return;
  const {words} = await source[tag][part]!();
  wordsAtHand.set(key, words);
}

export class Localization implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: WordsSource;
  readonly #wanted: () => string | undefined;
  readonly #parts: Set<WordsPart>;
  #observer: MutationObserver | null = null;
  #language: Language | null = null;
  /** What is asked for or here: a tag and its parts. Empty after a failure. */
  #asked = '';
  #failed = false;

  /**
   * @param source where the element's words are.
   * @param first the part of the words that the first view needs.
   * @param wanted the tag that the host property or the provider asks for.
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    source: WordsSource,
    first: WordsPart,
    wanted: () => string | undefined,
  ) {
    this.#parts = new Set([first]);
    this.#host = host;
    this.#source = source;
    this.#wanted = wanted;
    host.addController(this);
  }

  /** The language, or `null` until its words are here. A new language replaces the old one when it is complete. */
  get language(): Language | null {
    return this.#language;
  }

  /** Tag of the language that is wanted now, whether its words are here or not. */
  get tag(): LanguageTag {
    return languageFor(this.#wantedNow);
  }

  /** Whether words are missing because they could not be loaded: `retry()` is the way on. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Whether a part that was asked for is not here in the language on view. */
  get isMissing(): boolean {
    return [...this.#parts].some((part) => !this.#language?.parts.has(part));
  }

  /** Asks for a part of the words. */
  require(part: WordsPart): void {
    this.#parts.add(part);
    this.#follow();
  }

  /** Loads again what could not be loaded. */
  retry(): void {
    this.#failed = false;
    this.#follow();
  }

  hostConnected(): void {
    // Any `lang` above the element may change; attributes are rare, so one observer per element is cheap.
    this.#observer = new MutationObserver(() => this.#follow());
    this.#observer.observe(this.#host.ownerDocument, {subtree: true, attributes: true, attributeFilter: ['lang']});
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
  }

  get #wantedNow(): string {
    const given: unknown = this.#wanted();
    // A host may set anything; what is no text is no language.
    return typeof given === 'string' && given !== '' ? given : nearestLang(this.#host);
  }

  /** Follows what is wanted now. Words that do not come leave the language that is there. */
  #follow(): void {
    const wanted = this.#wantedNow;
    const asked = [wanted, ...this.#parts].join(' ');
    if (asked !== this.#asked && !this.#failed) void this.#load(wanted, asked);
  }

  async #load(wanted: string, asked: string): Promise<void> {
    this.#asked = asked;
    const tag = languageFor(wanted);
    const parts = [...this.#parts];
    const loading = Promise.all(parts.map((part) => loadPart(this.#source, tag, part)));
    // Words that were only late are used when they come.
    loading.then(
      () => this.#failed && this.retry(),
      () => {},
    );
    try {
      await partInTime(loading);
    } catch {
      if (this.#asked !== asked) return;
      this.#asked = '';
      this.#failed = true;
      this.#host.requestUpdate();
      return;
    }
    if (this.#asked !== asked) return;
    const locale = intlLocaleFor(wanted);
    const words: Messages = Object.assign({}, ...parts.map((part) => wordsAtHand.get(`${tag}/${part}`)));
    this.#language = {tag, locale, parts: new Set(parts), t: translator(words, locale), format: formatFor(locale)};
    this.#host.requestUpdate();
  }
}
