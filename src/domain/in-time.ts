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
