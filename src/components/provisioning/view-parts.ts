/** The views that are there by now: of the first paint, of the usual way, and of what happens rarely. */
import type {WordsPart} from '../../locales/index.js';
import {startViews} from './start-views.js';
import type {View, ViewState} from './view-model.js';
import type {RuntimeModule} from './wizard-visit.js';

export class ViewParts {
  readonly #onChange: () => void;
  #views: Readonly<Record<string, View>> = startViews;
  #module: RuntimeModule | null = null;
  #rare: 'absent' | 'coming' | 'failed' = 'absent';

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get module(): RuntimeModule | null {
    return this.#module;
  }

  /** Whether the rare views were asked for in vain. */
  get failed(): boolean {
    return this.#rare === 'failed';
  }

  viewOf(state: ViewState): View | undefined {
    return this.#views[state];
  }

  /** The part of the kit that a state's view and its words come with. */
  partFor(state: ViewState): WordsPart {
    if (state in startViews) return 'start';
    return this.#module && !(state in this.#module.views) ? 'rare' : 'wizard';
  }

  /** Takes the usual way's views over. */
  adopt(module: RuntimeModule): void {
    this.#views = {...this.#views, ...module.views};
    this.#module = module;
  }

  /** Loads the rare views, once; after a failure only when asked by `retry`. */
  async loadRare(): Promise<void> {
    if (this.#rare !== 'absent' || !this.#module) return;
    this.#rare = 'coming';
    try {
      const {views} = await this.#module.loadRareViews();
      this.#views = {...this.#views, ...views};
    } catch {
      this.#rare = 'failed';
    }
    this.#onChange();
  }

  retry(): void {
    if (this.#rare === 'failed') this.#rare = 'absent';
  }
}
