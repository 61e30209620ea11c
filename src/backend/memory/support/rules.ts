/** What each operation of support does in the memory backend. */
import type * as v from 'valibot';
import type {RawAnswerOf} from '../../partner-backend.js';
import type {supportRequests} from '../../support-requests.js';
import type {World} from '../world.js';
import {getArticle, listArticles, rateArticle, searchArticles} from './articles.js';
import {
  acceptSolution,
  closeCase,
  createCase,
  followCase,
  rateCase,
  rejectSolution,
  reopenCase,
  replyToCase,
} from './case-rules.js';
import {listCases} from './case-list.js';
import {listCategories} from './categories.js';
import {confirmFirstRun, getSupport, getSupportCounts, skipFirstRun} from './profile.js';
import {findSimilarCases, getCase, getCaseChanges} from './reading.js';
import {cancelUpload, createUpload, getUpload} from './uploads.js';

type SupportName = keyof typeof supportRequests;
/** A request of the contract's shape, with every default filled in. */
export type SupportRequest<K extends SupportName> = v.InferOutput<(typeof supportRequests)[K]>;

type SupportRules = {[K in SupportName]: (world: World, request: SupportRequest<K>) => RawAnswerOf<K>};

export const supportRules: SupportRules = {
  getSupport,
  getSupportCounts,
  confirmFirstRun,
  skipFirstRun,
  listArticles,
  getArticle,
  searchArticles,
  rateArticle,
  listCategories,
  listCases,
  getCase,
  getCaseChanges,
  findSimilarCases,
  createCase,
  replyToCase,
  acceptSolution,
  rejectSolution,
  closeCase,
  reopenCase,
  rateCase,
  followCase,
  createUpload,
  getUpload,
  cancelUpload,
};
