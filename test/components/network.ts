/** What the browser knows of the network, as a test wants it. */
export function setOnline(isOnline: boolean): void {
  if (isOnline) delete (navigator as {onLine?: boolean}).onLine;
  else Object.defineProperty(navigator, 'onLine', {configurable: true, value: false});
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}
