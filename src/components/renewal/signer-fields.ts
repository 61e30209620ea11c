/** Who signs: name, title, address and the sentence to tick; the same in both flows. */
import {html, type TemplateResult} from 'lit';
import {textField, tickBox} from '../shared/templates/fields.js';
import {attestationLabel} from './attestation.js';
import {fieldError, type FlowModel} from './parts.js';

/** @param companies names of the companies that are signed for. */
export function signerFields(model: FlowModel, companies: readonly string[]): TemplateResult {
  const {t, locale, context} = model;
  const field = (name: 'signerName' | 'signerTitle' | 'signerEmail') => ({
    name,
    value: context.answers[name],
    error: fieldError(model, name),
  });
  return html`${textField({...field('signerName'), label: t('attest.name'), hint: t('attest.name.hint')})}
  ${textField({...field('signerTitle'), label: t('attest.jobTitle'), hint: t('attest.jobTitle.hint')})}
  ${textField({...field('signerEmail'), label: t('attest.email'), hint: t('attest.email.hint'), type: 'email'})}
  <div class="attestation">
    ${tickBox({
      name: 'attested',
      label: attestationLabel(t, companies, locale),
      checked: context.answers.attested,
      error: fieldError(model, 'attested'),
    })}
    <p role="status">${model.isTickVoid ? t('attest.again') : ''}</p>
    <p class="quiet">${t('attest.recorded')}</p>
  </div>`;
}
