import type {SupportPlace} from '../../../machines/support/support-context.js';
import type {PlaceHost} from '../place.js';
import type {NewCaseActions} from './model.js';

type Ways = Pick<NewCaseActions, 'focusField' | 'leave' | 'openCase' | 'openArticle' | 'openCases' | 'goHome'>;

/** The ways from a new case to other places, and to a control of its own. */
export function waysOut({support, root}: Pick<PlaceHost, 'support' | 'root'>): Ways {
  const go = (place: Exclude<SupportPlace, {readonly view: 'newCase'}>) =>
    support.send({type: 'place.requested', place});
  const goHome = () => go({view: 'home'});
  return {
    focusField: (id) => root().getElementById(id)?.focus(),
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
