/** Answers that the first view of `<partner-renewal>` is made of. */
import * as v from 'valibot';
import {AgreementSummary} from '../domain/agreement-summary.js';
import {Count, distinct} from '../domain/schema.js';
import {Session} from './session-operations.js';

export const overviewAnswers = {
  getSession: Session,
  listAgreements: v.object({
    /** Whether the company is a registered partner; only those renew. */
    registered: v.optional(v.boolean(), true),
    agreements: v.pipe(
      v.array(AgreementSummary),
      distinct(({id}) => id),
    ),
    /** Where the next page begins; `null`: this is the last. */
    nextCursor: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(4000))), null),
    /** How many there are in all with this filter; `null`: not counted. */
    total: v.optional(v.nullable(Count), null),
  }),
} as const;
export type OverviewOperation = keyof typeof overviewAnswers;
