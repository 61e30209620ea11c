/** How far the reply is that is being written. */
import type {CaseModel} from './case-model.js';

/** Whether the reply is decided: it is on its way. */
export const isReplyUnderWay = ({state, context}: Pick<CaseModel, 'state' | 'context'>): boolean =>
  state === 'open.uploading' || (state === 'open.sending' && context.purpose === 'reply');
