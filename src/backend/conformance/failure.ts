/** What a failed test says: what was expected and what came, and what to mend. */
import {problemOf} from '../../domain/problem.js';
import {advised, type AdviceTopic} from './advice.js';
import {named, NotTested, TopicalError, WrongRefusal} from './checks.js';

/** The host's world lacks something, or failed. */
export class WorldError extends Error {}

/** Refusals that are about the id that a call bears. */
const ofIds: Readonly<Record<string, string>> = {
  'operation-unknown': 'the id that it bears is none that the server issued',
  'operation-mismatch': 'the id that it bears was sent with another payload',
  'key-missing': 'it bears no id',
};

/** What `failure`, of a test about `topic`, advises. */
export function adviceOn(failure: unknown, topic: AdviceTopic): string {
  if (failure instanceof WorldError) return advised('world');
  if (failure instanceof TopicalError) return advised(failure.topic);
  const isOfAnId =
    Object.keys(ofIds).some((code) => explained(failure).includes(`got conflict ${code}`)) ||
    Object.hasOwn(ofIds, problemOf(failure).code ?? '');
  if (isOfAnId) return advised('onceOnly');
  return failure instanceof WrongRefusal ? advised('refusals', failure.mend) : advised(topic);
}

/** Does `work`; what it throws gets the advice of `topic`. */
export async function told<T>(topic: AdviceTopic, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${explained(error)}\n${adviceOn(error, topic)}`, {cause: error});
  }
}

/** A test that was not run says what would make it run. */
export const untested = (reason: NotTested): NotTested =>
  new NotTested(`Not tested: ${reason.message}\n${advised('world')}`);

export function explained(error: unknown): string {
  const problem = problemOf(error);
  if ((Object(error) as {problem?: unknown}).problem !== undefined) {
    const reason = ofIds[problem.code ?? ''];
    return `an answer was expected, and the call was refused with ${named(problem)}${reason ? `: ${reason}` : ''}`;
  }
  return error instanceof Error ? error.message : String(error);
}
