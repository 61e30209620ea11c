/** What the page tells of the kit's files: the script that finds elements, and files that did not come. */
import {around} from './kit-elements.js';

const loaderName = '/partner-widgets.js';

const entries = (): readonly PerformanceResourceTiming[] =>
  performance.getEntriesByType('resource') as PerformanceResourceTiming[];

const pathOf = (address: string): string => {
  try {
    return new URL(address, document.baseURI).pathname;
  } catch {
    return '';
  }
};

/** The script for pages without a build, wherever the page has it from; `undefined`: it does not have it. */
export function loaderAddress(): string | undefined {
  const scripts = [...document.scripts].map(({src}) => src);
  return [...scripts, ...entries().map(({name}) => name)].find((address) => pathOf(address).endsWith(loaderName));
}

/** Files of which the check that asks for them tells itself. */
const toldElsewhere = /\/(lit-starts|article-search-worker)/;

export interface MissingFile {
  /** Its name, without the path. */
  readonly file: string;
  readonly status: number;
}

/** Files beside the kit's scripts that the server refused when they were last asked for, as far as the browser tells. */
export function missingFiles(): readonly MissingFile[] {
  const loader = loaderAddress();
  const folders = [import.meta.url, ...(loader === undefined ? [] : [loader])].map(folderOf);
  const latest = new Map<string, number>();
  for (const {name, responseStatus} of entries()) latest.set(name, responseStatus);
  return [...latest].flatMap(([name, status]) => {
    const isOfKit =
      name.endsWith('.js') && !toldElsewhere.test(name) && folders.some((folder) => name.startsWith(folder));
    return isOfKit && status >= 400 ? [{file: name.split('/').at(-1)!, status}] : [];
  });
}

const folderOf = (address: string): string =>
  new URL('.', new URL(address, document.baseURI)).href.replace(/chunks\/$/, '');

/** Whether `element` is where the script on the page does not look, and nothing was done for it. */
export const isUnwatched = (element: HTMLElement & {readonly backend?: unknown}): boolean =>
  element.getRootNode() instanceof ShadowRoot && element.backend === undefined && loaderAddress() !== undefined;

/** Whether the page names a backend for `element` by the attribute that the script reads. */
export const hasBaseUrl = (element: Element): boolean =>
  loaderAddress() !== undefined &&
  [element, ...around(element)].some(
    (at) => (at === element || at.localName === 'partner-kit') && at.hasAttribute('base-url'),
  );
