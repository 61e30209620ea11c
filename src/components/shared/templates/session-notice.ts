/** The session's end: warned in time, extendable, and afterwards a way back in with everything still there (X-03). */
import {html, nothing, type TemplateResult} from 'lit';
import type {Translate} from '../../../locales/messages.js';
import {notice} from './messages.js';

export interface SessionNoticeParts {
  readonly t: Translate<`session.${'title' | 'text' | 'extend' | 'endedTitle' | 'endedText' | 'continue'}`>;
  /** The state of the session machine, or `null` before it runs. */
  readonly session: string | null;
  /** What is left of the session, in words. */
  readonly time: string;
  readonly onExtendSession: () => void;
  readonly onRefreshSession: () => void;
}

export function sessionNotice(parts: SessionNoticeParts): TemplateResult | typeof nothing {
  const {t, session} = parts;
  if (session === 'ending' || session === 'extending') {
    // What is read out at once is a fixed sentence: the time changes every second.
    return notice(
      'warn',
      html`<span role="alert">${t('session.title')}</span>`,
      html`<p>${t('session.text', {time: parts.time})}</p>
        <div><button class="button" type="button" @click=${parts.onExtendSession}>${t('session.extend')}</button></div>`,
    );
  }
  if (session !== 'ended') return nothing;
  return html`<div role="alert">
    ${notice(
      'warn',
      t('session.endedTitle'),
      html`<p>${t('session.endedText')}</p>
        <div><button class="button primary" type="button" @click=${parts.onRefreshSession}>${t('session.continue')}</button></div>`,
    )}
  </div>`;
}
