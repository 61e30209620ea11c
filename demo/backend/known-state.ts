/** What the portal shows of the back end's state. */
import {
  memoryBackend,
  type AnswerOf,
  type MemoryAccount,
  type MemoryAgreement,
  type MemoryMail,
  type MemoryState,
} from '../kit.js';
import {policy} from '../policy.js';
import type {AgreementRow, CaseRow, OrderRow, PortalState} from '../portal-state.js';

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

/** So many are shown of agreements by the thousand. */
const mostGenerated = 20;

/** The agreements of the back end; of those by the thousand, the first to be due and the one that `alsoId` names. */
export async function agreementsOf(known: MemoryState, alsoId: string | null): Promise<AgreementRow[]> {
  const rows = (known.renewal?.agreements ?? []).map(rowOf);
  if (!known.renewal?.generated) return rows;
  const copy = copyOf(known);
  const listed = await copy.listAgreements({limit: mostGenerated}).then(
    ({agreements}) => agreements as readonly Summary[],
    () => [],
  );
  const also = alsoId && [...rows, ...listed].every(({id}) => id !== alsoId) ? await agreementRow(known, alsoId) : null;
  const isNew = ({id}: {readonly id: string}) => rows.every((row) => row.id !== id);
  return [...(also ? [also] : []), ...rows, ...listed.filter(isNew).map(summaryRow)];
}

/** One agreement, or `null` where there is none of this id. */
export async function agreementRow(known: MemoryState, id: string): Promise<AgreementRow | null> {
  const stored = known.renewal?.agreements.find((agreement) => agreement.id === id);
  if (stored) return rowOf(stored);
  return copyOf(known)
    .getAgreement({agreementId: id})
    .then(
      (agreement) => summaryRow(agreement as Summary),
      () => null,
    );
}

type Summary = AnswerOf<'listAgreements'>['agreements'][number];

const rowOf = (agreement: MemoryAgreement): AgreementRow => ({
  ...datesOf(agreement),
  id: agreement.id,
  name: agreement.name,
  status: agreement.status,
  version: agreement.revision,
  isUnderReview: agreement.review !== null || (agreement.applications ?? []).some(({state}) => state === 'underReview'),
  signerIds: agreement.signerIds,
});

const summaryRow = (summary: Summary): AgreementRow => ({
  ...datesOf(summary),
  id: summary.id,
  name: summary.name,
  status: summary.status,
  version: summary.currentVersion,
  isUnderReview: summary.status === 'underReview',
  signerIds: null,
});

const datesOf = (dated: MemoryAgreement | Summary) => ({
  registeredOn: dated.registeredOn,
  acceptedOn: dated.acceptedOn,
  endsOn: dated.endsOn,
  renewedUntil: dated.renewedUntil,
  renewableFrom: dated.renewableFrom,
  timeZone: dated.timeZone ?? policy.timeZone,
});

/** So many cases are offered to the vendor's side. */
const mostCases = 30;

/** The stored cases of an account, the newest change first; those that are made as they are asked for are not among them. */
export const casesOf = ({support}: MemoryState, account: MemoryAccount | null): CaseRow[] =>
  (support?.cases ?? [])
    .filter(({accountId}) => accountId === account?.id)
    .toSorted((one, other) => other.updatedAt - one.updatedAt)
    .slice(0, mostCases)
    .map(({id, reference, subject, state}) => ({id, reference, subject, state}));

export const newestFirst = (mails: readonly MemoryMail[]): MemoryMail[] =>
  mails.toSorted((one, other) => other.sentAt - one.sentAt || (one.id < other.id ? 1 : -1));

/** The portal's own looking around neither shows up as a request nor meets the faults meant for the kit. */
const copyOf = (known: MemoryState) => memoryBackend({seed: {...known, faults: []}, policy});

/** An order as the back end would answer it to the account signed in, or `null` where it has no access. */
function orderReader(known: MemoryState): (orderId: string) => Promise<AnswerOf<'getOrder'> | null> {
  const copy = copyOf(known);
  return (orderId) =>
    copy.getOrder({orderId}).then(
      (order) => order as AnswerOf<'getOrder'>,
      () => null,
    );
}
