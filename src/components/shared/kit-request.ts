/** Asks `<partner-kit>` for what it hands out, with no more code than that. */
import type {KitServices} from './kit-context.js';
import type {KitElement} from './kit-element.js';

/**
 * `onServices` hears of none at first, then what the provider hands out, where there is one, now and whenever it changes;
 * one that is defined later than the element, too. Answers how to stop.
 */
export function requestKit(element: KitElement, onServices: (services: KitServices | undefined) => void): () => void {
  const {kitKey: context} = element.constructor as typeof KitElement;
  const {ownerDocument} = element;
  let stop: (() => void) | undefined;
  const callback = (services?: KitServices, unsubscribe?: () => void): void => {
    if (stop !== unsubscribe) stop?.();
    stop = unsubscribe;
    onServices(services);
  };
  const ask = (): void => {
    const request = {context, contextTarget: element, callback, subscribe: true};
    element.dispatchEvent(Object.assign(new Event('context-request', {bubbles: true, composed: true}), request));
  };
  // Every provider tells of itself when it is put on the page; another one around it keeps that to itself.
  ownerDocument.addEventListener('context-provider', ask, true);
  // Put where no provider is around it, the element has nothing of the one that was.
  callback();
  ask();
  return () => {
    ownerDocument.removeEventListener('context-provider', ask, true);
    stop?.();
  };
}
