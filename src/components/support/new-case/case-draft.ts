/** The draft of a new case, and the outbox it may go to, as the form needs them. */
import type {CaseAnswers} from '../../../domain/support/case-answers.js';
import {newCaseStepOf, type NewCaseStep, type RestoredNewCase} from '../../../machines/support/new-case-context.js';
import type {OutboxEntry} from '../../../machines/support/outbox-entry.js';
import type {LinkedCase} from '../../../machines/support/support-context.js';
import type {DraftEdit} from '../../../storage/draft-kind.js';
import type {OpenedDraft} from '../../shared/draft-storage.js';

/** What is kept of a new case: the answers, and the id they are to be sent under. */
export interface NewCaseDraft {
  readonly operationId: string;
  readonly answers: CaseAnswers;
  readonly technicalDetails: string;
  readonly linkedCase: LinkedCase | null;
}

/** Where drafts of new cases are. */
export interface NewCaseDrafts {
  /** `null`: nothing is kept. `days`: how long after the last edit. */
  openNewCase(days: number): Promise<OpenedDraft<NewCaseDraft> | null>;
}

/** What sends later what cannot be sent now. */
export interface CaseOutbox {
  add(entry: OutboxEntry): unknown;
  /** Takes an entry out again; `null`: it is not there any more. */
  cancel(id: string): Promise<OutboxEntry | null> | OutboxEntry | null;
}

const steps: ReadonlySet<string> = new Set<NewCaseStep>(['compose', 'check', 'sending']);

/** A kept draft as the machine goes on from it; an unknown step is the form. */
export const restoredFrom = ({step, content}: DraftEdit<NewCaseDraft>): RestoredNewCase => ({
  step: steps.has(step) ? (step as NewCaseStep) : 'compose',
  answers: content.answers,
  technicalDetails: content.technicalDetails,
  linkedCase: content.linkedCase,
});

export {newCaseStepOf};
