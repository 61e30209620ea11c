/** The memory backend's core: one operation over one state, without waiting for anything. */
import * as v from 'valibot';
import {BackendError, type Problem} from '../../domain/problem.js';
import type {OperationName} from '../routes.js';
import type {RawAnswerOf, RequestOf} from '../partner-backend.js';
import {requests} from '../requests.js';
import {getActivation, provision, retryActivation} from './activation.js';
import {acceptAgreement, declineAgreement} from './agreements/acceptance.js';
import {accessAgreement, agreementById} from './agreements/agreement-view.js';
import {inviteSigner, signDueInvitations} from './agreements/inviting.js';
import {listAgreements} from './agreements/list.js';
import {getAgreement, getAgreementText, getReceipts, previewContractingParty} from './agreements/reading.js';
import {applyForCountries, getReapplication} from './agreements/reapplication.js';
import {signIn} from './agreements/sign-in.js';
import {changeContact, handOver, resendMail, sendDueMails} from './contact.js';
import {mapOrder} from './mapping.js';
import {operationOf} from './once.js';
import {accessOrder, orderView} from './order-view.js';
import {checkAdmin, matchOrganizations} from './organizations.js';
import {setPassword} from './password.js';
import {extendSession, getSession} from './session.js';
import {checkSiteName, checkSubdomain, saveCalling, saveMeetings, saveSubdomain} from './settings.js';
import type {MemoryFault} from './state.js';
import {caseMadeBy, holderOf} from './support/case-rules.js';
import {supportRules} from './support/rules.js';
import {arriveDueNews} from './support/vendor.js';
import {reject, signedInAccount, type World} from './world.js';

type Rules = {
  [K in OperationName]: (world: World, request: v.InferOutput<(typeof requests)[K]>) => RawAnswerOf<K>;
};

function getOrder(world: World, {orderId}: {orderId: string}): RawAnswerOf<'getOrder'> {
  const {order, account} = accessOrder(world, orderId);
  return orderView(world, order, account);
}

/** What became of an operation: `pending` until it settles, `notReceived` for an id that never arrived. */
function getOperation(
  world: World,
  {orderId, agreementId, operationId}: v.InferOutput<(typeof requests)['getOperation']>,
): RawAnswerOf<'getOperation'> {
  const account = signedInAccount(world);
  const holder =
    agreementId !== undefined
      ? accessAgreement(world, agreementId).agreement
      : orderId !== undefined
        ? accessOrder(world, orderId).order
        : holderOf(world, account);
  const operation = operationOf(holder, operationId);
  if (!operation) return {state: 'notReceived'};
  if (operation.settledAt > world.now) return {state: 'pending'};
  if ('answer' in operation.result) return {state: 'succeeded', caseId: caseMadeBy(world, account, operationId)};
  const {code, kind, fields, nextOperationId, reference} = operation.result.problem;
  return {
    state: 'rejected',
    code: code ?? kind,
    fields: fields ? {...fields} : null,
    nextOperationId: nextOperationId ?? null,
    reference: reference ?? null,
  };
}

const rules: Rules = {
  signIn,
  listAgreements,
  getAgreement,
  getAgreementText,
  previewContractingParty,
  inviteSigner,
  acceptAgreement,
  declineAgreement,
  getReapplication,
  applyForCountries,
  getReceipts,
  getSession,
  extendSession,
  getOrder,
  changeContact,
  resendMail,
  handOver,
  matchOrganizations,
  checkAdmin,
  mapOrder,
  setPassword,
  saveCalling,
  checkSiteName,
  saveMeetings,
  checkSubdomain,
  saveSubdomain,
  provision,
  getActivation,
  retryActivation,
  getOperation,
  ...supportRules,
};

export type Reduced<K extends OperationName> = {readonly answer: RawAnswerOf<K>} | {readonly problem: Problem};

/**
 * Carries one operation out on `world.state`, changing it in place. A refusal is an answer too, and what it
 * recorded stays. A request of the wrong shape is kind `invalid` with code `schema` by path.
 */
export function reduce<K extends OperationName>(world: World, name: K, request: RequestOf<K>): Reduced<K> {
  sendDueMails(world);
  signDueInvitations(world);
  arriveDueNews(world);
  try {
    const fault = takeFault(world, name);
    if (fault?.phase === 'before') reject(fault.problem ?? {kind: 'server'});
    const answer = rules[name](world, validRequest(name, request)) as RawAnswerOf<K>;
    if (fault?.phase === 'pending') delay(world, request, fault);
    if (fault?.phase === 'after') reject(fault.problem ?? {kind: 'server'});
    return {answer: structuredClone(answer)};
  } catch (error) {
    if (error instanceof BackendError) return {problem: error.problem};
    throw error;
  }
}

function validRequest<K extends OperationName>(name: K, request: unknown): never {
  const result = v.safeParse(requests[name] as v.GenericSchema, request);
  if (result.success) return result.output as never;
  const fields = result.issues.map((issue) => [v.getDotPath(issue) ?? 'request', 'schema'] as const);
  return reject({kind: 'invalid', code: 'schema', fields: Object.fromEntries(fields)});
}

function takeFault({state}: World, name: OperationName): MemoryFault | undefined {
  const fault = state.faults.find(({operation, times = 1}) => operation === name && times > 0);
  if (fault) fault.times = (fault.times ?? 1) - 1;
  state.faults = state.faults.filter(({times = 1}) => times > 0);
  return fault;
}

/** Lets the operation just carried out settle later, and answers that it is in progress. */
function delay(world: World, request: unknown, {milliseconds = 2000}: MemoryFault): never {
  const {state, now} = world;
  const {orderId, agreementId, operationId = ''} = request as {[Name in string]?: string};
  const holder =
    agreementId !== undefined
      ? agreementById(state, agreementId)
      : orderId !== undefined
        ? state.orders.find(({id}) => id === orderId)
        : holderOf(world, signedInAccount(world));
  const operation = holder && operationOf(holder, operationId);
  const settledAt = now + milliseconds;
  if (operation) holder.operations[operationId] = {...operation, settledAt};
  return reject({kind: 'conflict', code: 'in-progress', retryAt: settledAt});
}
