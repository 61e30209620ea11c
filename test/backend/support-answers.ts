/** Answers of support with everything in them that the contract allows. */
const hash = 'a'.repeat(64);
const at = '2026-03-16T12:00:00Z';

export const articleSummary = {
  id: 'article-1',
  language: 'sr-Latn',
  title: 'How to renew a registration',
  topicId: 'registration',
  keywords: ['renewal'],
  summary: 'Who may renew, and until when.',
  version: 3,
};
const topic = {id: 'registration', name: 'Registration', articles: 12};
export const article = {
  ...articleSummary,
  updatedAt: at,
  format: 'markdown',
  text: '# Renewal',
  related: ['article-2'],
};

const customer = {role: 'customer', name: 'Milena Petrović', isMe: true};
const vendor = {role: 'vendor', name: 'Noor Haddad', isMe: false};
export const caseSummary = {
  id: 'case-1',
  reference: 'CS-10042',
  subject: 'The order cannot be set up',
  state: 'waitingForYou',
  severity: 3,
  productName: 'Meetings Suite',
  concern: {kind: 'order', id: 'order-1', name: 'Avala Logistika'},
  language: 'en',
  openedBy: customer,
  createdAt: at,
  updatedAt: at,
  updatedBy: vendor,
  resolvedAt: at,
  closedAt: at,
  waitingSince: at,
  answerDueAt: at,
  revision: 7,
  following: true,
};
const file = {id: 'file-1', name: 'trace.log', size: 1200, type: 'text/plain', sha256: hash};
const entry = {
  id: 'entry-1',
  revision: 6,
  kind: 'message',
  at,
  by: vendor,
  text: 'Please send the log.',
  files: [file],
  state: {from: 'open', to: 'waitingForYou'},
  severity: {from: 2, to: 3},
  operationId: '5f3c1a52-0d3e-4a38-9d4e-0c7a2f9b1d11',
};
const contact = {name: 'Milena Petrović', email: 'milena@meridian.example', phone: '+381 11 123'};
export const supportCase = {
  ...caseSummary,
  categories: [{id: 'orders', name: 'Orders'}],
  description: 'It stops at the second step.',
  contact,
  technicalDetails: 'state: stopped',
  files: [file],
  entries: [entry],
  earlierCursor: 'before-6',
  linkedCase: {id: 'case-0', reference: 'CS-10001'},
  mayAct: true,
  rating: {stars: 4, comment: 'Quick.'},
};
const firstRun = {state: 'skipped', verifiable: true, skippedUntil: at};
const counts = {open: 4, needsAnswer: 1, changed: 2, completed: 1};
const upload = {
  id: '0a1b2c3d-0d3e-4a38-9d4e-0c7a2f9b1d11',
  state: 'refused',
  name: 'trace.log',
  size: 1200,
  offset: 1200,
  code: 'file.virus',
  duplicate: false,
};

export const supportAnswers = {
  getSupport: {
    firstRun,
    contact,
    mayViewCompany: true,
    supportLanguages: ['en', 'ru'],
    products: [{id: 'meetings', name: 'Meetings Suite'}],
    topics: [topic],
    articles: [articleSummary],
    articleCount: 12,
    searchesArticles: true,
    counts,
  },
  getSupportCounts: counts,
  confirmFirstRun: {firstRun, found: true},
  skipFirstRun: firstRun,
  listArticles: {
    articles: [articleSummary],
    removed: ['article-9'],
    topics: [topic],
    nextCursor: 'after-1',
    total: 12,
    mark: 'mark-4',
  },
  getArticle: article,
  searchArticles: {articles: [articleSummary]},
  rateArticle: {recordedAt: at},
  listCategories: {
    categories: [{id: 'orders', parentId: 'all', name: 'Orders', hint: 'Placing and setting up', needs: ['product']}],
  },
  listCases: {cases: [caseSummary], nextCursor: 'after-1', total: 1},
  getCase: supportCase,
  getCaseChanges: {case: caseSummary, entries: [entry], more: true},
  findSimilarCases: {cases: [caseSummary], articles: [articleSummary]},
  createCase: supportCase,
  replyToCase: supportCase,
  acceptSolution: supportCase,
  rejectSolution: supportCase,
  closeCase: supportCase,
  reopenCase: supportCase,
  rateCase: supportCase,
  followCase: supportCase,
  createUpload: upload,
  getUpload: upload,
  cancelUpload: {uploadId: upload.id},
};
