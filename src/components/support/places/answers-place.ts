import {html, type TemplateResult} from 'lit';
import type {Language} from '../../shared/localization.js';
import {heading} from '../../shared/templates/heading.js';
import type {Place, PlaceHost} from '../place.js';

class AnswersPlace implements Place {
  readonly page = 'answers';
  readonly hasProblem = false;
  protected readonly host: PlaceHost;

  constructor(host: PlaceHost) {
    this.host = host;
  }

  render({t}: Language): TemplateResult {
    return html`<div class="view stack">${heading(t('answers.title'))}</div>`;
  }

  end(): void {}
}

export const createPlace = (host: PlaceHost): Place => new AnswersPlace(host);
