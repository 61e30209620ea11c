/** Meeting site names and subdomains: compared without case, each held by one order at most (P-70, P-72, P-74). */
import {labelProblem, normalizeLabel, siteNameProblem} from '../../domain/validate/name-label.js';
import type {RawAnswerOf} from '../partner-backend.js';
import type {MemoryState} from './state.js';
import type {World} from './world.js';

export type NameKind = keyof MemoryState['names'];

/** What is wrong with the name's form, as a code, or null. A reserved name has good form and is taken. */
export const formProblem = (kind: NameKind, name: string): string | null =>
  (kind === 'site' ? siteNameProblem : labelProblem)(name, {reserved: []});

/** Whether somebody other than the order holds the name, or nobody may. */
export function isTaken({state, policy}: World, kind: NameKind, name: string, orderId: string): boolean {
  const label = normalizeLabel(name);
  if (policy.provisioning.reservedNames.some((reserved) => normalizeLabel(reserved) === label)) return true;
  return Object.hasOwn(state.names[kind], label) && state.names[kind][label] !== orderId;
}

/** Up to three free names near `name`, of good form. */
export function suggestionsFor(world: World, kind: NameKind, name: string, orderId: string): string[] {
  const label = normalizeLabel(name).slice(0, 56);
  const separator = kind === 'site' ? '-' : '';
  const endings = ['group', 'team', 'hq', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
  return endings
    .map((ending) => `${label}${separator}${ending}`)
    .filter((candidate) => formProblem(kind, candidate) === null && !isTaken(world, kind, candidate, orderId))
    .slice(0, 3);
}

/** The answer to an availability check. Holds nothing: the name can be gone when it is saved (P-74). */
export function availability(
  world: World,
  kind: NameKind,
  name: string,
  orderId: string,
): RawAnswerOf<'checkSubdomain'> {
  if (formProblem(kind, name) !== null) return {result: 'invalid', suggestions: []};
  if (!isTaken(world, kind, name, orderId)) return {result: 'available', suggestions: []};
  return {result: 'taken', suggestions: suggestionsFor(world, kind, name, orderId)};
}

/** Makes the order hold exactly `names` of that kind; those it held before become free. */
export function holdNames({state}: World, kind: NameKind, names: readonly string[], orderId: string): void {
  const held = state.names[kind];
  for (const [label, holder] of Object.entries(held)) if (holder === orderId) delete held[label];
  for (const name of names) held[normalizeLabel(name)] = orderId;
}
