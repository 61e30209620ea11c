import type {SupportPlace} from '../../../machines/support/support-context.js';
import type {PlaceHost} from '../place.js';
import type {NewCaseActions} from './model.js';

type Ways = Pick<NewCaseActions, 'leave' | 'openCase' | 'openArticle' | 'openCases' | 'goHome'>;

/** The ways from a new case to other places. */
export function waysOut({support}: Pick<PlaceHost, 'support'>): Ways {
  const go = (place: Exclude<SupportPlace, {readonly view: 'newCase'}>) =>
    support.send({type: 'place.requested', place});
  const goHome = () => go({view: 'home'});
  return {
    leave: () => {
      if (support.getSnapshot().context.trail.length > 0) support.send({type: 'place.left'});
      else goHome();
    },
    openCase: (caseId) => go({view: 'case', caseId}),
    openArticle: (articleId) => go({view: 'article', articleId}),
    openCases: () => go({view: 'cases'}),
    goHome,
  };
}
