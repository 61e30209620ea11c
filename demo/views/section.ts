import {html, type TemplateResult} from 'lit';
import {icon} from '../icons.js';

/** Above the content, only what is used most is open. */
export const beside = (): boolean => matchMedia('(min-width: 72rem)').matches;

/** One part of the tester's panel. Its summary is the heading, with a count where there is one. */
export const section = (heading: unknown, content: unknown, open = true): TemplateResult =>
  html`<details class="controls-section" ?open=${open}>
    <summary><h3>${heading}</h3>${icon('chevron')}</summary>
    <div class="controls-body">${content}</div>
  </details>`;

export const counted = (heading: string, count: number): TemplateResult =>
  html`${heading}<span class="count">${count}</span>`;
