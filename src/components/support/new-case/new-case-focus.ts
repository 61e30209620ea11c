/** Where the focus goes in a new case, besides to the heading of each page. */
import {focusField} from './focus-field.js';
import type {CaseField, NewCaseModel} from './model.js';

type Form = Pick<NewCaseModel, 'context' | 'concernKind'>;

export class NewCaseFocus {
  readonly #root: () => ShadowRoot;
  #wanted: CaseField | 'thanks' | 'wayIn' | null = null;
  /** The way back in that took the focus. */
  #wayIn: HTMLElement | null = null;
  #page = '';
  #name = '';

  constructor(root: () => ShadowRoot) {
    this.#root = root;
  }

  /**
   * What takes the focus once it is on view: a field of the form; the words after the person's judgement, in place of
   * the buttons; the way back in, once the session is over.
   */
  want(wanted: CaseField | 'thanks' | 'wayIn'): void {
    this.#wanted = wanted;
  }

  heading(): void {
    this.#root().querySelector<HTMLElement>('h2')?.focus();
  }

  /** What a page is called: by the name of the one before it where it came quietly, so that no heading takes the focus. */
  nameOf(page: string): string {
    return page === this.#page ? this.#name : page;
  }

  /**
   * After each rendering of `page`. What changed by itself leaves the focus where it is on the page around the element.
   * Answers whether it came so quietly just now: then it is to be told of.
   */
  followPage(page: string, cameByItself: (before: string) => boolean): boolean {
    if (page === this.#page) return false;
    const isQuiet = cameByItself(this.#page) && isElsewhere(this.#root());
    this.#page = page;
    if (!isQuiet) this.#name = page;
    return isQuiet;
  }

  /** After each rendering. @param form the form; `null`: it is not on view. */
  follow(form: Form | null): void {
    this.#followWayIn();
    const [wanted, root] = [this.#wanted, this.#root()];
    if (wanted === 'thanks') {
      this.#wanted = null;
      root.getElementById('sent-feedback')?.focus();
    } else if (form && wanted !== null && wanted !== 'wayIn') {
      this.#wanted = null;
      // The heading takes the focus first, as on every page.
      queueMicrotask(() => focusField(root, form, wanted));
    }
  }

  /** The session's end is told over the place; where it goes away with the focus, the page goes on with it. */
  #followWayIn(): void {
    const root = this.#root();
    if (this.#wayIn?.isConnected === false) {
      this.#wayIn = null;
      if (root.activeElement === null && !isElsewhere(root)) this.heading();
    }
    const wayIn = this.#wanted === 'wayIn' ? root.querySelector<HTMLElement>('.support > [role=alert] button') : null;
    if (!wayIn) return;
    this.#wanted = null;
    this.#wayIn = wayIn;
    queueMicrotask(() => wayIn.focus());
  }
}

/** Whether the focus is somewhere on the page around the element. */
function isElsewhere(root: ShadowRoot): boolean {
  const {activeElement, body} = root.host.ownerDocument;
  return root.activeElement === null && activeElement !== null && activeElement !== body;
}
