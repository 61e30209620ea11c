/** Prints one text without the page around it, in a frame that is there as long as the printing takes. */
import {render, type TemplateResult} from 'lit';
import {printStyles} from './print-styles.js';

export interface PrintedPage {
  /** What the printed file is called. */
  readonly title: string;
  /** The Intl locale of the page around the text. */
  readonly locale: string;
  readonly content: TemplateResult;
}

/**
 * Opens the print dialog for `page`. The frame stands in `root`, whose styles hide it; nothing of it is fetched, so that
 * it needs no leave of a content security policy.
 */
export function printAlone(root: ShadowRoot, {title, locale, content}: PrintedPage): void {
  root.querySelector('iframe.print-frame')?.remove();
  const frame = root.ownerDocument.createElement('iframe');
  frame.className = 'print-frame';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  root.append(frame);
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!view) return frame.remove();
  const page = view.document;
  page.title = title;
  page.documentElement.lang = locale;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(printStyles.cssText);
  page.adoptedStyleSheets = [sheet];
  render(content, page.body);
  view.addEventListener('afterprint', () => frame.remove(), {once: true});
  view.focus();
  view.print();
}
