import {html, type TemplateResult} from 'lit';

/** The heading of a view; the step change moves the focus here. */
export const heading = (text: string): TemplateResult => html`<h2 tabindex="-1">${text}</h2>`;
