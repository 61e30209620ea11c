/** The workers that search articles, one for each language whose word forms are known. */
import type {SearchWorker} from '../components/support/search/article-search.js';
import type {FormLanguage} from '../domain/search-words.js';

interface WorkerClass {
  new (url: URL, options: WorkerOptions): SearchWorker;
}
type Starts = Readonly<Record<FormLanguage | 'other', (Worker: WorkerClass) => SearchWorker>>;

// Bundlers look for exactly `new Worker(new URL('...', import.meta.url), {...})` and write their own address there. Some
// of them do so only with the page's own Worker, which therefore has its lines too.
const ownStarts: Starts = {
  en: () => new Worker(new URL('./article-search-worker-en.js', import.meta.url), {type: 'module'}),
  ru: () => new Worker(new URL('./article-search-worker-ru.js', import.meta.url), {type: 'module'}),
  sr: () => new Worker(new URL('./article-search-worker-sr.js', import.meta.url), {type: 'module'}),
  other: () => new Worker(new URL('./article-search-worker.js', import.meta.url), {type: 'module'}),
};
const trustedStarts: Starts = {
  en: (Worker) => new Worker(new URL('./article-search-worker-en.js', import.meta.url), {type: 'module'}),
  ru: (Worker) => new Worker(new URL('./article-search-worker-ru.js', import.meta.url), {type: 'module'}),
  sr: (Worker) => new Worker(new URL('./article-search-worker-sr.js', import.meta.url), {type: 'module'}),
  other: (Worker) => new Worker(new URL('./article-search-worker.js', import.meta.url), {type: 'module'}),
};

interface ScriptPolicy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: {createScriptURL(url: string): string}): ScriptPolicy;
}

/** The name that a host's `trusted-types` has to list, so that workers start where Trusted Types are enforced. */
export const policyName = 'partner-widgets';

let policy: ScriptPolicy | null | undefined;

/** The kit's policy, which lets nothing through but its own workers; `null` where the host's does not list it. */
function ownPolicy(factory: PolicyFactory): ScriptPolicy | null {
  if (policy !== undefined) return policy;
  try {
    policy = factory.createPolicy(policyName, {createScriptURL: allowed});
  } catch {
    policy = null;
  }
  return policy;
}

/** A bundler may write a text there, which counts from the page, or what a policy of the host's let through. */
const addressOf = (url: unknown): URL => new URL(String(url), document.baseURI);

const addresses = new Set<string>();
function allowed(url: string): string {
  if (!addresses.has(url)) throw new TypeError('this is no worker of the kit');
  return url;
}

/** Whether the browser kept a worker of this origin from starting: each further try would be another report. */
let wereForbidden = false;
const onViolation = ({effectiveDirective, disposition, blockedURI}: SecurityPolicyViolationEvent): void => {
  const isOwn = blockedURI.startsWith(new URL(import.meta.url).origin);
  if (effectiveDirective === 'worker-src' && disposition === 'enforce' && isOwn) wereForbidden = true;
};

/** Whether it is known that the page's policy lets no worker start. What stands in a header cannot be read. */
const areForbidden = (): boolean =>
  wereForbidden ||
  [...document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="content-security-policy" i]')].some(({content}) =>
    /(^|;)\s*worker-src\s+'none'\s*(;|$)/i.test(content),
  );

/** The directive that keeps workers from starting on this page, as far as that is known; `null`: none. */
export function refusedWorkers(): 'worker-src' | 'trusted-types' | null {
  if (areForbidden()) return 'worker-src';
  // A name is not missing where no worker is tried.
  if (isFromElsewhere()) return null;
  const {trustedTypes} = globalThis as {trustedTypes?: PolicyFactory};
  return trustedTypes && !ownPolicy(trustedTypes) ? 'trusted-types' : null;
}

/**
 * Whether the kit comes from another origin than the page: browsers start no worker from there, and trying is reported.
 * Where a bundler took the module's address away, it is not known.
 */
function isFromElsewhere(): boolean {
  const {protocol, origin} = new URL(import.meta.url);
  return protocol.startsWith('http') && origin !== self.origin;
}

/**
 * Whether the worker's file is where Vite's development server gathers modules. Before its version 8 that is asked for,
 * and is not there.
 */
function isLeftBehind(key: keyof Starts): boolean {
  let address = '';
  class Probe {
    constructor(url: unknown) {
      address = addressOf(url).pathname;
    }
  }
  trustedStarts[key](Probe as unknown as WorkerClass);
  return address.includes('/.vite/deps/');
}

/** Ways to start the worker for a language, in the order in which to try them. */
export function articleSearchWorkers(language: FormLanguage | null): (() => SearchWorker)[] {
  const key = language ?? 'other';
  if (areForbidden() || isFromElsewhere() || isLeftBehind(key)) return [];
  // The same listener is there once, however often it is added.
  document.addEventListener('securitypolicyviolation', onViolation);
  const own = (): SearchWorker => ownStarts[key](Worker);
  const {trustedTypes} = globalThis as {trustedTypes?: PolicyFactory};
  if (!trustedTypes) return [own];
  const trusted = (policyOfKit: ScriptPolicy): SearchWorker => {
    class TrustedWorker extends Worker {
      constructor(url: unknown, options: WorkerOptions) {
        const {href} = addressOf(url);
        addresses.add(href);
        super(policyOfKit.createScriptURL(href) as string, options);
      }
    }
    return trustedStarts[key](TrustedWorker);
  };
  const kitPolicy = ownPolicy(trustedTypes);
  // A host that lists policies and not this one has Trusted Types enforced as a rule; its reports stay short.
  return kitPolicy ? [() => trusted(kitPolicy), own] : [];
}
