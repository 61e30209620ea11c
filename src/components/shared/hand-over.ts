/** A machine that takes over what is on view already. */
interface Successor<E> {
  subscribe(listener: (snapshot: {readonly value: unknown}) => void): {unsubscribe(): void};
  send(event: E): void;
}

/** Sends what was pressed meanwhile once the machine has left `loading`; `takeWaiting` hands it out. */
export function handOver<E>(machine: Successor<E>, takeWaiting: () => readonly E[]): void {
  const subscription = machine.subscribe(({value}) => {
    if (value === 'loading') return;
    queueMicrotask(() => {
      subscription.unsubscribe();
      for (const event of takeWaiting()) machine.send(event);
    });
  });
}
