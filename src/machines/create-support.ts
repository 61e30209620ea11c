/** The actors of support's first views: where a person is, and the history of cases. */
import {createActor, fromPromise, type ActorOptions, type ActorRefFrom, type AnyActorLogic} from 'xstate';
import type {CheckedSupportBackend} from '../backend/checked-support-backend.js';
import {problemOf} from '../domain/problem.js';
import type {CaseListInput} from './support/case-list.js';
import {caseListMachine} from './support/case-list-machine.js';
import type {LoadedArticle, LoadedProfile, SupportInput} from './support/support-context.js';
import {supportMachine} from './support-machine.js';

/** Where a person is. */
export type SupportActor = ActorRefFrom<typeof supportMachine>;

export type Clock = NonNullable<ActorOptions<AnyActorLogic>['clock']>;

export interface SupportOptions {
  readonly backend: Pick<
    CheckedSupportBackend,
    'getSupport' | 'getArticle' | 'rateArticle' | 'confirmFirstRun' | 'skipFirstRun'
  >;
  readonly input: SupportInput;
  /** What the device kept, for reading where the server is out of reach; `null`: nothing. */
  readonly copies: {
    support(): Promise<LoadedProfile | null>;
    article(articleId: string): Promise<LoadedArticle | null>;
  };
}

const unreachable: ReadonlySet<string> = new Set(['network', 'timeout', 'server']);

/** What the server answers, or the device's copy where the server is out of reach and there is one. */
async function orCopy<T>(answer: Promise<T>, copy: () => Promise<T | null>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const kept = unreachable.has(problemOf(error).kind) ? await copy() : null;
    if (kept === null) throw error;
    return kept;
  }
}

/** Creates the actor, not started yet. */
export const createSupport = ({backend, input, copies}: SupportOptions): SupportActor =>
  createActor(
    supportMachine.provide({
      actors: {
        loadSupport: fromPromise(({input: request, signal}) =>
          orCopy(
            backend.getSupport(request, {signal}).then((profile) => ({profile, copyFrom: null})),
            () => copies.support(),
          ),
        ),
        loadArticle: fromPromise(({input: request, signal}) =>
          orCopy(
            backend.getArticle(request, {signal}).then((article) => ({article, copyFrom: null})),
            () => copies.article(request.articleId),
          ),
        ),
        // Not aborted: the count goes out even if the person leaves at once.
        countAnswer: fromPromise(async ({input: request}) => {
          await backend.rateArticle(request).catch(() => null);
        }),
        confirmFirstRun: fromPromise(({input: request, signal}) => backend.confirmFirstRun(request, {signal})),
        skipFirstRun: fromPromise(({signal}) => backend.skipFirstRun({}, {signal})),
      },
    }),
    {input},
  );

export interface CaseListOptions {
  readonly backend: Pick<CheckedSupportBackend, 'listCases'>;
  readonly input: CaseListInput;
  /** What the pause in typing is measured with. Default the browser's timers. */
  readonly clock?: Clock;
}

/** Creates the actor, not started yet. */
export const createCaseList = ({backend, input, clock}: CaseListOptions): ActorRefFrom<typeof caseListMachine> =>
  createActor(
    caseListMachine.provide({
      actors: {
        listPage: fromPromise(({input: {filter, since, cursor}, signal}) =>
          backend.listCases({...filter, since, cursor}, {signal}),
        ),
      },
    }),
    {input, ...(clock && {clock})},
  );
