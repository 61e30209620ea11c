/** What is said of the session around every view of partner support (X-03, F-E12). Comes with the machines. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Translate} from '../../locales/messages.js';
import type {words as first} from '../../locales/support/en.js';
import type {Language} from '../shared/localization.js';
import {notice} from '../shared/templates/messages.js';
import {sessionNotice} from '../shared/templates/session-notice.js';

/** How the session stands. */
export interface SessionStanding {
  /** State of the session machine, or `null` before it runs. */
  readonly state: string | null;
  /** Milliseconds to its end, while that is near. */
  readonly endsIn: number | null;
}

export interface SessionNewsActions {
  extend(): void;
  /** Asks anew who is signed in. */
  refresh(): void;
}

/** The warning before the end, and after it the way back in; what is on view stays. */
export const sessionNews = (
  {t, format, parts}: Language,
  {state, endsIn}: SessionStanding,
  {extend, refresh}: SessionNewsActions,
): TemplateResult | typeof nothing =>
  parts.has('supportMore')
    ? sessionNotice({
        t,
        session: state,
        time: format.clock(endsIn ?? 0),
        onExtendSession: extend,
        onRefreshSession: refresh,
      })
    : nothing;

/** Said while nobody can tell who is signed in, and it depends on that what may be seen. */
export const sessionUnknown = (language: Language, {refresh}: Pick<SessionNewsActions, 'refresh'>): TemplateResult => {
  const t = language.t as Translate<keyof typeof first>;
  return html`<div class="support stack unreachable" role="alert">
    ${notice('warn', null, t('problem.network'))}
    <div class="actions">
      <button class="button primary" type="button" @click=${refresh}>${t('action.retry')}</button>
    </div>
  </div>`;
};
