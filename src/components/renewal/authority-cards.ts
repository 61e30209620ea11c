/** The question whether the person may sign, as it stands wherever it is asked. */
import type {TemplateResult} from 'lit';
import {choiceCards} from '../shared/templates/fields.js';
import {fieldError} from './parts.js';
import type {RenewalViewModel} from './view-model.js';

/** @param hideLabel whether the page's heading asks already. */
export const authorityCards = (model: RenewalViewModel, hideLabel = false): TemplateResult => {
  const {t, context, state} = model;
  const what = state.startsWith('declining.') ? 'decline' : 'authority';
  return choiceCards({
    name: 'authority',
    label: t('authority.title'),
    hideLabel,
    value: context.answers.authority,
    error: fieldError(model, 'authority'),
    cards: [
      {value: 'yes', title: t('authority.yes'), hint: t(`${what}.yes.hint`)},
      {value: 'no', title: t('authority.no'), hint: t(`${what}.no.hint`)},
    ],
  });
};
