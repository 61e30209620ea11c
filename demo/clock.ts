import {momentsOf, type Jump, type JumpName} from './agreement-moments.js';
import {agreementRow} from './backend/known-state.js';
import {dateAt} from './format.js';
import type {MemoryAdmin} from './kit.js';
import {graceDays} from './policy.js';
import type {AgreementRow, OrderRow, PortalState} from './portal-state.js';
import type {Route} from './route.js';

const day = 86_400_000;
/** So long after its moment an address with a jump still shows what it is for: a reload does not travel back. */
const jumpLasts = day / 2;

/** What the clock needs of the portal. */
export interface ClockedPortal {
  state(): PortalState;
  adjust(change: Partial<Route>): void;
  /** The server's clock is another. */
  changedBehindKit(): Promise<void>;
}

/** The vendor's clock in a tester's hands. */
export class Clock {
  readonly #admin: MemoryAdmin;
  readonly #portal: ClockedPortal;
  /** How far ahead the clock is since the jump that the address has. */
  #jumpedTo: number | null = null;
  /** The moves so far: each begins where the one before it ended. */
  #moves: Promise<void> = Promise.resolve();

  constructor(admin: MemoryAdmin, portal: ClockedPortal) {
    this.#admin = admin;
    this.#portal = portal;
  }

  /** Epoch milliseconds by the back end's clock. */
  get now(): number {
    return Date.now() + this.#portal.state().clockOffset;
  }

  async travel(days: number): Promise<void> {
    await this.#move(() => days * day);
  }

  /** On, or back. */
  async travelMinutes(minutes: number): Promise<void> {
    await this.#move(() => minutes * 60_000);
  }

  /** A calendar year ahead. */
  async travelYear(): Promise<void> {
    await this.#move((now) => {
      const then = new Date(now);
      return then.setUTCFullYear(then.getUTCFullYear() + 1) - now;
    });
  }

  async backToNow(): Promise<void> {
    await this.#move((_, offset) => -offset);
  }

  /** Travels to a moment of an agreement, ahead or back. */
  async jump(agreement: AgreementRow, name: JumpName): Promise<void> {
    const moment = momentsOf(agreement, graceDays).find((known) => known.name === name);
    if (!moment) return;
    await this.#move((now) => moment.at - now);
    this.#jumpedTo = (await this.#admin.state()).clockOffset;
    this.#portal.adjust({jump: {name, agreementId: agreement.id}});
  }

  /** Brings the clock to where an address says. */
  async follow({jump, days}: Pick<Route, 'jump' | 'days'>): Promise<void> {
    const known = await this.#admin.state();
    const agreement = jump && (await agreementRow(known, jump.agreementId));
    const moment = agreement && momentsOf(agreement, graceDays).find(({name}) => name === jump.name);
    if (!moment) {
      if (Math.round(known.clockOffset / day) !== days) await this.#admin.travel(days * day - known.clockOffset);
      return;
    }
    const passed = Date.now() + known.clockOffset - moment.at;
    if (passed < 0 || passed > jumpLasts) await this.#admin.travel(-passed);
    this.#jumpedTo = (await this.#admin.state()).clockOffset;
  }

  /** The jump that the address has, unless the clock was set since: here, in another tab, or by another scenario. */
  jumpAt(clockOffset: number): Jump | null {
    if (clockOffset !== this.#jumpedTo) this.#jumpedTo = null;
    return this.#jumpedTo === null ? null : this.#portal.state().route.jump;
  }

  /** Whole days until the requested start date of an order has begun; 0 once it has. */
  daysToStart(row: OrderRow | null): number {
    if (!row) return 0;
    for (let days = 0; days <= 3660; days++) if (dateAt(this.now + days * day) >= row.requestedStartDate) return days;
    return 0;
  }

  /** The order that the clock would travel for: the one being set up, else the next to start. */
  get nextToStart(): OrderRow | null {
    const {orders, route} = this.#portal.state();
    const waiting = orders.filter((row) => this.daysToStart(row) > 0);
    const byDate = waiting.toSorted((one, other) => (one.requestedStartDate < other.requestedStartDate ? -1 : 1));
    return byDate.find(({id}) => id === route.order) ?? byDate[0] ?? null;
  }

  /** Moves on by what `way` says for the back end's present time and how far that is ahead; negative: back. */
  #move(way: (now: number, offset: number) => number): Promise<void> {
    const move = this.#moves.then(() => this.#travel(way));
    this.#moves = move.catch(() => undefined);
    return move;
  }

  async #travel(way: (now: number, offset: number) => number): Promise<void> {
    const {clockOffset} = await this.#admin.state();
    const milliseconds = way(Date.now() + clockOffset, clockOffset);
    await this.#admin.travel(milliseconds);
    await this.#portal.changedBehindKit();
    // A back end of before does not say any more that something ended: the kit asks anew, as after a sleep.
    if (milliseconds < 0) document.dispatchEvent(new Event('resume'));
  }
}
