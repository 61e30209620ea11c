/** What tests look for on a page, whatever is on it. */
import {emulateMedia} from '@web/test-runner-commands';

/** Makes the page look as printed; answers whether the engine can be told to. */
export const print = (): Promise<boolean> =>
  emulateMedia({media: 'print'}).then(
    () => true,
    () => false,
  );

/** Text that a person reads or hears, with whether it is data rather than the kit's words. */
export function* spoken(root: ParentNode): Generator<{text: string; isData: boolean}> {
  const walker = document.createTreeWalker(root as Node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent!.replace(/[\u2068\u2069]/g, '').trim();
    const isData = walker.currentNode.parentElement!.closest('bdi, code, .unit, option:not([value=""])') !== null;
    if (text !== '') yield {text, isData};
  }
  for (const element of root.querySelectorAll('[aria-label]')) {
    yield {
      text: element
        .getAttribute('aria-label')!
        .replace(/[\u2068\u2069]/g, '')
        .trim(),
      isData: false,
    };
  }
}

/** What is wider than its place and is not made to scroll. */
export function* overflowing(root: ParentNode, frame: Element): Generator<string> {
  const {left, right} = frame.getBoundingClientRect();
  for (const element of root.querySelectorAll('*')) {
    if (element.closest('dialog, option, svg, .visually-hidden, thead')) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 0 && (box.right > right + 0.5 || box.left < left - 0.5)) {
      yield `<${element.localName} class="${element.className}"> ${element.textContent!.trim().slice(0, 40)}`;
    }
  }
}
