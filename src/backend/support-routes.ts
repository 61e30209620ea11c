/** Routes of the operations of `<support-center>` after its first view; over HTTP they load with the first of them. */
import type {LaterOperation, Route} from './routes-at-hand.js';

export const supportRoutes = {
  confirmFirstRun: ['support/confirm-first-run', 'write'],
  skipFirstRun: ['support/skip-first-run', 'write'],
  listArticles: ['articles/list'],
  getArticle: ['articles/get'],
  searchArticles: ['articles/search'],
  rateArticle: ['articles/rate', 'write'],
  listCategories: ['cases/categories'],
  listCases: ['cases/list'],
  getCase: ['cases/get'],
  getCaseChanges: ['cases/changes'],
  findSimilarCases: ['cases/similar'],
  createCase: ['cases/create', 'once'],
  replyToCase: ['cases/reply', 'once'],
  acceptSolution: ['cases/accept-solution', 'once'],
  rejectSolution: ['cases/reject-solution', 'once'],
  closeCase: ['cases/close', 'once'],
  reopenCase: ['cases/reopen', 'once'],
  rateCase: ['cases/rate', 'once'],
  followCase: ['cases/follow', 'write'],
  createUpload: ['uploads/create', 'write'],
  getUpload: ['uploads/get'],
  cancelUpload: ['uploads/cancel', 'write'],
} as const satisfies Record<LaterOperation, Route>;
