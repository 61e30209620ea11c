/** A small generator of numbers from a seed: the same seed gives the same numbers, on every machine. */

/** Numbers of at least 0 and below 1, in order. */
export function randomFrom(/** @type {number} */ seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Choices from one seed, each taking the next number. */
export function chooser(/** @type {number} */ seed) {
  const next = randomFrom(seed);
  const below = (count) => Math.floor(next() * count);
  return {
    next,
    /** A whole number from 0 to below `count`. */
    below,
    /** A whole number between two, both included. */
    between: (least, most) => least + below(most - least + 1),
    /** True with this probability. */
    chance: (probability) => next() < probability,
    /** One of a list. */
    oneOf: (list) => list[below(list.length)],
    /** A key of `{key: weight}`, the heavier the likelier. */
    weighted(weights) {
      const entries = Object.entries(weights);
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1))[0];
    },
  };
}
