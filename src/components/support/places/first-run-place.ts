/** The first-time task that stands before a first case (S-05). The machine leads through it. */
import type {TemplateResult} from 'lit';
import {statePathOf} from '../../../machines/state-path.js';
import type {Language} from '../../shared/localization.js';
import {answersStyles} from '../answers/answers-styles.js';
import {firstRunView, type FirstRunState} from '../answers/first-run-view.js';
import {placeModel} from '../person/place-frame.js';
import type {Place, PlaceHost} from '../place.js';

class FirstRunPlace implements Place {
  readonly #host: PlaceHost;
  /** What is on view; what is under way shows on the page where it began. */
  #shown: 'signInWorkspace' | 'addModule' | 'notFound' = 'signInWorkspace';
  /** Whether something was entered for a case, which waits. */
  #hasDraft = false;
  #hasEnded = false;

  constructor(host: PlaceHost) {
    this.#host = host;
    void this.#lookForDraft();
    host.addStyles([answersStyles]);
  }

  get page(): string {
    this.#follow();
    return `firstRun ${this.#shown}`;
  }

  get hasProblem(): boolean {
    return this.#host.support.getSnapshot().context.failure !== null;
  }

  render(language: Language): TemplateResult {
    const state = this.#follow();
    const {profile, failure} = this.#host.support.getSnapshot().context;
    return firstRunView({
      ...placeModel(this.#host, language),
      state,
      shown: this.#shown,
      hasDraft: this.#hasDraft,
      isVerifiable: profile?.firstRun.verifiable ?? false,
      failure,
    });
  }

  end(): void {
    this.#hasEnded = true;
  }

  async #lookForDraft(): Promise<void> {
    const drafts = await this.#host.storage.keptDrafts().catch(() => []);
    this.#hasDraft = drafts.some(({kind}) => kind === 'newCase');
    if (this.#hasDraft && !this.#hasEnded) this.#host.onChange();
  }

  #follow(): FirstRunState {
    const state = statePathOf(this.#host.support.getSnapshot().value).split('.')[1] as FirstRunState | undefined;
    if (state === 'signInWorkspace' || state === 'addModule' || state === 'notFound') this.#shown = state;
    return state ?? this.#shown;
  }
}

export const createPlace = (host: PlaceHost): Place => new FirstRunPlace(host);
