/** What the overview needs after its first paint: the machines, and what opens the flows. */
import type {CheckedBackend} from '../../backend/checked-backend.js';
import type {RenewalOperation} from '../../backend/renewal-operations.js';
import type {Session} from '../../backend/session-operations.js';
import type {AgreementSummary} from '../../domain/agreement.js';
import type {AgreementPolicy} from '../../domain/policy.js';
import {createAgreementList, type AgreementListActor} from '../../machines/create-agreement-list.js';
import {createSession} from '../../machines/create-session.js';
import type {AgreementPage} from '../../machines/renewal/agreement-list.js';
import {reportingBackend} from '../../machines/reporting-backend.js';
import type {SessionActor} from '../../machines/session-machine.js';

export {HistorySteps} from '../shared/history-steps.js';
export {sessionNotice} from '../shared/templates/session-notice.js';
export {OverviewNews} from './overview/overview-news.js';
export {RenewalStorage} from './renewal-storage.js';

export interface RuntimeOptions {
  readonly backend: CheckedBackend<RenewalOperation>;
  readonly policy: AgreementPolicy;
  /** Answers that are on their way already; each is used once. */
  readonly firstSession: Promise<Session>;
  readonly firstPage: Promise<AgreementPage>;
  /** Server time in epoch milliseconds. */
  readonly now: () => number;
  readonly isRenewable: (agreement: AgreementSummary) => boolean;
}

export interface Runtime {
  readonly list: AgreementListActor;
  readonly session: SessionActor;
  /** The back end, telling the session when a call was refused for want of one. */
  readonly backend: CheckedBackend<RenewalOperation>;
}

/** Creates the actors of a visit, not started yet. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const {policy, firstSession, firstPage, now, isRenewable} = options;
  const session = createSession({
    backend: options.backend,
    firstSession,
    now,
    warningSeconds: policy.sessionWarningSeconds,
  });
  const backend = reportingBackend(options.backend, () => session.send({type: 'session.refused'}));
  const list = createAgreementList({
    backend,
    input: {mostTogether: policy.renewal.mostTogether},
    firstPage,
    isRenewable,
  });
  return {list, session, backend};
}
