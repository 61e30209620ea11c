/** Where the focus goes when a view changes, and what the page is called then. */
import type {Translate} from '../../locales/messages.js';

export class PageFocus {
  protected readonly root: () => ParentNode;
  #page = '';
  #title = '';
  #isSummaryAsked = false;

  constructor(root: () => ParentNode) {
    this.root = root;
  }

  /** The page on view, or empty. */
  get page(): string {
    return this.#page;
  }

  /** What takes the focus when another page is on view. */
  get heading(): HTMLElement | null {
    return this.root().querySelector('h2[tabindex]');
  }

  /** The next problem that shows takes the focus: a form was submitted. */
  expectProblems(): void {
    this.#isSummaryAsked = true;
  }

  /** Nothing is on view any more. */
  reset(): void {
    this.#page = '';
    this.#title = '';
    this.#isSummaryAsked = false;
  }

  /**
   * After each rendering of `page`: another page's heading takes the focus, which is the one announcement of the change.
   * Answers whether another page is on view than before.
   */
  follow(page: string): boolean {
    const {heading} = this;
    // The view's own code may still be on its way: then the next rendering follows.
    if (page === this.#page || !heading) return false;
    const isFirst = this.#page === '';
    this.#page = page;
    this.#isSummaryAsked = false;
    if (isFirst) return true;
    heading.focus({preventScroll: true});
    heading.scrollIntoView({block: 'nearest'});
    return true;
  }

  /** Moves the focus to the summary of problems, where a form was submitted and there is one. */
  focusSummary(): void {
    const summary = this.#isSummaryAsked ? this.root().querySelector<HTMLElement>('.error-summary') : null;
    if (!summary) return;
    this.#isSummaryAsked = false;
    summary.focus();
  }

  /** A title for the host's page where it is another one than before, else `null`. */
  newTitle(t: Translate<'shell.errorTitle'>, hasProblem: boolean): string | null {
    const heading = this.heading?.textContent?.trim() ?? '';
    const title = (hasProblem && heading ? t('shell.errorTitle', {title: heading}) : heading).replace(
      /[\u2068\u2069]/g,
      '',
    );
    if (title === '' || title === this.#title) return null;
    this.#title = title;
    return title;
  }
}
