/**
 * For pages without a build: finds the kit's elements on the page, those that come later too, and loads what each of
 * them needs from beside this module, whatever origin that is. `base-url` on an element or on `<partner-kit>` names its
 * backend. Built as `dist/cdn/partner-widgets.js`.
 */
import {version} from '../package.json';
import type {HttpBackendOptions} from './backend/http/http-backend.js';
import type {PartnerBackend} from './backend/partner-backend.js';

export {version};

const modules = {
  'partner-kit': () => import('./define/partner-kit.js'),
  'partner-renewal': () => import('./define/partner-renewal.js'),
  'provisioning-wizard': () => import('./define/provisioning-wizard.js'),
  'support-button': () => import('./define/support-button.js'),
  'support-center': () => import('./define/support-center.js'),
};
type Tag = keyof typeof modules;
type Found = Element & {backend?: unknown};

const selector = Object.keys(modules).join();

/** An `httpBackend(options)`, whose code is loaded for it: for a page that has to hand over headers or the like. */
export async function loadHttpBackend(options: HttpBackendOptions): Promise<PartnerBackend> {
  return (await import('./backend/http/http-backend.js')).httpBackend(options);
}

/** Finds elements in an open shadow root of the page's own as well, now and later; the document is watched already. */
export function watch(root: Document | ShadowRoot): void {
  observer.observe(root, {subtree: true, childList: true, attributeFilter: ['base-url', 'with-credentials']});
  look(root);
}

/** Tags whose module did not come, and elements whose backend did not. */
const missed = new Set<Tag | Found>();

/** Asks again for all that did not come and is still wanted: once there is a network, and with the next element. */
function askAgain(): void {
  const all = [...missed];
  missed.clear();
  for (const one of all) {
    if (typeof one === 'string') define(one);
    else if (one.isConnected) void supply(one);
  }
}
addEventListener('online', askAgain);

const told = new Set<string>();

/** Tells once for each tag what did not come. */
function failed(what: string, error: unknown, one: Tag | Found): void {
  missed.add(one);
  if (told.has(what)) return;
  told.add(what);
  console.error(`[partner-widgets] ${what} could not be loaded`, error);
}

const asked = new Set<Tag>();

function define(tag: Tag): void {
  if (asked.has(tag) || customElements.get(tag)) return;
  asked.add(tag);
  modules[tag]().catch((error: unknown) => {
    asked.delete(tag);
    failed(`<${tag}>`, error, tag);
  });
}

/** The backend that an element's attributes name, as one text; `null`: none. */
function nameOf(element: Found): string | null {
  const baseUrl = element.getAttribute('base-url');
  return baseUrl === null ? null : `${element.hasAttribute('with-credentials') ? 'include' : 'same-origin'} ${baseUrl}`;
}

/** One backend for all that name the same. */
const backends = new Map<string, Promise<PartnerBackend>>();

function backendOf(name: string): Promise<PartnerBackend> {
  const known = backends.get(name);
  if (known) return known;
  const [credentials = ''] = name.split(' ', 1);
  const baseUrl = name.slice(credentials.length + 1);
  const backend = loadHttpBackend({baseUrl, credentials: credentials as RequestCredentials});
  backends.set(name, backend);
  backend.catch(() => backends.delete(name));
  return backend;
}

/** What an element's attributes gave it; anything else was set by a script, and stays. */
const given = new WeakMap<Element, unknown>();

async function supply(element: Found): Promise<void> {
  const name = nameOf(element);
  const mayGive = (): boolean => element.backend === given.get(element) && nameOf(element) === name;
  if (!mayGive() || (name === null && !given.has(element))) return;
  const asks = () => (name === null ? undefined : backendOf(name));
  try {
    // The button asks when it needs to.
    const backend = name !== null && element.localName === 'support-button' ? asks : await asks();
    if (!mayGive()) return;
    given.set(element, backend);
    element.backend = backend;
  } catch (error) {
    failed(`the HTTP adapter for <${element.localName}>`, error, element);
  }
}

function take(element: Found): void {
  askAgain();
  define(element.localName as Tag);
  void supply(element);
}

const look = (root: ParentNode): void => root.querySelectorAll(selector).forEach(take);

const observer = new MutationObserver((records) => {
  for (const {type, target, addedNodes} of records) {
    if (type === 'attributes' && (target as Element).matches(selector)) void supply(target as Element);
    for (const node of addedNodes as NodeListOf<Element>) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      if (node.matches(selector)) take(node);
      look(node);
    }
  }
});
watch(document);
