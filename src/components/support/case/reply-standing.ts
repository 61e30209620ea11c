/** How far the reply is that is being written. */
import type {CaseModel} from './case-model.js';

type Standing = Pick<CaseModel, 'state' | 'context'>;

/** Whether the reply is decided: it is on its way. */
export const isReplyUnderWay = ({state, context}: Standing): boolean =>
  state === 'open.uploading' || (state === 'open.sending' && context.purpose === 'reply');

/** Whether there is a reply, and the case takes none any more: it is shown, with the ways on from there. */
export const isStranded = ({state, context}: Standing): boolean =>
  context.case !== null &&
  !context.actions.reply &&
  !isReplyUnderWay({state, context}) &&
  (context.reply.text !== '' || context.reply.files.length > 0);
