/** What the page's content security policy refuses while the doctor looks. */

export interface Violation {
  /** `connect-src`, `worker-src`, `trusted-types`, ... */
  readonly directive: string;
  /** Where to: an origin, never a path; empty where the browser does not say. */
  readonly origin: string;
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
    // Browsers tell in a task of its own, after what was refused has failed.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return this.#found.find(({directive}) => directives.includes(directive));
  }

  readonly #onViolation = ({disposition, effectiveDirective, blockedURI}: SecurityPolicyViolationEvent): void => {
    if (disposition !== 'enforce') return;
    this.#found.push({directive: effectiveDirective, origin: originOf(blockedURI)});
  };
}

function originOf(address: string): string {
  try {
    const {origin} = new URL(address);
    return origin === 'null' ? '' : origin;
  } catch {
    return '';
  }
}
