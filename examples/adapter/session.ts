/** Who is signed in, and what became of a once-only operation: every element asks both. */
import type {PartnerBackend, RawAnswerOf} from 'partner-widgets/backend';
import {part, type Connection} from './connection.js';

interface PortalSession {
  readonly user: {readonly key: string; readonly name: string; readonly mail: string} | null;
  readonly until: string | null;
  readonly renewable: boolean;
}

interface PortalJob {
  readonly state: 'UNKNOWN' | 'RUNNING' | 'DONE' | 'REFUSED';
  readonly reason: string | null;
  readonly faults: readonly {readonly at: string; readonly code: string}[] | null;
  readonly next_key: string | null;
  readonly ticket: string | null;
  readonly case_number: string | null;
}

/** Only `UNKNOWN`, which the portal says of keys it never saw, lets the kit send the same again. */
const jobStates = {UNKNOWN: 'notReceived', RUNNING: 'pending', DONE: 'succeeded', REFUSED: 'rejected'} as const;

export const toSession = ({user, until, renewable}: PortalSession): RawAnswerOf<'getSession'> => ({
  // The id keeps apart what accounts leave on the device: it never changes and is never given to another person.
  account: user && {id: user.key, name: user.name, email: user.mail},
  expiresAt: until,
  extendable: renewable,
});

export function sessionMethods(portal: Connection) {
  return {
    /** Answers everybody. `account: null` says that somebody signed out; a session that ran out is a refusal, 401. */
    getSession: async (_request, {signal} = {}) => toSession(await portal.get('/me', signal)),

    /** Prolongs the session and answers it as it is then. */
    extendSession: async (_request, {signal} = {}) => toSession(await portal.post('/me/renewal', {}, {signal})),

    /** What became of an operation. Never `notReceived` of one that may still be carried out. */
    getOperation: async ({operationId, orderId, agreementId}, {signal} = {}) => {
      const of = orderId ? `/orders/${part(orderId)}` : agreementId ? `/agreements/${part(agreementId)}` : '';
      const job = await portal.get<PortalJob>(`${of}/jobs/${part(operationId)}`, signal);
      return {
        state: jobStates[job.state],
        code: job.reason && job.reason.toLowerCase().replaceAll('_', '-'),
        fields: job.faults && Object.fromEntries(job.faults.map(({at, code}) => [at, code])),
        nextOperationId: job.next_key,
        reference: job.ticket,
        caseId: job.case_number,
      };
    },
  } satisfies Partial<PartnerBackend>;
}
