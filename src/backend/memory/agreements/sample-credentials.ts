import {passwordDigest} from '../digest.js';
import type {MemoryCredential} from './agreement-state.js';

/** The password of both sample users, `milena` and `oleg`. */
export const samplePassword = 'Konstela-27-Avala';

/** Who can sign in by the kit's own form. */
export const sampleCredentials = (): MemoryCredential[] =>
  [['milena', 'account-partner'] as const, ['oleg', 'account-colleague'] as const].map(([userId, accountId]) => ({
    userId,
    accountId,
    digest: passwordDigest(samplePassword, userId),
    wrongTries: 0,
    lockedUntil: 0,
  }));
