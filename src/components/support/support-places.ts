/** What stands in the home view's place. Each place is loaded when the machine goes there. */
import type {TemplateResult} from 'lit';
import {partInTime} from '../../domain/in-time.js';
import type {WordsPart} from '../../locales/index.js';
import type {Language} from '../shared/localization.js';
import {placeFailed} from './person/place-failed.js';
import type {Place, PlaceHost} from './place.js';
import {places, type PlaceModule, type PlaceName} from './places/index.js';

/** Milliseconds after which what works offline is loaded though the page is not idle. */
const longestWait = 3000;

/** Places that work without a network, as long as their parts are there (decision 9). */
const workOffline = ['newCase', 'case', 'cases', 'article'] as const satisfies readonly PlaceName[];

/** The words of the element's language. */
export interface PlaceWords {
  /** Brings a part of them, and asks for nothing where it is here. */
  readonly load: (part: WordsPart) => Promise<unknown>;
  /** Whether some that were required did not come. */
  readonly haveFailed: () => boolean;
}

const isPlaceName = (name: string): name is PlaceName => Object.hasOwn(places, name);

export class SupportPlaces {
  readonly #host: PlaceHost;
  readonly #words: PlaceWords;
  #place: Place | null = null;
  /** What `#place` is, or what is being loaded: a place and its subject; empty: the home view is on view. */
  #key = '';
  #name: PlaceName | null = null;
  #hasFailed = false;
  #hasEnded = false;
  #arePrepared = false;

  constructor(host: PlaceHost, words: PlaceWords) {
    this.#host = host;
    this.#words = words;
    this.#prepareForOffline();
  }

  /** Whether a place is on view, or on its way. */
  get isOpen(): boolean {
    return this.#name !== null;
  }

  /** What is on view; `null`: it is still on its way. */
  get place(): Place | null {
    return this.#place;
  }

  /** Follows the machine: another place, or the same with another subject, is another one. */
  follow(state: string, subject: string): void {
    const name = state.split('.')[0]!;
    const key = isPlaceName(name) ? `${name} ${subject}` : '';
    if (key === this.#key) return;
    this.#key = key;
    this.#name = isPlaceName(name) ? name : null;
    this.#place?.end();
    this.#place = null;
    this.#hasFailed = false;
    if (this.#name) void this.#open(this.#name, key);
  }

  /** Somebody is about to go there: what it needs is loaded meanwhile. What does not come is asked for there again. */
  prepare(name: PlaceName): void {
    // Some browsers never ask again for what did not come once.
    if (navigator.onLine) this.#load(name).catch(() => undefined);
  }

  /** Names the page on view; empty: it is on its way. */
  pageIn(language: Language): string {
    if (this.#isMissingIn(language)) return `failed ${this.#key}`;
    return this.#hasWords(language) ? (this.#place?.page ?? '') : '';
  }

  render(language: Language): TemplateResult | null {
    if (this.#isMissingIn(language)) return placeFailed(this.#host, language, () => this.retry());
    return this.#hasWords(language) ? (this.#place?.render(language) ?? null) : null;
  }

  /** Asks again for what could not be loaded. */
  retry(): void {
    this.#prepareForOffline();
    if (!this.#name) return;
    if (this.#place && this.#words.haveFailed()) this.#requireWords(this.#name);
    if (this.#hasFailed) void this.#open(this.#name, this.#key);
    this.#hasFailed = false;
    this.#host.onChange();
  }

  end(): void {
    this.#hasEnded = true;
    this.#place?.end();
    this.#place = null;
  }

  async #open(name: PlaceName, key: string): Promise<void> {
    const loading = this.#load(name);
    const module = await partInTime(loading).catch(() => null);
    if (this.#key !== key || this.#hasEnded) return;
    if (module) {
      this.#place = module.createPlace(this.#host);
      this.#requireWords(name);
    } else {
      this.#hasFailed = true;
      // What was only late is used when it comes.
      loading.then(
        () => this.#key === key && this.retry(),
        () => undefined,
      );
    }
    this.#host.onChange();
    this.#prepareForOffline();
  }

  /** The part with its words: one that is opened fails alone, whatever else of the element is on view. */
  async #load(name: PlaceName): Promise<PlaceModule> {
    const {words, load} = places[name];
    const [module] = await Promise.all([load(), ...words.map((part) => this.#words.load(part))]);
    return module;
  }

  #requireWords(name: PlaceName): void {
    for (const part of places[name].words) this.#host.requireWords(part);
  }

  #hasWords({parts}: Language): boolean {
    return this.#name !== null && places[this.#name].words.every((part) => parts.has(part));
  }

  #isMissingIn(language: Language): boolean {
    return this.#hasFailed || (this.#place !== null && this.#words.haveFailed() && !this.#hasWords(language));
  }

  /** Those that work offline are loaded in an idle moment, while there is a network. */
  #prepareForOffline(): void {
    const {saveData} = (navigator as {connection?: {saveData?: boolean}}).connection ?? {};
    if (this.#arePrepared || saveData || !navigator.onLine) return;
    this.#arePrepared = true;
    const load = (): void => {
      if (!this.#hasEnded) for (const name of workOffline) this.prepare(name);
    };
    // Not every browser tells of idle moments, and a busy page has none.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(load, {timeout: longestWait});
    else setTimeout(load);
  }
}
