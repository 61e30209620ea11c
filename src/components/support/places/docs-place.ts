/** Where the documentation is (S-06). */
import type {TemplateResult} from 'lit';
import type {Language} from '../../shared/localization.js';
import {answersStyles} from '../answers/answers-styles.js';
import {docsView} from '../answers/docs-view.js';
import {placeModel} from '../person/place-frame.js';
import type {Place, PlaceHost} from '../place.js';

class DocsPlace implements Place {
  readonly page = 'docs';
  readonly hasProblem = false;
  readonly #host: PlaceHost;

  constructor(host: PlaceHost) {
    this.#host = host;
    host.addStyles([answersStyles]);
  }

  render(language: Language): TemplateResult {
    return docsView(placeModel(this.#host, language));
  }

  end(): void {}
}

export const createPlace = (host: PlaceHost): Place => new DocsPlace(host);
