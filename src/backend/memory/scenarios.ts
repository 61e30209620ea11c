/** The beginnings a demo or test can start from, as data. All companies are invented; all ids are fixed. */
import {renewalScenarioNames, renewalScenarios} from './agreements/renewal-scenarios.js';
import {orderScenarioNames, orderScenarios} from './order-scenarios.js';
import type {MemoryState} from './state.js';
import {supportScenarioNames, supportScenarios} from './support/support-scenarios.js';

export const scenarioNames = [
  ...orderScenarioNames,
  ...renewalScenarioNames,
  ...supportScenarioNames,
  'everything',
] as const;
export type ScenarioName = (typeof scenarioNames)[number];

/** Each beginning for a moment in epoch milliseconds. The order is `order-1`; the seller `account-partner` is signed in. */
export const scenarios: Record<ScenarioName, (now: number) => MemoryState> = {
  ...orderScenarios,
  ...renewalScenarios,
  ...supportScenarios,
  /** An order, an agreement of every standing and a case in every state, for pages with several elements. */
  everything: (now) => ({
    ...renewalScenarios.agreements(now),
    scenario: 'everything',
    support: supportScenarios.busy(now).support,
  }),
};
