/** Links out of partner support, to what policy names (S-06). Each opens in a new tab and says so. */
import {html, type TemplateResult} from 'lit';
import type {SupportPolicy} from '../../../domain/support/support-policy.js';
import type {words} from '../../../locales/support-more/en.js';
import type {Translate} from '../../../locales/messages.js';
import {isolate} from '../../shared/templates/messages.js';

export interface DocLink {
  readonly kind: 'portal' | 'workspace';
  readonly name: string;
  readonly url: string;
}

/** Where documentation is, as far as policy says. */
export const docLinks = ({
  documentationName,
  documentationUrl,
  workspaceName,
  workspaceUrl,
}: SupportPolicy): readonly DocLink[] =>
  (
    [
      {kind: 'portal', name: documentationName, url: documentationUrl},
      {kind: 'workspace', name: workspaceName, url: workspaceUrl},
    ] as const
  ).flatMap(({url, ...link}) => (url === null ? [] : [{...link, url}]));

/** A link that leaves the page as it is. */
export const outLink = (
  t: Translate<keyof typeof words>,
  url: string,
  text: string | TemplateResult,
  style = 'link',
): TemplateResult =>
  html`<a class=${style} href=${url} target="_blank" rel="noopener noreferrer">${typeof text === 'string' ? isolate(text) : text}<span class="visually-hidden"> ${t('action.newTab')}</span></a>`;
