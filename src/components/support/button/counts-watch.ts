/** Asks how many cases wait, as long as the page is visible: less and less often while nothing changes (S-11). */
import {checkedBackend} from '../../../backend/checked-backend.js';
import type {SupportBackend} from '../../../backend/partner-backend.js';
import {supportHomeAnswers, type SupportHomeOperation} from '../../../backend/support-home-operations.js';
import {partInTime} from '../../../domain/in-time.js';
import {problemOf} from '../../../domain/problem.js';
import type {SupportCenterPolicy} from '../../../domain/support/support-center-policy.js';
import type {SupportCounts} from '../../../domain/support/support-profile.js';

export interface CountsWatchOptions {
  readonly backend: SupportBackend;
  readonly policy: SupportCenterPolicy;
  /** Since when changes are news to an account; `null`: not known, and nothing counts as news. */
  readonly since: (accountId: string) => Promise<string | null>;
  /** What was answered, and whether news were asked for; `null`: nobody is signed in. */
  readonly onCounts: (counts: SupportCounts | null, isNewsKnown: boolean) => void;
}

export class CountsWatch {
  readonly #options: CountsWatchOptions;
  readonly #backend: Pick<ReturnType<typeof checkedBackend<SupportHomeOperation>>, 'getSupportCounts' | 'getSession'>;
  #listening: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Milliseconds to the next question. */
  #wait: number;
  /** When the next question is due, by the monotonic clock. */
  #dueAt = 0;
  #known = '';
  /** Whose cases are counted; `null`: to be asked for. */
  #accountId: string | null = null;

  constructor(options: CountsWatchOptions) {
    this.#options = options;
    const {backend, policy} = options;
    this.#backend = checkedBackend<SupportHomeOperation>(backend, supportHomeAnswers, {
      timeoutMilliseconds: policy.timeoutMilliseconds,
    });
    this.#wait = this.#shortest;
  }

  /** Begins to ask, at once; goes on where it was stopped. */
  start(): void {
    if (this.#listening) return;
    this.#listening = new AbortController();
    document.addEventListener('visibilitychange', () => this.#follow(), this.#listening);
    this.#follow();
  }

  stop(): void {
    this.#listening?.abort();
    this.#listening = null;
    clearTimeout(this.#timer);
  }

  /** Something was done that may have changed the counts. */
  askSoon(): void {
    this.#wait = this.#shortest;
    this.#dueAt = 0;
    this.#accountId = null;
    if (this.#listening) this.#follow();
  }

  get #shortest(): number {
    return this.#options.policy.support.pollSeconds * 1000;
  }

  get #longest(): number {
    return Math.max(this.#shortest, this.#options.policy.support.pollMostSeconds * 1000);
  }

  #follow(): void {
    clearTimeout(this.#timer);
    if (document.visibilityState !== 'visible') return;
    this.#timer = setTimeout(() => void this.#ask(), Math.max(0, this.#dueAt - performance.now()));
  }

  async #ask(): Promise<void> {
    const listening = this.#listening;
    if (!listening) return;
    const {onCounts} = this.#options;
    const {signal} = listening;
    try {
      const since = await this.#since(signal);
      const counts = await this.#backend.getSupportCounts({since}, {signal});
      if (listening.signal.aborted) return;
      const known = JSON.stringify(counts);
      this.#wait = known === this.#known ? Math.min(this.#wait * 2, this.#longest) : this.#shortest;
      this.#known = known;
      onCounts(counts, since !== null);
    } catch (error) {
      if (listening.signal.aborted) return;
      const {kind, retryAfterMilliseconds = 0} = problemOf(error);
      this.#wait = Math.max(Math.min(this.#wait * 2, this.#longest), retryAfterMilliseconds);
      if (kind === 'signed-out') {
        this.#wait = this.#longest;
        this.#known = '';
        this.#accountId = null;
        onCounts(null, false);
      }
    }
    this.#dueAt = performance.now() + this.#wait;
    this.#follow();
  }

  async #since(signal: AbortSignal): Promise<string | null> {
    this.#accountId ??= (await this.#backend.getSession({}, {signal})).account?.id ?? null;
    // What the device does not tell in time is not known.
    return this.#accountId === null ? null : partInTime(this.#options.since(this.#accountId)).catch(() => null);
  }
}
