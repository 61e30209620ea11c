import {html, type TemplateResult} from 'lit';
import {withoutTurns} from '../../../locales/messages.js';

/** Text from elsewhere that cannot turn the line it stands in (F-E8). */
export const isolate = (text: string): TemplateResult => html`<bdi>${withoutTurns(text)}</bdi>`;
