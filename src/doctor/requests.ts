/** Where the kit's calls go while the doctor looks: the adapter does not tell its address, the browser does. */
export class Requests {
  readonly #found: PerformanceEntry[] = [];
  #observer: PerformanceObserver | undefined;

  constructor() {
    try {
      this.#observer = new PerformanceObserver((list) => this.#found.push(...list.getEntries()));
      this.#observer.observe({type: 'resource'});
    } catch {
      // Without it a finding names no address.
    }
  }

  end(): void {
    this.#observer?.disconnect();
  }

  /** The one address at which `getSession` was asked for since then, once the browser has told of it; `''`: it is not known. */
  async ofSession(since: number): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const asked = this.#found.filter(({startTime}) => startTime >= since).map(({name}) => addressOf(name));
    const [address = '', ...others] = new Set(asked.filter(isOfSession));
    return others.length > 0 ? '' : address;
  }
}

/** Without what stands behind `?`, and without a name or a password. */
export function addressOf(text: string): string {
  try {
    const {origin, pathname} = new URL(text);
    return origin === 'null' ? '' : origin + pathname;
  } catch {
    return '';
  }
}

/** Whether the HTTP adapter asks there who is signed in. */
export const isOfSession = (address: string): boolean => address.endsWith('/session/get');
