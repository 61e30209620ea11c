/** Lets a page be left at no speed in particular: the next one comes when what was typed is on the device. */
import {everythingStored} from './in-page.mjs';

const isPage = /^\/(elsewhere)?(\?|$)/;

/** Milliseconds after which another page is sent, for the test to end. */
const patience = 15_000;

/**
 * A gate before a server's pages, open at first; `handle` is given to the server. `close()`: from now on no page is sent.
 * `openWhenKept(page, text)`: the gate opens as soon as `page`, another tab, finds this text on the device.
 */
export function pageGate() {
  let open = () => {};
  let opened = Promise.resolve(false);
  return {
    close: () => void (opened = new Promise((resolve) => (open = () => resolve(false)))),
    openWhenKept: (page, text) =>
      page.evaluate(`void (async () => {
        ${everythingStored}
        while (!JSON.stringify(await everythingStored()).includes(${JSON.stringify(text)}))
          await new Promise((resolve) => setTimeout(resolve, 20));
        await fetch('/kept');
      })()`),
    handle: async ({url}, response) => {
      if (url === '/kept') {
        open();
        response.writeHead(204).end();
        return true;
      }
      if (!isPage.test(url)) return false;
      let timer;
      const tooLate = new Promise((resolve) => (timer = setTimeout(resolve, patience, true)));
      const isTooLate = await Promise.race([opened, tooLate]);
      clearTimeout(timer);
      if (isTooLate) response.writeHead(500).end('nothing was kept before the page was left');
      return Boolean(isTooLate);
    },
  };
}
