/** Guarded registration: the first definition of a tag wins, and a second copy of the kit says which versions meet. */
import {version} from '../version.js';

interface Versioned {
  readonly partnerWidgetsVersion?: string;
}

/** Defines `tag` as `elementClass`, unless the page has one already: then one console message names both versions. */
export function defineElement(tag: string, elementClass: CustomElementConstructor): void {
  const existing = customElements.get(tag) as (CustomElementConstructor & Versioned) | undefined;
  if (existing === undefined) {
    Object.defineProperty(elementClass, 'partnerWidgetsVersion', {value: version});
    customElements.define(tag, elementClass);
    return;
  }
  if (existing === elementClass) return;
  const other = existing.partnerWidgetsVersion ?? 'unknown';
  const message = `[partner-widgets] <${tag}> is already defined by version ${other}; version ${version} leaves it so`;
  if (other === version) console.info(message);
  else console.error(message);
}
