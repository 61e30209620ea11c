/** What the memory backend knows of agreements, as plain JSON. */
import type {AgreementNotice, BusinessCountry, TextEdition} from '../../../domain/agreement.js';
import type {Receipt} from '../../../domain/receipt.js';
import type {MemoryOperation} from '../once-state.js';

/** Which text an agreement has; its words follow from this alone. `public` has 300 pages, `services` is plain text. */
export type TextForm = 'channel' | 'services' | 'public';

/** Who signed, as it was sent. */
export interface MemorySignature {
  readonly signer: {readonly name: string; readonly title: string; readonly email: string};
  readonly attestation: {readonly text: string; readonly language: string};
  readonly accountId: string;
  /** Epoch milliseconds by the server's clock at which it arrived. */
  readonly receivedAt: number;
}

/** An acceptance that was received. */
export interface MemoryAcceptance extends MemorySignature {
  readonly edition: TextEdition;
  /** Principal country of business; it decides the contracting party. */
  readonly country: string;
  readonly countries: readonly BusinessCountry[];
}

/** One country's line of a re-application. */
export interface MemoryApplication {
  readonly country: string;
  state: 'open' | 'accepted' | 'underReview' | 'refused' | 'dropped';
  code: string | null;
  /** What was sent for it; `null`: nothing yet. */
  signature: MemorySignature | null;
  edition: TextEdition | null;
}

/** What happens at the next acceptance, once. */
export type MemorySurprise = 'textChanges' | 'roleLost';

export interface MemoryAgreement {
  readonly id: string;
  readonly name: string;
  company: {
    readonly id: string;
    readonly name: string;
    readonly country: string;
    readonly registrationNumber: string;
    readonly address: string;
  };
  /** As recorded; that it lapsed follows from the clock. */
  status: string;
  registeredOn: string;
  acceptedOn: string | null;
  endsOn: string | null;
  renewedUntil: string | null;
  renewableFrom: string | null;
  readonly timeZone: string | null;
  /** Length of the terms that follow. */
  readonly termMonths: number;
  businessCountries: BusinessCountry[];
  readonly form: TextForm;
  /** The text's newest revision, `2026.1`. */
  revision: string;
  /** Languages of the text; the first is proposed. */
  readonly languages: readonly string[];
  acceptedEdition: TextEdition | null;
  readonly hasQuestionnaire: boolean;
  readonly notices: readonly AgreementNotice[];
  /** Accounts that see it. */
  readonly accountIds: readonly string[];
  /** Accounts that may sign; `null`: the server does not know, people attest it. */
  signerIds: string[] | null;
  invitedSigner: {readonly name: string; readonly email: string; readonly invitedAt: number} | null;
  /** Seconds after which an invited signer signs; `null`: not by the clock. */
  readonly signsAfterSeconds: number | null;
  /** What is under review; the record of a re-application is in `applications`. */
  review: MemoryAcceptance | null;
  reviewExpectedOn: string | null;
  /** Countries that are refused with this code: an acceptance as long as their data stay the same, an application once. */
  readonly refusing: Readonly<Record<string, string>>;
  /** Countries whose application is reviewed. */
  readonly reviewing: readonly string[];
  refusedCountries: {country: string; code: string}[];
  surprise: MemorySurprise | null;
  declined: {readonly at: number; readonly accountId: string; readonly reason: string} | null;
  /** The oldest first; each names the hash of the one before it. */
  receipts: Receipt[];
  /** Lines of the re-application after it lapsed; `null`: none was begun. */
  applications: MemoryApplication[] | null;
  /** How many receipts there were before it. */
  receiptsBefore: number;
  /** How many ids were used up by each operation. */
  attempts: {acceptance: number; decline: number; application: number};
  operations: Record<string, MemoryOperation>;
}

/** A user ID and password that sign in. */
export interface MemoryCredential {
  readonly userId: string;
  readonly accountId: string;
  /** Lossy digest of the password; it cannot be read back. */
  readonly digest: number;
  wrongTries: number;
  /** Epoch milliseconds. */
  lockedUntil: number;
}

/** A person who was asked by mail to sign. */
export interface MemoryInvitation {
  readonly agreementId: string;
  readonly to: string;
  /** Epoch milliseconds. */
  readonly sentAt: number;
}

export interface MemoryRenewal {
  /** Accounts of companies that are registered partners. */
  readonly partnerAccountIds: readonly string[];
  agreements: MemoryAgreement[];
  /** More agreements, made when they are asked for; one that changed is among `agreements` from then on. */
  readonly generated: {readonly count: number; readonly anchor: number} | null;
  credentials: MemoryCredential[];
  /** Left out: none was sent. */
  invitations?: MemoryInvitation[];
}
