/** The kit's own sign-in form, where the host wants it (R-07). Password managers and pasting work in it (X-02). */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Problem} from '../../domain/problem.js';
import type {Translate} from '../../locales/messages.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {errorTemplate} from '../shared/templates/fields.js';
import {fieldId} from '../shared/templates/field-id.js';
import {heading} from '../shared/templates/messages.js';
import {codeText, problemSummary} from '../shared/templates/problems.js';
import type {RenewalWord} from './view-model.js';

/** Names of its fields, as password managers know them. */
export const signInFields = {userId: 'username', password: 'current-password'} as const;

export interface SignInParts {
  readonly t: Translate<RenewalWord>;
  readonly userId: string;
  /** What is wrong with a field, `{username: 'userId.empty'}`. */
  readonly problems: Readonly<Record<string, string>>;
  /** What the server answered. */
  readonly problem: Problem | null;
  readonly busy: boolean;
  readonly passwordShown: boolean;
  readonly onShowPassword: (shown: boolean) => void;
  readonly focusField: (id: string) => void;
  readonly onSupport: () => void;
}

/** Submitting is the element's, by delegation; the password is read then and nowhere kept. */
export function signInView(parts: SignInParts): TemplateResult {
  const {t, problems, problem, busy, passwordShown} = parts;
  const error = (name: string) => {
    const code = problems[name];
    return code === undefined ? {} : {error: codeText(t, code)};
  };
  const user = {name: signInFields.userId, label: t('signIn.userId'), ...error(signInFields.userId)};
  const password = {name: signInFields.password, label: t('signIn.password'), ...error(signInFields.password)};
  const describedBy = (field: {name: string; error?: string}) =>
    field.error ? `${fieldId(field.name)}-error` : nothing;
  return html`<form class="view sign-in" novalidate method="post" aria-busy=${busy ? 'true' : nothing}>
    <p class="visually-hidden" role="status">${busy ? t('signIn.busy') : ''}</p>
    ${problemSummary({
      t,
      problems,
      failure: problem,
      target: (field) => ({field: field === user.name || field === password.name ? field : null}),
      focusField: parts.focusField,
      onSupport: parts.onSupport,
    })}
    <div class="tight">${heading(t('signIn.title'))}<p class="lead">${t('signIn.lead')}</p></div>
    <div class="field">
      <label for=${fieldId(user.name)}>${user.label}</label>
      ${errorTemplate(user)}
      <input
        id=${fieldId(user.name)} name=${user.name} type="text" autocomplete="username" autocapitalize="off" spellcheck="false"
        .value=${live(parts.userId)} aria-invalid=${user.error ? 'true' : nothing} aria-describedby=${describedBy(user)}
      />
    </div>
    <div class="field">
      <label for=${fieldId(password.name)}>${password.label}</label>
      ${errorTemplate(password)}
      <div class="affix">
        <input
          id=${fieldId(password.name)} name=${password.name} type=${passwordShown ? 'text' : 'password'} data-secret
          autocomplete="current-password" autocapitalize="off" spellcheck="false"
          aria-invalid=${password.error ? 'true' : nothing} aria-describedby=${describedBy(password)}
        />
        <button class="button" type="button" aria-pressed=${passwordShown ? 'true' : 'false'} @click=${() => parts.onShowPassword(!passwordShown)}>
          ${icon(passwordShown ? 'hide' : 'show')}${t('signIn.show')}
        </button>
      </div>
    </div>
    <p class="quiet">${t('signIn.notKept')}</p>
    <div class="actions">
      <button class="button primary" type="submit" aria-disabled=${busy ? 'true' : nothing}>
        ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}${busy ? t('signIn.busy') : t('signIn.action')}
      </button>
    </div>
  </form>`;
}
