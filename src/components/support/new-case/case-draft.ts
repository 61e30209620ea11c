/** The draft of a new case, as its machine goes on from it. */
import type {NewCaseDraft} from '../../../domain/support/case-drafts.js';
import type {NewCaseStep, RestoredNewCase} from '../../../machines/support/new-case-context.js';
import type {DraftEdit} from '../../../storage/draft-kind.js';

const steps: ReadonlySet<string> = new Set<NewCaseStep>(['compose', 'check', 'sending']);

/** A kept draft as the machine goes on from it; an unknown step is the form. */
export const restoredFrom = ({step, content}: DraftEdit<NewCaseDraft>): RestoredNewCase => ({
  step: steps.has(step) ? (step as NewCaseStep) : 'compose',
  answers: content.answers,
  technicalDetails: content.technicalDetails,
  linkedCase: content.linkedCase,
});
