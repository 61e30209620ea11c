import type {DraftEdit} from './draft-kind.js';
import {whereInMemory, type Draft, type EditKept, type OpenDraft} from './open-draft.js';
import type {StorageNotice} from './port.js';

/** `empty`: nothing was typed yet; `saving`: what was typed last is on its way. */
export type DraftState = EditKept | {readonly state: 'empty'} | {readonly state: 'saving'};

/** What a person is to be told of a draft. Plain JSON. */
export interface DraftStatus<T> {
  readonly kept: DraftState;
  /** What another tab kept in the meantime; what is typed here goes into a fork until the person chooses. */
  readonly conflict: Draft<T> | null;
}

export interface AutosaveOptions<T> {
  /** How long after an edit it is kept. Default 300. */
  readonly delayMilliseconds?: number;
  /** How long edits that follow each other closely may wait. Default 800. */
  readonly maxWait?: number;
  /** Called with the present status, then with every new one. */
  readonly onStatus?: (status: DraftStatus<T>) => void;
  /** Called when it has ended, and what waited is kept or gone. */
  readonly onEnd?: () => void;
}

/** Carries what is typed to the device, so that nobody has to save (K-08). */
export interface Autosave<T> {
  readonly status: DraftStatus<T>;
  /** Keeps this edit soon, and at once when the page is hidden, put away or frozen. */
  change(edit: DraftEdit<T>): void;
  /** Keeps at once what waits, or what the device did not take. Resolves with the status after that. */
  flush(): Promise<DraftStatus<T>>;
  /** As the open draft's, after what waits is kept. */
  keepMine(): Promise<void>;
  takeTheirs(): Promise<Draft<T> | null>;
  takeFork(fork: string): Promise<Draft<T> | null>;
  putAside(): Promise<Draft<T> | null>;
  /** Drops what waits and removes the draft: it was sent, or is not wanted. Ends the autosave. */
  discard(): Promise<void>;
  /** Keeps what waits and ends the autosave. */
  stop(): Promise<void>;
}

const channelName = 'partner-widgets/drafts';
const pageEvents = ['pagehide', 'freeze', 'visibilitychange', 'pageshow', 'resume'] as const;
/** How long after the device refused an edit it is tried again. */
const retryMilliseconds = 5000;

/**
 * Keeps a draft's edits. Everything typed is on the device within a second where the device works (K-08, X-03). Other
 * tabs are told by a `BroadcastChannel` where there is one; without it they find out when they are shown or write.
 */
export function autosave<T>(draft: OpenDraft<T>, options: AutosaveOptions<T> = {}): Autosave<T> {
  return new DraftAutosave(draft, options);
}

class DraftAutosave<T> implements Autosave<T> {
  readonly #draft: OpenDraft<T>;
  readonly #options: AutosaveOptions<T>;
  #status: DraftStatus<T>;
  /** The last edit, while the device may not have it. */
  #edit: DraftEdit<T> | null = null;
  /** The edit that is on its way. */
  #underWay: DraftEdit<T> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** By when what waits is to be kept, as `performance.now()` counts. */
  #latest: number | null = null;
  /** What was begun last; one thing is done after another. */
  #last: Promise<unknown> = Promise.resolve();
  #channel: BroadcastChannel | null = null;
  #isEnded = false;
  readonly #stopHearing: () => void;

  constructor(draft: OpenDraft<T>, options: AutosaveOptions<T>) {
    this.#draft = draft;
    this.#options = options;
    this.#status = {kept: draft.kept ?? {state: 'empty'}, conflict: draft.conflict};
    options.onStatus?.(this.#status);
    // Captured, because not all of them bubble.
    for (const name of pageEvents) globalThis.addEventListener?.(name, this.#onPage, true);
    this.#openChannel();
    this.#stopHearing = draft.onHealth((notice) => this.#onNotice(notice));
  }

  get status(): DraftStatus<T> {
    return this.#status;
  }

  change(edit: DraftEdit<T>): void {
    if (this.#isEnded) return;
    const {delayMilliseconds = 300, maxWait = 800} = this.#options;
    const now = performance.now();
    this.#edit = edit;
    this.#latest ??= now + maxWait;
    this.#saveIn(Math.min(delayMilliseconds, this.#latest - now));
    this.#tell({state: 'saving'});
  }

  flush(): Promise<DraftStatus<T>> {
    return this.#afterKeeping(async () => this.#status);
  }

  keepMine(): Promise<void> {
    return this.#afterKeeping(async () => this.#tell(await this.#draft.keepMine()));
  }

  takeTheirs(): Promise<Draft<T> | null> {
    return this.#afterKeeping(() => this.#replaceEdit(() => this.#draft.takeTheirs()));
  }

  takeFork(fork: string): Promise<Draft<T> | null> {
    return this.#afterKeeping(() => this.#replaceEdit(() => this.#draft.takeFork(fork)));
  }

  putAside(): Promise<Draft<T> | null> {
    return this.#afterKeeping(() => this.#replaceEdit(() => this.#draft.putAside()));
  }

  async discard(): Promise<void> {
    this.#edit = null;
    this.#end();
    await this.#last;
    await this.#draft.remove();
    this.#tell(null);
    this.#options.onEnd?.();
  }

  async stop(): Promise<void> {
    const kept = this.flush();
    this.#end();
    await kept;
    this.#options.onEnd?.();
  }

  #end(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
    this.#closeChannel();
    this.#stopHearing();
    for (const name of pageEvents) globalThis.removeEventListener?.(name, this.#onPage, true);
  }

  /** Works when all that was begun is done and what waits is kept. */
  #afterKeeping<R>(work: () => Promise<R>): Promise<R> {
    const result = this.#last.then(() => this.#save()).then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Makes the transaction before it returns, if the device is ready. */
  async #save(): Promise<void> {
    const edit = this.#edit;
    if (!edit || edit === this.#underWay) return;
    clearTimeout(this.#timer);
    this.#latest = null;
    this.#underWay = edit;
    this.#tell({state: 'saving'});
    const kept = await this.#draft.save(edit);
    if (this.#underWay === edit) this.#underWay = null;
    // Something was typed meanwhile.
    if (this.#edit !== edit) return;
    if (kept.state !== 'unsaved') this.#edit = null;
    else if (kept.reason !== 'refused') this.#saveIn(retryMilliseconds);
    this.#tell(kept);
    if (kept.state === 'saved') this.#channel?.postMessage(this.#name);
  }

  /** The page is going away; no time to look what another tab kept. */
  async #saveAside(): Promise<void> {
    const edit = this.#edit;
    if (!edit) return;
    clearTimeout(this.#timer);
    this.#latest = null;
    const kept = await this.#draft.saveAside(edit);
    if (this.#edit !== edit) return;
    if (kept.state === 'saved') this.#edit = null;
    else this.#saveIn(retryMilliseconds);
    // It was the last one that the device took.
    if (kept.state !== 'saved' || this.#draft.health.state !== 'memoryOnly') this.#tell(kept);
  }

  #saveIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#isEnded) this.#timer = setTimeout(() => void this.flush(), milliseconds);
  }

  async #replaceEdit(replace: () => Promise<Draft<T> | null>): Promise<Draft<T> | null> {
    const draft = await replace();
    if (draft) {
      this.#edit = null;
      clearTimeout(this.#timer);
      this.#latest = null;
      this.#channel?.postMessage(this.#name);
    }
    this.#tell(this.#draft.kept);
    return draft;
  }

  #tell(kept: DraftState | null): void {
    const status = {kept: kept ?? {state: 'empty' as const}, conflict: this.#draft.conflict};
    const isSame = essence(status) === essence(this.#status);
    this.#status = status;
    if (isSame) return;
    this.#options.onStatus?.(status);
  }

  readonly #onPage = ({type}: Event): void => {
    // An open channel keeps pages out of the back-forward cache. What waits is kept when the store lets go.
    if (type === 'pagehide' || type === 'freeze') this.#closeChannel();
    else if (type === 'visibilitychange' && document.visibilityState === 'hidden') void this.#save();
    else {
      this.#openChannel();
      this.#look();
    }
  };

  /** Looks what other tabs did. */
  #look(): void {
    this.#last = this.#last.then(async () => {
      await this.#draft.check();
      this.#tell(this.#status.kept);
    });
  }

  #onNotice({type}: StorageNotice): void {
    if (type === 'lettingGo') void this.#saveAside();
    if (type !== 'healthChanged') return;
    const {health} = this.#draft;
    const {state} = this.#status.kept;
    if (health.state === 'ready' && state === 'unsaved') {
      if (this.#edit) this.#saveIn(0);
      else {
        this.#tell(this.#draft.kept);
        this.#look();
      }
    }
    const kept = whereInMemory(health);
    if (kept.state === 'memoryOnly' || health.state === 'blocked') this.#tell(kept);
  }

  get #name(): string {
    return JSON.stringify([this.#draft.kind, this.#draft.id]);
  }

  #openChannel(): void {
    if (this.#channel || typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(channelName);
    this.#channel.addEventListener('message', ({data}) => {
      if (data === this.#name) this.#look();
    });
  }

  #closeChannel(): void {
    this.#channel?.close();
    this.#channel = null;
  }
}

/** What makes a status another one. */
const essence = ({kept, conflict}: DraftStatus<unknown>): string =>
  JSON.stringify([kept, conflict && [conflict.revision, conflict.editedAt]]);
