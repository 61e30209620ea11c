/** Which organisations an address may belong to (P-23, P-33, P-35), and one organisation per user (P-41, P-42). */
import type {RawAnswerOf} from '../partner-backend.js';
import {emailProblem} from '../../domain/validate/email.js';
import {accessOrder} from './order-view.js';
import type {MemoryAccount, MemoryOrganization, MemoryState} from './state.js';
import {domainOf, emailKey, organizationById, reject, type World} from './world.js';

type Match = RawAnswerOf<'matchOrganizations'>['matches'][number];
type Reason = 'adminOf' | 'linkedDomain' | 'recentActivity' | 'emailDomain';
const likeliestFirst: readonly Reason[] = ['adminOf', 'linkedDomain', 'recentActivity', 'emailDomain'];

export function matchView(organization: MemoryOrganization, reason: Reason): Match {
  const {id, name, country, type, createdOn, activeSubscriptions} = organization;
  return {id, name, country, reason, type, createdOn, activeSubscriptions};
}

function reasonFor(
  state: MemoryState,
  organization: MemoryOrganization,
  email: string,
  account: MemoryAccount,
): Reason | null {
  const user = state.users[email];
  if (user?.kind === 'member' && user.admin && user.organizationId === organization.id) return 'adminOf';
  if (organization.side === 'partner') {
    const linked = state.organizations.filter(({id}) => account.linkedOrganizationIds.includes(id));
    const domains = new Set(linked.flatMap((candidate) => candidate.domains));
    if (organization.domains.some((domain) => domains.has(domain))) return 'linkedDomain';
    if (organization.recentAccountIds.includes(account.id)) return 'recentActivity';
  }
  const domain = domainOf(email);
  return !state.publicDomains.includes(domain) && organization.domains.includes(domain) ? 'emailDomain' : null;
}

/** The organisations of one side that `email` points to, the likeliest and then the most lately active first. */
export function matchesFor(
  state: MemoryState,
  side: 'partner' | 'customer',
  email: string,
  account: MemoryAccount,
): Match[] {
  const found = state.organizations.flatMap((organization) => {
    const reason = organization.side === side ? reasonFor(state, organization, email, account) : null;
    return reason ? [{organization, reason}] : [];
  });
  found.sort(
    (a, b) =>
      likeliestFirst.indexOf(a.reason) - likeliestFirst.indexOf(b.reason) ||
      b.organization.lastActivityAt - a.organization.lastActivityAt,
  );
  return found.map(({organization, reason}) => matchView(organization, reason));
}

/** A partner creates an organisation where none matches, a customer's can always be created (P-02). */
export const mayCreate = (state: MemoryState, side: 'partner' | 'customer', matches: readonly Match[]): boolean =>
  side === 'customer' || state.mayAlwaysCreate || matches.length === 0;

export function matchOrganizations(
  world: World,
  request: {orderId: string; side: 'partner' | 'customer'; email: string},
): RawAnswerOf<'matchOrganizations'> {
  const {account} = accessOrder(world, request.orderId);
  const email = emailKey(request.email || account.email);
  const problem = emailProblem(email);
  if (problem) reject({kind: 'invalid', fields: {email: problem}});
  const matches = matchesFor(world.state, request.side, email, account);
  return {matches, mayCreate: mayCreate(world.state, request.side, matches)};
}

/** What becomes of a well-formed, normalised address in a customer organisation. */
export function adminCheckOf(state: MemoryState, email: string): RawAnswerOf<'checkAdmin'> {
  const user = Object.hasOwn(state.users, email) ? state.users[email] : undefined;
  if (!user) return {result: 'free'};
  const claimable = state.organizations.some(
    ({domains, domainVerified}) => domainVerified && domains.includes(domainOf(email)),
  );
  if (user.kind === 'freeAccount') return {result: 'freeAccount', claimable};
  const organization = organizationById(state, user.organizationId);
  if (organization?.side === 'customer' && user.admin) {
    return {result: 'adminOf', organization: matchView(organization, 'adminOf')};
  }
  return {result: 'otherOrganization', claimable};
}

export function checkAdmin(world: World, request: {orderId: string; email: string}): RawAnswerOf<'checkAdmin'> {
  accessOrder(world, request.orderId);
  const email = emailKey(request.email);
  const problem = emailProblem(email);
  if (problem) reject({kind: 'invalid', fields: {email: problem}});
  return adminCheckOf(world.state, email);
}
