/** What `<support-center>` asks about cases and articles, in the words of the portal's help desk. */
import type {RawAnswerOf, SupportBackend} from 'partner-widgets/backend';
import {part, type Connection} from './connection.js';
import {fileMethods} from './files.js';
import type {PortalCase, PortalCaseRow} from './portal-shapes.js';
import {sessionMethods} from './session.js';

const states: Readonly<Record<string, string>> = {
  RECEIVED: 'new',
  ASSIGNED: 'acknowledged',
  IN_WORK: 'open',
  WITH_CUSTOMER: 'waitingForYou',
  WITH_VENDOR: 'waitingForVendor',
  SOLVED: 'resolved',
  CLOSED: 'closed',
  REOPENED: 'reopened',
};
const severities = {P1: 1, P2: 2, P3: 3, P4: 4} as const;
const priorities = {1: 'P1', 2: 'P2', 3: 'P3', 4: 'P4'} as const;
const inWords = (state: string): string => states[state] ?? state;

const toRow = ({number, state, priority, ...same}: PortalCaseRow): RawAnswerOf<'listCases'>['cases'][number] => ({
  ...same,
  id: number,
  state: inWords(state),
  severity: severities[priority],
});

type Entry = RawAnswerOf<'getCase'>['entries'][number];
/** States are told in the entries as well. */
const toEntry = (entry: Entry): Entry => ({
  ...entry,
  state: entry.state && {from: inWords(entry.state.from), to: inWords(entry.state.to)},
});

/** The revision comes from the portal and only grows; a clock or a counter in the page would go back some day. */
const toCase = ({number, state, priority, entries, ...same}: PortalCase): RawAnswerOf<'getCase'> => ({
  ...same,
  entries: entries.map(toEntry),
  id: number,
  state: inWords(state),
  severity: severities[priority],
});

export function caseMethods(portal: Connection) {
  const of = (id: string): string => `/cases/${part(id)}`;
  /** Something that is done to a case once, under the id that the kit made with the draft. */
  const act = async (
    verb: string,
    {caseId, operationId, ...body}: {caseId: string; operationId: string},
    signal: AbortSignal | undefined,
  ): Promise<RawAnswerOf<'getCase'>> =>
    toCase(await portal.post(`${of(caseId)}/${verb}`, body, {key: operationId, signal}));

  return {
    ...sessionMethods(portal),
    ...fileMethods(portal),

    getSupport: ({language, since = null}, {signal} = {}) => portal.post('/help', {language, since}, {signal}),
    getSupportCounts: ({since = null}, {signal} = {}) => portal.post('/help/counts', {since}, {signal}),
    confirmFirstRun: ({selfDeclared = false}, {signal} = {}) =>
      portal.post('/help/module', {declared: selfDeclared}, {signal}),
    skipFirstRun: (_request, {signal} = {}) => portal.post('/help/module/later', {}, {signal}),

    /** Every article of the language once, page by page; `mark` of the last page is yours, and asks for changes later. */
    listArticles: (request, {signal} = {}) => portal.post('/articles/search', request, {signal}),
    getArticle: ({articleId, language}, {signal} = {}) =>
      portal.get(`/articles/${part(articleId)}/${part(language)}`, signal),
    /** A portal that does not search says `gone`, code `no-search`, and `searchesArticles: false`: the device searches. */
    searchArticles: (request, {signal} = {}) => portal.post('/articles/find', request, {signal}),
    rateArticle: ({articleId, ...rating}, {signal} = {}) =>
      portal.put(`/articles/${part(articleId)}/rating`, rating, signal),
    listCategories: ({language}, {signal} = {}) => portal.get(`/categories/${part(language)}`, signal),

    /** As for agreements: each row once, and `null` at the end. */
    listCases: async (request, {signal} = {}) => {
      const found = await portal.post<{rows: PortalCaseRow[]; next: string | null; count: number | null}>(
        '/cases/search',
        request,
        {signal},
      );
      return {cases: found.rows.map(toRow), nextCursor: found.next, total: found.count};
    },

    getCase: async ({caseId, before = null}, {signal} = {}) => {
      const query = before === null ? '' : `?before=${part(before)}`;
      return toCase(await portal.get(`${of(caseId)}${query}`, signal));
    },

    /** Entries after a revision: one may be told twice, none left out. */
    getCaseChanges: async ({caseId, since}, {signal} = {}) => {
      const path = `${of(caseId)}/changes?since=${since}`;
      const {row, entries, more} = await portal.get<{row: PortalCaseRow; entries: Entry[]; more: boolean}>(
        path,
        signal,
      );
      return {case: toRow(row), entries: entries.map(toEntry), more};
    },

    findSimilarCases: async (request, {signal} = {}) => {
      const found = await portal.post<{
        rows: PortalCaseRow[];
        articles: RawAnswerOf<'findSimilarCases'>['articles'];
      }>('/cases/similar', request, {signal});
      return {cases: found.rows.map(toRow), articles: found.articles};
    },

    /** Once: the same key again answers the case that was made. The number is the portal's, the key the kit's. */
    createCase: async ({operationId, severity, ...request}, {signal} = {}) =>
      toCase(await portal.post('/cases', {...request, priority: priorities[severity]}, {key: operationId, signal})),
    replyToCase: (request, {signal} = {}) => act('replies', request, signal),
    acceptSolution: (request, {signal} = {}) => act('acceptance', request, signal),
    rejectSolution: (request, {signal} = {}) => act('rejection', request, signal),
    closeCase: (request, {signal} = {}) => act('closing', request, signal),
    reopenCase: (request, {signal} = {}) => act('reopening', request, signal),
    rateCase: (request, {signal} = {}) => act('rating', request, signal),
    followCase: async ({caseId, following}, {signal} = {}) =>
      toCase(await portal.put(`${of(caseId)}/following`, {following}, signal)),
  } satisfies Omit<SupportBackend, 'serverNow'>;
}
