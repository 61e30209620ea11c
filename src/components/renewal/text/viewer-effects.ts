/** What happens around the viewer after it was rendered: the hit that is looked at shows, the next change gets the focus. */
import {currentMarkId} from '../../shared/text/block-templates.js';
import {changeId, focusPlace, scrollTo} from '../../shared/text/places.js';
import {initialViewer, type ViewerState} from './viewer-state.js';

export class ViewerEffects {
  #shown: ViewerState = initialViewer;

  /** After each rendering of `state` in `root`. */
  apply(root: ShadowRoot, state: ViewerState): void {
    const isMoved = state.moves > 0 && state.moves !== this.#shown.moves;
    this.#shown = state;
    if (!isMoved) return;
    if (state.tab === 'text') {
      const mark = root.getElementById(currentMarkId);
      if (mark) scrollTo(mark, 'center');
    } else {
      const heading = root.getElementById(changeId(state.change));
      if (heading) focusPlace(heading);
    }
  }
}
