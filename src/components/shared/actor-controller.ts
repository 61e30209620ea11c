/** Renders the host anew at each snapshot of an actor. Never starts or stops it: the element owns its life (decision 14). */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {AnyActorRef, SnapshotFrom, Subscription} from 'xstate';

export class ActorController<A extends AnyActorRef> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onSnapshot: (snapshot: SnapshotFrom<A>) => void;
  #actor: A | null = null;
  #subscription: Subscription | null = null;
  #connected = false;

  /** @param onSnapshot hears every snapshot before the host renders it. */
  constructor(host: ReactiveControllerHost, onSnapshot: (snapshot: SnapshotFrom<A>) => void = () => {}) {
    this.#host = host;
    this.#onSnapshot = onSnapshot;
    host.addController(this);
  }

  /** The actor's newest snapshot, or `null` without an actor. */
  get snapshot(): SnapshotFrom<A> | null {
    return this.#actor ? (this.#actor.getSnapshot() as SnapshotFrom<A>) : null;
  }

  /** Follows `actor` from now on, or nothing. */
  follow(actor: A | null): void {
    this.#subscription?.unsubscribe();
    this.#subscription = null;
    this.#actor = actor;
    if (this.#connected) this.#subscribe();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#subscribe();
    // What happened while the element was between two places in the document shows now.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#subscription?.unsubscribe();
    this.#subscription = null;
  }

  #subscribe(): void {
    this.#subscription ??=
      this.#actor?.subscribe((snapshot: SnapshotFrom<A>) => {
        this.#onSnapshot(snapshot);
        this.#host.requestUpdate();
      }) ?? null;
  }
}
