/**
 * Tells what is wrong on a host's page and how to mend it. Loaded by nobody who does not ask, and free of Lit, so that it
 * answers where the elements cannot start.
 */
import {checkAdapters} from './doctor/check-adapters.js';
import {checkLanguage} from './doctor/check-language.js';
import {checkLayout} from './doctor/check-layout.js';
import {checkPolicies} from './doctor/check-policies.js';
import {checkRegistration} from './doctor/check-registration.js';
import {checkSessions} from './doctor/check-session.js';
import {checkStorage} from './doctor/check-storage.js';
import {finding, severities, type Finding} from './doctor/finding.js';
import {givenBackends} from './doctor/given-backends.js';
import {kitElements} from './doctor/kit-elements.js';
import {Requests} from './doctor/requests.js';
import {Violations} from './doctor/violations.js';

export {explain, type Explanation} from './doctor/explain.js';
export {type Finding, type FindingDetail, type FindingId, type Severity} from './doctor/finding.js';

export interface DoctorOptions {
  /** Where elements are looked for, through open shadow roots. Default: the whole document. */
  readonly root?: ParentNode;
  /** How long one question to the backend, the storage or a worker may take. Default 3,000 ms. */
  readonly timeoutMilliseconds?: number;
}

/**
 * Looks at the page as it is now, the worst first; empty: nothing is wrong. Never rejects and never changes the page. It
 * asks each backend for `getSession` once, writes and deletes a database of its own, and where support is on the page
 * starts a worker and ends it. Findings are plain data without anything of a person; `explain` puts them into words.
 */
export async function doctor(options?: DoctorOptions | null): Promise<readonly Finding[]> {
  if (typeof document === 'undefined') return [];
  const violations = new Violations(document);
  const requests = new Requests();
  try {
    const {root, timeoutMilliseconds = 3000} = options ?? {};
    const elements = kitElements(root ?? document);
    const backends = givenBackends(elements, timeoutMilliseconds);
    const checks: Readonly<Record<string, () => readonly Finding[] | Promise<readonly Finding[]>>> = {
      registration: () => checkRegistration(elements),
      adapters: async () => checkAdapters(await backends),
      policies: () => checkPolicies(elements, violations, timeoutMilliseconds),
      session: async () => checkSessions(await backends, {violations, requests}, timeoutMilliseconds),
      storage: () => checkStorage(elements, timeoutMilliseconds),
      layout: () => checkLayout(elements),
      language: () => checkLanguage(elements),
    };
    const found = await Promise.all(
      Object.entries(checks).map(async ([check, look]) => {
        try {
          return await look();
        } catch {
          return [finding('check-failed', {check})];
        }
      }),
    );
    const all = found.flat();
    return severities.flatMap((severity) => all.filter((one) => one.severity === severity));
  } catch {
    return [finding('check-failed', {check: 'page'})];
  } finally {
    violations.end();
    requests.end();
  }
}
