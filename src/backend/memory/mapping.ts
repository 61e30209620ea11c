/** The first one-way door: an order gets its organisations, once (P-50). */
import type * as v from 'valibot';
import {countryCodes} from '../../domain/countries.js';
import type {NewOrganization, OrganizationChoice} from '../../domain/order.js';
import {emailProblem} from '../../domain/validate/email.js';
import {addressProblem, nameProblem} from '../../domain/validate/text.js';
import type {requests} from '../requests.js';
import {once} from './once.js';
import {accessOrder, currentOperationId, hasStarted, isClosed, orderView} from './order-view.js';
import {adminCheckOf, matchesFor, mayCreate} from './organizations.js';
import type {MemoryAccount, MemoryOrder} from './state.js';
import {domainOf, emailKey, nextId, organizationById, reject, sendMail, type World} from './world.js';

type Request = v.InferOutput<(typeof requests)['mapOrder']>;
type Side = 'partner' | 'customer';

export function mapOrder(world: World, {operationId, ...request}: Request) {
  const {order, account} = accessOrder(world, request.orderId);
  return once(world, order, {
    name: 'mapOrder',
    operationId,
    payload: request,
    expectedId: () => currentOperationId(order, 'mapping'),
    spend: () => order.attempts.mapping++,
    precondition: () => {
      if (order.customerOrganizationId)
        reject({
          kind: 'conflict',
          code: sameOrganizations(world, order, request) ? 'already-mapped' : 'mapped-elsewhere',
        });
    },
    carryOut: () => {
      check(world, order, account, request);
      carryOut(world, order, account, request);
      return orderView(world, order, account);
    },
  });
}

type Mapping = Omit<Request, 'operationId'>;

function sameOrganizations({state}: World, order: MemoryOrder, {partner, customer}: Mapping): boolean {
  const same = (id: string | null, choice: OrganizationChoice | null) => {
    if (!choice) return id === null;
    return choice.choice === 'existing'
      ? choice.id === id
      : choice.organization.name === organizationById(state, id)?.name;
  };
  return same(order.partnerOrganizationId, partner) && same(order.customerOrganizationId, customer);
}

/** Rejects unless everything about the mapping is in order. Changes nothing. */
function check(world: World, order: MemoryOrder, account: MemoryAccount, request: Mapping): void {
  if (isClosed(world, order)) reject({kind: 'conflict', code: 'order-closed'});
  if (!hasStarted(world, order)) reject({kind: 'conflict', code: 'not-yet'});
  const adminEmail = emailKey(request.customerAdminEmail);
  const fields: Record<string, string | null> = {
    customerAdminEmail: emailProblem(adminEmail),
    partner: request.role === 'partner' && !request.partner ? 'organization.empty' : null,
    ...(request.partner?.choice === 'new' && newOrganizationProblems('partner', request.partner.organization)),
    ...(request.customer.choice === 'new' && newOrganizationProblems('customer', request.customer.organization)),
  };
  const wrong = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== null);
  if (wrong.length > 0) reject({kind: 'invalid', fields: Object.fromEntries(wrong)});
  if (request.partner) checkChoice(world, account, 'partner', request.partner, emailKey(account.email));
  checkChoice(world, account, 'customer', request.customer, adminEmail);
  checkPartnerAdmin(world, request, adminEmail);
  checkCustomerAdmin(world, request, adminEmail);
}

function newOrganizationProblems(
  side: Side,
  {name, country, adminEmail, address}: NewOrganization,
): Record<string, string | null> {
  return {
    [`${side}.organization.name`]: nameProblem(name),
    [`${side}.organization.country`]: countryCodes.includes(country) ? null : 'country.unknown',
    [`${side}.organization.adminEmail`]: emailProblem(emailKey(adminEmail)),
    ...(side === 'customer' && {[`${side}.organization.address`]: addressProblem(address)}),
  };
}

/** An existing organisation must be one of the side's own; a partner that matches one does not create another (P-02, P-32). */
function checkChoice(
  {state}: World,
  account: MemoryAccount,
  side: Side,
  choice: OrganizationChoice,
  email: string,
): void {
  const matches = matchesFor(state, side, email, account);
  if (choice.choice === 'existing' && !matches.some(({id}) => id === choice.id)) {
    reject({kind: 'invalid', fields: {[`${side}.id`]: 'organization.unknown'}});
  }
  if (choice.choice === 'new' && !mayCreate(state, side, matches)) {
    reject({kind: 'invalid', fields: {[`${side}.choice`]: 'organization.exists'}});
  }
}

/** The administrator of a new partner organisation belongs to no other (P-41). */
function checkPartnerAdmin({state}: World, {partner}: Mapping, customerAdmin: string): void {
  if (partner?.choice !== 'new') return;
  const email = emailKey(partner.organization.adminEmail);
  const field = 'partner.organization.adminEmail';
  if (email === customerAdmin)
    reject({kind: 'conflict', code: 'other-organization', fields: {[field]: 'email.otherOrganization'}});
  const {result} = adminCheckOf(state, email);
  if (result === 'freeAccount')
    reject({kind: 'conflict', code: 'free-account', fields: {[field]: 'email.freeAccount'}});
  if (result !== 'free')
    reject({kind: 'conflict', code: 'other-organization', fields: {[field]: 'email.otherOrganization'}});
}

/** One organisation per user (P-41); a free account blocks (P-42). */
function checkCustomerAdmin({state}: World, {customer}: Mapping, email: string): void {
  const check = adminCheckOf(state, email);
  if (check.result === 'free') return;
  if (check.result === 'adminOf' && customer.choice === 'existing' && check.organization?.id === customer.id) return;
  const [code, field] =
    check.result === 'freeAccount'
      ? ['free-account', 'email.freeAccount']
      : ['other-organization', 'email.otherOrganization'];
  reject({kind: 'conflict', code, fields: {customerAdminEmail: field!}});
}

function carryOut(
  world: World,
  order: MemoryOrder,
  account: MemoryAccount,
  {partner, customer, customerAdminEmail}: Mapping,
): void {
  const {state} = world;
  const adminEmail = emailKey(customerAdminEmail);
  if (partner) {
    order.partnerOrganizationId = establish(
      world,
      'partner',
      partner,
      partner.choice === 'new' ? partner.organization.adminEmail : '',
    );
    order.passwordPending = partner.choice === 'new';
    if (!account.linkedOrganizationIds.includes(order.partnerOrganizationId))
      account.linkedOrganizationIds.push(order.partnerOrganizationId);
  }
  order.customerOrganizationId = establish(world, 'customer', customer, adminEmail);
  state.users[adminEmail] ??= {kind: 'member', organizationId: order.customerOrganizationId, admin: true};
  sendMail(world, order, 'welcome', adminEmail);
}

/** The id of the chosen organisation, created where it is new. */
function establish({state, now, calendar}: World, side: Side, choice: OrganizationChoice, adminEmail: string): string {
  if (choice.choice === 'existing') return choice.id;
  const {name, country, address} = choice.organization;
  const email = emailKey(adminEmail);
  const domain = domainOf(email);
  const id = nextId(state, 'organization');
  state.organizations.push({
    id,
    side,
    name,
    country,
    address,
    domains: state.publicDomains.includes(domain) ? [] : [domain],
    type: side === 'partner' ? 'partner' : 'enterprise',
    createdOn: calendar.dateAt(now, 'UTC'),
    activeSubscriptions: 0,
    lastActivityAt: now,
    recentAccountIds: [],
    domainVerified: false,
    passwordDigests: [],
  });
  state.users[email] = {kind: 'member', organizationId: id, admin: true};
  return id;
}
