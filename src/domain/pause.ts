/** Long work in slices, so that a page keeps answering while it goes on. */

/** Milliseconds that a slice may take; a page answers within twice as much. */
const slice = 25;

/** A pause to wait for between two steps of long work: takes a turn of the event loop where a slice is used up. */
export function pauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < slice) return;
    await turn();
    since = performance.now();
  };
}

/** Lets the page answer once. A timer would be slowed down to one a second in a tab in the background; a message is not. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
