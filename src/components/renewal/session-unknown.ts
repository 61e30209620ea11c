import {html, type TemplateResult} from 'lit';
import type {Translate} from '../../locales/messages.js';
import {notice} from '../shared/templates/messages.js';

/** Said while nobody can tell who is signed in, and it depends on that what may be seen. */
export const sessionUnknown = (
  {t}: {readonly t: Translate<'problem.network' | 'action.retry'>},
  retry: () => void,
): TemplateResult =>
  html`<div class="renewal stack unreachable" role="alert">
    ${notice('warn', null, t('problem.network'))}
    <div class="actions">
      <button class="button primary" type="button" @click=${retry}>${t('action.retry')}</button>
    </div>
  </div>`;
