/** The line that tells how a flow's draft is kept, and what is told of it over the page. */
import type {nothing, TemplateResult} from 'lit';
import {draftConflict as conflictOf, draftLine as lineOf} from '../shared/templates/draft-line.js';
import type {FlowModel} from './parts.js';

/** Whether something is on its way to the server in this state. */
export const isUnderWay = (state: FlowModel['state']): boolean =>
  state === 'submitting' || state === 'checking' || state === 'declining.sending';

export const draftLine = (model: FlowModel): TemplateResult | typeof nothing => {
  const {t, format, draft, state, mayErase, isErased, actions} = model;
  return lineOf({
    t,
    format,
    draft,
    mayErase,
    isErased,
    isUnderWay: isUnderWay(state),
    tellsConflictElsewhere: true,
    ...actions,
  });
};

/** Another tab changed the same draft: told over the page, where it is seen. */
export const draftConflict = ({t, draft, state, actions}: FlowModel): TemplateResult | typeof nothing =>
  conflictOf({t, draft, isUnderWay: isUnderWay(state), resolveDraft: (keep) => actions.resolveDraft(keep)});
