/** What is where a person would point to. */
import {around} from './kit-elements.js';

/** What lies uppermost at a point of the window, through open shadow roots. */
export function uppermostAt(x: number, y: number): Element | null {
  for (let at: DocumentOrShadowRoot = document, known: Element | null = null; ;) {
    const hit = at.elementFromPoint(x, y);
    if (!hit || hit === known) return known;
    known = hit;
    if (!hit.shadowRoot) return hit;
    at = hit.shadowRoot;
  }
}

/** `element` itself, and what is around it. */
export const withAround = (element: Element): readonly Element[] => [element, ...around(element)];

export const isWithin = (inner: Element, outer: Element): boolean => withAround(inner).includes(outer);

/** Whether a selector that not every browser knows fits. */
export function fits(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}

/** Whether a dialog is open, under which nothing else is meant to be reached. */
export const hasDialog = (): boolean =>
  [...document.querySelectorAll('dialog, [aria-modal="true"], [open]')].some((element) =>
    element.localName.startsWith('support-button')
      ? element.hasAttribute('open')
      : isSeen(element) && (fits(element, ':modal') || element.getAttribute('aria-modal') === 'true'),
  );

/** Whether the page shows `element`, as far as it says so itself. */
export function isSeen(element: Element): boolean {
  if (element.getClientRects().length === 0) return false;
  if (typeof element.checkVisibility !== 'function') return getComputedStyle(element).visibility !== 'hidden';
  return element.checkVisibility({opacityProperty: true, visibilityProperty: true});
}
