/** Holds the one secret of a visit from "Set password" until its outcome is known; no machine, event or snapshot has it (F-N3). */
export class SecretVault {
  #secret = '';

  put(secret: string): void {
    this.#secret = secret;
  }

  /** The secret, for the one request that carries it and its repeats under the same operation id. */
  peek(): string {
    return this.#secret;
  }

  clear(): void {
    this.#secret = '';
  }
}
