/** What can go wrong with a call, as plain data that fits into an address. */
import {operationNames, type OperationName} from '../kit.js';

/** In the order in which a list offers them; the groups have headings. */
export const faultGroups = {
  late: ['slow1', 'slow5', 'slow40'],
  silent: ['reset', 'hang'],
  refused: ['500', '503', '429', '408'],
  unreadable: ['truncated', 'malformed', 'html'],
  meanwhile: ['taken', 'sessionEnd', 'signOut'],
} as const;

export type FaultGroup = keyof typeof faultGroups;
export type FaultKind = (typeof faultGroups)[FaultGroup][number];
export const faultKinds: readonly FaultKind[] = Object.values(faultGroups).flat();

export const faultTimes = ['1', '2', '3', 'always'] as const;
export type FaultTimes = (typeof faultTimes)[number];

/** Before the back end carries the call out, and then instead of it; or after it, so that the answer is lost. */
export const faultMoments = ['before', 'after'] as const;
export type FaultMoment = (typeof faultMoments)[number];

export interface Fault {
  readonly kind: FaultKind;
  readonly operation: OperationName | 'all';
  readonly times: FaultTimes;
  readonly moment: FaultMoment;
}

/** The operations a kind of fault is for. */
export const operationsFor = (kind: FaultKind): readonly OperationName[] =>
  kind === 'taken' ? ['saveMeetings', 'saveSubdomain'] : operationNames;

/** "Come back later" and a taken name are refusals: there is no after. */
export const momentsFor = (kind: FaultKind): readonly FaultMoment[] =>
  kind === '503' || kind === '429' || kind === 'taken' ? ['before'] : faultMoments;

/** Milliseconds that a fault makes a call wait; 0 for those that do something else. */
export const delayOf = (kind: FaultKind): number => (kind.startsWith('slow') ? Number(kind.slice(4)) * 1000 : 0);

/** As in an address: `reset.provision.1.after`. */
export const faultText = ({kind, operation, times, moment}: Fault): string =>
  [kind, operation, times, moment].join('.');

export function readFault(text: string): Fault | null {
  const parts = text.split('.');
  const kind = faultKinds.find((known) => known === parts[0]);
  const times = faultTimes.find((known) => known === parts[2]);
  if (!kind || !times || parts.length !== 4) return null;
  const operation = (['all', ...operationsFor(kind)] as const).find((known) => known === parts[1]);
  const moment = momentsFor(kind).find((known) => known === parts[3]);
  return operation && moment ? {kind, operation, times, moment} : null;
}

/** Services whose activation can be made to fail. */
export const services = ['calling', 'meetings', 'enterprise'] as const;
export type Service = (typeof services)[number];

export const storageFaults = ['none', 'refused', 'full', 'blocked'] as const;
export type StorageFault = (typeof storageFaults)[number];
