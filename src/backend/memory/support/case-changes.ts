/** How a case changes: entries in order, and what each state brings with it (S-23). */
import type {CaseState, Severity} from '../../../domain/support/case-summary.js';
import type {MemoryAccount} from '../state.js';
import type {World} from '../world.js';
import type {MemoryActor, MemoryCase, MemoryEntry} from './support-state.js';

export const actorOf = ({id, name}: MemoryAccount): MemoryActor => ({role: 'customer', accountId: id, name});
export const vendorActor: MemoryActor = {role: 'vendor', accountId: null, name: 'Noor Haddad'};
export const systemActor: MemoryActor = {role: 'system', accountId: null, name: ''};

type EntryFacts = Partial<Omit<MemoryEntry, 'id' | 'revision' | 'at'>> & Pick<MemoryEntry, 'kind' | 'by'>;

/** Adds what happened, at a moment by the server's clock. */
export function addEntry(given: MemoryCase, at: number, facts: EntryFacts): void {
  const revision = given.revision + 1;
  given.entries.push({
    text: '',
    files: [],
    state: null,
    severity: null,
    operationId: null,
    ...facts,
    id: `${given.id}-entry-${revision}`,
    revision,
    at,
  });
  given.revision = revision;
  given.updatedAt = at;
  given.updatedBy = facts.by;
}

/** Moves a case into a state, and tells so. */
export function moveCase(given: MemoryCase, at: number, to: CaseState, facts: Omit<EntryFacts, 'kind'>): void {
  const from = given.state;
  if (from === to) return;
  given.state = to;
  if (to === 'resolved') given.resolvedAt = at;
  if (to === 'closed') given.closedAt = at;
  if (from === 'closed') given.closedAt = null;
  if (to === 'open' || to === 'reopened' || to === 'closed')
    given.resolvedAt = to === 'closed' ? given.resolvedAt : null;
  addEntry(given, at, {...facts, kind: 'state', state: {from, to}});
}

/** From now on the vendor owes an answer, or none. */
export function owe(given: MemoryCase, since: number | null): void {
  given.waitingSince = since === null ? null : (given.waitingSince ?? since);
}

/** The vendor judges how much is at stake in another way (S-14). */
export function changeSeverityOf({now}: World, given: MemoryCase, to: Severity, reason: string): void {
  const from = given.severity;
  if (from === to) return;
  given.severity = to;
  addEntry(given, now, {kind: 'severity', by: vendorActor, text: reason, severity: {from, to}});
}
