/** The sentence that a signer ticks. What is recorded with an acceptance is exactly what was shown. */
import {html, type TemplateResult} from 'lit';
import type {Attestation} from '../../domain/signer-problems.js';
import {withoutTurns, type Translate} from '../../locales/messages.js';
import {isolate} from '../shared/templates/messages.js';

/** The companies of agreements, each once, as a list in the page's language. */
const companyList = (names: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale, {type: 'conjunction'}).format(new Set(names));

/** The sentence as it is shown beside the tick. */
export const attestationLabel = (t: Translate<'attest.sentence'>, names: readonly string[], locale: string): string =>
  t('attest.sentence', {company: companyList(names, locale)});

/** The sentence as it is recorded: the same letters, without invisible marks. */
export const attestationSentence = (...args: Parameters<typeof attestationLabel>): string =>
  withoutTurns(attestationLabel(...args));

/** The sentence that was ticked, in the language in which it was; `null`: none was in this visit. */
export const tickedSentence = (attestation: Attestation | null): TemplateResult | null =>
  attestation && html`<span lang=${attestation.language}>${isolate(attestation.text)}</span>`;
