/** Guarded registration: the first definition of a tag wins, and a second copy of the kit says which versions meet. */
import {version} from '../version.js';

/** `partnerWidgetsLate`, on the class that stays: the version that came too late last, for the doctor of every copy. */
type VersionedClass = CustomElementConstructor & {partnerWidgetsVersion?: string; partnerWidgetsLate?: string};

/** The version that was told of: its other tags need no message of their own. */
let told: string | undefined;

/**
 * Defines `tag` as `elementClass`, unless the page has one already: it stays, and one console message for all such tags
 * names both versions, an error where they differ.
 */
export function defineElement(tag: string, elementClass: VersionedClass): void {
  const existing = customElements.get(tag) as VersionedClass | undefined;
  if (existing) {
    const other = existing.partnerWidgetsVersion ?? 'unknown';
    if (existing === elementClass) return;
    existing.partnerWidgetsLate = version;
    if (other === told) return;
    told = other;
    const message = `[partner-widgets] <${tag}> is already defined by version ${other}; version ${version} leaves it so`;
    console[other === version ? 'info' : 'error'](message);
  } else {
    elementClass.partnerWidgetsVersion = version;
    customElements.define(tag, elementClass);
  }
}
