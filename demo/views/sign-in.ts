import {html, type TemplateResult} from 'lit';
import {icon} from '../icons.js';
import type {Portal} from '../portal.js';
import {address} from './shared.js';

/** Stands in for a page, or above the wizard, while nobody is signed in. */
export function signInView(portal: Portal, {whole}: {whole: boolean}): TemplateResult {
  const {words, state} = portal;
  const heading = whole ? html`<h1 tabindex="-1">${words.signInHeading}</h1>` : html`<h2>${words.signInHeading}</h2>`;
  return html`<section class="card sign-in" ?data-whole=${whole}>
    ${heading}
    <p>${state.sessionEnded ? words.sessionEndedText : words.signedOutText}</p>
    <ul>
      ${state.accounts.map(
        ({id, name, email}) =>
          html`<li>
            <button type="button" class="account-choice" @click=${() => portal.signIn(id)}>
              <span class="initials" aria-hidden="true">${initials(name)}</span>
              <span><span class="visually-hidden">${words.signInAs('')}</span>${name}<span class="detail">${address(email)}</span></span>
              ${icon('forward')}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('');
