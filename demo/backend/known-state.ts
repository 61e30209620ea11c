/** What the portal shows of the back end's state. */
import {memoryBackend, type AnswerOf, type MemoryAccount, type MemoryMail, type MemoryState} from '../kit.js';
import {policy} from '../policy.js';
import type {OrderRow, PortalState} from '../portal-state.js';

/** Who is signed in; an account whose time ran out is nobody, until it signs in again. */
export function sessionOf({
  session,
  accounts,
  clockOffset,
}: MemoryState): Pick<PortalState, 'account' | 'sessionEnded'> {
  const {accountId, expiresAt} = session;
  const sessionEnded = accountId !== null && expiresAt !== null && expiresAt <= Date.now() + clockOffset;
  const account = sessionEnded ? undefined : accounts.find(({id}) => id === accountId);
  return {account: account ?? null, sessionEnded};
}

/** The orders an account may see, the newest first. */
export async function ordersOf(known: MemoryState, account: MemoryAccount | null): Promise<OrderRow[]> {
  const readOrder = orderReader(known);
  const rows = await Promise.all(
    known.orders.map(async ({id, product, customerName, requestedStartDate, placedBy}): Promise<OrderRow | null> => {
      const order = await readOrder(id);
      const visible = order || placedBy === account?.id;
      return visible ? {id, order, product, customerName, requestedStartDate} : null;
    }),
  );
  return rows.filter((row) => row !== null).toReversed();
}

export const newestFirst = (mails: readonly MemoryMail[]): MemoryMail[] =>
  mails.toSorted((one, other) => other.sentAt - one.sentAt || (one.id < other.id ? 1 : -1));

/**
 * An order as the back end would answer it to the account signed in, or `null` where it has no access. Read from a
 * copy: the portal's own looking around neither shows up as a request nor meets the faults meant for the kit.
 */
function orderReader(known: MemoryState): (orderId: string) => Promise<AnswerOf<'getOrder'> | null> {
  const copy = memoryBackend({seed: {...known, faults: []}, policy});
  return (orderId) =>
    copy.getOrder({orderId}).then(
      (order) => order as AnswerOf<'getOrder'>,
      () => null,
    );
}
