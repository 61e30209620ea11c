/** What the page's content security policy refuses while the doctor looks. */
import {addressOf} from './requests.js';

export interface Violation {
  /** `connect-src`, `worker-src`, `trusted-types`, ... */
  readonly directive: string;
  /** Where to: an origin, never a path; empty where the browser does not say. */
  readonly origin: string;
  /** The same with its path, for comparing alone. */
  readonly address: string;
  /** When, as the page counts. */
  readonly at: number;
}

/** Hears violations from now on; `end` stops it. */
export class Violations {
  readonly #found: Violation[] = [];
  readonly #document: Document;

  constructor(page: Document) {
    this.#document = page;
    page.addEventListener('securitypolicyviolation', this.#onViolation);
  }

  end(): void {
    this.#document.removeEventListener('securitypolicyviolation', this.#onViolation);
  }

  /** The first violation of one of these directives, once the browser has told of it. */
  async of(...directives: readonly string[]): Promise<Violation | undefined> {
    return (await this.all(...directives))[0];
  }

  async all(...directives: readonly string[]): Promise<readonly Violation[]> {
    // Browsers tell in a task of its own, after what was refused has failed.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return this.#found.filter(({directive}) => directives.includes(directive));
  }

  readonly #onViolation = ({disposition, effectiveDirective, blockedURI}: SecurityPolicyViolationEvent): void => {
    if (disposition !== 'enforce') return;
    const address = addressOf(blockedURI);
    const origin = address && new URL(address).origin;
    this.#found.push({directive: effectiveDirective, origin, address, at: performance.now()});
  };
}
