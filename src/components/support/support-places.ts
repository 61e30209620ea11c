/** What stands in the home view's place. Each place is loaded when the machine goes there. */
import type {TemplateResult} from 'lit';
import {partInTime} from '../../domain/part-in-time.js';
import type {Language} from '../shared/localization.js';
import type {Place, PlaceHost} from './place.js';
import {places, type PlaceName} from './places/index.js';

/** Places that work without a network, as long as their parts are there (decision 9). */
const workOffline = ['newCase', 'case', 'cases', 'article'] as const satisfies readonly PlaceName[];

const isPlaceName = (name: string): name is PlaceName => Object.hasOwn(places, name);

export class SupportPlaces {
  readonly #host: PlaceHost;
  #place: Place | null = null;
  /** What `#place` is, or what is being loaded: a place and its subject; empty: the home view is on view. */
  #key = '';
  #name: PlaceName | null = null;
  #hasFailed = false;
  #hasEnded = false;
  #arePrepared = false;

  constructor(host: PlaceHost) {
    this.#host = host;
  }

  /** Whether a place is on view, or on its way. */
  get isOpen(): boolean {
    return this.#name !== null;
  }

  /** Whether its part could not be loaded: `retry()` is the way on. */
  get hasFailed(): boolean {
    return this.#hasFailed;
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

  /** Somebody is about to go there: what it needs is loaded meanwhile. */
  prepare(name: PlaceName): void {
    for (const part of places[name].words) this.#host.requireWords(part);
    places[name].load().catch(() => undefined);
  }

  hasWords({parts}: Language): boolean {
    return this.#name !== null && places[this.#name].words.every((part) => parts.has(part));
  }

  render(language: Language): TemplateResult | null {
    return this.hasWords(language) ? (this.#place?.render(language) ?? null) : null;
  }

  retry(): void {
    if (!this.#hasFailed || !this.#name) return;
    this.#hasFailed = false;
    void this.#open(this.#name, this.#key);
  }

  end(): void {
    this.#hasEnded = true;
    this.#place?.end();
    this.#place = null;
  }

  async #open(name: PlaceName, key: string): Promise<void> {
    const {words, load} = places[name];
    for (const part of words) this.#host.requireWords(part);
    const module = await partInTime(load()).catch(() => null);
    if (this.#key !== key || this.#hasEnded) return;
    if (module) this.#place = module.createPlace(this.#host);
    else this.#hasFailed = true;
    this.#host.onChange();
    if (module) this.#prepareForOffline();
  }

  /** With the first place that is opened, those that work offline are loaded in an idle moment. */
  #prepareForOffline(): void {
    const {saveData} = (navigator as {connection?: {saveData?: boolean}}).connection ?? {};
    if (this.#arePrepared || saveData) return;
    this.#arePrepared = true;
    const load = (): void => {
      if (!this.#hasEnded) for (const name of workOffline) this.prepare(name);
    };
    // Not every browser tells of idle moments.
    (globalThis.requestIdleCallback ?? setTimeout)(load);
  }
}
