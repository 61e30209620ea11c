import {engine} from './driver.mjs';

/** Leaves the origin no room to write, and sees that it is so; the answer gives it back. Other engines than Chromium have the refusal simulated. */
export async function shrinkStorage(page, origin) {
  if (engine === 'chromium') {
    const devtools = await page.native.createCDPSession();
    await devtools.send('Storage.overrideQuotaForOrigin', {origin, quotaSize: 1});
    await page.waitFor(async () => {
      const cache = await caches.open('room');
      const isRefused = await cache.put('/room', new Response('room')).then(
        () => false,
        (error) => error.name === 'QuotaExceededError',
      );
      await caches.delete('room');
      return isRefused;
    });
    return () => devtools.send('Storage.overrideQuotaForOrigin', {origin});
  }
  await page.evaluate(() => {
    const {put} = IDBObjectStore.prototype;
    window.giveRoom = () => (IDBObjectStore.prototype.put = put);
    IDBObjectStore.prototype.put = function () {
      throw new DOMException('The device is full', 'QuotaExceededError');
    };
  });
  return () => page.evaluate(() => void window.giveRoom());
}
