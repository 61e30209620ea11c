/** What a rule of the memory backend works on, and small helpers that several rules share. */
import type {Calendar} from '../../domain/calendar.js';
import type {AgreementPolicy} from '../../domain/renewal-policy.js';
import type {Policy} from '../../domain/provisioning-policy.js';
import type {SupportCenterPolicy} from '../../domain/support/support-center-policy.js';
import {BackendError, type Problem} from '../../domain/problem.js';
import {normalizeEmail} from '../../domain/validate/email.js';
import type {MemoryAccount, MemoryMail, MemoryOrder, MemoryOrganization, MemoryState} from './state.js';

export interface World {
  /** May be changed in place; kept if the rule answers or rejects. */
  readonly state: MemoryState;
  /** Epoch milliseconds by the server's clock. */
  readonly now: number;
  readonly calendar: Calendar;
  readonly policy: Policy & AgreementPolicy & SupportCenterPolicy;
}

/** Ends the rule at hand with a definite answer of the wrong kind. */
export function reject(problem: Problem): never {
  throw new BackendError(problem);
}

export const isoInstant = (epoch: number): string => new Date(epoch).toISOString();

/** The next deterministic id, `organization-7`. */
export const nextId = (state: MemoryState, prefix: string): string => `${prefix}-${++state.counter}`;

/** An address as the key of a user: this server tells no case apart. */
export const emailKey = (email: string): string => normalizeEmail(email).toLowerCase();

export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** The signed-in account, or rejects with kind `signed-out`: code `session-expired` where time ran out. */
export function signedInAccount({state, now}: World): MemoryAccount {
  const {accountId, expiresAt} = state.session;
  const account = state.accounts.find(({id}) => id === accountId);
  if (!account) reject({kind: 'signed-out'});
  if (expiresAt !== null && expiresAt <= now) reject({kind: 'signed-out', code: 'session-expired'});
  return account;
}

export const organizationById = (state: MemoryState, id: string | null): MemoryOrganization | undefined =>
  state.organizations.find((organization) => organization.id === id);

/** Records a mail as sent. */
export function sendMail(
  world: World,
  order: MemoryOrder,
  kind: MemoryMail['kind'],
  to: string,
  sentAt = world.now,
): void {
  world.state.mails.push({id: nextId(world.state, 'mail'), orderId: order.id, to, kind, sentAt});
}
