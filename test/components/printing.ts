/** What is printed from a frame of its own, without a print dialog. */
import {tidy} from './text.js';

export interface Printed {
  readonly title: string;
  readonly text: string;
  /** The page's colour, and whether the first element of `seen` is laid out. */
  readonly look: string;
  readonly controls: number;
}

/** Takes down what `root` prints. */
export function printing(root: ShadowRoot, seen = 'body'): readonly Printed[] {
  const printed: Printed[] = [];
  const append = root.append.bind(root);
  root.append = (...nodes: (Node | string)[]) => {
    append(...nodes);
    const view = root.querySelector('iframe')!.contentWindow as Window & typeof globalThis;
    view.print = () => {
      const {document: page} = view;
      printed.push({
        title: page.title,
        text: tidy(page.body.textContent),
        look: `${view.getComputedStyle(page.body).color} ${view.getComputedStyle(page.querySelector(seen)!).contentVisibility}`,
        controls: page.querySelectorAll('button, input, a').length,
      });
      view.dispatchEvent(new Event('afterprint'));
    };
  };
  return printed;
}
