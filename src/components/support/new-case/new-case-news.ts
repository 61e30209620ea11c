/** What the host, and partner support around the form, are told of a new case. */
import type {NewCaseEmitted} from '../../../machines/support/new-case-context.js';
import type {PlaceHost} from '../place.js';

/** What the place of a new case listens to. */
export const newCaseNews = [
  'operation.changed',
  'case.created',
  'case.queued',
  'firstRun.missed',
  'draft.spent',
  'problem.met',
] as const satisfies readonly NewCaseEmitted['type'][];

export function tellNews({emit, support}: Pick<PlaceHost, 'emit' | 'support'>, event: NewCaseEmitted): void {
  switch (event.type) {
    case 'case.created':
      return emit('partner-case-created', {caseId: event.caseId, reference: event.reference, concern: event.concern});
    case 'firstRun.missed':
      return support.send({type: 'firstRun.missed'});
    case 'problem.met': {
      const {kind, code = null, reference = null} = event.problem;
      return emit('partner-problem', {kind, code, reference});
    }
    case 'operation.changed':
    case 'case.queued':
    case 'draft.spent':
    case 'case.followed':
  }
}
