/** Numbers that look random and follow from an index alone. */

/** 32 bits that follow from `index` and what they are for. */
export function scatter(index: number, purpose: number): number {
  let hash = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(purpose + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** One of `limit` numbers from 0. */
export const scattered = (index: number, purpose: number, limit: number): number => scatter(index, purpose) % limit;

/** One of some values. */
export const scatteredFrom = <T>(index: number, purpose: number, from: readonly T[]): T =>
  from[scattered(index, purpose, from.length)]!;
