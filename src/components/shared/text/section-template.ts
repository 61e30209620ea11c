/** A section of a text as elements: its heading at its depth in the outline, and what stands under it. */
import {html, nothing, type TemplateResult} from 'lit';
import {blocksTemplate, inlinesTemplate, type Marks} from './block-templates.js';
import type {BookSection} from './book.js';
import {sectionId} from './places.js';

/** One section with its heading. */
export const sectionTemplate = (section: BookSection, marks: Marks, isFilled = true): TemplateResult =>
  html`<div class="section size-${section.size}">${headingTemplate(section, marks)}${isFilled ? blocksTemplate(section.blocks, marks) : nothing}</div>`;

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
