/** What is read out of a new case, once and without moving the focus. */
import type {Translate} from '../../../locales/messages.js';
import type {NewCaseContext} from '../../../machines/support/new-case-context.js';
import type {Language} from '../../shared/localization.js';
import {newsText} from '../attachments/news-text.js';
import type {FormWord, UploadNews} from '../attachments/model.js';
import {offeredCases} from './suggestions.js';

export class NewCaseVoice {
  readonly #announce: (text: string) => void;
  /** How many suggestions were told of. */
  #told = 0;
  #isTold = false;
  language: Language | null = null;

  constructor(announce: (text: string) => void) {
    this.#announce = announce;
  }

  say(word: FormWord, count = 0): void {
    const t = this.#t;
    if (t) this.#announce(t(word, {count}));
  }

  /** A case that waited was sent, and what it came to. */
  opened(reference: string): void {
    const t = this.#t;
    if (t) this.#announce(t('kept.caseOpen', {reference}));
  }

  /** What became of a file. */
  tell(news: UploadNews): void {
    const t = this.#t;
    if (t) this.#announce(newsText(t, news));
  }

  /** @param mayTell whether they are on view. */
  suggestions(context: NewCaseContext, mayTell: boolean): void {
    const count = (context.similar?.articles.length ?? 0) + offeredCases({context}).length;
    if (mayTell && count > this.#told) {
      this.say('similar.found', count);
      this.#isTold = true;
    } else if (!mayTell && this.#isTold) {
      // What is no longer beside anything is not left behind for whoever reads line by line.
      this.#announce('');
      this.#isTold = false;
    }
    this.#told = count;
  }

  get #t(): Translate<FormWord> | null {
    return (this.language?.t as Translate<FormWord> | undefined) ?? null;
  }
}
