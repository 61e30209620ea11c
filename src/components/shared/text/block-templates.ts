/** The syntax tree of a text on view: elements for its nodes, text for everything else, hits marked. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Block, Inline} from '../../../domain/agreement-text.js';
import type {Run} from './book.js';

/** A stretch of a run that is marked as found. */
export interface Mark {
  readonly run: Run;
  readonly start: number;
  readonly end: number;
}

/** What is marked in a section. `current`: the one the person is at. */
export interface Marks {
  readonly all: readonly Mark[];
  readonly current: Mark | null;
}

type Content = TemplateResult | string | typeof nothing;

/** The id of the mark that the person is at. */
export const currentMarkId = 'found';

export const noMarks: Marks = {all: [], current: null};

/** Blocks as elements. */
export const blocksTemplate = (blocks: readonly Block[], marks = noMarks): readonly TemplateResult[] =>
  blocks.map((block) => blockTemplate(block, marks));

function blockTemplate(block: Block, marks: Marks): TemplateResult {
  switch (block.kind) {
    // A heading within a list or a quote is no section, and out of turn in the page's outline.
    case 'heading':
      return html`<p><strong>${inlinesTemplate(block.inlines, marks)}</strong></p>`;
    case 'paragraph':
      return html`<p>${inlinesTemplate(block.inlines, marks)}</p>`;
    case 'quote':
      return html`<blockquote>${blocksTemplate(block.blocks, marks)}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${blocksTemplate(item, marks)}</li>`);
      return block.start === null ? html`<ul>${items}</ul>` : html`<ol start=${block.start}>${items}</ol>`;
    }
    case 'table': {
      // Narrow places show each row by itself, with the head's words beside the cells.
      const labels = block.head.map((cell) => inlinesTemplate(cell));
      return html`<table>
        <thead>
          <tr>${block.head.map((cell) => html`<th scope="col">${inlinesTemplate(cell, marks)}</th>`)}</tr>
        </thead>
        <tbody>
          ${block.rows.map(
            (row) =>
              html`<tr>
                ${row.map(
                  (cell, index) =>
                    html`<td><span class="cell-label" aria-hidden="true">${labels[index]}</span>${inlinesTemplate(cell, marks)}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>`;
    }
  }
}

/** A run's inlines, what was found in it marked, also where it begins in one inline and ends in another. */
export function inlinesTemplate(inlines: readonly Inline[], marks = noMarks): readonly Content[] {
  const own = marks.all.filter(({run}) => run.inlines === inlines);
  let at = 0;
  let isCurrentNamed = false;
  const marked = (text: string): Content | readonly Content[] => {
    const from = at;
    at += text.length;
    const pieces: Content[] = [];
    let next = 0;
    for (const mark of own) {
      const [start, end] = [Math.max(mark.start - from, 0), Math.min(mark.end - from, text.length)];
      if (start >= end) continue;
      const isCurrent = mark === marks.current;
      const id = isCurrent && !isCurrentNamed ? currentMarkId : nothing;
      isCurrentNamed ||= isCurrent;
      pieces.push(
        text.slice(next, start),
        html`<mark id=${id} class=${isCurrent ? 'current' : nothing} tabindex=${id === nothing ? nothing : -1}>${text.slice(start, end)}</mark>`,
      );
      next = end;
    }
    return pieces.length === 0 ? text : [...pieces, text.slice(next)];
  };
  const template = (inline: Inline): Content => {
    switch (inline.kind) {
      case 'text':
        return own.length === 0 ? inline.text : html`${marked(inline.text)}`;
      case 'code':
        return html`<code>${own.length === 0 ? inline.text : marked(inline.text)}</code>`;
      case 'emphasis':
        return html`<em>${inline.inlines.map(template)}</em>`;
      case 'strong':
        return html`<strong>${inline.inlines.map(template)}</strong>`;
      case 'link':
        return html`<a href=${inline.url} target="_blank" rel="noopener noreferrer">${inline.inlines.map(template)}</a>`;
    }
  };
  return inlines.map(template);
}
