/** Asks `<partner-kit>` for what it hands out, with no more code than that. */
import type {KitServices} from './kit-context.js';
import type {KitElement} from './kit-element.js';

/**
 * `onServices` hears what the provider hands out, where there is one, now and whenever it changes. Answers how to stop.
 */
export function requestKit(element: KitElement, onServices: (services: KitServices) => void): () => void {
  let stop: (() => void) | undefined;
  const callback = (services: KitServices, unsubscribe?: () => void): void => {
    stop = unsubscribe;
    onServices(services);
  };
  const {kitKey: context} = element.constructor as typeof KitElement;
  const request = {context, contextTarget: element, callback, subscribe: true};
  element.dispatchEvent(Object.assign(new Event('context-request', {bubbles: true, composed: true}), request));
  return () => stop?.();
}
