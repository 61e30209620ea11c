import type {OperationName} from './kit.js';

/** One request of the kit's as a tester sees it: ids, codes and times. What was in it is never noted. */
export interface LoggedCall {
  readonly id: number;
  /** Epoch milliseconds by the device's clock. */
  readonly at: number;
  readonly operation: OperationName;
  /** The key of a once-only operation. */
  readonly key: string | null;
  /** How many times the key has been sent, this time included; 0 without a key. */
  readonly sends: number;
  /** The HTTP status or the kind of problem; `null` while nothing has come. */
  readonly outcome: string | null;
  /** Whether the back end is known to have carried it out, whatever the kit was told. */
  readonly isCarriedOut: boolean;
  readonly milliseconds: number | null;
  /** Names of the faults it met. */
  readonly faults: readonly string[];
}

const mostCalls = 200;

/** The kit's requests since the page was opened. */
export class CallLog {
  onChange: () => void = () => undefined;
  #calls: readonly LoggedCall[] = [];
  #sends = new Map<string, number>();
  #last = 0;

  /** The newest first. */
  get calls(): readonly LoggedCall[] {
    return this.#calls;
  }

  /** Notes a request that is sent now; gives its number. */
  begin(operation: OperationName, key: string | null): number {
    const id = ++this.#last;
    const sends = key === null ? 0 : (this.#sends.get(key) ?? 0) + 1;
    if (key !== null) this.#sends.set(key, sends);
    const open = {outcome: null, isCarriedOut: false, milliseconds: null, faults: []};
    this.#calls = [{id, at: Date.now(), operation, key, sends, ...open}, ...this.#calls].slice(0, mostCalls);
    this.onChange();
    return id;
  }

  meet(id: number, faults: readonly string[]): void {
    if (faults.length > 0) this.#replace(id, (call) => ({...call, faults}));
  }

  carriedOut(id: number): void {
    this.#replace(id, (call) => ({...call, isCarriedOut: true}));
  }

  /** Notes how a request ended; the first ending counts. */
  settle(id: number, outcome: string): void {
    this.#replace(id, (call) =>
      call.outcome === null ? {...call, outcome, milliseconds: Math.max(0, Date.now() - call.at)} : call,
    );
  }

  /** Forgets the requests; how often a key was sent is known on. */
  clear(): void {
    this.#calls = [];
    this.onChange();
  }

  #replace(id: number, change: (call: LoggedCall) => LoggedCall): void {
    this.#calls = this.#calls.map((call) => (call.id === id ? change(call) : call));
    this.onChange();
  }
}
