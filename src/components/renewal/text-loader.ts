/** The exact texts of agreements, loaded when they are needed and checked against the hash that names them. */
import type {CheckedBackend} from '../../backend/checked-backend.js';
import type {AnswerOf} from '../../backend/partner-backend.js';
import {BackendError} from '../../domain/problem.js';
import {sha256Hex} from '../../domain/sha-256.js';

export type LoadedText = AnswerOf<'getAgreementText'>;

export class TextLoader {
  readonly #backend: Pick<CheckedBackend<'getAgreementText'>, 'getAgreementText'>;
  readonly #texts = new Map<string, Promise<LoadedText>>();

  constructor(backend: Pick<CheckedBackend<'getAgreementText'>, 'getAgreementText'>) {
    this.#backend = backend;
  }

  /**
   * The text with this hash. Rejects with a `BackendError`, kind `contract` with code `text-hash` where the back end
   * answers with another text; what failed is asked for again the next time.
   */
  load(agreementId: string, hash: string): Promise<LoadedText> {
    const known = this.#texts.get(hash);
    if (known) return known;
    const text = this.#load(agreementId, hash);
    this.#texts.set(hash, text);
    text.catch(() => this.#texts.delete(hash));
    return text;
  }

  async #load(agreementId: string, hash: string): Promise<LoadedText> {
    const loaded = await this.#backend.getAgreementText({agreementId, hash});
    // Pages that are not served securely have no WebCrypto; there the server alone compares.
    const isOther = loaded.edition.hash !== hash || (isSecureContext && (await sha256Hex(loaded.text)) !== hash);
    if (isOther) throw new BackendError({kind: 'contract', code: 'text-hash', path: 'getAgreementText.text'});
    return loaded;
  }
}
