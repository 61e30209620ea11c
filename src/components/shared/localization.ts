/** The language of one element: its own property, else the provider's, else the nearest `lang`, else English. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {intlLocaleFor, languageFor, languages, type LanguageTag, type WordsPart} from '../../locales/index.js';
import {translator, type Messages, type Translate} from '../../locales/messages.js';
import {formatFor, type Format} from './format.js';

/** Everything a view says and formats in one language. */
export interface Language {
  readonly tag: LanguageTag;
  /** The Intl locale. */
  readonly locale: string;
  readonly t: Translate;
  readonly format: Format;
}

const loaded = new Map<string, Messages>();

async function loadPart(tag: LanguageTag, part: WordsPart): Promise<void> {
  const key = `${tag}/${part}`;
  if (loaded.has(key)) return;
  const {words} = await languages[tag].words[part]();
  loaded.set(key, words);
}

export class Localization implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #wanted: () => string | undefined;
  readonly #parts = new Set<WordsPart>(['start']);
  #observer: MutationObserver | null = null;
  #language: Language | null = null;
  #failed = false;

  /** @param wanted the tag that the host property or the provider asks for. */
  constructor(host: ReactiveControllerHost & HTMLElement, wanted: () => string | undefined) {
    this.#host = host;
    this.#wanted = wanted;
    host.addController(this);
  }

  /** The language, or `null` until its words are here. A new language replaces the old one when it is complete. */
  get language(): Language | null {
    return this.#language;
  }

  /** Whether the words could not be loaded. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Asks for a part of the words; resolves when it is usable. */
  async require(part: WordsPart): Promise<void> {
    this.#parts.add(part);
    await this.update();
  }

  hostConnected(): void {
    // Any `lang` above the element may change; attributes are rare, so one observer per element is cheap.
    this.#observer = new MutationObserver(() => void this.update());
    this.#observer.observe(document, {subtree: true, attributes: true, attributeFilter: ['lang']});
    void this.update();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
  }

  /** Follows what is wanted now. Never rejects: words that do not come leave the language that is there. */
  async update(): Promise<void> {
    const wanted = this.#wanted() || nearestLang(this.#host);
    const tag = languageFor(wanted);
    const parts = [...this.#parts];
    try {
      await Promise.all(parts.map((part) => loadPart(tag, part)));
    } catch {
      this.#failed = this.#language === null;
      this.#host.requestUpdate();
      return;
    }
    if (languageFor(this.#wanted() || nearestLang(this.#host)) !== tag) return;
    const locale = intlLocaleFor(wanted);
    const words: Messages = Object.assign({}, ...parts.map((part) => loaded.get(`${tag}/${part}`)));
    this.#failed = false;
    this.#language = {tag, locale, t: translator(words, locale), format: formatFor(locale)};
    this.#host.requestUpdate();
  }
}

/** The value of the nearest `lang` attribute, through shadow roots. */
function nearestLang(element: Element): string {
  for (let at: Element | null = element; at; ) {
    const holder: Element | null = at.closest('[lang]');
    if (holder) return holder.getAttribute('lang') ?? '';
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}
