/** The text of the article on view: read into its syntax tree, then shown section by section (S-02). */
import {parseAgreementText} from '../../../domain/parse-agreement-text.js';
import {withoutTurns} from '../../../locales/messages.js';
import {turn} from '../../../domain/pause.js';
import type {Article} from '../../../domain/support/article.js';
import {bookOf, type Book} from '../../shared/text/book.js';

/** Runs of text that a page shows anew at a time without a pause that anybody notices. */
const runsAtOnce = 200;

export class ArticleText {
  readonly #onChange: () => void;
  #article: Article | null = null;
  #book: Book | null = null;
  #filled = 0;
  #hasFailed = false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The text; `null` while it is being read. */
  get book(): Book | null {
    return this.#book;
  }

  /** How many sections have their words already. */
  get filled(): number {
    return this.#filled;
  }

  /** Whether the reader of Markdown did not come: `retry()` is the way on. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  follow(article: Article | null): void {
    if (article === this.#article) return;
    this.#article = article;
    this.#book = null;
    this.#filled = 0;
    this.#hasFailed = false;
    if (article) void this.#read(article);
  }

  retry(): void {
    const article = this.#article;
    this.#article = null;
    this.follow(article);
  }

  async #read(article: Article): Promise<void> {
    try {
      const text = await parseAgreementText(
        article.format === 'markdown' ? 'markdown' : 'plain',
        withoutTurns(article.text),
      );
      if (this.#article !== article) return;
      const book = (this.#book = bookOf(text));
      while (this.#filled < book.sections.length) {
        for (let runs = 0; runs < runsAtOnce && this.#filled < book.sections.length; this.#filled += 1) {
          runs += book.sections[this.#filled]!.runs.length;
        }
        this.#onChange();
        await turn();
        if (this.#article !== article) return;
      }
    } catch {
      if (this.#article !== article) return;
      this.#hasFailed = true;
    }
    this.#onChange();
  }
}
