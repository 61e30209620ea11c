/** Texts from elsewhere put in the place of harmless ones, and what a page then looks like. */
import {aTimeout, expect} from '@open-wc/testing';
import type * as v from 'valibot';
import {replaced, slotsOf, type Slot, type SlotKind} from '../support/bad-input.js';

declare global {
  interface Window {
    /** Set by markup of the catalogue, were it ever run. */
    __xss?: number;
  }
}

/** Declares that after each test no markup of the catalogue was run, and no error was thrown. Call it after the hooks that show something. */
export function expectNoHarm(): void {
  const errors: string[] = [];
  const onError = (event: ErrorEvent) => errors.push(event.message);
  beforeEach(() => {
    errors.length = 0;
    delete window.__xss;
    window.addEventListener('error', onError);
  });
  afterEach(() => {
    window.removeEventListener('error', onError);
    expect(window.__xss).to.equal(undefined);
    expect(errors).to.deep.equal([]);
  });
}

/** Gives another text for the one at a place of the contract; `null`: none stands there. */
export type Change = (text: string | null, place: string) => string;

const known = new Map<v.GenericSchema, Slot[]>();

/** `value`, which `schema` describes, with every text of the given kinds changed. */
export function withTexts<T>(
  schema: v.GenericSchema,
  value: T,
  change: Change,
  kinds: readonly SlotKind[],
  name: string,
): T {
  let result: unknown = value;
  let slots = known.get(schema);
  if (!slots) known.set(schema, (slots = slotsOf(schema)));
  for (const {path, kind} of slots) {
    if (!kinds.includes(kind)) continue;
    result = replaced(result, path, (old) =>
      typeof old === 'string' || (old === null && kind === 'text') ? change(old, `${name}.${path}`) : old,
    );
  }
  return result as T;
}

/** Every element in it. */
export const elementsOf = (root: ParentNode): Element[] => [...root.querySelectorAll('*')];

/** What stands on the page, the values of fields included. */
export const pageText = (root: ShadowRoot): string =>
  [
    root.textContent,
    ...[...root.querySelectorAll<HTMLInputElement>('input, textarea, option')].map(({value}) => value),
    ...[...root.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label')),
  ].join('\n');

/** An element's name, attributes and where it leads: what hostile text would add to. */
export const traitsOf = (element: Element): string[] => {
  const {localName} = element;
  const target = element.getAttribute('href') ?? element.getAttribute('src');
  return [
    localName,
    ...element.getAttributeNames().map((name) => `${localName} ${name}`),
    ...(target === null || target.startsWith('#') ? [] : [`to ${target}`]),
  ];
};

let shown = 0;

/** To be awaited for each view that is shown: now and then the page gets a moment to forget what it drew before. */
export async function breathe(): Promise<void> {
  if (++shown % 20 === 0) await aTimeout(0);
}

// A page has to keep every range right that was ever made and not yet forgotten.
const range = document.createRange();

/** Where each visible character stands, those left out that only turn the direction. */
export function* places(root: ShadowRoot): Generator<{character: string; left: number; top: number}> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!node.parentElement?.checkVisibility() || node.parentElement.closest('option, dialog, .visually-hidden'))
      continue;
    for (let index = 0; index < node.length; index++) {
      const character = node.data[index]!;
      if (/[\s\u202A-\u202E\u2066-\u2069]/.test(character)) continue;
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const {left, top} = range.getBoundingClientRect();
      yield {character, left: Math.round(left), top: Math.round(top)};
    }
  }
}
