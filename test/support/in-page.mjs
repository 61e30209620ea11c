/* Functions that a driver evaluates in the page. Each stands alone: nothing outside it is there when it runs. */

/**
 * Finds the one visible, enabled element that matches, through open shadow roots.
 * @param {{selector?: string, text?: string}} wanted a CSS selector and the whole text or accessible label
 * @returns {{x: number, y: number} | string} its middle in CSS pixels, or why there is none
 */
export function locate({selector, text}) {
  const everything = (node) =>
    [...node.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? everything(element.shadowRoot) : []),
    ]);
  const tidy = (value) => (value ?? '').replace(/\s+/g, ' ').trim();
  const label = (element) =>
    [
      element.getAttribute('aria-label'),
      element.innerText,
      ...[...(element.labels ?? [])].map((one) => one.innerText),
    ].map(tidy);
  const pressable = selector ?? 'button, a[href], input, select, textarea, summary, [role=button], [role=link]';
  const found = everything(document).filter((element) => {
    if (!element.matches(pressable) || (text !== undefined && !label(element).includes(tidy(text)))) return false;
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.checkVisibility({visibilityProperty: true});
  });
  const description = JSON.stringify({selector, text});
  if (found.length !== 1) return `${found.length} visible elements match ${description}`;
  const [element] = found;
  if (element.matches(':disabled')) return `what matches ${description} is disabled`;
  element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
  const {left, top, width, height} = element.getBoundingClientRect();
  return {x: left + width / 2, y: top + height / 2};
}

/** All the text a person can see, through open shadow roots, one line per block. */
export function visibleText() {
  const lines = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data.replace(/\s+/g, ' ').trim();
      if (text) lines.push(text);
      return;
    }
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (/^(STYLE|SCRIPT|TEMPLATE)$/.test(node.tagName)) return;
      const {display, visibility} = getComputedStyle(node);
      if (display === 'none' || visibility === 'hidden') return;
      if (node.tagName === 'SLOT' && node.assignedNodes().length) {
        node.assignedNodes().forEach(walk);
        return;
      }
    }
    (node.shadowRoot ?? node).childNodes.forEach(walk);
  };
  walk(document.body);
  return lines.join('\n');
}

/** The element with focus, through open shadow roots: `{tag, id, name, text}`, or `null` where it is the page. */
export function focused() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return null;
  const text = (element.getAttribute('aria-label') ?? element.innerText ?? '').replace(/\s+/g, ' ').trim();
  return {tag: element.localName, id: element.id, name: element.getAttribute('name') ?? '', text};
}

/** Every record of every IndexedDB database of this origin, as text: `[{database, store, records}]`. */
export async function everythingStored() {
  const promised = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  /** Nothing where the database was deleted since it was listed: opening does not bring it back. */
  const opened = (name) => {
    const request = indexedDB.open(name);
    let isGone = false;
    request.onupgradeneeded = () => {
      isGone = true;
      request.transaction.abort();
    };
    return promised(request).catch(async (error) => {
      if (!isGone) throw error;
      // WebKit keeps it, empty.
      await promised(indexedDB.deleteDatabase(name));
    });
  };
  const contents = [];
  for (const {name} of await indexedDB.databases()) {
    const database = await opened(name);
    if (!database) continue;
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([promised(objects.getAllKeys()), promised(objects.getAll())]);
      contents.push({database: name, store, records: JSON.stringify([keys, values])});
    }
    database.close();
  }
  return contents;
}
