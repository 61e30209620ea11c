/** Asks `<partner-kit>` for what it hands out, with no more code than that. */
import type {KitServices} from './kit-context.js';

/** Names what `<partner-kit>` hands out, for every copy of the kit with this major version on the page. */
export const kitKey = Symbol.for('partner-widgets/kit@0');

/**
 * `onServices` hears what the provider hands out, where there is one, now and whenever it changes. Answers how to stop.
 */
export function requestKit(element: HTMLElement, onServices: (services: KitServices) => void): () => void {
  let stop: (() => void) | undefined;
  const callback = (services: KitServices, unsubscribe?: () => void): void => {
    stop = unsubscribe;
    onServices(services);
  };
  const request = {context: kitKey, contextTarget: element, callback, subscribe: true};
  element.dispatchEvent(Object.assign(new Event('context-request', {bubbles: true, composed: true}), request));
  return () => stop?.();
}
