/** The fields of a new case: what it is about, how bad it is, who is asked back (S-09, S-14, S-17, S-18, S-20, S-21). */
import {html, nothing, type TemplateResult} from 'lit';
import {
  categoriesBelow,
  categoryChain,
  categoryLevels,
  needsOf,
  type CategoryNeed,
} from '../../../domain/support/case-category.js';
import {messageLimit} from '../../../domain/support/case-forms.js';
import {severities, type Severity} from '../../../domain/support/case-summary.js';
import {isSupportLanguage} from '../../../domain/support/support-languages.js';
import {cleanText} from '../../../domain/validate/text.js';
import {withoutTurns} from '../../../locales/messages.js';
import {capitalized, languageName} from '../../shared/language-name.js';
import {stepIcon as icon} from '../../shared/step-icons.js';
import {choiceCards, selectField, textArea, textField, tickBox} from '../../shared/templates/fields.js';
import {isolate, notice, waiting} from '../../shared/templates/messages.js';
import type {NewCaseModel} from './model.js';
import {adviceFor, fieldError, openLevel} from './parts.js';

const nothingToOpen = (): void => {};

const needs = (model: NewCaseModel): readonly CategoryNeed[] =>
  needsOf(model.context.categories ?? [], model.context.answers.categoryId || null);

/** The label of a field, which says where it may be left out. */
const labelled = ({t}: NewCaseModel, label: string, isNeeded: boolean): string =>
  isNeeded ? label : t('newCase.optional', {label});

/** One list for each level, the next one when the one before was chosen (S-09). */
export function categoryFields(model: NewCaseModel): TemplateResult {
  const {t, context, send} = model;
  const {categories, categoriesFailed, answers} = context;
  if (categories === null) {
    if (!categoriesFailed) return html`<div class="field">${waiting(t('newCase.category.loading'))}</div>`;
    return notice(
      'info',
      t('newCase.category.failed'),
      html`<p>${t('newCase.category.failedText')}</p>
        <div><button class="button" type="button" @click=${() => send({type: 'categories.requested'})}>${icon('retry')}${t('action.retry')}</button></div>`,
    );
  }
  if (categories.length === 0) return html``;
  const chain = categoryChain(categories, answers.categoryId || null);
  const last = openLevel(model);
  const levels = Array.from({length: Math.min(last + 1, categoryLevels)}, (_, level) => {
    const options = categoriesBelow(categories, level === 0 ? null : chain[level - 1]!.id);
    const chosen = chain[level];
    return selectField({
      name: `category.${level}`,
      label: t(level === 0 ? 'newCase.category' : 'newCase.category.more', {level: level + 1}),
      hint: withoutTurns(chosen?.hint ?? '') || undefined,
      error: level === last ? fieldError(model, 'categoryId') : undefined,
      value: chosen?.id ?? '',
      valueLabel: withoutTurns(chosen?.name ?? ''),
      choose: t('newCase.choose'),
      options: options.map(({id, name}) => ({value: id, label: withoutTurns(name)})),
      onOpen: nothingToOpen,
    });
  });
  return html`<div class="group">${levels}</div>`;
}

/** Characters of the description that are left, told near the limit alone. */
export function charactersLeft(text: string, limit: number): number | null {
  const clean = cleanText(text);
  if (clean.length < limit * 0.9) return null;
  if (clean.length > limit * 4) return limit - clean.length;
  let count = 0;
  for (const _ of new Intl.Segmenter('en').segment(clean)) count++;
  return count < limit * 0.9 ? null : limit - count;
}

export function wordFields(model: NewCaseModel): TemplateResult {
  const {t, context} = model;
  const {subject, description} = context.answers;
  const left = charactersLeft(description, messageLimit);
  return html`${textField({
    name: 'subject',
    label: t('newCase.subject'),
    hint: t('newCase.subject.hint'),
    value: subject,
    error: fieldError(model, 'subject'),
  })}
    <div class="tight description">
      ${textArea({
        name: 'description',
        label: t('newCase.description'),
        hint: t('newCase.description.hint'),
        value: description,
        error: fieldError(model, 'description'),
      })}
      <p class="hint numbers" role="status">
        ${left === null ? nothing : left < 0 ? t('newCase.tooMany', {count: -left}) : t('newCase.left', {count: left})}
      </p>
    </div>`;
}

/** How long until an answer, as policy has it. */
function targetText({t, locale, policy}: NewCaseModel, severity: Severity): string | undefined {
  const target = policy.support.answerTargets[severity];
  if (!target) return undefined;
  const [value, unit] = target.minutes % 60 === 0 ? [target.minutes / 60, 'hour'] : [target.minutes, 'minute'];
  const time = new Intl.NumberFormat(locale, {style: 'unit', unit: unit as string, unitDisplay: 'long'}).format(
    value as number,
  );
  return t(target.clock === 'always' ? 'severity.target.always' : 'severity.target.business', {time});
}

/** What each severity means, and whom to call for what cannot wait (S-14, S-15). */
export const severityField = (model: NewCaseModel): TemplateResult =>
  choiceCards({
    name: 'severity',
    label: model.t('severity'),
    hint: model.t('newCase.severity.hint'),
    value: model.context.answers.severity,
    error: fieldError(model, 'severity'),
    cards: severities.map((severity) => {
      const target = targetText(model, severity);
      const advice = adviceFor(model, severity);
      return {
        value: String(severity),
        title: model.t(`severity.${severity}`),
        hint: model.t(`severity.${severity}.hint`),
        details: target ? html`<span class="hint target">${icon('clock')}<span>${target}</span></span>` : undefined,
        field:
          advice === nothing
            ? undefined
            : html`<div class="tight"><p><strong>${model.t('phone.advice')}</strong></p>${advice}<p class="quiet">${model.t('phone.write')}</p></div>`,
      };
    }),
  });

export function productField(model: NewCaseModel): TemplateResult | typeof nothing {
  const {t, profile, context} = model;
  const products = profile?.products ?? [];
  const {productId} = context.answers;
  if (products.length === 0 && productId === '') return nothing;
  return selectField({
    name: 'productId',
    label: labelled(model, t('newCase.product'), needs(model).includes('product')),
    value: productId,
    valueLabel: withoutTurns(products.find(({id}) => id === productId)?.name ?? productId),
    choose: t('newCase.choose'),
    error: fieldError(model, 'productId'),
    options: products.map(({id, name}) => ({value: id, label: withoutTurns(name)})),
    onOpen: nothingToOpen,
  });
}

/** The order or agreement: as it was handed over, or named by its number. */
export function concernField(model: NewCaseModel): TemplateResult {
  const {t, context, actions, concernKind} = model;
  const {concern} = context.answers;
  const isNeeded = needs(model).includes('concern');
  if (concern && concern.name !== '') {
    const {kind, id, name} = concern;
    return html`<div class="field">
      <p class="label">${t('newCase.concern')}</p>
      <div class="handed">
        ${icon('other')}
        <p>
          <span class="quiet">${kindText(model, kind)}</span>
          <strong class="line">${isolate(name)}</strong>
          ${id === name ? nothing : html`<span class="quiet line">${isolate(id)}</span>`}
        </p>
        <button class="button quiet" type="button" aria-label=${t('newCase.concern.remove')} @click=${() => actions.removeConcern()}>
          ${icon('remove')}${t('files.remove')}
        </button>
      </div>
    </div>`;
  }
  const error = fieldError(model, 'concern');
  return html`<div class="group pair">
    ${selectField({
      name: 'concern.kind',
      label: labelled(model, t('newCase.concern'), isNeeded),
      hint: isNeeded ? t('newCase.concern.needed') : undefined,
      value: concernKind,
      valueLabel: kindText(model, concernKind),
      choose: t(isNeeded ? 'newCase.choose' : 'newCase.concern.none'),
      error: concernKind === '' ? error : undefined,
      options: [
        {value: 'order', label: t('concern.order')},
        {value: 'agreement', label: t('concern.agreement')},
      ],
      onOpen: nothingToOpen,
    })}
    ${
      concernKind === ''
        ? nothing
        : textField({
            name: 'concern.id',
            label: t('newCase.concern.number'),
            value: concern?.id ?? '',
            error,
          })
    }
  </div>`;
}

/** What a case is about, by its kind; one that is not known is named by nothing. */
export const kindText = ({t}: NewCaseModel, kind: string): string =>
  kind === 'order' || kind === 'agreement' ? t(`concern.${kind}`) : t('newCase.concern');

/** A language at the beginning of a line. */
export const languageLabel = (tag: string, locale: string): string => capitalized(languageName(tag, locale), locale);

/** The language of the case apart from the page's, with an honest word where nobody answers in it (S-20, decision 13). */
export function languageField(model: NewCaseModel): TemplateResult {
  const {t, locale, profile, context} = model;
  const {language} = context.answers;
  const spoken = profile?.supportLanguages ?? [];
  const tags = [...new Set([...spoken, locale, language].filter(Boolean))];
  const names = new Map<string, string>();
  for (const tag of tags) {
    const name = languageLabel(tag, locale);
    if (tag === language || ![...names.values()].includes(name)) names.set(tag, name);
  }
  const languages = new Intl.ListFormat(locale).format(spoken.map((tag) => languageName(tag, locale)));
  return html`<div class="tight">
    ${selectField({
      name: 'language',
      label: t('newCase.language'),
      hint: t('newCase.language.hint'),
      value: language,
      valueLabel: languageLabel(language, locale),
      choose: t('newCase.choose'),
      error: fieldError(model, 'language'),
      options: [...names].map(([value, label]) => ({value, label})),
      onOpen: nothingToOpen,
    })}
    <div role="status">
      ${
        language === '' || isSupportLanguage(language, spoken)
          ? nothing
          : notice('warn', null, t('newCase.language.warning', {language: languageName(language, locale), languages}))
      }
    </div>
  </div>`;
}

/** Who is asked back; filled in by what is known (X-02). */
export function contactFields(model: NewCaseModel): TemplateResult {
  const {t, context} = model;
  const {contactName, contactEmail, contactPhone} = context.answers;
  return html`<fieldset class="group">
    <legend>${t('newCase.contact')}</legend>
    ${textField({name: 'contactName', label: t('newCase.contact.name'), value: contactName, error: fieldError(model, 'contactName')})}
    ${textField({name: 'contactEmail', label: t('newCase.contact.email'), type: 'email', value: contactEmail, error: fieldError(model, 'contactEmail')})}
    ${textField({
      name: 'contactPhone',
      label: labelled(model, t('newCase.contact.phone'), needs(model).includes('phone')),
      inputMode: 'tel',
      value: contactPhone,
      error: fieldError(model, 'contactPhone'),
    })}
  </fieldset>`;
}

/** Exactly what would be sent besides, and the choice to send it. */
export function detailsField(model: NewCaseModel): TemplateResult | typeof nothing {
  const {t, context} = model;
  if (context.technicalDetails === '') return nothing;
  return html`<section class="tight" aria-labelledby="details-title">
    <h3 id="details-title" class="label">${t('newCase.details')}</h3>
    <p class="hint">${t('newCase.details.hint')}</p>
    <pre class="exact" tabindex="0" role="group" aria-labelledby="details-title">${isolate(context.technicalDetails)}</pre>
    ${tickBox({name: 'sendDetails', label: t('newCase.details.send'), checked: context.answers.sendDetails})}
  </section>`;
}
