/** The API that the adapter template speaks to: another face of the memory backend. */
import {PortalFailure, type PortalApi, type PortalRequest} from '../../examples/adapter/portal-api.js';
import {problemOf, type ProblemKind} from '../../src/domain/problem.js';
import type {PartnerBackend, RequestOf} from '../../src/backend/partner-backend.js';
import type {OperationName} from '../../src/backend/operations.js';
import {
  fromCase,
  fromCaseRow,
  fromEntry,
  fromAgreement,
  fromAgreementRow,
  fromActivation,
  fromJob,
  fromName,
  fromOrder,
  fromSession,
  fromUpload,
  roleNames,
  viewNames,
} from './imaginary-shapes.js';

interface Call {
  /** The variable parts of the path, in order. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string;
}
type Route = (call: Call) => Promise<unknown>;

const statuses: Partial<Record<ProblemKind, number>> = {
  invalid: 422,
  conflict: 409,
  forbidden: 403,
  'signed-out': 401,
  gone: 404,
  'rate-limited': 429,
};

/** What the portal's pages would find behind `backend`. */
export function imaginaryPortal(backend: PartnerBackend): PortalApi {
  /** The backend's operation with a request put together here, whose shape the backend itself checks. */
  const ask = <K extends OperationName>(name: K, request: object): ReturnType<PartnerBackend[K]> =>
    (backend[name] as (given: RequestOf<K>) => ReturnType<PartnerBackend[K]>)(request as RequestOf<K>);
  const order = async (call: Promise<Awaited<ReturnType<PartnerBackend['getOrder']>>>) => fromOrder(await call);
  const agreement = async (call: Promise<Awaited<ReturnType<PartnerBackend['getAgreement']>>>) =>
    fromAgreement(await call);
  const supportCase = async (call: Promise<Awaited<ReturnType<PartnerBackend['getCase']>>>) => fromCase(await call);
  const act = (name: 'replyToCase' | 'acceptSolution' | 'rejectSolution' | 'closeCase' | 'reopenCase' | 'rateCase') =>
    (({ids: [caseId], body, key}) => supportCase(ask(name, {...body, caseId, operationId: key}))) satisfies Route;
  const job = async (request: object) => fromJob(await ask('getOperation', request));

  const routes: Readonly<Record<string, Route>> = {
    'GET /me': async () => fromSession(await ask('getSession', {})),
    'POST /me/renewal': async () => fromSession(await ask('extendSession', {})),
    'POST /sign-in': async ({body: {user, password}}) => fromSession(await ask('signIn', {userId: user, password})),
    'GET /jobs/*': ({ids: [operationId]}) => job({operationId}),
    'GET /orders/*/jobs/*': ({ids: [orderId, operationId]}) => job({orderId, operationId}),
    'GET /agreements/*/jobs/*': ({ids: [agreementId, operationId]}) => job({agreementId, operationId}),

    'GET /orders/*': ({ids: [orderId]}) => order(ask('getOrder', {orderId})),
    'PUT /orders/*/contact': ({ids: [orderId], body: {mail, role, all}}) =>
      order(ask('changeContact', {orderId, contact: {email: mail, kind: roleNames[String(role)]}, allLines: all})),
    'POST /orders/*/mail': async ({ids: [orderId]}) => ({sent: (await ask('resendMail', {orderId})).sentAt}),
    'POST /orders/*/hand-over': ({ids: [orderId], body: {to, mail}}) =>
      order(ask('handOver', {orderId, to: String(to).toLowerCase(), email: mail})),
    'POST /orders/*/matches': ({ids: [orderId], body: {side, mail}}) =>
      ask('matchOrganizations', {orderId, side, email: mail}),
    'POST /orders/*/admin-check': ({ids: [orderId], body: {mail}}) => ask('checkAdmin', {orderId, email: mail}),
    'POST /orders/*/mapping': ({ids: [orderId], body, key}) =>
      order(ask('mapOrder', {...body, orderId, operationId: key})),
    'POST /orders/*/password': ({ids: [orderId], body, key}) =>
      order(ask('setPassword', {...body, orderId, operationId: key})),
    'PUT /orders/*/voice': ({ids: [orderId], body}) => order(ask('saveCalling', {orderId, calling: body})),
    'POST /orders/*/site-name-check': async ({ids: [orderId], body: {name}}) =>
      fromName(await ask('checkSiteName', {orderId, name})),
    'PUT /orders/*/meetings': ({ids: [orderId], body}) => order(ask('saveMeetings', {orderId, meetings: body})),
    'POST /orders/*/subdomain-check': async ({ids: [orderId], body: {name}}) =>
      fromName(await ask('checkSubdomain', {orderId, name})),
    'PUT /orders/*/subdomain': ({ids: [orderId], body: {name}}) => order(ask('saveSubdomain', {orderId, name})),
    'POST /orders/*/activation': ({ids: [orderId], body: {positions}, key}) =>
      order(ask('provision', {orderId, operationId: key, acknowledgedLineIds: positions})),
    'GET /orders/*/activation': async ({ids: [orderId]}) => fromActivation(await ask('getActivation', {orderId})),
    'POST /orders/*/activation/*/retry': async ({ids: [orderId, lineId], key}) =>
      fromActivation(await ask('retryActivation', {orderId, lineId, operationId: key})),

    'POST /agreements/search': async ({body: {from, most, words, view, order: sort}}) => {
      const request = {
        cursor: from,
        limit: most,
        text: words,
        show: viewNames[String(view)],
        sort: String(sort).toLowerCase(),
      };
      const {registered, agreements, nextCursor, total} = await ask('listAgreements', request);
      return {partner: registered, rows: agreements.map(fromAgreementRow), next: nextCursor, count: total};
    },
    'GET /agreements/*': ({ids: [agreementId]}) => agreement(ask('getAgreement', {agreementId})),
    'GET /agreements/*/texts/*': ({ids: [agreementId, hash]}) => ask('getAgreementText', {agreementId, hash}),
    'GET /agreements/*/parties/*': ({ids: [agreementId, country]}) =>
      ask('previewContractingParty', {agreementId, country}),
    'PUT /agreements/*/invitation': ({ids: [agreementId], body: {name, mail}}) =>
      agreement(ask('inviteSigner', {agreementId, name, email: mail})),
    'POST /agreements/*/acceptance': ({ids: [agreementId], body, key}) =>
      agreement(ask('acceptAgreement', {...body, agreementId, operationId: key})),
    'POST /agreements/*/refusal': ({ids: [agreementId], body, key}) =>
      agreement(ask('declineAgreement', {...body, agreementId, operationId: key})),
    'GET /agreements/*/application': ({ids: [agreementId]}) => ask('getReapplication', {agreementId}),
    'POST /agreements/*/application': ({ids: [agreementId], body, key}) =>
      ask('applyForCountries', {...body, agreementId, operationId: key}),
    'GET /agreements/*/receipts': ({ids: [agreementId]}) => ask('getReceipts', {agreementId}),

    'POST /help': ({body}) => ask('getSupport', body),
    'POST /help/counts': ({body}) => ask('getSupportCounts', body),
    'POST /help/module': ({body: {declared}}) => ask('confirmFirstRun', {selfDeclared: declared}),
    'POST /help/module/later': () => ask('skipFirstRun', {}),
    'POST /articles/search': ({body}) => ask('listArticles', body),
    'POST /articles/find': ({body}) => ask('searchArticles', body),
    'GET /articles/*/*': ({ids: [articleId, language]}) => ask('getArticle', {articleId, language}),
    'PUT /articles/*/rating': ({ids: [articleId], body}) => ask('rateArticle', {...body, articleId}),
    'GET /categories/*': ({ids: [language]}) => ask('listCategories', {language}),
    'POST /cases/search': async ({body}) => {
      const {cases, nextCursor, total} = await ask('listCases', body);
      return {rows: cases.map(fromCaseRow), next: nextCursor, count: total};
    },
    'POST /cases/similar': async ({body}) => {
      const {cases, articles} = await ask('findSimilarCases', body);
      return {rows: cases.map(fromCaseRow), articles};
    },
    'GET /cases/*': ({ids: [caseId], query}) => supportCase(ask('getCase', {caseId, before: query.get('before')})),
    'GET /cases/*/changes': async ({ids: [caseId], query}) => {
      const changes = await ask('getCaseChanges', {caseId, since: Number(query.get('since'))});
      return {row: fromCaseRow(changes.case), entries: changes.entries.map(fromEntry), more: changes.more};
    },
    'POST /cases': ({body: {priority, ...body}, key}) =>
      supportCase(ask('createCase', {...body, severity: Number(String(priority).slice(1)), operationId: key})),
    'POST /cases/*/replies': act('replyToCase'),
    'POST /cases/*/acceptance': act('acceptSolution'),
    'POST /cases/*/rejection': act('rejectSolution'),
    'POST /cases/*/closing': act('closeCase'),
    'POST /cases/*/reopening': act('reopenCase'),
    'POST /cases/*/rating': act('rateCase'),
    'PUT /cases/*/following': ({ids: [caseId], body}) => supportCase(ask('followCase', {...body, caseId})),

    'PUT /files/*': async ({ids: [uploadId], body: {name, bytes, type, sha256}}) =>
      fromUpload(await ask('createUpload', {uploadId, name, size: bytes, type, sha256})),
    'GET /files/*': async ({ids: [uploadId]}) => fromUpload(await ask('getUpload', {uploadId})),
    'DELETE /files/*': ({ids: [uploadId]}) => ask('cancelUpload', {uploadId}),
  };

  async function refusing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const {kind, code, fields, retryAt, suggestions, nextOperationId, reference} = problemOf(error);
      throw new PortalFailure({
        status: statuses[kind] ?? 500,
        ...(code !== undefined && {reason: code.toUpperCase().replaceAll('-', '_')}),
        ...(fields && {faults: Object.entries(fields).map(([at, fault]) => ({at, code: fault}))}),
        ...(retryAt !== undefined && {notBefore: new Date(retryAt).toISOString()}),
        ...(suggestions && {alternatives: suggestions}),
        ...(nextOperationId !== undefined && {nextKey: nextOperationId}),
        ...(reference !== undefined && {ticket: reference}),
        time: now(),
      });
    }
  }

  const now = (): string => new Date(backend.serverNow() ?? Date.now()).toISOString();
  const partsOf = (path: string): string[] => path.split('/').slice(1).map(decodeURIComponent);

  function routeFor(method: string, path: string): readonly [Route, string[]] {
    const parts = partsOf(path);
    for (const [pattern, route] of Object.entries(routes)) {
      const [verb, shape] = pattern.split(' ') as [string, string];
      const wanted = shape.split('/').slice(1);
      if (verb !== method || wanted.length !== parts.length) continue;
      if (wanted.every((word, index) => word === '*' || word === parts[index])) {
        return [route, parts.filter((_, index) => wanted[index] === '*')];
      }
    }
    throw new PortalFailure({status: 404, reason: 'NO_SUCH_PATH', time: now()});
  }

  return {
    send: async <T>(method: string, address: string, {body = {}, key = '', signal}: PortalRequest = {}) => {
      signal?.throwIfAborted();
      const [path, query] = address.split('?') as [string, string | undefined];
      const [route, ids] = routeFor(method, path);
      // As over a wire: nothing is shared with the caller.
      const sent = JSON.parse(JSON.stringify(body)) as Call['body'];
      const answer = await refusing(() => route({ids, query: new URLSearchParams(query), body: sent, key}));
      signal?.throwIfAborted();
      return {body: JSON.parse(JSON.stringify(answer)) as T, time: now()};
    },
    upload: async (path, bytes, {from, onProgress}) => {
      const [, uploadId] = partsOf(path) as [string, string];
      const whole = new Blob([new Uint8Array(from), bytes]);
      await refusing(() => backend.sendFile(whole, {uploadId, offset: from}, {onProgress}));
    },
    download: (path) => {
      const [, caseId, , fileId] = partsOf(path) as [string, string, string, string];
      return refusing(() => backend.readFile({caseId, fileId}));
    },
  };
}
