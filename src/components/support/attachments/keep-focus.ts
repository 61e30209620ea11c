import {noChange, type ElementPart} from 'lit';
import {directive, Directive} from 'lit/directive.js';

const controlIn = (place: Element | undefined): HTMLElement | null =>
  place?.isConnected ? place.querySelector<HTMLElement>('button, input') : null;

class KeepFocusDirective extends Directive {
  override render(): typeof noChange {
    return noChange;
  }

  /** Is called before the files below the element are rendered anew. */
  override update({element}: ElementPart): typeof noChange {
    const root = element.getRootNode();
    const focused = root instanceof ShadowRoot ? root.activeElement : null;
    const rows = focused && element.contains(focused) ? [...element.querySelectorAll('.file-list > li')] : [];
    const at = rows.findIndex((row) => row.contains(focused));
    if (at >= 0)
      queueMicrotask(() => this.#find(root as ShadowRoot, element, [...rows.slice(at), ...rows.slice(0, at)]));
    return noChange;
  }

  #find(root: ShadowRoot, element: Element, rows: readonly Element[]): void {
    if (root.activeElement) return;
    const row = rows.find((one) => controlIn(one));
    (controlIn(row) ?? controlIn(element) ?? root.querySelector<HTMLElement>('h2'))?.focus();
  }
}

/**
 * Where a file's control with the focus goes away, the focus stays with the file, or goes on to the next one, to what
 * else can be done here, or to the view's heading.
 */
export const keepFocus = directive(KeepFocusDirective);
