/** The text of an agreement and what changed in it, as a viewer holds them. Knows no document and no words. */
import type {SectionChange} from '../../../domain/agreement-changes.js';
import type {AgreementText} from '../../../domain/agreement-text.js';
import {partInTime} from '../../../domain/in-time.js';
import {parseAgreementText, type TextFormat} from '../../../domain/parse-agreement-text.js';
import {turn} from '../../../domain/pause.js';
import {bookOf, type Book} from '../../shared/text/book.js';
import {initialViewer, viewerAfter, type ViewerEvent, type ViewerState} from './viewer-state.js';

/** A text as the back end gives it, which is the text that was hashed. */
export interface TextSource {
  readonly format: TextFormat;
  readonly text: string;
  /** The vendor's name of the version. */
  readonly version: string;
  /** BCP 47. */
  readonly language: string;
}

/** What is known of the changes. `none`: there is nothing to compare with. */
export type ViewerChanges = 'none' | 'coming' | 'failed' | readonly SectionChange[];

/** Runs of text that a page shows anew at a time without a pause that anybody notices. */
const runsAtOnce = 200;

export class AgreementViewer {
  readonly #onChange: () => void;
  #source: TextSource | null = null;
  #previous: TextSource | null = null;
  #text: AgreementText | null = null;
  #book: Book | null = null;
  #filled = 0;
  #changes: ViewerChanges = 'none';
  #failed = false;
  #state: ViewerState = initialViewer;

  /** @param onChange is called whenever there is something else to show. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** What was opened last. */
  get source(): TextSource | null {
    return this.#source;
  }

  /** What it is compared with. */
  get previous(): TextSource | null {
    return this.#previous;
  }

  /** The text, or `null` while it is being read. */
  get book(): Book | null {
    return this.#book;
  }

  /** How many sections have their words already; the others have their headings and the room they will take. */
  get filled(): number {
    return this.#filled;
  }

  get changes(): ViewerChanges {
    return this.#changes;
  }

  /** Whether the text could not be prepared, because a part of the kit could not be loaded: `retry()` is the way on. */
  get failed(): boolean {
    return this.#failed;
  }

  get state(): ViewerState {
    return this.#state;
  }

  /**
   * Shows another text, from its beginning; a version that changed meanwhile replaces the one on view. Resolves
   * when the text can be read; the comparison with `previous` comes after it.
   */
  async open(source: TextSource, previous: TextSource | null = null): Promise<void> {
    this.#source = source;
    this.#previous = previous;
    this.#text = null;
    this.#book = null;
    this.#filled = 0;
    this.#changes = previous ? 'coming' : 'none';
    this.#state = initialViewer;
    await this.#read();
  }

  /** Does again what could not be done. */
  async retry(): Promise<void> {
    if (this.#failed) await this.#read();
    else if (this.#changes === 'failed') await this.#compare();
  }

  send(event: ViewerEvent): void {
    if (!this.#book) return;
    const changes = typeof this.#changes === 'string' ? [] : this.#changes;
    const next = viewerAfter(this.#state, event, {book: this.#book, changes});
    if (next === this.#state) return;
    this.#state = next;
    this.#onChange();
  }

  async #read(): Promise<void> {
    const source = this.#source;
    if (!source) return;
    this.#failed = false;
    this.#onChange();
    try {
      const text = await parseAgreementText(source.format, source.text);
      if (this.#source !== source) return;
      this.#text = text;
      this.#book = bookOf(text);
      await this.#fill(this.#book);
      if (this.#source !== source) return;
    } catch {
      if (this.#source !== source) return;
      this.#failed = true;
    }
    if (this.#failed) this.#onChange();
    if (this.#book && this.#previous) void this.#compare();
  }

  async #fill(book: Book): Promise<void> {
    while (this.#book === book) {
      for (let runs = 0; runs < runsAtOnce && this.#filled < book.sections.length; this.#filled += 1) {
        runs += book.sections[this.#filled]!.runs.length;
      }
      this.#onChange();
      if (this.#filled >= book.sections.length) return;
      await turn();
    }
  }

  async #compare(): Promise<void> {
    const [source, previous, text] = [this.#source, this.#previous, this.#text];
    if (!previous || !text) return;
    this.#changes = 'coming';
    this.#onChange();
    let changes: ViewerChanges;
    try {
      const {compareTexts} = await partInTime(import('../../../domain/compare-texts.js'));
      changes = await compareTexts(await parseAgreementText(previous.format, previous.text), text);
    } catch {
      changes = 'failed';
    }
    if (this.#source !== source) return;
    this.#changes = changes;
    this.#onChange();
  }
}
