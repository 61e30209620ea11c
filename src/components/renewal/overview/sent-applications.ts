/**
 * New applications that this device sent and of which nobody knows yet what became of them (decision 8). Known from
 * their drafts, and asked about until the server tells.
 */
import type {AgreementSummary} from '../../../domain/agreement.js';
import {judgeAll, nextAction} from '../../../domain/agreement-standing.js';
import type {Calendar} from '../../../domain/calendar.js';
import {problemOf} from '../../../domain/problem.js';
import type {KeptDraft} from '../renewal-storage.js';
import type {SubmittedOptions} from './submitted-agreements.js';

/** What comes next for an agreement that may be applied for, as far as this kit can tell. */
const applying: ReadonlySet<string> = new Set(['reapply', 'continueReapplication', 'support']);

interface SentApplication {
  readonly editedAt: number;
  /** Epoch milliseconds by the server's clock. */
  readonly since: number;
}

export class SentApplications {
  readonly #options: SubmittedOptions;
  readonly #open = new Map<string, SentApplication>();
  /** Drafts of which it is known what became of what was sent. */
  readonly #settled = new Set<string>();
  /** Drafts that have served. */
  readonly #served = new Set<string>();

  constructor(options: SubmittedOptions) {
    this.#options = options;
  }

  /** Ids of the agreements that were applied for. */
  get undecided(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** When each was sent, epoch milliseconds by the server's clock. */
  get sentAt(): readonly number[] {
    return [...this.#open.values()].map(({since}) => since);
  }

  /**
   * Takes over what drafts say was sent; a draft whose agreement cannot be applied for any more has served.
   * @param ahead how far the server's clock is ahead of the device's, milliseconds.
   * @returns whether there is any new one to ask about.
   */
  adopt(drafts: readonly KeptDraft[], known: readonly AgreementSummary[], calendar: Calendar, ahead: number): boolean {
    const sent = drafts.filter(({kind, wasSent}) => kind === 'reapplication' && wasSent);
    const left = new Set<string>();
    let isNew = false;
    for (const {
      agreementIds: [id = ''],
      editedAt,
    } of sent) {
      const name = `${id} ${editedAt}`;
      const agreement = known.find((one) => one.id === id);
      if (agreement && !this.#mayApply(agreement, calendar)) this.#serve(id, name);
      else if (!this.#settled.has(name)) {
        left.add(id);
        if (this.#open.get(id)?.editedAt === editedAt) continue;
        this.#open.set(id, {editedAt, since: editedAt + ahead});
        isNew = true;
      }
    }
    for (const id of this.#open.keys()) if (!left.has(id)) this.#open.delete(id);
    return isNew;
  }

  /** Asks what became of them; answers with those of which it is known now. Whoever cannot tell leaves it as it is. */
  async ask(): Promise<readonly string[]> {
    const asked = [...this.#open].map(async ([id, sent]) => {
      if (!(await this.#hasEnded(id, sent))) return [];
      this.#settled.add(`${id} ${sent.editedAt}`);
      this.#open.delete(id);
      return [id];
    });
    return (await Promise.all(asked)).flat();
  }

  async #hasEnded(agreementId: string, {since}: SentApplication): Promise<boolean> {
    const {backend, policy, now} = this.#options;
    try {
      const {operationId} = await backend.getReapplication({agreementId});
      const {state} = await backend.getOperation({agreementId, operationId});
      // What is on the wire has not been received yet; what was carried out has another id by now.
      return state === 'notReceived' ? now() - since >= policy.timeoutMilliseconds : state !== 'pending';
    } catch (error) {
      // There is nothing to apply for any more.
      return ['conflict', 'gone'].includes(problemOf(error).kind);
    }
  }

  #mayApply(agreement: AgreementSummary, calendar: Calendar): boolean {
    const [judged] = judgeAll([agreement], this.#options.now(), this.#options.policy, calendar);
    return applying.has(nextAction(judged!.standing));
  }

  #serve(id: string, name: string): void {
    if (this.#served.has(name)) return;
    this.#served.add(name);
    this.#options.onServed(id);
  }
}
