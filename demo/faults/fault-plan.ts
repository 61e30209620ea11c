import type {OperationName} from '../kit.js';
import {delayOf, faultText, type Fault, type Service} from './fault.js';

/** A fault that is switched on, and how many calls it has met. */
export interface ActiveFault {
  readonly fault: Fault;
  readonly met: number;
}

/** What one call meets. */
export interface MetFaults {
  /** Milliseconds to wait before the call is carried out, and after it. */
  readonly delays: Readonly<Record<Fault['moment'], number>>;
  readonly offline: boolean;
  /** What else happens to the call. */
  readonly fault: Fault | null;
  /** Everything it meets, for the list of calls. */
  readonly names: readonly string[];
}

export interface ActivationFaults {
  readonly slow: boolean;
  readonly failing: readonly Service[];
}

export const isSpent = ({fault, met}: ActiveFault): boolean => fault.times !== 'always' && met >= Number(fault.times);

/** A mobile network at the edge of its cell. */
const slowBytesPerSecond = 50_000;

/** The faults switched on in this tab. */
export class FaultPlan {
  offline = false;
  slowUploads = false;
  activation: ActivationFaults = {slow: false, failing: []};
  /** Called when a call has met a fault. */
  onMet: () => void = () => undefined;
  #faults: readonly ActiveFault[] = [];

  get faults(): readonly ActiveFault[] {
    return this.#faults;
  }

  /** Milliseconds that so many bytes of a file are on their way. */
  uploadTime(bytes: number): number {
    return this.slowUploads ? (bytes / slowBytesPerSecond) * 1000 : 0;
  }

  /** Switches on exactly these; one that was on before has its count left. */
  use(faults: readonly Fault[]): void {
    const before = new Map(this.#faults.map((active) => [faultText(active.fault), active]));
    this.#faults = faults.map((fault) => before.get(faultText(fault)) ?? {fault, met: 0});
  }

  /** Lets a fault that is spent happen again. */
  rearm(fault: Fault): void {
    this.#faults = this.#faults.map((active) =>
      faultText(active.fault) === faultText(fault) ? {...active, met: 0} : active,
    );
  }

  /** What a call of this operation meets now; it counts. Any number of waits, and the first of all others. */
  meet(operation: OperationName): MetFaults {
    const delays = {before: 0, after: 0};
    const met = new Set<ActiveFault>();
    let other: Fault | null = null;
    if (!this.offline) {
      for (const active of this.#faults) {
        const {fault} = active;
        if (isSpent(active) || !isFor(fault, operation)) continue;
        const delay = delayOf(fault.kind);
        if (delay === 0 && other) continue;
        if (delay === 0) other = fault;
        delays[fault.moment] += delay;
        met.add(active);
      }
    }
    if (met.size > 0) {
      this.#faults = this.#faults.map((active) => (met.has(active) ? {...active, met: active.met + 1} : active));
      this.onMet();
    }
    const names = this.offline ? ['offline'] : [...met].map(({fault}) => fault.kind);
    return {delays, offline: this.offline, fault: other, names};
  }
}

const isFor = ({kind, operation}: Fault, called: OperationName): boolean =>
  operation === 'all'
    ? kind !== 'taken' || called === 'saveMeetings' || called === 'saveSubdomain'
    : operation === called;
