/** Counts down to a moment by the monotonic clock, telling every second what is left (F-T1). */
export class Countdown {
  readonly #onTick: (milliseconds: number) => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param onTick milliseconds left, never below 0. */
  constructor(onTick: (milliseconds: number) => void) {
    this.#onTick = onTick;
  }

  /** Begins, unless it runs already. */
  start(milliseconds: number): void {
    if (this.#timer) return;
    const endsAt = performance.now() + milliseconds;
    const tick = () => this.#onTick(Math.max(0, endsAt - performance.now()));
    tick();
    this.#timer = setInterval(tick, 1000);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
