/**
 * The outbox of an account: cases and replies that wait for the network, visible and cancellable, each sent once and in
 * order by one tab, after a restart as well (decision 9, X-10). Files that they wait for go on here.
 */
import type {Problem} from '../../domain/problem.js';
import {toldConcern} from '../../domain/support/case-requests.js';
import type {Concern} from '../../domain/support/case-summary.js';
import type {AttachmentPolicy} from '../../domain/support/support-policy.js';
import {createOutbox, type OutboxOptions} from '../../machines/create-outbox.js';
import {statePathOf} from '../../machines/state-path.js';
import type {SubmissionStanding} from '../../machines/submission-standing.js';
import {endsOperation} from '../../machines/support/new-case-judgements.js';
import {mayTakeBack} from '../../machines/support/outbox-machine.js';
import type {OutboxEntry} from '../../machines/support/outbox-entry.js';
import type {OutboxAdded} from './opened-support.js';
import type {SupportStorage} from './support-storage.js';
import {UploadKeeper, type UploadKeeperOptions, type UploadView} from './upload-keeper.js';

/** An entry for the view. */
export interface OutboxLine {
  readonly entry: OutboxEntry;
  /**
   * - `waiting`: for its turn, or for the network. `files`: files of it are missing, see `uploads`.
   * - `sending`: on its way, see `standing`. `refused`: it stays until it is taken back.
   */
  readonly state: 'waiting' | 'files' | 'sending' | 'refused';
  /** How the one on its way stands. */
  readonly standing: SubmissionStanding | null;
  readonly refusal: Problem | null;
  /** Whether it can be taken back now. */
  readonly mayTakeBack: boolean;
  /** Its missing files, where this tab sends them; none while another one does. */
  readonly uploads: readonly UploadView[];
}

/** `pausing`: the server is not ready for it; goes on by itself. `signedOut`: goes on when somebody signs in. */
export type OutboxStanding = 'empty' | 'offline' | 'waiting' | 'sending' | 'pausing' | 'signedOut';

export type OutboxNews =
  | {
      readonly type: 'sent';
      readonly id: string;
      readonly kind: OutboxEntry['kind'];
      readonly caseId: string;
      readonly reference: string;
      /** What a case is about; `null`: nothing, or it is a reply. */
      readonly concern: Pick<Concern, 'kind' | 'id'> | null;
    }
  | {readonly type: 'refused'; readonly id: string; readonly problem: Problem}
  | {readonly type: 'problem'; readonly problem: Problem};

/** An entry that was taken back, to be edited again; it is sent next under this id (decision 8). */
export interface TakenBack {
  readonly entry: OutboxEntry;
  readonly operationId: string;
}

export interface OutboxKeeperOptions {
  readonly backend: OutboxOptions['backend'] & UploadKeeperOptions['backend'];
  readonly storage: Pick<SupportStorage, 'outbox' | 'files' | 'lockName' | 'onOutboxChanged'>;
  readonly policy: AttachmentPolicy;
  /** Makes the id of a try: a UUID. */
  readonly newId: () => string;
  /** Something changed that shows. */
  readonly onChange: () => void;
  readonly onNews: (news: OutboxNews) => void;
  /** Default the browser's, where it has them. */
  readonly locks?: Pick<LockManager, 'request'> | undefined;
  /** What the browser knows of the network. */
  readonly isOnline?: () => boolean;
  /** What pauses are measured with. Default the browser's timers. */
  readonly clock?: OutboxOptions['clock'];
}

type Actor = ReturnType<typeof createOutbox>;

/** The missing files of one entry, on their way. */
interface Hosted {
  readonly uploads: UploadKeeper;
  readonly end: AbortController;
}

export class OutboxKeeper {
  readonly #options: OutboxKeeperOptions;
  readonly #isOnline: () => boolean;
  readonly #locks: Pick<LockManager, 'request'> | undefined;
  /** By entry. */
  readonly #hosted = new Map<string, Hosted>();
  /** What waited before the newest change. */
  #known: readonly OutboxEntry[] = [];
  #lockName: string | null = null;
  #actor: Actor | null = null;
  #starting: Promise<void> | null = null;
  #hasEnded = false;

  constructor(options: OutboxKeeperOptions) {
    this.#options = options;
    this.#locks = 'locks' in options ? options.locks : globalThis.navigator?.locks;
    this.#isOnline = options.isOnline ?? (() => globalThis.navigator?.onLine !== false);
  }

  /** In the order in which they are sent. */
  get lines(): readonly OutboxLine[] {
    const context = this.#actor?.getSnapshot().context;
    return (context?.entries ?? []).map((entry): OutboxLine => {
      const refusal = context!.refusals[entry.id] ?? null;
      const isSending = entry.id === context!.sendingId;
      const isWithoutFiles = entry.missingUploads.length > 0;
      return {
        entry,
        state: isSending ? 'sending' : refusal ? 'refused' : isWithoutFiles ? 'files' : 'waiting',
        standing: isSending ? context!.standing : null,
        refusal,
        mayTakeBack: mayTakeBack(context!, entry.id),
        uploads: this.#hosted.get(entry.id)?.uploads.items ?? [],
      };
    });
  }

  get standing(): OutboxStanding {
    const snapshot = this.#actor?.getSnapshot();
    if (!snapshot || snapshot.context.entries.length === 0) return 'empty';
    if (!snapshot.context.online) return 'offline';
    const path = statePathOf(snapshot.value);
    if (path === 'holding.pausing') return 'pausing';
    if (path === 'holding.signedOut') return 'signedOut';
    return path === 'holding.sending' ? 'sending' : 'waiting';
  }

  /** Goes on with what the device kept. Resolves when that is known. */
  start(): Promise<void> {
    return (this.#starting ??= this.#start());
  }

  /**
   * Takes an entry over. It is kept before anything else happens to it; where the device keeps nothing, in this page's
   * memory (`memory`). `refused`: it is too large to be kept and was not taken; its draft stays.
   */
  async add(entry: OutboxEntry): Promise<Exclude<OutboxAdded, 'other'>> {
    const {storage, newId} = this.#options;
    await this.start();
    let added = entry;
    let result = await storage.outbox.add(added);
    // Another tab queued the same draft with other words: both were meant to be sent (decision 8).
    while (result === 'other') {
      added = {...entry, id: newId()};
      result = await storage.outbox.add(added);
    }
    if (result === 'refused' || this.#hasEnded) return result;
    this.#actor?.send({type: 'entry.added', entry: added});
    void this.#reread();
    return result;
  }

  /**
   * Takes an entry back; `null`: it is on its way, or sent. `keep` makes a draft of it before the device lets go of the
   * entry, so that nothing is lost in between; where it then cannot be taken back, the draft is to be removed.
   */
  async cancel(id: string, keep?: (taken: TakenBack) => Promise<unknown>): Promise<TakenBack | null> {
    const context = this.#actor?.getSnapshot().context;
    const entry = context?.entries.find((one) => one.id === id);
    if (!context || !entry || !mayTakeBack(context, id)) return null;
    const {newId} = this.#options;
    const refusal = context.refusals[id];
    const operationId = refusal && endsOperation(refusal) ? (refusal.nextOperationId ?? newId()) : id;
    await keep?.({entry, operationId});
    // Where the device does not answer, another tab may be sending it.
    const isTaken = await this.#options.storage.outbox.takeBack(id, refusal !== undefined).catch(() => false);
    if (!isTaken) {
      await this.#reread();
      return null;
    }
    this.#actor?.send({type: 'entry.canceled', id});
    return {entry, operationId};
  }

  /** Tries at once, or asks at once. */
  checkNow(): void {
    this.#actor?.send({type: 'check.requested'});
    for (const {uploads} of this.#hosted.values()) uploads.networkReturned();
  }

  sessionRestored(): void {
    this.#actor?.send({type: 'session.restored'});
    for (const {uploads} of this.#hosted.values()) uploads.sessionRestored();
  }

  /** What sends the missing files of an entry: to be paused, given or taken out; `null`: this tab does not. */
  uploadsOf(id: string): UploadKeeper | null {
    return this.#hosted.get(id)?.uploads ?? null;
  }

  /** Lets go. What waits stays on the device, for another tab or a later visit. */
  end(): void {
    this.#hasEnded = true;
    globalThis.removeEventListener?.('online', this.#onNetwork);
    globalThis.removeEventListener?.('offline', this.#onNetwork);
    this.#actor?.stop();
    for (const [id, hosted] of this.#hosted) this.#endUploads(id, hosted);
  }

  async #start(): Promise<void> {
    const {backend, storage, onNews, onChange, clock} = this.#options;
    const [lockName, entries] = await Promise.all([
      storage.lockName().catch(() => null),
      storage.outbox.read().catch(() => []),
    ]);
    if (this.#hasEnded) return;
    this.#lockName = lockName;
    const {outbox} = storage;
    const actor = createOutbox({
      backend,
      input: {entries, online: this.#isOnline()},
      records: outbox,
      lockName: lockName ?? '',
      locks: lockName === null ? undefined : this.#locks,
      ...(clock && {clock}),
    });
    this.#actor = actor;
    this.#known = entries;
    actor.on('entry.sent', (sent) => {
      const entry = this.#known.find(({id}) => id === sent.id);
      void outbox.remove(sent.id).catch(() => undefined);
      for (const {uploadId} of entry?.answers.files ?? []) void storage.files.forget(uploadId);
      const concern = entry?.kind === 'case' ? toldConcern(entry.request.concern) : null;
      onNews({...sent, type: 'sent', concern});
    });
    actor.on('entry.refused', ({id, problem}) => onNews({type: 'refused', id, problem}));
    actor.on('problem.met', ({problem}) => onNews({type: 'problem', problem}));
    actor.subscribe(({context}) => {
      this.#known = context.entries;
      this.#followUploads();
      onChange();
    });
    actor.start();
    this.#followUploads();
    storage.onOutboxChanged = () => void this.#reread();
    globalThis.addEventListener?.('online', this.#onNetwork);
    globalThis.addEventListener?.('offline', this.#onNetwork);
    onChange();
  }

  /** Another tab may have sent, added or taken back entries. */
  async #reread(): Promise<void> {
    try {
      const entries = await this.#options.storage.outbox.read();
      if (!this.#hasEnded) this.#actor?.send({type: 'entries.changed', entries});
    } catch {
      // The device does not answer: what is known here stays.
    }
  }

  readonly #onNetwork = (): void => {
    this.#actor?.send({type: this.#isOnline() ? 'network.returned' : 'network.lost'});
  };

  /** Sends the files that entries wait for, while there is a network. */
  #followUploads(): void {
    if (this.#hasEnded || !this.#actor) return;
    const {entries, online} = this.#actor.getSnapshot().context;
    const wanting = online ? entries.filter(({missingUploads}) => missingUploads.length > 0) : [];
    for (const [id, hosted] of this.#hosted)
      if (!wanting.some((entry) => entry.id === id)) this.#endUploads(id, hosted);
    for (const entry of wanting) if (!this.#hosted.has(entry.id)) this.#host(entry);
  }

  #host({id, missingUploads, answers: {files}}: OutboxEntry): void {
    const {backend, storage, policy, newId, onChange, clock} = this.#options;
    const end = new AbortController();
    const {signal} = end;
    const uploads = new UploadKeeper({
      backend,
      policy,
      newId,
      onChange,
      files: storage.files,
      onStored: (uploadId) => {
        void storage.outbox.fileStored(id, uploadId).catch(() => undefined);
        this.#actor?.send({type: 'upload.stored', uploadId});
      },
      ...(clock && {clock}),
    });
    this.#hosted.set(id, {uploads, end});
    const missing = files.filter(({uploadId}) => missingUploads.includes(uploadId));
    const run = async (): Promise<void> => {
      if (signal.aborted) return;
      await uploads.begin(missing);
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve());
        if (signal.aborted) resolve();
      });
    };
    void this.#whenFree(
      id,
      signal,
      missing.map(({uploadId}) => uploadId),
      run,
    );
  }

  /** Runs when no other tab sends the files of this entry, and keeps others from it while it has bytes to send. */
  async #whenFree(
    id: string,
    signal: AbortSignal,
    uploadIds: readonly string[],
    run: () => Promise<void>,
  ): Promise<void> {
    const hasBytes = await this.#withBytes(uploadIds);
    if (!this.#locks || this.#lockName === null) return run();
    try {
      await this.#locks.request(`${this.#lockName}/${id}`, {signal}, hasBytes ? run : async () => undefined);
    } catch {
      // Ended meanwhile, or refused where storage is denied.
      if (signal.aborted) return;
      return run();
    }
    if (!hasBytes) await run();
  }

  async #withBytes(uploadIds: readonly string[]): Promise<boolean> {
    const {files} = this.#options.storage;
    return (await Promise.all(uploadIds.map((uploadId) => files.has(uploadId).catch(() => false)))).some(Boolean);
  }

  #endUploads(id: string, {uploads, end}: Hosted): void {
    uploads.end();
    end.abort();
    this.#hosted.delete(id);
  }
}
