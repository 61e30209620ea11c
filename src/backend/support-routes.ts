/** Routes of the operations of `<support-center>` after its first view; over HTTP they load with the first of them. */
import type {LaterOperation, Route} from './routes-at-hand.js';

export const supportRoutes = {
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
} as const satisfies Record<LaterOperation, Route>;
