/** Drafts of renewal on the device (decision 9). */
import type {ReapplicationAnswers} from '../../domain/reapplication-answers.js';
import type {RenewalAnswers} from '../../domain/renewal-answers.js';
import type {Draft} from '../../storage/open-draft.js';
import type {OpenedStorage} from '../shared/account-storage.js';
import {DraftStorage, type OpenedDraft, type StoredDraft} from '../shared/draft-storage.js';

/** The step of a draft whose answers were sent, as long as the outcome is not known. */
export const sentStep = 'sending';

/** A draft as the overview tells of it: nothing of what was entered. */
export interface KeptDraft {
  readonly kind: 'renewal' | 'reapplication';
  /** In the order in which they were selected, where that is known. */
  readonly agreementIds: readonly string[];
  /** When it was last edited, epoch milliseconds by the device's clock. */
  readonly editedAt: number;
  /** Whether it was sent, and this device has not heard what became of it. */
  readonly wasSent?: boolean;
}

/** An account's store with the drafts in it. `days`: how long one is kept after its last edit. */
export interface OpenedDrafts extends OpenedStorage {
  openRenewal(id: string, days: number): Promise<StoredDraft<RenewalAnswers>>;
  openReapplication(id: string, days: number): Promise<StoredDraft<ReapplicationAnswers>>;
  /** Every draft of the account, forks included. */
  renewals(): Promise<readonly Draft<RenewalAnswers>[]>;
  reapplications(): Promise<readonly Draft<ReapplicationAnswers>[]>;
}

/** Most characters of a draft's id. */
const longestId = 500;

/** Names the draft of a set of agreements, whatever their order; that of one by its own id. */
function draftIdOf(agreementIds: readonly string[]): string {
  const ids = [...new Set(agreementIds)].sort();
  const id = ids.length === 1 ? ids[0]! : JSON.stringify(ids);
  return id.length <= longestId ? id : `${id.slice(0, 400)}…${checksum(id)}`;
}

/** The agreements that a draft's id stands for; none where it is too long to tell. */
function agreementsOf({id, content}: Draft<RenewalAnswers>): readonly string[] {
  const entered = content.agreements.map(({agreementId}) => agreementId);
  // The id of one agreement is a draft's id as it is; a list in brackets is one of several.
  return (
    [entered, listed(id)].find((ids) => ids.length > 0 && draftIdOf(ids) === id) ?? (id.startsWith('[') ? [] : [id])
  );
}

function listed(id: string): string[] {
  try {
    const ids: unknown = JSON.parse(id);
    return Array.isArray(ids) ? ids.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** Two sums of 32 bits over all characters: no secret, and there on every page, served securely or not. */
function checksum(text: string): string {
  let [one, other] = [0x811c9dc5, 5381];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = (Math.imul(other, 33) + code) | 0;
  }
  return `${text.length}-${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}`;
}

export class RenewalStorage extends DraftStorage<OpenedDrafts> {
  /** The draft of renewing exactly these agreements together; `null` without a registered storage. */
  openRenewal(agreementIds: readonly string[], days: number): Promise<OpenedDraft<RenewalAnswers> | null> {
    return this.use(async (opened) => this.handed(await opened?.openRenewal(draftIdOf(agreementIds), days)));
  }

  openReapplication(id: string, days: number): Promise<OpenedDraft<ReapplicationAnswers> | null> {
    return this.use(async (opened) => this.handed(await opened?.openReapplication(id, days)));
  }

  /** Erases the draft of renewing exactly these agreements together, with what other tabs left beside it. */
  async eraseRenewal(agreementIds: readonly string[], days: number): Promise<void> {
    await (await this.openRenewal(agreementIds, days))?.remove();
  }

  /** Erases the draft of applying again for this agreement, with what other tabs left beside it. */
  async eraseReapplication(id: string, days: number): Promise<void> {
    await (await this.openReapplication(id, days))?.remove();
  }

  /** What the account that is open now began and did not submit, each once. */
  keptDrafts(): Promise<readonly KeptDraft[]> {
    return this.use(async (opened) => {
      const [renewals, reapplications] = await Promise.all([opened?.renewals(), opened?.reapplications()]);
      const all: KeptDraft[] = [
        ...(renewals ?? []).map((draft) => ({
          kind: 'renewal' as const,
          agreementIds: agreementsOf(draft),
          editedAt: draft.editedAt,
          wasSent: draft.step === sentStep,
        })),
        ...(reapplications ?? []).map(({id, editedAt, step}) => ({
          kind: 'reapplication' as const,
          agreementIds: [id],
          editedAt,
          wasSent: step === sentStep,
        })),
      ];
      const newest = new Map<string, KeptDraft>();
      for (const draft of all.sort((one, other) => one.editedAt - other.editedAt)) {
        if (draft.agreementIds.length > 0)
          newest.set(JSON.stringify([draft.kind, draft.agreementIds.toSorted()]), draft);
      }
      return [...newest.values()].reverse();
    });
  }
}
