/** The first-time task before a first case: sign in to the workspace, add the module (S-05). */
import type {FirstRun} from './support-profile.js';
import type {SupportPolicy} from './support-policy.js';

/**
 * What the first-time task asks for now: `signInWorkspace` and `addModule` are its two steps, `null`: nothing. A state
 * the kit does not know asks for nothing: the server refuses a case where it must.
 */
export function firstRunStep(
  {state, skippedUntil}: FirstRun,
  now: number,
  {firstRun}: Pick<SupportPolicy, 'firstRun'>,
): 'signInWorkspace' | 'addModule' | null {
  if (firstRun === 'off') return null;
  if (state === 'unknown' || state === 'signInWorkspace') return 'signInWorkspace';
  if (state === 'addModule') return 'addModule';
  const isOver =
    state === 'skipped' && (firstRun !== 'skippable' || skippedUntil === null || Date.parse(skippedUntil) <= now);
  return isOver ? 'signInWorkspace' : null;
}

/** Whether it stands before a new case. */
export const isFirstRunNeeded = (firstRun: FirstRun, now: number, policy: Pick<SupportPolicy, 'firstRun'>): boolean =>
  firstRunStep(firstRun, now, policy) !== null;

/** Whether it may be put off. */
export const maySkipFirstRun = ({firstRun}: Pick<SupportPolicy, 'firstRun'>): boolean => firstRun === 'skippable';
