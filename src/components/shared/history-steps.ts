/** Lets the browser's Back go one step back, where the host asks for it: opaque numbers in history state, never a value, never a URL (decision 16). */

const key = 'partnerWidgetsStep';
/** How deep each visit stands at an entry; those of another wizard or an earlier visit stay as they are. */
type StepMarks = Readonly<Record<string, number>>;

const marksOf = (state: unknown): StepMarks | undefined => (state as {[key]?: StepMarks} | null | undefined)?.[key];

/** Milliseconds. */
const longestWayBack = 2000;

export class HistorySteps {
  readonly #stepBack: () => boolean;
  #visit = '';
  #depth = 0;
  #listening = false;
  /** Whether the page that comes next on view is one that was left before. */
  #cameBack = false;
  #goingBack = false;

  /** @param stepBack takes the wizard one step back; answers whether that was possible. */
  constructor(stepBack: () => boolean) {
    this.#stepBack = stepBack;
  }

  /**
   * Goes back by the browser, where a step of this visit lies behind; answers whether one does. Until that is done,
   * asking again asks for the same: two presses in a hurry do not leave the host's page.
   */
  goBack(): boolean {
    if (this.#depth === 0) return false;
    if (this.#goingBack) return true;
    this.#goingBack = true;
    history.back();
    // Where the browser or the host stopped it, the next press tries again.
    setTimeout(() => {
      this.#goingBack = false;
    }, longestWayBack);
    return true;
  }

  start(): void {
    if (this.#listening) return;
    this.#listening = true;
    this.#visit = Math.random().toString(36).slice(2);
    window.addEventListener('popstate', this.#onPopState);
  }

  stop(): void {
    this.#listening = false;
    this.#depth = 0;
    this.#cameBack = false;
    this.#goingBack = false;
    window.removeEventListener('popstate', this.#onPopState);
  }

  /**
   * Another page of the wizard is on view. One of a step gets an entry, unless the browser's Back led to it. Outside of
   * the steps the history stands where it stood before them, so that the next Back is the host's.
   */
  follow(isStep: boolean): void {
    if (!this.#listening) return;
    const cameBack = this.#cameBack;
    this.#cameBack = false;
    this.#goingBack = false;
    if (isStep && !cameBack) this.#push();
    if (!isStep && this.#depth > 0) {
      history.go(-this.#depth);
      this.#depth = 0;
    }
  }

  #push(): void {
    const state: unknown = history.state;
    this.#depth += 1;
    const marks: StepMarks = {...marksOf(state), [this.#visit]: this.#depth};
    history.pushState({...(typeof state === 'object' ? state : {}), [key]: marks}, '');
  }

  readonly #onPopState = (event: PopStateEvent): void => {
    this.#goingBack = false;
    const depth = marksOf(event.state)?.[this.#visit] ?? 0;
    if (depth > this.#depth) {
      // Forward: what lies ahead has to be answered again, so the page stays.
      history.go(this.#depth - depth);
      return;
    }
    const steps = this.#depth - depth;
    for (let taken = 0; taken < steps; taken++) {
      if (!this.#stepBack()) {
        // A one-way door lies behind: stay where the person is.
        history.go(steps - taken);
        return;
      }
      this.#depth -= 1;
      this.#cameBack = true;
    }
  };
}
