/** The texts to be accepted: which version and language of each, opened before anything is signed (R-23, R-31). */
import {html, nothing, type TemplateResult} from 'lit';
import type {Agreement, TextEdition} from '../../domain/agreement.js';
import {isolated} from '../../locales/messages.js';
import {openAgreements} from '../../machines/renewal/judgements.js';
import {capitalized, languageName} from '../shared/language-name.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {choiceCards, errorTemplate} from '../shared/templates/fields.js';
import {fieldId} from '../shared/templates/field-id.js';
import {facts} from '../shared/templates/lists.js';
import {heading, notice} from '../shared/templates/messages.js';
import {partyName, partyOf} from './company-views.js';
import {
  agreementName,
  agreementSections,
  closeButton,
  editionName,
  fieldError,
  formView,
  hashText,
  messageView,
  supportButton,
  within,
  numbered,
} from './parts.js';
import type {FlowModel} from './parts.js';
import {textButton} from './page-fields.js';
import {notAccepted, settledBeside} from './settled-beside.js';
import type {RenewalView, RenewalViewModel} from './view-model.js';

/** The edition that is chosen, or the first of those on offer where the chosen one is gone. */
export function chosenEdition(model: RenewalViewModel, agreement: Agreement): TextEdition {
  const {editions} = partyOf(model, agreement);
  const hash = model.context.answers.agreements.find(({agreementId}) => agreementId === agreement.id)?.editionHash;
  return editions.find((edition) => edition.hash === hash) ?? editions[0]!;
}

/** Says so where the text is in another language than the page (decision 13). */
export function languageNotice(model: FlowModel, edition: TextEdition): TemplateResult | typeof nothing {
  const {t, locale} = model;
  const primary = (tag: string) => tag.toLowerCase().split('-')[0];
  return primary(edition.language) === primary(locale)
    ? nothing
    : html`<p class="quiet">${t('text.otherLanguage', {text: languageName(edition.language, locale), page: languageName(locale, locale)})}</p>`;
}

/** The button that opens a text, with whether it was opened. */
function openText(model: RenewalViewModel, agreement: Agreement, edition: TextEdition, field: string): TemplateResult {
  const {t, context, send} = model;
  const isOpened = context.answers.openedTexts.includes(edition.hash);
  const name = textButton(field);
  const error = fieldError(model, field);
  return html`${errorTemplate({name, label: '', ...(error && {error})})}
    <div class="row">
      <button
        class="button ${isOpened ? '' : 'emphasis'}" type="button" id=${fieldId(name)}
        aria-describedby=${error ? `${fieldId(name)}-error` : nothing} data-text="${agreement.id} ${edition.hash}"
        aria-label=${t(isOpened ? 'text.openAgainWhat' : 'text.openWhat', {name: agreement.name})}
        @click=${() => send({type: 'text.opened', agreementId: agreement.id, hash: edition.hash})}
      >${icon('show')}${t(isOpened ? 'text.openAgain' : 'text.open')}</button>
      ${
        isOpened
          ? html`<span class="badge good">${icon('check')}${t('text.opened')}</span>`
          : html`<span class="badge">${icon('pending')}${t('text.unopened')}</span>`
      }
    </div>`;
}

/** Whether the agreement's last acceptance was of this very text, of another one, or of none. */
function sinceLast({t}: RenewalViewModel, {acceptedEdition}: Agreement, edition: TextEdition): string {
  if (acceptedEdition === null) return t('text.first');
  return acceptedEdition.hash === edition.hash
    ? t('text.same')
    : t('text.changedSince', {version: acceptedEdition.version});
}

const overview: RenewalView = (model) => {
  const {t, locale, context} = model;
  return formView(model, {
    title: numbered(model, 'text.title', openAgreements(context).length),
    lead: t('text.lead'),
    body: agreementSections(model, ({agreement}, index) => {
      const {contractingParty, editions} = partyOf(model, agreement);
      const edition = chosenEdition(model, agreement);
      const isOffered = context.answers.agreements[index]!.editionHash === edition.hash;
      const name = `agreements.${index}.editionHash`;
      return html`<div class="stack">
        ${
          editions.length > 1 || !isOffered
            ? choiceCards({
                name,
                label: within(model, agreement, t('text.language')),
                hint: t('text.language.hint'),
                value: isOffered ? edition.hash : '',
                error: isOffered ? undefined : fieldError(model, name),
                cards: editions.map((one) => ({
                  value: one.hash,
                  title: capitalized(languageName(one.language, locale), locale),
                  hint: t('text.version', {version: one.version}),
                })),
              })
            : nothing
        }
        ${facts([
          {label: t('text.label'), value: editionName(model, edition)},
          {label: t('company.party'), value: partyName(model, contractingParty)},
          {label: t('text.since'), value: sinceLast(model, agreement, edition)},
          {label: t('text.hash'), value: hashText(edition)},
        ])}
        ${languageNotice(model, edition)}${openText(model, agreement, edition, name)}
      </div>`;
    }),
  });
};

/** Escape closes what is open, unless something inside has a use for the key: an input method, a search that it empties. */
const closedByEscape =
  (onClose: () => void) =>
  (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    const isUsed =
      event.defaultPrevented || event.isComposing || (target instanceof HTMLInputElement && target.value !== '');
    if (event.key !== 'Escape' || isUsed) return;
    event.preventDefault();
    onClose();
  };

/** The open text with its tools, and the way back. */
export const readingView = (
  model: FlowModel,
  parts: {readonly title: string; readonly edition: TextEdition; readonly onClose: () => void},
): TemplateResult => {
  const {t, reader} = model;
  const {edition} = parts;
  return html`<div class="view reading stack" @keydown=${closedByEscape(parts.onClose)}>
    <div class="tight">
      <div class="reading-head">
        ${heading(parts.title)}
        <button class="button" type="button" @click=${parts.onClose}>${icon('exit')}${t('text.closeHere')}</button>
      </div>
      <p class="lead">${editionName(model, edition)}</p>
      ${languageNotice(model, edition)}
    </div>
    ${reader ?? nothing}
    <div class="actions">
      <button class="button primary" type="button" @click=${parts.onClose}>${t('text.close')}</button>
    </div>
  </div>`;
};

const reading: RenewalView = (model) => {
  const {context, send} = model;
  const open = context.agreements.find(({agreement}) => agreement.id === context.reading?.agreementId);
  if (!open) return overview(model);
  const {agreement} = open;
  const edition =
    partyOf(model, agreement).editions.find(({hash}) => hash === context.reading?.hash) ??
    chosenEdition(model, agreement);
  return readingView(model, {title: isolated(agreement.name), edition, onClose: () => send({type: 'text.closed'})});
};

/** Nothing of these was accepted, because the text or the party is no longer the one that was shown (R-31). */
const textChanged: RenewalView = (model) => {
  const {t, context, send} = model;
  const changed = context.agreements.filter(({agreement}) => context.changedTexts.includes(agreement.id));
  const others = notAccepted(model);
  return messageView(
    {...model, context: {...context, failure: null}},
    {
      title: numbered(model, 'textChanged.title', changed.length),
      lead: others === null ? t('textChanged.lead') : t('textChanged.leadSome', {names: others}),
      body: html`${changed.map(({agreement}, index) => {
        const edition = chosenEdition(model, agreement);
        return html`<section class="per-agreement" aria-labelledby="changed-${index}">
        <h3 class="agreement-name" id="changed-${index}">${agreementName(agreement)}</h3>
        ${facts([
          {label: t('textChanged.now'), value: editionName(model, edition)},
          {label: t('company.party'), value: partyName(model, partyOf(model, agreement).contractingParty)},
          {label: t('text.hash'), value: hashText(edition)},
        ])}
      </section>`;
      })}
    ${settledBeside(model)}
    ${notice(
      'info',
      t('textChanged.what'),
      html`<ul class="bullets">
      <li>${t('textChanged.open')}</li>
      <li>${t('textChanged.kept')}</li>
      <li>${t('textChanged.again')}</li>
    </ul>`,
    )}`,
      actions: html`<button class="button primary" type="button" @click=${() => send({type: 'step.submitted'})}>${numbered(model, 'textChanged.action', changed.length)}</button>
      ${closeButton(model)}${supportButton(model, 'agreement-unavailable', context.failure, 'quiet')}`,
    },
  );
};

export const textViews = {
  'agreement.overview': overview,
  'agreement.reading': reading,
  textChanged,
} satisfies Record<string, RenewalView>;
