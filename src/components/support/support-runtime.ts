/** What `<support-center>` needs after its first paint: the machines, and what opens its places. */
import {checkedSupportBackend, type CheckedSupportBackend} from '../../backend/checked-support-backend.js';
import type {SupportBackend} from '../../backend/partner-backend.js';
import type {Session} from '../../backend/session-operations.js';
import type {SupportCenterPolicy} from '../../domain/support/support-center-policy.js';
import type {SupportProfile} from '../../domain/support/support-profile.js';
import {createSession} from '../../machines/create-session.js';
import {createSupport, type SupportActor, type SupportOptions} from '../../machines/create-support.js';
import {reportingBackend} from '../../machines/reporting-backend.js';
import type {SessionActor} from '../../machines/session-machine.js';
import type {SupportInput} from '../../machines/support/support-context.js';

export {SupportWorkings} from './support-workings.js';

export interface RuntimeOptions {
  readonly backend: SupportBackend;
  readonly policy: SupportCenterPolicy;
  readonly input: SupportInput;
  /** Answers that are on their way already; each is used once. */
  readonly firstSession: Promise<Session>;
  readonly firstProfile: Promise<SupportProfile>;
  /** Server time in epoch milliseconds. */
  readonly now: () => number;
}

export interface Runtime {
  readonly support: SupportActor;
  readonly session: SessionActor;
  /** The back end, telling the session when a call was refused for want of one. */
  readonly backend: CheckedSupportBackend;
  /** Copies on the device answer where the server is out of reach; none until its store is open. */
  useCopies(copies: SupportOptions['copies']): void;
}

/** Creates the actors of a visit, not started yet. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const {policy, input, firstSession, firstProfile, now} = options;
  const unreported = checkedSupportBackend(options.backend, {timeoutMilliseconds: policy.timeoutMilliseconds});
  const session = createSession({
    backend: unreported,
    firstSession,
    now,
    warningSeconds: policy.sessionWarningSeconds,
  });
  const backend = reportingBackend(unreported, () => session.send({type: 'session.refused'}));
  let copies: SupportOptions['copies'] | null = null;
  let first: Promise<SupportProfile> | null = firstProfile;
  const support = createSupport({
    backend: {
      getSupport: (request, callOptions) => {
        // The first answer is of no use to whoever asks for something else.
        const answer =
          first && request.since === null && request.language === input.language
            ? first
            : backend.getSupport(request, callOptions);
        first = null;
        return answer;
      },
      getArticle: (...call) => backend.getArticle(...call),
      rateArticle: (...call) => backend.rateArticle(...call),
      confirmFirstRun: (...call) => backend.confirmFirstRun(...call),
      skipFirstRun: (...call) => backend.skipFirstRun(...call),
    },
    input,
    copies: {
      support: async () => copies?.support() ?? null,
      article: async (articleId) => copies?.article(articleId) ?? null,
    },
  });
  return {support, session, backend, useCopies: (given) => (copies = given)};
}
