/** Operations whose routes every page has that speaks the contract over HTTP, and the names of the rest. */

/**
 * `read` asks and changes nothing. `write` sets a value and may be repeated without harm.
 * `once` is carried out at most once by its `operationId`, which travels as the idempotency key.
 * `single` is sent once and never repeated by itself, because each try counts: a wrong password towards a lock.
 */
export type Effect = 'read' | 'write' | 'once' | 'single';

/** How an operation is called: its path over HTTP, and what calling it does, by default `read`. */
export type Route = readonly [path: string, effect?: Effect];

/** What the wizard and renewal ask, and what the first view of support does: no first view waits for a route. */
export const routesAtHand = {
  getSession: ['session/get'],
  extendSession: ['session/extend', 'write'],
  signIn: ['session/sign-in', 'single'],
  getOperation: ['operations/get'],

  getOrder: ['orders/get'],
  changeContact: ['orders/change-contact', 'write'],
  resendMail: ['orders/resend-mail', 'write'],
  handOver: ['orders/hand-over', 'write'],
  matchOrganizations: ['organizations/match'],
  checkAdmin: ['organizations/check-admin'],
  mapOrder: ['orders/map', 'once'],
  setPassword: ['orders/set-password', 'once'],
  saveCalling: ['settings/calling', 'write'],
  checkSiteName: ['settings/check-site-name'],
  saveMeetings: ['settings/meetings', 'write'],
  checkSubdomain: ['settings/check-subdomain'],
  saveSubdomain: ['settings/subdomain', 'write'],
  provision: ['orders/provision', 'once'],
  getActivation: ['orders/activation'],
  retryActivation: ['orders/retry-activation', 'once'],

  listAgreements: ['agreements/list'],
  getAgreement: ['agreements/get'],
  getAgreementText: ['agreements/text'],
  previewContractingParty: ['agreements/contracting-party'],
  inviteSigner: ['agreements/invite-signer', 'write'],
  acceptAgreement: ['agreements/accept', 'once'],
  declineAgreement: ['agreements/decline', 'once'],
  getReapplication: ['agreements/reapplication'],
  applyForCountries: ['agreements/apply-for-countries', 'once'],
  getReceipts: ['agreements/receipts'],

  getSupport: ['support/get'],
  getSupportCounts: ['support/counts'],
} as const satisfies Record<string, Route>;

/** Operations whose routes are in support-routes.ts. */
export const laterOperations = [
  'confirmFirstRun',
  'skipFirstRun',
  'listArticles',
  'getArticle',
  'searchArticles',
  'rateArticle',
  'listCategories',
  'listCases',
  'getCase',
  'getCaseChanges',
  'findSimilarCases',
  'createCase',
  'replyToCase',
  'acceptSolution',
  'rejectSolution',
  'closeCase',
  'reopenCase',
  'rateCase',
  'followCase',
  'createUpload',
  'getUpload',
  'cancelUpload',
] as const;
export type LaterOperation = (typeof laterOperations)[number];
