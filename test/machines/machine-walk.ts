/** Walks every path of a machine without side effects and tells what of its definition was never used. */
import {
  __unsafe_getAllOwnEventDescriptors as ownEvents,
  createActor,
  createEmptyActor,
  fromTransition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyTransitionDefinition,
  type EventObject,
} from 'xstate';
import {getShortestPaths} from 'xstate/graph';

type StateNode = AnyStateMachine['root'];

/** Payloads to try for each event type; a type without any is sent bare. */
export type Catalogue = Readonly<
  Record<string, readonly EventObject[] | ((snapshot: AnyMachineSnapshot) => readonly EventObject[])>
>;

export interface WalkOptions {
  readonly machine: AnyStateMachine;
  /** The machine's beginnings. */
  readonly inputs: readonly unknown[];
  readonly catalogue: Catalogue;
  /** What tells one situation from another; parts of the context that decide nothing are left out. */
  readonly situation: (snapshot: AnyMachineSnapshot) => unknown;
}

/** One event in one situation, and what came of it. */
export interface Step {
  readonly from: AnyMachineSnapshot;
  readonly event: EventObject;
  readonly to: AnyMachineSnapshot;
}

export interface Path {
  readonly input: unknown;
  readonly events: readonly EventObject[];
  readonly snapshot: AnyMachineSnapshot;
}

export interface Walk {
  /** The shortest way to each situation. */
  readonly paths: readonly Path[];
  /** Every event in every situation. */
  readonly steps: readonly Step[];
  /** What one more event would come to. */
  next(snapshot: AnyMachineSnapshot, event: EventObject): AnyMachineSnapshot;
  readonly untakenStates: readonly string[];
  readonly untakenTransitions: readonly string[];
}

/** Far more situations than any machine here has: a machine that grows without end fails at once. */
const limit = 200_000;

export function walk({machine, inputs, catalogue, situation}: WalkOptions): Walk {
  const seen = new Set<StateNode>([machine.root]);
  const taken = new Set<AnyTransitionDefinition>();
  const scope = silentScope((snapshot, transitions) => {
    for (const node of snapshot._nodes as StateNode[]) seen.add(node);
    for (const transition of transitions) {
      taken.add(transition);
      seen.add(transition.source as StateNode);
    }
  });
  const steps: Step[] = [];
  const paths = inputs.flatMap((input) => {
    const fromState = machine.getInitialSnapshot(scope, input) as AnyMachineSnapshot;
    for (const node of fromState._nodes as StateNode[]) seen.add(node);
    // Not the machine itself: with that the graph brings a scope of its own, which knows no parent to send to.
    const logic = {
      transition: (from: AnyMachineSnapshot, event: EventObject) => {
        const to = machine.transition(from, event, scope) as AnyMachineSnapshot;
        steps.push({from, event, to});
        return to;
      },
      getInitialSnapshot: () => fromState,
      getPersistedSnapshot: () => fromState,
    };
    const found = getShortestPaths(logic as never, {
      fromState: fromState as never,
      limit,
      serializeState: ((snapshot: AnyMachineSnapshot) =>
        JSON.stringify([snapshot.value, situation(snapshot)])) as never,
      events: ((snapshot: AnyMachineSnapshot) => eventsFor(snapshot, catalogue)) as never,
    }) as unknown as {state: AnyMachineSnapshot; steps: {event: EventObject}[]}[];
    return found.map(({state, steps: way}) => ({input, snapshot: state, events: way.slice(1).map(({event}) => event)}));
  });
  const nodes = descendants(machine.root);
  return {
    paths,
    steps,
    next: (snapshot, event) => machine.transition(snapshot, event, scope) as AnyMachineSnapshot,
    untakenStates: nodes.filter((node) => !seen.has(node)).map(({id}) => id),
    untakenTransitions: nodes.flatMap((node) =>
      transitionsOf(node)
        .filter((transition) => !taken.has(transition))
        .map(nameOf),
    ),
  };
}

/** The path of the innermost active state, `services.calling.editing`. */
export const pathOf = ({_nodes}: AnyMachineSnapshot): string =>
  (_nodes as StateNode[]).reduce((inner, node) => (node.path.length > inner.path.length ? node : inner)).path.join('.');

/** Every event of the definition that `snapshot` may hear, with each of its payloads. */
export function eventsFor(snapshot: AnyMachineSnapshot, catalogue: Catalogue): readonly EventObject[] {
  if (snapshot.status !== 'active') return [];
  return [...new Set(ownEvents(snapshot))].flatMap((type): readonly EventObject[] => {
    const payloads = catalogue[type] ?? [{type}];
    return typeof payloads === 'function' ? payloads(snapshot) : payloads;
  });
}

const descendants = (node: StateNode): StateNode[] => [
  node,
  ...Object.values(node.states).flatMap((inner) => descendants(inner as StateNode)),
];

const transitionsOf = (node: StateNode): AnyTransitionDefinition[] => [
  ...[...node.transitions.values()].flat(),
  ...(node.always ?? []),
];

const nameOf = ({source, eventType, target, guard}: AnyTransitionDefinition): string => {
  const condition =
    typeof guard === 'object' && guard && 'type' in guard ? ` [${String(guard.type)}]` : guard ? ' [...]' : '';
  return `${source.id} - ${eventType || 'always'}${condition} -> ${(target ?? []).map(({id}) => id).join(', ') || 'stays'}`;
};

/** A scope in which nothing is started, sent or waited for, and every microstep is told. */
function silentScope(
  onMicrostep: (snapshot: AnyMachineSnapshot, transitions: readonly AnyTransitionDefinition[]) => void,
) {
  const parent = createEmptyActor();
  const self = createActor(
    fromTransition(() => undefined, undefined),
    {parent} as object,
  );
  parent.system.inspect((event) => {
    if (event.type === '@xstate.microstep') onMicrostep(event.snapshot as AnyMachineSnapshot, event._transitions);
  });
  const nothing = () => {};
  return {
    self,
    system: parent.system,
    id: '',
    sessionId: 'silent',
    logger: nothing,
    defer: nothing,
    stopChild: nothing,
    emit: nothing,
    actionExecutor: nothing,
  } as unknown as Parameters<AnyStateMachine['transition']>[2];
}
