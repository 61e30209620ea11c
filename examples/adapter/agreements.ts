/** What `<partner-renewal>` asks, in the words of the portal's agreements. */
import type {RawAnswerOf, RenewalBackend} from 'partner-widgets/backend';
import {part, type Connection} from './connection.js';
import type {PortalAgreement, PortalAgreements} from './portal-shapes.js';
import {sessionMethods, toSession} from './session.js';

// What dates can tell, the kit works out; a state says what they cannot.
const states: Readonly<Record<string, string>> = {
  IN_FORCE: 'active',
  IN_REVIEW: 'underReview',
  DECLINED: 'declined',
  ENDED: 'lapsed',
  APPLIED_AGAIN: 'reapplying',
};
const views = {all: 'ALL', due: 'DUE', lapsed: 'ENDED', underReview: 'IN_REVIEW', renewed: 'RENEWED'} as const;

const toAgreement = ({number, state, keys, ...same}: PortalAgreement): RawAnswerOf<'getAgreement'> => ({
  ...same,
  id: number,
  status: states[state] ?? state,
  operations: {acceptance: keys.accept, decline: keys.decline},
});

export function agreementMethods(portal: Connection) {
  const agreement = (id: string): string => `/agreements/${part(id)}`;
  return {
    ...sessionMethods(portal),

    /** For portals that use the kit's own form. Sent once for each press: every try counts towards a lock. */
    signIn: async ({userId, password}, {signal} = {}) =>
      toSession(await portal.post('/sign-in', {user: userId, password}, {signal})),

    /**
     * Page by page: a page begins where the one before ended, under the same filter and order, and the last says `null`.
     * The most pressing first; the guide has the whole order.
     */
    listAgreements: async ({cursor = null, limit = 50, text = '', show = 'all', sort = 'due'}, {signal} = {}) => {
      const query = {from: cursor, most: limit, words: text, view: views[show], order: sort.toUpperCase()};
      const {partner, rows, next, count} = await portal.post<PortalAgreements>('/agreements/search', query, {signal});
      return {
        registered: partner,
        agreements: rows.map(({number, state, ...same}) => ({...same, id: number, status: states[state] ?? state})),
        nextCursor: next,
        total: count,
      };
    },

    getAgreement: async ({agreementId}, {signal} = {}) => toAgreement(await portal.get(agreement(agreementId), signal)),

    /** The exact text that has this hash, of earlier versions too: the receipt of years ago names it. */
    getAgreementText: ({agreementId, hash}, {signal} = {}) =>
      portal.get(`${agreement(agreementId)}/texts/${part(hash)}`, signal),

    /** Asks what would be; changes nothing. */
    previewContractingParty: ({agreementId, country}, {signal} = {}) =>
      portal.get(`${agreement(agreementId)}/parties/${part(country)}`, signal),

    inviteSigner: async ({agreementId, name, email}, {signal} = {}) =>
      toAgreement(await portal.put(`${agreement(agreementId)}/invitation`, {name, mail: email}, signal)),

    /**
     * Once, under the key that came with the agreement. Edition and contracting party go along as they were shown: the
     * portal compares them with what is in force, and refuses what nobody has read. Never fetch newer ones here.
     */
    acceptAgreement: async ({agreementId, operationId, ...acceptance}, {signal} = {}) =>
      toAgreement(await portal.post(`${agreement(agreementId)}/acceptance`, acceptance, {key: operationId, signal})),

    declineAgreement: async ({agreementId, operationId, reason = ''}, {signal} = {}) =>
      toAgreement(await portal.post(`${agreement(agreementId)}/refusal`, {reason}, {key: operationId, signal})),

    /** One line for every country of business, each with a result of its own. */
    getReapplication: ({agreementId}, {signal} = {}) => portal.get(`${agreement(agreementId)}/application`, signal),

    applyForCountries: ({agreementId, operationId, ...application}, {signal} = {}) =>
      portal.post(`${agreement(agreementId)}/application`, application, {key: operationId, signal}),

    /** Sealed once, the newest first, the same for every reader. */
    getReceipts: ({agreementId}, {signal} = {}) => portal.get(`${agreement(agreementId)}/receipts`, signal),
  } satisfies Omit<RenewalBackend, 'serverNow'>;
}
