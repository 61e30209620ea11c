/** Adapters that are wrong in one thing each, as adapters in real portals are. */
import {BackendError, problemOf} from '../../src/domain/problem.js';
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
    said: 'expected the refusal conflict operation-mismatch, got server',
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
    said: 'and it travelled',
    broken: () => ({serverNow: () => Date.now()}),
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
