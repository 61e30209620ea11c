/** Which module makes which place. Each is loaded when it is opened. */
import type {WordsPart} from '../../../locales/index.js';
import type {Place, PlaceHost} from '../place.js';

/** The states of the support machine that stand in the home view's place. */
export type PlaceName = 'answers' | 'article' | 'docs' | 'firstRun' | 'newCase' | 'cases' | 'case';

export interface PlaceModule {
  createPlace(host: PlaceHost): Place;
}

export const places: Readonly<Record<PlaceName, {readonly words: readonly WordsPart[]; load(): Promise<PlaceModule>}>> =
  {
    answers: {words: ['supportMore', 'supportAnswers'], load: () => import('./answers-place.js')},
    article: {words: ['supportMore', 'supportAnswers'], load: () => import('./article-place.js')},
    docs: {words: ['supportMore', 'supportAnswers'], load: () => import('./docs-place.js')},
    firstRun: {words: ['supportMore', 'supportAnswers'], load: () => import('./first-run-place.js')},
    newCase: {words: ['supportMore', 'supportForm'], load: () => import('./new-case-place.js')},
    cases: {words: ['supportMore', 'supportCases'], load: () => import('./case-list-place.js')},
    case: {words: ['supportMore', 'supportForm', 'supportCases'], load: () => import('./case-place.js')},
  };
