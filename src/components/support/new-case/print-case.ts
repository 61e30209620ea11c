import {html} from 'lit';
import {partInTime} from '../../../domain/in-time.js';
import type {PlaceHost} from '../place.js';

/** Prints a copy of a case alone, without the page around it (S-27). */
export async function printCase(
  {root}: Pick<PlaceHost, 'root'>,
  locale: string,
  {title, text}: {readonly title: string; readonly text: string},
): Promise<void> {
  const module = await partInTime(import('../../shared/text/print-alone.js')).catch(() => null);
  // The person may have left meanwhile.
  if (!root().isConnected) return;
  module?.printAlone(root(), {title, locale, content: html`<h1>${title}</h1><p>${text}</p>`});
}
