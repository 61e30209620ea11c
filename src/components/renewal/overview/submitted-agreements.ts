/**
 * Agreements for which something was submitted whose outcome the list does not tell yet: the clock changes none
 * (decision 4). What an earlier visit sent is known from its draft.
 */
import type {CheckedBackend} from '../../../backend/checked-backend.js';
import type {RenewalOperation} from '../../../backend/renewal-operations.js';
import {judgement, type Judgement} from '../../../domain/agreement-standing.js';
import type {Agreement, AgreementSummary} from '../../../domain/agreement.js';
import type {Calendar} from '../../../domain/calendar.js';
import type {AgreementPolicy} from '../../../domain/renewal-policy.js';
import type {KeptDraft} from '../renewal-storage.js';
import {SentApplications} from './sent-applications.js';

interface Submitted {
  /** Epoch milliseconds by the server's clock. */
  readonly since: number;
  /** What the agreement said of itself before; `null`: the list does not have it. */
  before: string | null;
  /** Whatever was submitted bears one of these; `null`: they come with the agreement. */
  readonly operationIds: readonly string[] | null;
  /** Whether nobody knows yet what became of it. */
  isUndecided: boolean;
}

/** What a flow says of what it submitted. */
export interface FlowSubmissions {
  readonly submitted: readonly Agreement[];
  /** Ids of those of which it is not known what became of it. */
  readonly undecided: readonly string[];
}

export interface SubmittedOptions {
  readonly backend: Pick<CheckedBackend<RenewalOperation>, 'getOperation' | 'getAgreement' | 'getReapplication'>;
  readonly policy: AgreementPolicy;
  readonly now: () => number;
  /** More is known of these agreements than the list tells: they are to be read anew. */
  readonly onSettled: (agreementIds: readonly string[]) => void;
  /** The draft of applying again for this agreement was sent, and nothing can be applied for any more. */
  readonly onServed: (agreementId: string) => void;
}

/** What another answer shows in: status, and the dates that an acceptance changes. */
const factsOf = ({status, acceptedOn, renewedUntil, endsOn}: AgreementSummary): string =>
  JSON.stringify([status, acceptedOn, renewedUntil, endsOn]);

export class SubmittedAgreements {
  readonly #options: SubmittedOptions;
  readonly #applications: SentApplications;
  readonly #all = new Map<string, Submitted>();
  /** Ids of those whose operation is known to have succeeded: nothing is asked of it any more. */
  readonly #succeeded = new Set<string>();
  /** What the flow on view has submitted. */
  #ofFlow: {readonly flow: unknown; readonly ids: readonly string[]} = {flow: null, ids: []};
  /** Drafts of which it is known what became of what was sent. */
  readonly #settledDrafts = new Set<string>();
  #undecided: ReadonlySet<string> = new Set();
  /** What the clock does not change, by agreement id. */
  readonly #held = new Map<string, Judgement>();
  #isAsking = false;

  constructor(options: SubmittedOptions) {
    this.#options = options;
    this.#applications = new SentApplications(options);
  }

  /** Takes over what the flow on view has submitted; what is left with the flow stays, what it saw refused goes. */
  follow(flow: unknown, {submitted, undecided}: FlowSubmissions, known: readonly AgreementSummary[]): void {
    const ids = submitted.map(({id}) => id);
    if (flow !== null && this.#ofFlow.flow === flow) {
      for (const id of this.#ofFlow.ids) if (!ids.includes(id)) this.#forget(id);
    }
    this.#ofFlow = {flow, ids};
    for (const agreement of submitted) {
      const earlier = this.#all.get(agreement.id);
      if (earlier) earlier.isUndecided = undecided.includes(agreement.id);
      if (earlier?.operationIds) continue;
      const {acceptance, decline} = agreement.operations;
      this.#all.set(agreement.id, {
        since: earlier?.since ?? this.#options.now(),
        // By now the flow may know what came of it.
        before: factsOf(known.find(({id}) => id === agreement.id) ?? agreement),
        operationIds: [acceptance, decline],
        isUndecided: undecided.includes(agreement.id),
      });
    }
  }

  /** Ids of all of which nobody knows yet what became of it; another object where they are others. */
  get undecided(): ReadonlySet<string> {
    const now = [
      ...this.#applications.undecided,
      ...[...this.#all].flatMap(([id, {isUndecided}]) => (isUndecided ? [id] : [])),
    ];
    if (now.length !== this.#undecided.size || !now.every((id) => this.#undecided.has(id)))
      this.#undecided = new Set(now);
    return this.#undecided;
  }

  /** Takes over what an earlier visit sent, as its drafts have it. Answers whether there is any to ask about. */
  adopt(drafts: readonly KeptDraft[], known: readonly AgreementSummary[], calendar: Calendar): boolean {
    // By the server's clock, as far as the device's tells; never later than it was, which could make it lapse.
    const ahead = Math.min(0, this.#options.now() - Date.now());
    let isNew = this.#applications.adopt(drafts, known, calendar, ahead);
    for (const {kind, agreementIds, editedAt, wasSent} of drafts) {
      if (!wasSent || kind !== 'renewal') continue;
      for (const id of agreementIds) {
        const agreement = known.find((one) => one.id === id);
        if (this.#all.has(id) || this.#settledDrafts.has(`${id} ${editedAt}`)) continue;
        this.#settledDrafts.add(`${id} ${editedAt}`);
        const [since, before] = [editedAt + ahead, agreement ? factsOf(agreement) : null];
        this.#all.set(id, {since, before, operationIds: null, isUndecided: true});
        isNew = true;
      }
    }
    return isNew;
  }

  /** Judges those of the list as they stood when something was submitted for them, until it says otherwise itself. */
  hold(known: readonly AgreementSummary[], calendar: Calendar): void {
    if (this.#all.size === 0) return;
    for (const agreement of known) {
      const submitted = this.#all.get(agreement.id);
      if (!submitted) continue;
      submitted.before ??= factsOf(agreement);
      if (factsOf(agreement) === submitted.before) {
        const asItStood = judgement(agreement, submitted.since, this.#options.policy, calendar);
        this.#held.set(agreement.id, Object.assign(asItStood, {from: -Infinity, until: Infinity}));
      } else this.#forget(agreement.id);
    }
  }

  /** Until when what was sent and never arrived may still arrive, epoch milliseconds; `null`: nothing may. */
  nextEnd(now: number): number | null {
    const sentAt = [...this.#all.values()].flatMap(({isUndecided, since}) => (isUndecided ? [since] : []));
    const ends = [...sentAt, ...this.#applications.sentAt].map(
      (since) => since + this.#options.policy.timeoutMilliseconds,
    );
    const ahead = ends.filter((end) => end > now);
    return ahead.length === 0 ? null : Math.min(...ahead);
  }

  /** Asks again while anything is undecided. */
  async askAgain(): Promise<void> {
    if (this.#isAsking || this.undecided.size === 0) return;
    this.#isAsking = true;
    await this.ask();
    this.#isAsking = false;
  }

  /** Asks what became of what was submitted and left; whoever cannot tell leaves it as it is. */
  async ask(): Promise<void> {
    const applications = this.#applications.ask();
    const left = [...this.#all].filter(([id]) => !this.#ofFlow.ids.includes(id) && !this.#succeeded.has(id));
    const settled = await Promise.all(
      left.map(async ([id, submitted]) => ((await this.#isSettled(id, submitted).catch(() => false)) ? [id] : [])),
    );
    const ids = [...settled.flat(), ...(await applications)];
    if (ids.length > 0) this.#options.onSettled(ids);
  }

  /** Whether it is known to have ended; one that came to nothing is judged by the clock again. */
  async #isSettled(agreementId: string, {operationIds, since}: Submitted): Promise<boolean> {
    const {backend, policy, now} = this.#options;
    const {acceptance, decline} = operationIds
      ? {acceptance: operationIds[0]!, decline: operationIds[1]!}
      : (await backend.getAgreement({agreementId})).operations;
    const states = await Promise.all(
      [acceptance, decline].map(async (operationId) => (await backend.getOperation({agreementId, operationId})).state),
    );
    if (states.includes('pending')) return false;
    if (states.includes('succeeded')) {
      const submitted = this.#all.get(agreementId);
      if (submitted) submitted.isUndecided = false;
      // What an earlier visit found is in the list, or is read now.
      if (operationIds) this.#succeeded.add(agreementId);
      else this.#forget(agreementId);
      return true;
    }
    // What is on the wire has not been received yet.
    const mayArrive = !states.includes('rejected') && now() - since < policy.timeoutMilliseconds;
    if (mayArrive) return false;
    this.#forget(agreementId);
    return true;
  }

  #forget(id: string): void {
    this.#all.delete(id);
    this.#succeeded.delete(id);
    const held = this.#held.get(id);
    if (held) held.until = held.from;
    this.#held.delete(id);
  }
}
