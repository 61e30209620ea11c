/** What the overview needs after its first paint: the machines, and what opens the flows. */
import {checkedBackend, type CheckedBackend} from '../../backend/checked-backend.js';
import type {RenewalBackend} from '../../backend/partner-backend.js';
import {renewalAnswers, type RenewalOperation} from '../../backend/renewal-operations.js';
import type {Session} from '../../backend/session-operations.js';
import type {AgreementSummary} from '../../domain/agreement.js';
import type {AgreementPolicy} from '../../domain/renewal-policy.js';
import {createAgreementList, type AgreementListActor} from '../../machines/create-agreement-list.js';
import {createSession} from '../../machines/create-session.js';
import type {AgreementPage} from '../../machines/renewal/agreement-list.js';
import {reportingBackend} from '../../machines/reporting-backend.js';
import type {SessionActor} from '../../machines/session-machine.js';

export {downloadFile} from '../shared/download-file.js';
export {sessionUnknown} from './session-unknown.js';
export {RenewalWorkings} from './renewal-workings.js';

export interface RuntimeOptions {
  readonly backend: RenewalBackend;
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
  /** The same without telling: for the sign-in itself. */
  readonly unreported: CheckedBackend<RenewalOperation>;
}

/** Creates the actors of a visit, not started yet. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const {policy, firstSession, firstPage, now, isRenewable} = options;
  const unreported = checkedBackend<RenewalOperation>(options.backend, renewalAnswers, {
    timeoutMilliseconds: policy.timeoutMilliseconds,
  });
  const session = createSession({
    backend: unreported,
    firstSession,
    now,
    warningSeconds: policy.sessionWarningSeconds,
  });
  const backend = reportingBackend(unreported, () => session.send({type: 'session.refused'}));
  const list = createAgreementList({
    backend,
    input: {mostTogether: policy.renewal.mostTogether},
    firstPage,
    isRenewable,
  });
  return {list, session, backend, unreported};
}
