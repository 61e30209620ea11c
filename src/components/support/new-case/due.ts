/** When the answer to a case is due, in words (S-07, S-16). */
import {answerDue} from '../../../domain/support/answer-due.js';
import type {SupportCase} from '../../../domain/support/support-case.js';
import type {NewCaseModel} from './model.js';

/** By when, in the person's zone with its name; a sentence where nothing is promised. */
export function dueOf({t, format, policy, calendar, zone}: NewCaseModel, sent: SupportCase): string {
  const due = answerDue(sent, policy.support, calendar);
  return due === null ? t('newCase.due.none') : t('newCase.due.by', {time: format.moment(due, zone)});
}
