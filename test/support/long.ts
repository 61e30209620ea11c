declare const __LONG__: boolean;

/** True in `npm run test:long`: tests repeat more often and walk their full matrix. */
export const long: boolean = __LONG__;

/** The number of repetitions for this run. */
export function repetitions(ordinary: number, inLongRuns: number): number {
  return long ? inLongRuns : ordinary;
}
