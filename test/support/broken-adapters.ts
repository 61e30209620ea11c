/** Adapters that are wrong in one thing each, as adapters in real portals are. */
import {BackendError, problemOf, type Problem} from '../../src/domain/problem.js';
import type {ConformanceFlow} from '../../src/backend/conformance/worlds.js';
import type {PartnerBackend} from '../../src/backend/partner-backend.js';

export interface BrokenAdapter {
  readonly defect: string;
  readonly flow: ConformanceFlow;
  /** What the suite says, among whatever else. */
  readonly said: string;
  readonly broken: (backend: PartnerBackend) => Partial<PartnerBackend>;
  /** Tests that are run. Default: those of the flow. */
  readonly only?: string;
  readonly timeoutMilliseconds?: number;
}

const rejectedAs = async <T>(call: Promise<T>, change: (error: unknown) => T | Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (error) {
    return change(error);
  }
};

/** The first answer for ever, whoever asks. */
const remembered = <R, A>(call: (request: R) => Promise<A>): ((request: R) => Promise<A>) => {
  const answers = new Map<string, A>();
  return async (request) => {
    const asked = JSON.stringify(request);
    const answer = answers.get(asked) ?? (await call(request));
    answers.set(asked, answer);
    return structuredClone(answer);
  };
};

/** A refusal without one of its members. */
const without =
  <R, A>(member: keyof Problem, call: (request: R) => Promise<A>): ((request: R) => Promise<A>) =>
  (request) =>
    rejectedAs(call(request), (error) => {
      const {[member]: dropped, retryAfterMilliseconds, ...rest} = problemOf(error);
      void [dropped, retryAfterMilliseconds];
      throw new BackendError(rest as Problem);
    });

/** The same with each text changed. */
const changedTexts = <T>(value: T, change: (text: string) => string): T =>
  JSON.parse(JSON.stringify(value), (_, inner: unknown) => (typeof inner === 'string' ? change(inner) : inner)) as T;
const latinOnly = (text: string): string => text.replace(/[^\n\x20-\x7e]/gu, '?');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const ahead = (now: number | null, milliseconds: number): number | null => (now === null ? null : now + milliseconds);

export const brokenAdapters: readonly BrokenAdapter[] = [
  {
    defect: 'sends a key of its own in place of the operation’s',
    flow: 'provisioning',
    said: 'refused with conflict operation-unknown: the id that it bears is none that the server issued',
    broken: (backend) => ({
      mapOrder: (request) => backend.mapOrder({...request, operationId: 'of-my-own'}),
    }),
  },
  {
    defect: 'makes a new key for each try',
    flow: 'support',
    said: 'entries with the id it was sent under: expected 1, got 0',
    broken: (backend) => ({
      replyToCase: (request) => backend.replyToCase({...request, operationId: crypto.randomUUID()}),
    }),
  },
  {
    defect: 'repeats what met an error under a key of its own, where keys come from the server',
    flow: 'provisioning',
    said: 'provision() whose answer was lost before it took effect: expected the refusal network, timeout or server',
    only: 'whose answer is lost',
    broken: (backend) => ({
      provision: (request) =>
        rejectedAs(backend.provision(request), (error) => {
          if (problemOf(error).kind !== 'server') throw error;
          return backend.provision({...request, operationId: crypto.randomUUID()});
        }),
    }),
  },
  {
    defect: 'repeats what met an error under a key of its own, where keys are the client’s',
    flow: 'support',
    said: 'createCase() whose answer was lost before it took effect, and was answered all the same: it was sent under another id',
    only: 'whose answer is lost',
    broken: (backend) => ({
      createCase: (request) =>
        rejectedAs(backend.createCase(request), (error) => {
          if (problemOf(error).kind !== 'server') throw error;
          return backend.createCase({...request, operationId: crypto.randomUUID()});
        }),
    }),
  },
  {
    defect: 'calls refused what it does not know the outcome of',
    flow: 'provisioning',
    said: 'got conflict order-closed\nThe last calls: getOrder, mapOrder → conflict order-closed\nTo mend: Reject with kind network, timeout or server',
    only: 'whose answer is lost',
    broken: (backend) => ({
      mapOrder: (request) =>
        rejectedAs(backend.mapOrder(request), (error) => {
          const isUnknown = ['network', 'timeout', 'server'].includes(problemOf(error).kind);
          throw isUnknown ? new BackendError({kind: 'conflict', code: 'order-closed'}) : error;
        }),
    }),
  },
  {
    defect: 'calls done what it does not know the outcome of',
    flow: 'renewal',
    said: 'acceptAgreement() whose answer was lost before it took effect, and was answered all the same',
    only: 'whose answer is lost',
    broken: (backend) => ({
      acceptAgreement: (request) =>
        rejectedAs(backend.acceptAgreement(request), (error) => {
          if (problemOf(error).kind !== 'server') throw error;
          return backend.getAgreement({agreementId: request.agreementId});
        }),
    }),
  },
  {
    defect: 'keeps no key',
    flow: 'provisioning',
    said: 'after: expected "succeeded", got "notReceived"',
    broken: () => ({getOperation: async () => ({state: 'notReceived'})}),
  },
  {
    defect: 'forgets what it answered under a key',
    flow: 'provisioning',
    said: 'an answer was expected, and the call was refused with conflict operation-unknown',
    broken: (backend) => {
      const used = new Set<string>();
      return {
        provision: async (request) => {
          if (used.has(request.operationId)) throw new BackendError({kind: 'conflict', code: 'operation-unknown'});
          used.add(request.operationId);
          return backend.provision(request);
        },
      };
    },
  },
  {
    defect: 'settles twice',
    flow: 'provisioning',
    said: 'getOrder() settled twice',
    only: 'P-09',
    broken: (backend) => ({
      getOrder: (request) => {
        // As promises of old libraries do, which are no `Promise`.
        const deferred = {};
        Reflect.set(deferred, 'then', (answered: (order: unknown) => void, failed: (error: unknown) => void) => {
          backend.getOrder(request).then((order) => (answered(order), answered(order)), failed);
        });
        return deferred as ReturnType<PartnerBackend['getOrder']>;
      },
    }),
  },
  {
    defect: 'never settles',
    flow: 'provisioning',
    said: 'resendMail() never settled',
    only: 'P-09: the mail',
    timeoutMilliseconds: 300,
    broken: () => ({resendMail: () => new Promise(() => {})}),
  },
  {
    defect: 'returns no promise',
    flow: 'provisioning',
    said: 'checkSiteName() returned {"result":"available"} and no promise',
    broken: () => ({
      checkSiteName: () => ({result: 'available'}) as unknown as ReturnType<PartnerBackend['checkSiteName']>,
    }),
  },
  {
    defect: 'loses a 409',
    flow: 'provisioning',
    said: 'To mend: Translate your system’s refusal into BackendError kind conflict, code operation-mismatch, in the one place where you translate refusals.\nSee docs/guide-backend.md#refusals',
    broken: (backend) => ({
      mapOrder: (request) =>
        rejectedAs(backend.mapOrder(request), (error) => {
          throw problemOf(error).kind === 'conflict' ? new BackendError({kind: 'server'}) : error;
        }),
    }),
  },
  {
    defect: 'takes a refusal for a success',
    flow: 'provisioning',
    said: 'expected the refusal conflict already-mapped, but it was answered as a success',
    broken: (backend) => ({
      resendMail: (request) => rejectedAs(backend.resendMail(request), () => ({sentAt: new Date().toISOString()})),
    }),
  },
  {
    defect: 'rejects with a string',
    flow: 'provisioning',
    said: 'saveSubdomain() rejected with the string "Name taken" and no BackendError',
    broken: (backend) => ({
      saveSubdomain: (request) =>
        rejectedAs(backend.saveSubdomain(request), () => Promise.reject('Name taken' as unknown as Error)),
    }),
  },
  {
    defect: 'hands on what its client threw',
    flow: 'renewal',
    said: 'To mend: Translate your system’s refusal into BackendError kind gone, in the one place where you translate refusals.\nSee docs/guide-backend.md#refusals',
    only: 'is gone, and one of somebody else',
    broken: (backend) => ({
      getAgreement: (request) =>
        rejectedAs(backend.getAgreement(request), () => {
          throw new Error('404 AGREEMENT_UNKNOWN');
        }),
    }),
  },
  {
    defect: 'drops what is wrong with which field',
    flow: 'provisioning',
    said: 'fields: expected {"calling.headOfficeAddress":"address.empty"}, got undefined',
    broken: (backend) => ({
      saveCalling: (request) =>
        rejectedAs(backend.saveCalling(request), (error) => {
          const {kind, code} = problemOf(error);
          throw new BackendError({kind, ...(code !== undefined && {code})});
        }),
    }),
  },
  {
    defect: 'drops until when a password is locked',
    flow: 'provisioning',
    said: 'expected retryAt of the refusal conflict locked to be epoch milliseconds by the server’s clock, later than',
    only: 'P-53: five refused',
    broken: (backend) => ({setPassword: without('retryAt', (request) => backend.setPassword(request))}),
  },
  {
    defect: 'drops the id of the next try',
    flow: 'provisioning',
    said: 'expected nextOperationId of the refusal invalid to be an id that was not used yet, got undefined\nThe last calls: getOrder, mapOrder → invalid\nTo mend: Hand nextOperationId on where you translate this refusal',
    broken: (backend) => ({mapOrder: without('nextOperationId', (request) => backend.mapOrder(request))}),
  },
  {
    defect: 'drops the id of the next acceptance',
    flow: 'renewal',
    said: 'expected nextOperationId of the refusal conflict party-changed to be an id that was not used yet, got undefined',
    broken: (backend) => ({acceptAgreement: without('nextOperationId', (request) => backend.acceptAgreement(request))}),
  },
  {
    defect: 'dates an acceptance by the day on which the running term ends',
    flow: 'renewal',
    said: 'acceptedOn: expected ',
    only: 'takes effect on the day of the click',
    broken: (backend) => ({
      acceptAgreement: async (request) => {
        const accepted = await backend.acceptAgreement(request);
        return {...accepted, acceptedOn: accepted.endsOn};
      },
    }),
  },
  {
    defect: 'drops names that are free',
    flow: 'provisioning',
    said: 'expected suggestions of the refusal conflict taken to be names that are free, got undefined',
    broken: (backend) => ({saveSubdomain: without('suggestions', (request) => backend.saveSubdomain(request))}),
  },
  {
    defect: 'loses what is no Latin letter, of an order',
    flow: 'provisioning',
    said: 'name of the partner’s organisation: expected "Đorđe Петровић 🚀 <b>&\'\\"", got "?or?e ???????? ?',
    only: 'as they were written',
    broken: (backend) => ({mapOrder: (request) => backend.mapOrder(changedTexts(request, latinOnly))}),
  },
  {
    defect: 'escapes an address for HTML',
    flow: 'provisioning',
    said: 'address of the head office: expected "Đorđe Петровић 🚀 <b>&',
    only: 'as it was written',
    broken: (backend) => ({saveCalling: (request) => backend.saveCalling(changedTexts(request, escaped))}),
  },
  {
    defect: 'loses what is no Latin letter, of an acceptance',
    flow: 'renewal',
    said: 'name of who signed: expected "Đorđe Петровић',
    only: 'as it was written',
    broken: (backend) => ({acceptAgreement: (request) => backend.acceptAgreement(changedTexts(request, latinOnly))}),
  },
  {
    defect: 'loses what is no Latin letter, of an application',
    flow: 'renewal',
    said: 'who signed: expected "Đorđe Петровић',
    only: 'as it was written',
    broken: (backend) => ({
      applyForCountries: (request) => backend.applyForCountries(changedTexts(request, latinOnly)),
    }),
  },
  {
    defect: 'loses what is no Latin letter, of a case',
    flow: 'support',
    said: 'case at subject: expected "Đorđe Петровић',
    only: 'as it was written',
    broken: (backend) => ({createCase: (request) => backend.createCase(changedTexts(request, latinOnly))}),
  },
  {
    defect: 'gives a case back with HTML escaped',
    flow: 'support',
    said: 'reply: expected "Đorđe Петровић 🚀 <b>&',
    only: 'as it was written',
    broken: (backend) => ({getCase: async (request) => changedTexts(await backend.getCase(request), escaped)}),
  },
  {
    defect: 'asks for words in Latin letters alone',
    flow: 'support',
    said: 'cases found by a Cyrillic word of theirs: expected ["case-',
    only: 'as it was written',
    broken: (backend) => ({listCases: (request) => backend.listCases(changedTexts(request, latinOnly))}),
  },
  {
    defect: 'joins the lines of a reason',
    flow: 'support',
    said: 'reason of the rejection: expected "Đorđe Петровић',
    only: 'as it was written',
    broken: (backend) => ({
      rejectSolution: (request) => backend.rejectSolution(changedTexts(request, (text) => text.replaceAll('\n', ' '))),
    }),
  },
  ...(
    [
      ['getSupport', 'topics of getSupport()'],
      ['listArticles', 'articles of listArticles()'],
      ['getArticle', 'text of getArticle()'],
      ['listCategories', 'categories of listCategories()'],
    ] as const
  ).map(([method, what]): BrokenAdapter => ({
    defect: `asks ${method} in English, whatever the language`,
    flow: 'support',
    said: `${what} are the same in en and in ru`,
    only: 'in the language',
    broken: (backend) => ({
      [method]: (request: object) => (backend[method] as (given: object) => unknown)({...request, language: 'en'}),
    }),
  })),
  {
    defect: 'cannot put the first-time task off',
    flow: 'support',
    said: 'expected the refusal forbidden first-run-required, got server',
    only: 'S-05',
    broken: () => ({skipFirstRun: () => Promise.reject(new BackendError({kind: 'server'}))}),
  },
  {
    defect: 'finds no article where the server searches',
    flow: 'support',
    said: 'by its title',
    only: 'by words of theirs',
    broken: (backend) => ({
      getSupport: async (request) => ({...(await backend.getSupport(request)), searchesArticles: true}),
      searchArticles: async () => ({articles: []}),
    }),
  },
  {
    defect: 'tells news of another case',
    flow: 'support',
    said: 'the case that watchCases() told of: expected "case-',
    only: 'news, where the adapter offers them',
    broken: () => ({watchCases: (onNews) => onNews({caseId: 'case-of-nobody', revision: 1})}),
  },
  {
    defect: 'throws where news are watched',
    flow: 'support',
    said: 'watchCases() threw Error "no stream"',
    only: 'news, where the adapter offers them',
    broken: () => ({
      watchCases: () => {
        throw new Error('no stream');
      },
    }),
  },
  {
    defect: 'opens each case in English',
    flow: 'support',
    said: 'a case in sr-Latn came back in en',
    only: 'what a case was opened with',
    broken: (backend) => ({createCase: (request) => backend.createCase({...request, language: 'en'})}),
  },
  {
    defect: 'tries a refused operation again under the next id',
    flow: 'provisioning',
    said: 'getOperation() of the refused id: state and next id: expected',
    only: 'P-80: provisioning needs',
    broken: (backend) => ({
      provision: (request) =>
        rejectedAs(backend.provision(request), (error) => {
          const {nextOperationId} = problemOf(error);
          if (nextOperationId === undefined) throw error;
          return backend.provision({...request, operationId: nextOperationId});
        }),
    }),
  },
  {
    defect: 'hands an order over and has it mailed again',
    flow: 'provisioning',
    said: 'handOver() was called once: expected one mail, to oleg@meridian.example, got 2: oleg@meridian.example, oleg@meridian.example\n',
    only: 'P-21',
    broken: (backend) => ({
      handOver: async (request) => {
        const order = await backend.handOver(request);
        await backend.resendMail({orderId: request.orderId}).catch(() => null);
        return order;
      },
    }),
  },
  {
    defect: 'has a mail sent twice',
    flow: 'provisioning',
    said: 'resendMail() was called once: expected one mail, to milena@meridian.example, got 2',
    only: 'P-09',
    broken: (backend) => ({
      resendMail: async (request) => {
        await backend.resendMail(request);
        return backend.resendMail(request);
      },
    }),
  },
  {
    defect: 'invites somebody else beside the signer',
    flow: 'renewal',
    said: 'inviteSigner() was called once: expected one mail, to dragana@meridian.example, got 2: copy@meridian.example, dragana@meridian.example\n',
    only: 'is mailed once',
    broken: (backend) => ({
      inviteSigner: async (request) => {
        await backend.inviteSigner({...request, email: 'copy@meridian.example'});
        return backend.inviteSigner(request);
      },
    }),
  },
  {
    defect: 'answers a word that the contract has not',
    flow: 'provisioning',
    said: 'checkSubdomain() answered "free" at result, where the contract has ("available" | "taken" | "invalid")',
    broken: (backend) => ({
      checkSubdomain: async (request) => {
        const answer = await backend.checkSubdomain(request);
        return {...answer, result: (answer.result === 'available' ? 'free' : answer.result) as 'available'};
      },
    }),
  },
  {
    defect: 'spells a status as its own system does',
    flow: 'provisioning',
    said: 'getOrder() answered "MAPPED" at status, which the contract spells "mapped"',
    broken: (backend) => ({
      getOrder: async (request) => {
        const order = await backend.getOrder(request);
        return {...order, status: order.status.toUpperCase()};
      },
    }),
  },
  {
    defect: 'gives dates as people write them',
    flow: 'provisioning',
    said: 'at requestedStartDate, where the contract has',
    broken: (backend) => ({
      getOrder: async (request) => {
        const order = await backend.getOrder(request);
        return {...order, requestedStartDate: order.requestedStartDate.split('-').toReversed().join('.')};
      },
    }),
  },
  {
    defect: 'answers another order',
    flow: 'provisioning',
    said: 'and answered "order-1"',
    broken: (backend) => ({getOrder: () => backend.getOrder({orderId: 'order-1'})}),
  },
  {
    defect: 'changes what it has answered',
    flow: 'provisioning',
    said: 'getOrder() changed an answer after it had given it',
    broken: (backend) => {
      const order = {} as Awaited<ReturnType<PartnerBackend['getOrder']>>;
      return {getOrder: async (request) => Object.assign(order, await backend.getOrder(request))};
    },
  },
  {
    defect: 'changes what it was asked with',
    flow: 'provisioning',
    said: 'saveSubdomain() changed the request it was given',
    broken: (backend) => ({
      saveSubdomain: (request) => backend.saveSubdomain(Object.assign(request, {name: request.name.toLowerCase()})),
    }),
  },
  {
    defect: 'has no clock',
    flow: 'provisioning',
    said: 'serverNow() tells no time although getOrder() was answered',
    only: 'P-09',
    broken: () => ({serverNow: () => null}),
  },
  {
    defect: 'has a clock in seconds',
    flow: 'renewal',
    said: 'seconds, where milliseconds are needed',
    broken: (backend) => ({serverNow: () => Math.round((backend.serverNow() ?? 0) / 1000)}),
  },
  {
    defect: 'has the device’s clock in place of the server’s',
    flow: 'provisioning',
    said: 'after the server’s clock went on by 30 hours: expected 30 hours more, got 0 minutes more',
    broken: () => ({serverNow: () => Date.now()}),
  },
  {
    defect: 'has the device’s clock in place of the server’s, with agreements alone',
    flow: 'renewal',
    said: 'after the server’s clock went on by 30 hours: expected 30 hours more, got 0 minutes more',
    broken: () => ({serverNow: () => Date.now()}),
  },
  {
    defect: 'has the device’s clock in place of the server’s, with support alone',
    flow: 'support',
    said: 'after the server’s clock went on by 30 hours: expected 30 hours more, got 0 minutes more',
    broken: () => ({serverNow: () => Date.now()}),
  },
  {
    defect: 'has the clock of its first answer for ever',
    flow: 'support',
    said: 'expected 30 hours more, got 0 minutes more\nThe last calls: getSession, getSession\nTo mend: Let serverNow()',
    broken: (backend) => {
      let first: number | null = null;
      return {serverNow: () => (first ??= backend.serverNow())};
    },
  },
  ...(['provisioning', 'renewal', 'support'] as const).map((flow): BrokenAdapter => ({
    defect: `has a clock in another zone, in ${flow}`,
    flow,
    said: 'it is 2 hours ahead\n',
    broken: (backend) => ({serverNow: () => ahead(backend.serverNow(), 7_200_000)}),
  })),
  {
    defect: 'has a clock that is some minutes ahead',
    flow: 'provisioning',
    said: 'it is 5 minutes ahead\n',
    broken: (backend) => ({serverNow: () => ahead(backend.serverNow(), 300_000)}),
  },
  ...(['provisioning', 'renewal', 'support'] as const).map((flow): BrokenAdapter => ({
    defect: `keeps the session of its first account, in ${flow}`,
    flow,
    said: 'account after another signed in: expected "oleg@meridian.example", got "milena@meridian.example"',
    broken: (backend) => ({getSession: remembered((request) => backend.getSession(request))}),
  })),
  {
    defect: 'has no session, in support',
    flow: 'support',
    said: 'an answer was expected, and the call was refused with server\nThe last calls: getSession → server',
    broken: () => ({getSession: () => Promise.reject(new BackendError({kind: 'server'}))}),
  },
  {
    defect: 'does not prolong the session',
    flow: 'renewal',
    said: 'extendSession() answered expiresAt',
    only: 'is prolonged ends later',
    broken: (backend) => ({extendSession: (request) => backend.getSession(request)}),
  },
  {
    defect: 'shows the cases of the account before',
    flow: 'support',
    said: 'cases and counts of the colleague at 0: expected [], got ["case-',
    only: 'whoever asked before',
    broken: (backend) => ({listCases: remembered((request) => backend.listCases(request))}),
  },
  {
    defect: 'counts the cases of the account before',
    flow: 'support',
    said: 'cases and counts of the colleague at 2: expected 0, got 1',
    only: 'whoever asked before',
    broken: (backend) => ({getSupportCounts: remembered((request) => backend.getSupportCounts(request))}),
  },
  {
    defect: 'shows the agreements of the account before',
    flow: 'renewal',
    said: 'agreements of another company: expected [], got [{',
    only: 'whoever asked before',
    broken: (backend) => ({listAgreements: remembered((request) => backend.listAgreements(request))}),
  },
  {
    defect: 'shows the order of the account before',
    flow: 'provisioning',
    said: 'expected the refusal forbidden, but it was answered as a success',
    only: 'is gone, and one of somebody else',
    broken: (backend) => ({getOrder: remembered((request) => backend.getOrder(request))}),
  },
  ...(['provisioning', 'renewal', 'support'] as const).map((flow): BrokenAdapter => ({
    defect: `does not hear that a read was given up, in ${flow}`,
    flow,
    said: 'whose signal ended on its way: expected a rejection with network aborted at once, but it was answered',
    only: 'given up on its way',
    broken: (backend) => ({
      getOrder: (request) => backend.getOrder(request),
      getAgreement: (request) => backend.getAgreement(request),
      listCases: (request) => backend.listCases(request),
    }),
  })),
  {
    defect: 'makes up an answer where a read was given up',
    flow: 'provisioning',
    said: 'getOrder() whose signal ended on its way: expected a rejection with network aborted at once, got an answer of another shape\n',
    only: 'given up on its way',
    broken: (backend) => ({
      getOrder: (request, options) =>
        new Promise((resolve, reject) => {
          options?.signal?.addEventListener('abort', () => resolve(undefined as never));
          backend.getOrder(request).then(resolve, reject);
        }),
    }),
  },
  {
    defect: 'never settles where the signal had ended before',
    flow: 'renewal',
    said: 'getAgreement() whose signal had ended before: expected a rejection with network aborted at once, got nothing\n',
    only: 'ended before it was called',
    timeoutMilliseconds: 300,
    broken: (backend) => ({
      getAgreement: (request, options) =>
        options?.signal?.aborted ? new Promise(() => {}) : backend.getAgreement(request, options),
    }),
  },
  {
    defect: 'says that somebody signed out where a session ran out',
    flow: 'provisioning',
    said: 'expected the refusal signed-out, but it was answered as a success',
    broken: (backend) => ({
      getSession: (request) => rejectedAs(backend.getSession(request), () => ({account: null})),
    }),
  },
  {
    defect: 'has a cursor that skips a row',
    flow: 'renewal',
    said: 'pages of 3 leave out',
    broken: (backend) => ({
      listAgreements: async (request) => {
        const page = await backend.listAgreements(request);
        const isLater = request.limit === 3 && (request.cursor ?? null) !== null;
        return isLater ? {...page, agreements: page.agreements.slice(1)} : page;
      },
    }),
  },
  {
    defect: 'has a cursor that repeats a row',
    flow: 'support',
    said: 'on a later page',
    broken: (backend) => {
      const last: Awaited<ReturnType<PartnerBackend['listCases']>>['cases'] = [];
      return {
        listCases: async (request) => {
          const page = await backend.listCases(request);
          const cases = (request.cursor ?? null) === null ? page.cases : [...last, ...page.cases].slice(0, 2);
          last.splice(0, 1, ...page.cases.slice(-1));
          return {...page, cases};
        },
      };
    },
  },
  {
    defect: 'accepts an old text',
    flow: 'renewal',
    said: 'expected the refusal conflict text-changed, but it was answered as a success',
    broken: (backend) => ({
      acceptAgreement: async (request) => {
        const {editions} = await backend.getAgreement({agreementId: request.agreementId});
        return backend.acceptAgreement({...request, edition: editions[0]!});
      },
    }),
  },
  {
    defect: 'seals a receipt anew for each reader',
    flow: 'renewal',
    said: 'for another account at 0.signerAccountId: expected "account-partner", got "account-colleague"',
    broken: (backend) => ({
      getReceipts: async (request) => {
        const {receipts} = await backend.getReceipts(request);
        const {account} = await backend.getSession({});
        return {receipts: receipts.map((receipt) => ({...receipt, signerAccountId: account?.id ?? 'nobody'}))};
      },
    }),
  },
  {
    defect: 'lies about how far an upload is',
    flow: 'support',
    said: 'awaits bytes of a file of which it has all',
    broken: (backend) => ({
      createUpload: async (request) => ({...(await backend.createUpload(request)), offset: request.size}),
    }),
  },
  {
    defect: 'calls a file stored that it does not have',
    flow: 'support',
    said: 'called a file stored of which it has 0 of',
    broken: (backend) => ({
      createUpload: async (request) => ({...(await backend.createUpload(request)), state: 'stored', offset: 0}),
    }),
  },
  {
    defect: 'gives back other bytes than were sent',
    flow: 'support',
    said: 'the same bytes: expected',
    broken: (backend) => ({
      readFile: async (request) => new Blob([(await (await backend.readFile(request)).text()).trim()]),
    }),
  },
  {
    defect: 'lets the revision of a case go back',
    flow: 'support',
    said: 'revisions only grow',
    broken: (backend) => ({
      getCase: async (request) => ({...(await backend.getCase(request)), revision: 0}),
    }),
  },
  {
    defect: 'leaves out what happened in a case',
    flow: 'support',
    said: 'the question is among the news',
    broken: (backend) => ({
      getCaseChanges: async (request) => ({...(await backend.getCaseChanges(request)), entries: []}),
    }),
  },
  {
    defect: 'shows the cases of another company',
    flow: 'support',
    said: 'expected the refusal forbidden, but it was answered as a success',
    broken: (backend) => {
      const seen = new Map<string, Awaited<ReturnType<PartnerBackend['getCase']>>>();
      return {
        getCase: async (request) => {
          const found = seen.get(request.caseId) ?? (await backend.getCase(request));
          seen.set(request.caseId, found);
          return found;
        },
      };
    },
  },
  {
    defect: 'lacks a method',
    flow: 'support',
    said: 'the adapter lacks followCase()',
    only: 'every method',
    broken: () => ({followCase: undefined as unknown as PartnerBackend['followCase']}),
  },
];
