/**
 * Calls `load` after a first view on the page, or a little later where none comes; on a server never. What it cannot
 * bring is done without.
 */
export function afterFirstView(load: () => Promise<unknown>): void {
  if (!('document' in globalThis)) return;
  const begin = (): void => void load().catch(() => undefined);
  addEventListener('partner-ready', begin, {once: true});
  setTimeout(begin, 2000);
}
