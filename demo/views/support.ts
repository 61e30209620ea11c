import {html, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import type {Portal} from '../portal.js';
import {kitTheme} from './shared.js';

/** The page of support: the kit's element in the page, instead of behind its button. */
export function supportPage({words, state}: Portal): TemplateResult {
  const {density, theme} = state.route;
  return html`<h1 class="visually-hidden" tabindex="-1">${words.support.page}</h1>
    ${keyed(
      state.visit,
      html`<support-center history="steps" density=${density} theme=${kitTheme[theme]}></support-center>`,
    )}`;
}
