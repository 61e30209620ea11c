/** A section of a text as elements: its heading at its depth in the outline, and what stands under it. */
import {html, nothing, type TemplateResult} from 'lit';
import {blocksTemplate, inlinesTemplate, type Marks} from './block-templates.js';
import type {BookSection} from './book.js';
import {sectionId} from './places.js';

/**
 * Texts of more characters pass over what is out of sight. To lay out all of so many anew took Chromium 32 ms on a busy
 * machine of two cores, twice as many 88 ms, which is a pause, and 1,000,000 of them 660 ms instead of 38.
 */
export const longText = 100_000;

/** One section with its heading. What stands under it is a part of its own, which a long text passes over out of sight. */
export const sectionTemplate = (section: BookSection, marks: Marks, isFilled = true): TemplateResult =>
  html`<div class="section">${headingTemplate(section, marks)}${bodyTemplate(section, marks, isFilled)}</div>`;

const bodyTemplate = ({blocks, size}: BookSection, marks: Marks, isFilled: boolean): TemplateResult | typeof nothing =>
  blocks.length === 0
    ? nothing
    : html`<div class="section-body size-${size}">${isFilled ? blocksTemplate(blocks, marks) : nothing}</div>`;

function headingTemplate({id, level, depth, heading}: BookSection, marks: Marks): TemplateResult | typeof nothing {
  if (level === 0) return nothing;
  const words = inlinesTemplate(heading, marks);
  switch (depth) {
    case 1:
      return html`<h3 id=${sectionId(id)} tabindex="-1">${words}</h3>`;
    case 2:
      return html`<h4 id=${sectionId(id)} tabindex="-1">${words}</h4>`;
    case 3:
      return html`<h5 id=${sectionId(id)} tabindex="-1">${words}</h5>`;
    default:
      return html`<h6 id=${sectionId(id)} tabindex="-1">${words}</h6>`;
  }
}
