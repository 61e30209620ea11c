/** Who was invited to sign: the list does not tell, so each agreement whose details show it is asked for. */
import type {CheckedBackend} from '../../../backend/checked-backend.js';
import type {RenewalOperation} from '../../../backend/renewal-operations.js';
import type {Agreement, AgreementSummary} from '../../../domain/agreement.js';

export type Invitation = NonNullable<Agreement['invitedSigner']>;

export interface InvitationsOptions {
  readonly backend: Pick<CheckedBackend<RenewalOperation>, 'getAgreement'>;
  /** An agreement was read in full; `summary` is what the list had of it then. */
  readonly onRead: (agreement: Agreement, summary: AgreementSummary) => void;
}

export class Invitations {
  readonly #options: InvitationsOptions;
  readonly #asked = new WeakSet<AgreementSummary>();
  /** By agreement id, so that what is known stays on view while the list is refreshed. */
  readonly #known = new Map<string, Invitation | null>();

  constructor(options: InvitationsOptions) {
    this.#options = options;
  }

  /**
   * Who is to sign and has not yet; `null`: nobody, as far as is known.
   * @param mayAsk whether the server is asked where the list does not tell, once for each of its answers.
   */
  of(agreement: AgreementSummary & Partial<Pick<Agreement, 'invitedSigner'>>, mayAsk: boolean): Invitation | null {
    const {id, invitedSigner} = agreement;
    if (invitedSigner !== undefined) this.#known.set(id, invitedSigner);
    else if (mayAsk && !this.#asked.has(agreement)) {
      this.#asked.add(agreement);
      void this.#ask(agreement);
    }
    return this.#known.get(id) ?? null;
  }

  /** Whoever cannot tell leaves it as it is: the next answer of the list is another occasion. */
  async #ask(summary: AgreementSummary): Promise<void> {
    const {backend, onRead} = this.#options;
    const read = await backend.getAgreement({agreementId: summary.id}).catch(() => null);
    if (read?.id === summary.id) onRead(read, summary);
  }
}
