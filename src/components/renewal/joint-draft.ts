/** What was begun of an agreement together with others, where it is opened alone (decision 5). */
import {html, type TemplateResult} from 'lit';
import {notice} from '../shared/templates/messages.js';
import type {KeptDraft} from './renewal-storage.js';
import type {RenewalViewModel} from './view-model.js';

/** The newest of the drafts in which this agreement is renewed with others; `null`: there is none. */
export const jointDraftOf = (agreementId: string, drafts: readonly KeptDraft[]): KeptDraft | null =>
  drafts.find(
    ({kind, agreementIds}) => kind === 'renewal' && agreementIds.length > 1 && agreementIds.includes(agreementId),
  ) ?? null;

/** Says what was begun together, and leads back into it. */
export function jointNotice({t}: RenewalViewModel, {agreementIds}: KeptDraft, goOn: () => void): TemplateResult {
  const title = t('overview.begunTogether', {count: agreementIds.length});
  const label = t('overview.goOn');
  return notice(
    'info',
    title,
    html`<div><button class="button" type="button" aria-label="${label}: ${title}" @click=${goOn}>${label}</button></div>`,
  );
}
