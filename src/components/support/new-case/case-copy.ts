/** A copy of a case to keep, as plain text (S-27). */
import {withoutTurns} from '../../../locales/messages.js';
import {categoryChain} from '../../../domain/support/case-category.js';
import {dueOf} from './due.js';
import {kindText, languageLabel} from './form-fields.js';
import type {NewCaseModel} from './model.js';

/** Everything that was sent, with the reference and what happens next. */
export function caseCopy(model: NewCaseModel): string {
  const {t, format, locale, zone, context, profile} = model;
  const {sent, answers, categories, technicalDetails} = context;
  if (!sent) return '';
  const chain =
    sent.categories.length > 0 ? sent.categories : categoryChain(categories ?? [], answers.categoryId || null);
  const files = sent.files.length > 0 ? sent.files : answers.files;
  const details = sent.technicalDetails || (answers.sendDetails ? technicalDetails : '');
  const product = sent.productName ?? profile?.products.find(({id}) => id === answers.productId)?.name ?? '';
  const {concern, contact} = sent;
  const rows: readonly (readonly [string, string])[] = [
    [t('sent.reference'), sent.reference],
    [t('sent.opened'), format.moment(Date.parse(sent.createdAt), zone)],
    [t('newCase.next'), dueOf(model, sent)],
    [t('newCase.category'), chain.map(({name}) => name).join(' > ')],
    [t('newCase.subject'), sent.subject],
    [t('severity'), t(`severity.${sent.severity}`)],
    [t('newCase.product'), product],
    [
      concern ? kindText(model, concern.kind) : '',
      concern ? [concern.name, concern.id].filter(Boolean).join(', ') : '',
    ],
    [t('newCase.language'), sent.language ? languageLabel(sent.language, locale) : ''],
    [t('newCase.contact'), [contact.name, contact.email, contact.phone].filter(Boolean).join(', ')],
    [t('files.label'), files.map(({name}) => name).join(', ')],
  ];
  const lines = rows.filter(([, value]) => value !== '').map(([label, value]) => `${label}: ${value}`);
  const parts = [lines.join('\n'), `${t('newCase.description')}:\n${sent.description}`];
  if (details) parts.push(`${t('newCase.details')}:\n${details}`);
  return `${withoutTurns(parts.join('\n\n'))}\n`;
}
