/** The beginnings with cases and articles. The order of the other scenarios is there too. */
import {beginKnown} from '../order-scenarios.js';
import type {MemoryState} from '../state.js';
import {casesOfEveryState} from './sample-cases.js';
import {blankSupport, type MemorySupport} from './support-state.js';

export const supportScenarioNames = ['firstVisit', 'empty', 'busy', 'manyCases', 'manyArticles'] as const;
export type SupportScenarioName = (typeof supportScenarioNames)[number];

const done = {state: 'done', skippedUntil: null} as const;
const everybodyIsIn = {'account-partner': done, 'account-colleague': done, 'account-customer': done};

function beginSupport(scenario: SupportScenarioName, now: number, more: Partial<MemorySupport>): MemoryState {
  return {...beginKnown(scenario, now), support: blankSupport({firstRun: {...everybodyIsIn}, ...more})};
}

/** Each beginning for a moment in epoch milliseconds; `account-partner` is signed in. */
export const supportScenarios: Record<SupportScenarioName, (now: number) => MemoryState> = {
  /** Nobody has seen the workspace yet, and there is no case (S-05). */
  firstVisit: (now) => beginSupport('firstVisit', now, {firstRun: {}}),
  /** No case and no article: a person all the same (S-29). */
  empty: (now) => beginSupport('empty', now, {hasArticles: false}),
  /** A case in every state; the vendor answers within half a minute. */
  busy: (now) =>
    beginSupport('busy', now, {
      cases: casesOfEveryState(now),
      behaviour: {...blankSupport().behaviour, acknowledgeSeconds: 5, replySeconds: 20, checkSeconds: 1},
    }),
  /** A hundred thousand cases of a company, made as they are asked for. */
  manyCases: (now) => beginSupport('manyCases', now, {generatedCases: {count: 100_000, anchor: now}}),
  /** A hundred thousand articles in each of three languages, made as they are asked for. */
  manyArticles: (now) => beginSupport('manyArticles', now, {generatedArticles: 100_000}),
};
