/** The line that tells how a flow's draft is kept. */
import type {nothing, TemplateResult} from 'lit';
import {draftLine as lineOf} from '../shared/templates/draft-line.js';
import type {FlowModel} from './parts.js';

/** Whether something is on its way to the server in this state. */
export const isUnderWay = (state: FlowModel['state']): boolean =>
  state === 'submitting' || state === 'checking' || state === 'declining.sending';

export const draftLine = ({t, format, draft, state, actions}: FlowModel): TemplateResult | typeof nothing =>
  lineOf({t, format, draft, isUnderWay: isUnderWay(state), ...actions});
