import {inTime, timedOut} from '../domain/in-time.js';
import {finding, type Finding} from './finding.js';
import {isOfSupport, type FoundElement} from './kit-elements.js';
import type {Violations} from './violations.js';

/** What the page's policy has to let happen, tried without a line of inline code. */
export async function checkPolicies(
  elements: readonly FoundElement[],
  violations: Violations,
  milliseconds: number,
): Promise<readonly Finding[]> {
  if (elements.length === 0) return [];
  const templates = await checkTemplates(violations, milliseconds);
  // Everything of support stands on templates.
  if (templates.length > 0 || !elements.some(isOfSupport)) return templates;
  return [...(await checkWorker(violations, milliseconds)), ...(await checkPictures(violations, milliseconds))];
}

/** Asks for the kit's own copy of Lit: no policy name is taken that the kit does not take itself. */
async function checkTemplates(violations: Violations, milliseconds: number): Promise<readonly Finding[]> {
  const {litHtmlVersions} = globalThis as {litHtmlVersions?: readonly string[]};
  const isOnPage = (litHtmlVersions?.length ?? 0) > 0;
  try {
    await inTime(import('./lit-starts.js'), milliseconds);
    return [];
  } catch (error) {
    // Slow is not refused.
    if (error === timedOut) return [];
    const text = error instanceof Error ? error.message : '';
    // Engines word it differently, and all name the policy.
    if (/polic/i.test(text) && text.includes('lit-html')) {
      return [finding(isOnPage ? 'trusted-types-duplicate' : 'trusted-types-lit', {policy: 'lit-html'})];
    }
    const refused = await violations.of('script-src', 'script-src-elem');
    return [finding('scripts-refused', {directive: refused?.directive ?? '', origin: refused?.origin ?? ''})];
  }
}

async function checkWorker(violations: Violations, milliseconds: number): Promise<readonly Finding[]> {
  const {articleSearchWorkers, refusedWorkers} = await import('../define/article-search-workers.js');
  const refusal = () => {
    const by = refusedWorkers();
    if (by === 'trusted-types') return finding('trusted-types-kit', {policy: 'partner-widgets'});
    return by && finding('worker-refused', {directive: by});
  };
  const known = refusal();
  if (known) return [known];
  const [start] = articleSearchWorkers(null);
  if (!start) return [];
  try {
    const worker = start();
    try {
      await inTime(
        new Promise<void>((resolve, reject) => {
          worker.addEventListener('message', () => resolve());
          worker.addEventListener('error', () => reject(new Error('no worker')));
        }),
        milliseconds,
      );
      return [];
    } finally {
      worker.terminate();
    }
  } catch {
    const refused = await violations.of('worker-src');
    return [refusal() ?? (refused ? finding('worker-refused', {directive: 'worker-src'}) : finding('worker-failed'))];
  }
}

/** The smallest picture there is. */
const picture = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Each further try would be another report. */
let picturesAreRefused = false;

/** Previews of pictures are shown from memory. The one here stands in no page. */
async function checkPictures(violations: Violations, milliseconds: number): Promise<readonly Finding[]> {
  if (picturesAreRefused) return [finding('pictures-refused', {directive: 'img-src'})];
  const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], {type: 'image/gif'}));
  const image = document.createElement('img');
  try {
    const shown = new Promise<boolean>((resolve) => {
      image.addEventListener('load', () => resolve(true));
      image.addEventListener('error', () => resolve(false));
    });
    image.src = address;
    if (await inTime(shown, milliseconds)) return [];
    picturesAreRefused = (await violations.of('img-src')) !== undefined;
    return picturesAreRefused ? [finding('pictures-refused', {directive: 'img-src'})] : [];
  } catch {
    return [];
  } finally {
    URL.revokeObjectURL(address);
  }
}
