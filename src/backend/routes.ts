/** Every operation of the contract: its path over HTTP, and what calling it does. */

/**
 * `read` asks and changes nothing. `write` sets a value and may be repeated without harm.
 * `once` is carried out at most once by its `operationId`, which travels as the idempotency key.
 * `single` is sent once and never repeated by itself, because each try counts: a wrong password towards a lock.
 */
export type Effect = 'read' | 'write' | 'once' | 'single';

export const routes = {
  getSession: ['session/get', 'read'],
  extendSession: ['session/extend', 'write'],
  signIn: ['session/sign-in', 'single'],
  getOperation: ['operations/get', 'read'],

  getOrder: ['orders/get', 'read'],
  changeContact: ['orders/change-contact', 'write'],
  resendMail: ['orders/resend-mail', 'write'],
  handOver: ['orders/hand-over', 'write'],
  matchOrganizations: ['organizations/match', 'read'],
  checkAdmin: ['organizations/check-admin', 'read'],
  mapOrder: ['orders/map', 'once'],
  setPassword: ['orders/set-password', 'once'],
  saveCalling: ['settings/calling', 'write'],
  checkSiteName: ['settings/check-site-name', 'read'],
  saveMeetings: ['settings/meetings', 'write'],
  checkSubdomain: ['settings/check-subdomain', 'read'],
  saveSubdomain: ['settings/subdomain', 'write'],
  provision: ['orders/provision', 'once'],
  getActivation: ['orders/activation', 'read'],
  retryActivation: ['orders/retry-activation', 'once'],

  listAgreements: ['agreements/list', 'read'],
  getAgreement: ['agreements/get', 'read'],
  getAgreementText: ['agreements/text', 'read'],
  previewContractingParty: ['agreements/contracting-party', 'read'],
  inviteSigner: ['agreements/invite-signer', 'write'],
  acceptAgreement: ['agreements/accept', 'once'],
  declineAgreement: ['agreements/decline', 'once'],
  getReapplication: ['agreements/reapplication', 'read'],
  applyForCountries: ['agreements/apply-for-countries', 'once'],
  getReceipts: ['agreements/receipts', 'read'],

  getSupport: ['support/get', 'read'],
  getSupportCounts: ['support/counts', 'read'],
  confirmFirstRun: ['support/confirm-first-run', 'write'],
  skipFirstRun: ['support/skip-first-run', 'write'],
  listArticles: ['articles/list', 'read'],
  getArticle: ['articles/get', 'read'],
  searchArticles: ['articles/search', 'read'],
  rateArticle: ['articles/rate', 'write'],
  listCategories: ['cases/categories', 'read'],
  listCases: ['cases/list', 'read'],
  getCase: ['cases/get', 'read'],
  getCaseChanges: ['cases/changes', 'read'],
  findSimilarCases: ['cases/similar', 'read'],
  createCase: ['cases/create', 'once'],
  replyToCase: ['cases/reply', 'once'],
  acceptSolution: ['cases/accept-solution', 'once'],
  rejectSolution: ['cases/reject-solution', 'once'],
  closeCase: ['cases/close', 'once'],
  reopenCase: ['cases/reopen', 'once'],
  rateCase: ['cases/rate', 'once'],
  followCase: ['cases/follow', 'write'],
  createUpload: ['uploads/create', 'write'],
  getUpload: ['uploads/get', 'read'],
  cancelUpload: ['uploads/cancel', 'write'],
} as const satisfies Record<string, readonly [path: string, effect: Effect]>;

export type OperationName = keyof typeof routes;
export const operationNames = Object.keys(routes) as OperationName[];
