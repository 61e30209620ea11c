/** The state of services that start one after another; it follows from the clock alone (P-64). */
import type {RawAnswerOf} from '../partner-backend.js';
import type {MemoryActivation, MemoryOrder, MemoryOrderLine} from './state.js';
import {isoInstant, type World} from './world.js';

export type ActivationAnswer = RawAnswerOf<'getActivation'>;
type ServiceAnswer = ActivationAnswer['services'][number];

/** The id under which a failed try is made good (decision 8). */
export const retryId = (order: MemoryOrder, activation: MemoryActivation): string =>
  `${order.id}-retry-${activation.lineId}-${activation.attempt}`;

/** Where one line stands at the world's time. */
export function serviceOf(
  world: World,
  order: MemoryOrder,
  line: MemoryOrderLine,
  activation: MemoryActivation,
): ServiceAnswer {
  const {queuedSeconds, seconds, failing} = order.behaviour;
  const beginsAt = activation.startedAt + queuedSeconds * 1000;
  const endsAt = beginsAt + seconds[line.service] * 1000;
  const minutesLeft = Math.ceil((endsAt - world.now) / 60_000);
  if (world.now < endsAt) {
    const state = world.now < beginsAt ? 'queued' : 'activating';
    return {lineId: line.id, state, expectedMinutes: minutesLeft, reference: null, retryOperationId: null};
  }
  if (activation.attempt === 1 && failing.includes(line.service)) {
    const reference = `ACT-${order.id}-${line.id}`;
    return {
      lineId: line.id,
      state: 'failed',
      expectedMinutes: null,
      reference,
      retryOperationId: retryId(order, activation),
    };
  }
  return {lineId: line.id, state: 'active', expectedMinutes: null, reference: null, retryOperationId: null};
}

/** How far each line has come at the world's time. */
export function activationOf(
  world: World,
  order: MemoryOrder,
  billing: NonNullable<MemoryOrder['billing']>,
): ActivationAnswer {
  const services = billing.activations.map((activation) => {
    const line = order.lines.find(({id}) => id === activation.lineId)!;
    return serviceOf(world, order, line, activation);
  });
  return {startedAt: isoInstant(billing.startedAt), receipt: billing.receipt, services};
}
