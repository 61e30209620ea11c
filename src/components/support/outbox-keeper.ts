/**
 * The outbox of an account: cases and replies that wait for the network, visible and cancellable, each sent once and in
 * order by one tab, after a restart as well (decision 9, X-10). Files that they wait for go on here.
 */
import type {CheckedSupportBackend} from '../../backend/checked-support-backend.js';
import type {Problem} from '../../domain/problem.js';
import {toldConcern} from '../../domain/support/case-requests.js';
import type {Concern} from '../../domain/support/case-summary.js';
import type {SupportCase} from '../../domain/support/support-case.js';
import type {AttachmentPolicy} from '../../domain/support/support-policy.js';
import {createOutbox, type OutboxOptions} from '../../machines/create-outbox.js';
import {statePathOf} from '../../machines/state-path.js';
import type {SubmissionStanding} from '../../machines/submission-standing.js';
import {endsOperation} from '../../machines/support/new-case-judgements.js';
import {mayTakeBack} from '../../machines/support/outbox-machine.js';
import type {OutboxEntry} from '../../machines/support/outbox-entry.js';
import {accountBackend} from './account-backend.js';
import type {OutboxAdded} from './opened-support.js';
import {OutboxFiles} from './outbox-files.js';
import type {SupportStorage} from './support-storage.js';
import type {UploadKeeper, UploadKeeperOptions, UploadView} from './upload-keeper.js';

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
      /** The case as it is now; `null`: it could not be read. */
      readonly case: SupportCase | null;
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

/** Where an entry is that was added, and the id under which it waits; `refused`: it was not taken. */
export interface OutboxAnswer {
  readonly keptIn: Exclude<OutboxAdded, 'other'>;
  readonly id: string;
}

export interface OutboxKeeperOptions {
  readonly backend: OutboxOptions['backend'] &
    UploadKeeperOptions['backend'] &
    Pick<CheckedSupportBackend, 'getSession'>;
  /** Whose outbox it is: in another account's session nothing of it is sent (decision 9). */
  readonly accountId: string;
  /** Somebody else may be signed in. */
  readonly onOtherAccount: () => void;
  readonly storage: Pick<SupportStorage, 'outbox' | 'files' | 'lockName' | 'onOutboxChanged' | 'onErased'>;
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

export class OutboxKeeper {
  readonly #options: OutboxKeeperOptions;
  readonly #backend: OutboxKeeperOptions['backend'];
  readonly #isOnline: () => boolean;
  readonly #locks: Pick<LockManager, 'request'> | undefined;
  /** What waited before the newest change. */
  #known: readonly OutboxEntry[] = [];
  #files: OutboxFiles | null = null;
  #actor: Actor | null = null;
  #starting: Promise<void> | null = null;
  #hasEnded = false;

  constructor(options: OutboxKeeperOptions) {
    this.#options = options;
    this.#backend = accountBackend(options.backend, options.accountId, options.onOtherAccount);
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
        uploads: this.#files?.shown(entry) ?? [],
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
   * Takes an entry over, behind what waits. It is kept before anything else happens to it; where the device keeps
   * nothing, in this page's memory (`memory`). `refused`: it is too large to be kept and was not taken; its draft stays.
   */
  async add(entry: OutboxEntry): Promise<OutboxAnswer> {
    const {storage, newId} = this.#options;
    await this.start();
    // The device's clock may have been set back since the last one.
    const last = Math.max(-1, ...this.#known.map(({queuedAt}) => queuedAt));
    let added = {...entry, queuedAt: Math.max(entry.queuedAt, last + 1)};
    let keptIn = await storage.outbox.add(added);
    // Another tab queued the same draft with other words: both were meant to be sent (decision 8).
    while (keptIn === 'other') {
      added = {...added, id: newId()};
      keptIn = await storage.outbox.add(added);
    }
    const {id} = added;
    if (keptIn === 'refused' || this.#hasEnded) return {keptIn, id};
    this.#actor?.send({type: 'entry.added', entry: added});
    void this.#reread();
    return {keptIn, id};
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

  /** Lets an entry go without a file that it waits for; the server forgets the file. */
  async dropFile(id: string, uploadId: string): Promise<void> {
    const {storage} = this.#options;
    // Where the device does not answer, another tab may be sending it.
    const isDropped = await storage.outbox.dropFile(id, uploadId).catch(() => false);
    if (!isDropped) return this.#reread();
    this.uploadsOf(id)?.cancel(uploadId);
    void storage.files.forget(uploadId);
    this.#actor?.send({type: 'upload.dropped', id, uploadId});
  }

  /** Tries at once, or asks at once. */
  checkNow(): void {
    this.#actor?.send({type: 'check.requested'});
    for (const uploads of this.#files?.all ?? []) uploads.networkReturned();
  }

  sessionRestored(): void {
    this.#actor?.send({type: 'session.restored'});
    for (const uploads of this.#files?.all ?? []) uploads.sessionRestored();
  }

  /** What sends the missing files of an entry: to be paused, given or taken out; `null`: this tab does not. */
  uploadsOf(id: string): UploadKeeper | null {
    return this.#files?.of(id) ?? null;
  }

  /** Lets go. What waits stays on the device, for another tab or a later visit. */
  end(): void {
    this.#hasEnded = true;
    globalThis.removeEventListener?.('online', this.#onNetwork);
    globalThis.removeEventListener?.('offline', this.#onNetwork);
    this.#actor?.stop();
    this.#files?.follow([]);
  }

  async #start(): Promise<void> {
    const {storage, policy, newId, onNews, onChange, onOtherAccount, clock} = this.#options;
    storage.onOutboxChanged = () => void this.#reread();
    storage.onErased = () => {
      if (this.#hasEnded) return;
      // Another account, or nobody, may be signed in by now.
      this.#actor?.send({type: 'entries.changed', entries: []});
      onOtherAccount();
    };
    const [lockName, entries] = await Promise.all([
      storage.lockName().catch(() => null),
      storage.outbox.read().catch(() => []),
    ]);
    if (this.#hasEnded) return;
    const {outbox} = storage;
    const actor = createOutbox({
      backend: this.#backend,
      input: {entries, online: this.#isOnline()},
      records: outbox,
      lockName: lockName ?? '',
      locks: lockName === null ? undefined : this.#locks,
      ...(clock && {clock}),
    });
    this.#actor = actor;
    this.#known = entries;
    this.#files = new OutboxFiles({
      backend: this.#backend,
      policy,
      files: storage.files,
      newId,
      onChange,
      onStored: (id, uploadId) => {
        void outbox.fileStored(id, uploadId).catch(() => undefined);
        actor.send({type: 'upload.stored', uploadId});
      },
      lockName,
      locks: this.#locks,
      ...(clock && {clock}),
    });
    actor.on('entry.sent', (sent) => {
      const entry = this.#known.find(({id}) => id === sent.id);
      void outbox.remove(sent.id).catch(() => undefined);
      for (const {uploadId} of entry?.answers.files ?? []) void storage.files.forget(uploadId);
      const concern = entry?.kind === 'case' ? toldConcern(entry.request.concern) : null;
      onNews({
        type: 'sent',
        id: sent.id,
        kind: sent.kind,
        caseId: sent.case.id,
        reference: sent.case.reference,
        case: 'entries' in sent.case ? sent.case : null,
        concern,
      });
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
    globalThis.addEventListener?.('online', this.#onNetwork);
    globalThis.addEventListener?.('offline', this.#onNetwork);
    onChange();
    // The device may answer by now.
    void this.#reread();
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
    this.#files?.follow(wanting);
  }
}
