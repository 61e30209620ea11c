/** Check answers: every one by text with the way to change it, and what happens next; from here alone a case is sent (X-01, X-04). */
import {html, nothing, type TemplateResult} from 'lit';
import {categoryChain} from '../../../domain/support/case-category.js';
import type {Severity} from '../../../domain/support/case-summary.js';
import {facts, type Fact} from '../../shared/templates/lists.js';
import {heading, isolate, notice} from '../../shared/templates/messages.js';
import {attachmentList, shownName} from '../attachments/attachments-view.js';
import {sizeText} from '../attachments/size-text.js';
import {kindText, languageLabel} from './form-fields.js';
import type {CaseField, NewCaseModel, NewCaseView} from './model.js';
import {adviceFor, backButton, draftLine, dueText, filesModel, help, problemSummary} from './parts.js';

/** `field`: what "Change" leads to; `null`: it cannot be changed. */
type Answer = Fact & {readonly field: CaseField | null};

/** Every answer of the form, by its words. */
export function answerRows(model: NewCaseModel): readonly Answer[] {
  const {t, locale, context, profile} = model;
  const {answers, categories, technicalDetails, linkedCase} = context;
  const none = html`<span class="quiet">${t('answer.none')}</span>`;
  const text = (value: string): string | TemplateResult => (value.trim() === '' ? none : value.trim());
  const chain = categoryChain(categories ?? [], answers.categoryId || null);
  const product = profile?.products.find(({id}) => id === answers.productId);
  const {concern} = answers;
  const names = (values: readonly string[]): TemplateResult =>
    html`${values.map((value) => html`<span class="line">${isolate(value)}</span>`)}`;
  return [
    {
      field: 'categoryId',
      label: t('newCase.category'),
      value:
        chain.length === 0
          ? none
          : html`${chain.map(({name}, level) => html`${level > 0 ? ' › ' : ''}${isolate(name)}`)}`,
    },
    {field: 'subject', label: t('newCase.subject'), value: text(answers.subject)},
    {field: 'description', label: t('newCase.description'), value: text(answers.description), multiline: true},
    {
      field: 'severity',
      label: t('severity'),
      value: answers.severity === '' ? none : html`${t(`severity.${answers.severity}`)}`,
    },
    {field: 'productId', label: t('newCase.product'), value: text(product?.name ?? answers.productId)},
    {
      field: 'concern',
      label: concern ? kindText(model, concern.kind) : t('newCase.concern'),
      value: concern ? names([...new Set([concern.name, concern.id].filter(Boolean))]) : none,
    },
    {
      field: 'files',
      label: t('files.label'),
      value:
        answers.files.length === 0
          ? none
          : html`${answers.files.map((file) => html`<span class="line">${isolate(shownName({file}))} <span class="quiet">${sizeText(file.size, locale)}</span></span>`)}`,
    },
    {
      field: 'language',
      label: t('newCase.language'),
      value: html`<bdi>${languageLabel(answers.language, locale)}</bdi>`,
    },
    {
      field: 'contactName',
      label: t('newCase.contact'),
      value: names(
        [answers.contactName, answers.contactEmail, answers.contactPhone].filter((one) => one.trim() !== ''),
      ),
    },
    ...(technicalDetails === ''
      ? []
      : [
          {
            field: 'sendDetails' as const,
            label: t('newCase.details'),
            value: html`${t(answers.sendDetails ? 'newCase.details.sent' : 'newCase.details.notSent')}`,
          },
        ]),
    ...(linkedCase ? [{field: null, label: t('newCase.linked.label'), value: linkedCase.reference}] : []),
  ];
}

export const checkView: NewCaseView = (model) => {
  const {t, context, now, isOnline, queuedIn, send, actions} = model;
  const {answers, missingUploads} = context;
  const change = (what: string, field: CaseField) => ({
    label: t('check.change'),
    what: t('check.changeWhat', {what}),
    onClick: () => actions.change(field),
  });
  const severity = Number(answers.severity) as Severity;
  const advice = answers.severity === '' ? nothing : adviceFor(model, severity);
  return html`<div class="view stack check">
      ${problemSummary(model)}
      <div class="tight">${heading(t('check.title'))}<p class="lead">${t('check.lead')}</p></div>
      ${facts(answerRows(model).map(({field, ...row}) => (field ? {...row, change: change(row.label, field)} : row)))}
      ${answers.sendDetails ? html`<pre class="exact" tabindex="0" role="group" aria-label=${t('newCase.details')}>${isolate(context.technicalDetails)}</pre>` : nothing}
      <section class="tight next" aria-labelledby="check-next">
        <h3 id="check-next">${t('newCase.next')}</h3>
        ${answers.severity === '' ? nothing : html`<p>${dueText(model, severity, now)}</p>`}
        ${advice === nothing ? nothing : html`<p>${t('phone.advice')}</p>${advice}`}
      </section>
      ${
        missingUploads.length > 0 && isOnline
          ? html`<p class="quiet">${t('check.filesMissing', {count: missingUploads.length})}</p>`
          : nothing
      }
      ${queuedIn === 'refused' ? html`<div role="alert">${notice('warn', t('check.tooLarge'), t('check.tooLargeText'))}</div>` : nothing}
      ${isOnline ? nothing : html`<div role="status">${notice('info', t('check.offline'), t('check.offlineText'))}</div>`}
      ${draftLine(model)}
      <div class="actions">
        <button class="button primary" type="button" @click=${() => send({type: 'send.requested', online: navigator.onLine})}>
          ${t(isOnline ? 'check.send' : 'check.sendLater')}
        </button>
        ${backButton(model, () => send({type: 'step.left'}))}
      </div>
    </div>
    ${help(model)}`;
};

/** The case goes out once its files are there (K-03). */
export const uploadingView: NewCaseView = (model) => {
  const {t, context, send} = model;
  return html`<div class="view stack">
      <div class="tight">
        ${heading(t('uploading.title'))}
        <p class="lead">${t(context.uploads === 'held' ? 'uploading.held' : 'uploading.lead')}</p>
      </div>
      ${attachmentList(filesModel(model))}
      <div class="actions">${backButton(model, () => send({type: 'step.left'}))}</div>
    </div>
    ${help(model)}`;
};
