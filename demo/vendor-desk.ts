import type {PortalBackend} from './backend/portal-backend.js';
import {problemOf, type MemoryState} from './kit.js';
import type {PortalState, VendorAct} from './portal-state.js';

/** What the vendor's side needs of the portal. */
export interface ServedPortal {
  state(): PortalState;
  change(change: Partial<PortalState>): void;
  refresh(): Promise<void>;
}

/**
 * What the vendor, and whoever else may sign, do to agreements and cases behind the partner's back. The open page is not told: it
 * hears of it when it asks next, as from a real back end.
 */
export class VendorDesk {
  readonly #backend: PortalBackend;
  readonly #portal: ServedPortal;

  constructor(backend: PortalBackend, portal: ServedPortal) {
    this.#backend = backend;
    this.#portal = portal;
  }

  /** Another agreement is the one that is acted on, and that the clock travels for. */
  choose(agreementId: string): void {
    this.#portal.change({chosenAgreement: agreementId, vendorAct: null});
  }

  changeText(agreementId: string): Promise<void> {
    return this.#act('textChanged', agreementId, () => this.#backend.admin.changeText(agreementId));
  }

  /** Somebody with signing authority signs: who was invited, if anybody was. */
  signByOther(agreementId: string): Promise<void> {
    return this.#act('signed', agreementId, () => this.#backend.admin.signByOther(agreementId));
  }

  decideReview(agreementId: string, isAccepted: boolean): Promise<void> {
    const {admin} = this.#backend;
    return this.#act(isAccepted ? 'reviewAccepted' : 'reviewRefused', agreementId, () =>
      admin.decideReview(agreementId, isAccepted),
    );
  }

  /** Another case is the one that is acted on. */
  chooseCase(caseId: string): void {
    this.#portal.change({chosenCase: caseId, vendorAct: null});
  }

  acknowledge(caseId: string): Promise<void> {
    return this.#act('caseAcknowledged', caseId, () => this.#backend.admin.acknowledgeCase(caseId));
  }

  reply(caseId: string): Promise<void> {
    return this.#act('caseAnswered', caseId, () => this.#backend.admin.replyByVendor(caseId));
  }

  resolve(caseId: string): Promise<void> {
    return this.#act('caseResolved', caseId, () => this.#backend.admin.resolveCase(caseId));
  }

  /** A representative finds the case less severe than it was said to be (S-14). */
  lowerSeverity(caseId: string): Promise<void> {
    return this.#act('caseSeverity', caseId, () => this.#backend.admin.changeSeverity(caseId, 4));
  }

  /** The account added the module in the workspace: the first-time task finds it. */
  addModule(accountId: string): Promise<void> {
    return this.#act('moduleAdded', accountId, () => this.#backend.admin.setModule(accountId, true));
  }

  /** The account signed in may not sign any agreement any more. */
  revokeSigning(accountId: string): Promise<void> {
    return this.#act('signingRevoked', accountId, () => this.#backend.admin.revokeSigning(accountId));
  }

  /** The account may sign every agreement that it sees. */
  restoreSigning(accountId: string): Promise<void> {
    return this.#act('signingRestored', accountId, () =>
      this.#backend.shared.transact((state: MemoryState) => {
        for (const agreement of state.renewal?.agreements ?? []) {
          const {accountIds, signerIds} = agreement;
          if (!signerIds || !accountIds.includes(accountId)) continue;
          agreement.signerIds = [...new Set([...signerIds, accountId])];
        }
      }),
    );
  }

  async #act(name: VendorAct['name'], subject: string, work: () => Promise<unknown>): Promise<void> {
    let refusal: string | null = null;
    try {
      await work();
    } catch (error) {
      const {kind, code} = problemOf(error);
      refusal = code ?? kind;
    }
    await this.#portal.refresh();
    this.#portal.change({vendorAct: {name, subject, refusal}});
  }
}
