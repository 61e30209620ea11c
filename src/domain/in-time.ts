/** What `inTime` rejects with when the time is up. */
export const timedOut = Symbol('timed out');

/** `promise`, or a rejection with `timedOut` after so many milliseconds. What `promise` stands for goes on. */
export function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timedOut), milliseconds);
  });
  return Promise.race([promise, timeUp]).finally(() => clearTimeout(timer));
}

/** Milliseconds after which a part of the kit that did not come counts as one that does not come. */
const longestLoad = 20_000;

/** A part of the kit on its way, or a rejection when it takes too long. One that comes later is there for a retry. */
export const partInTime = <T>(part: Promise<T>): Promise<T> => inTime(part, longestLoad);
