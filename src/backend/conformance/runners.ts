/** What runners of tests offer to say that a test could not be run. */

/** Asks the runner to skip: mocha by `this`, Vitest and `node:test` by what a test is called with. */
export function skippedIn(given: readonly unknown[], reason: string): void {
  for (const context of given) {
    const {skip} = Object(context) as {skip?: unknown};
    if (typeof skip === 'function') return void skip.call(context, reason);
  }
}
