/** The contract's answers in the shapes of the imaginary portal: the adapter template the other way round. */
import type {
  PortalActivation,
  PortalAgreement,
  PortalCase,
  PortalCaseRow,
  PortalName,
  PortalOrder,
} from '../../examples/adapter/portal-shapes.js';
import type {RawAnswerOf} from '../../src/backend/partner-backend.js';

type Words = Readonly<Record<string, string>>;
const turned = (words: Words): Words => Object.fromEntries(Object.entries(words).map(([one, other]) => [other, one]));

const stages: Words = {
  awaitingProvisioningDetails: 'NEW',
  mapping: 'MAPPING',
  mapped: 'MAPPED',
  provisioning: 'ACTIVATING',
  provisioned: 'RUNNING',
  closed: 'CLOSED',
};
const roles: Words = {partnerAdmin: 'PARTNER', partnerAlias: 'PARTNER_LIST', customerAdmin: 'CUSTOMER'};
const services: Words = {calling: 'VOICE', meetings: 'MEETING', enterprise: 'OFFICE'};
const agreementStates: Words = {
  active: 'IN_FORCE',
  underReview: 'IN_REVIEW',
  declined: 'DECLINED',
  lapsed: 'ENDED',
  reapplying: 'APPLIED_AGAIN',
};
const caseStates: Words = {
  new: 'RECEIVED',
  acknowledged: 'ASSIGNED',
  open: 'IN_WORK',
  waitingForYou: 'WITH_CUSTOMER',
  waitingForVendor: 'WITH_VENDOR',
  resolved: 'SOLVED',
  closed: 'CLOSED',
  reopened: 'REOPENED',
};
const jobStates: Words = {notReceived: 'UNKNOWN', pending: 'RUNNING', succeeded: 'DONE', rejected: 'REFUSED'};
const uploadStates: Words = {receiving: 'RECEIVING', checking: 'SCANNING', stored: 'STORED', refused: 'REFUSED'};

/** The contract's words for what the portal is asked with. */
export const roleNames: Words = turned(roles);
export const viewNames: Words = {
  ALL: 'all',
  DUE: 'due',
  ENDED: 'lapsed',
  IN_REVIEW: 'underReview',
  RENEWED: 'renewed',
};

const priority = (severity: number) => `P${severity}` as PortalCase['priority'];
const faultsOf = (fields: Words | null | undefined) =>
  fields ? Object.entries(fields).map(([at, code]) => ({at, code})) : null;

export const fromSession = ({account, expiresAt, extendable}: RawAnswerOf<'getSession'>) => ({
  user: account && {key: account.id, name: account.name, mail: account.email},
  until: expiresAt,
  renewable: extendable,
});

export const fromJob = ({state, code, fields, nextOperationId, reference, caseId}: RawAnswerOf<'getOperation'>) => ({
  state: jobStates[state],
  reason: code?.toUpperCase().replaceAll('-', '_') ?? null,
  faults: faultsOf(fields),
  next_key: nextOperationId ?? null,
  ticket: reference ?? null,
  case_number: caseId ?? null,
});

export const fromActivation = ({
  startedAt,
  receipt,
  services: all,
}: RawAnswerOf<'getActivation'>): PortalActivation => ({
  billed_from: startedAt,
  receipt,
  positions: all.map(({lineId, state, expectedMinutes, reference, retryOperationId}) => ({
    number: lineId,
    stage: state.toUpperCase() as 'QUEUED',
    minutes: expectedMinutes ?? null,
    ticket: reference ?? null,
    retry_key: retryOperationId ?? null,
  })),
});

export const fromOrder = (order: RawAnswerOf<'getOrder'>): PortalOrder => ({
  number: order.id,
  stage: stages[order.status] as 'NEW',
  product_code: order.product,
  customer: order.customerName,
  start_on: order.requestedStartDate,
  zone: order.timeZone ?? null,
  mail_received: order.mailReceivedAt ?? null,
  contact: {mail: order.contact.email, role: roles[order.contact.kind] as 'PARTNER'},
  contact_editable: order.mayChangeContact ?? true,
  positions: order.lines.map(({id, service, name, quantity, unit = 'licences', kind = 'new', price}) => ({
    number: id,
    kind: services[service] ?? service,
    label: name,
    amount: quantity,
    unit,
    origin: kind,
    price: price ? {value: price.amount, currency: price.currency, per: price.period} : null,
  })),
  keys: {
    map: order.operations.mapping,
    password: order.operations.password,
    activate: order.operations.provisioning,
  },
  awaits_password: order.passwordPending ?? false,
  partner: order.partnerOrganization,
  buyer: order.customerOrganization,
  voice: order.settings?.calling,
  meetings: order.settings?.meetings,
  subdomain: order.settings?.subdomain ?? null,
  activation: order.activation ? fromActivation(order.activation) : null,
});

export const fromName = ({result, suggestions = []}: RawAnswerOf<'checkSubdomain'>): PortalName => ({
  free: result === 'available',
  wellFormed: result !== 'invalid',
  alternatives: suggestions,
});

export const fromAgreement = ({id, status, operations, ...same}: RawAnswerOf<'getAgreement'>): PortalAgreement => ({
  ...same,
  number: id,
  state: agreementStates[status] ?? status,
  keys: {accept: operations.acceptance, decline: operations.decline},
});

export const fromAgreementRow = ({id, status, ...same}: RawAnswerOf<'listAgreements'>['agreements'][number]) => ({
  ...same,
  number: id,
  state: agreementStates[status] ?? status,
});

export const fromCaseRow = ({
  id,
  state,
  severity,
  ...same
}: RawAnswerOf<'listCases'>['cases'][number]): PortalCaseRow => ({
  ...same,
  number: id,
  state: caseStates[state] ?? state,
  priority: priority(severity),
});

type Entry = RawAnswerOf<'getCase'>['entries'][number];
export const fromEntry = (entry: Entry): Entry => ({
  ...entry,
  state: entry.state && {
    from: caseStates[entry.state.from] ?? entry.state.from,
    to: caseStates[entry.state.to] ?? entry.state.to,
  },
});

export const fromCase = ({id, state, severity, entries, ...same}: RawAnswerOf<'getCase'>): PortalCase => ({
  ...same,
  entries: entries.map(fromEntry),
  number: id,
  state: caseStates[state] ?? state,
  priority: priority(severity),
});

export const fromUpload = ({id, state, name, size, offset, code, duplicate}: RawAnswerOf<'getUpload'>) => ({
  key: id,
  state: uploadStates[state],
  name,
  bytes: size,
  received: offset,
  reason: code ?? null,
  known: duplicate ?? false,
});
