/** Search over the knowledge base as the elements use it: in a worker where one starts, else here in slices (S-02). */
import {remote, type Port} from './remote.js';
import {
  noHits,
  type ArticleHits,
  type ArticleQuery,
  type ArticleSearchStatus,
  type LoadArticles,
  type TopicCount,
} from './search-types.js';

export interface ArticleSearchOptions {
  /** BCP 47; the articles' language. English, Russian and Serbian are found in any of their forms. */
  readonly language: string;
  readonly load: LoadArticles;
  /** Told at once, and then with every change. */
  readonly onStatus?: (status: ArticleSearchStatus) => void;
}

/** Nothing here rejects: what cannot be found out is empty, and `status` says why. */
export interface ArticleSearch {
  readonly status: ArticleSearchStatus;
  /** What is found so far; while `building` there may be more later. The last word may be unfinished. */
  search(query: string, options?: ArticleQuery): Promise<ArticleHits>;
  /** How many articles each topic has. */
  topics(): Promise<readonly TopicCount[]>;
  /** Asks the back end for what changed. Resolves when that is done, or has failed. */
  update(): Promise<void>;
  close(): void;
}

/** Whose knowledge base is searched. */
export interface ArticleSearchOwner {
  readonly accountId: string;
  /** Tells portals on one origin apart; empty: there is one. */
  readonly tenant: string;
  /** Keeps nothing on the device. */
  readonly memoryOnly: boolean;
}

/** As the elements are given it. */
export interface ArticleSearchAccess {
  open(options: ArticleSearchOptions & ArticleSearchOwner): Promise<ArticleSearch>;
}

/** What is called of an engine, here or in a worker. */
export interface EngineMethods {
  start(): Promise<void>;
  search(query: string, options?: ArticleQuery): ArticleHits | Promise<ArticleHits>;
  topics(): TopicCount[] | Promise<TopicCount[]>;
  update(): Promise<void>;
  close(): void;
}

/** What a worker is called with, besides an engine's methods. */
export interface WorkerMethods extends Omit<EngineMethods, 'start'> {
  open(language: string, database: string | null): Promise<void>;
}

/** What a worker calls. */
export interface PageMethods {
  /** It runs. */
  hello(): void;
  load: LoadArticles;
  onStatus(status: ArticleSearchStatus): void;
}

/** A worker as the page holds it. */
export interface SearchWorker extends Port {
  addEventListener(
    type: 'message' | 'error' | 'messageerror',
    listener: ((event: MessageEvent) => void) & ((event: Event) => void),
  ): void;
  terminate(): void;
}

/** Where engines come from; the composition root knows. */
export interface EngineSource {
  /** The database that keeps the index; `null` for memory alone. */
  readonly database: string | null;
  /** Starts a worker, each in another way. Each may throw. */
  readonly workers: readonly (() => SearchWorker)[];
  /** An engine on this thread. */
  here(options: Required<ArticleSearchOptions>, database: string | null): Promise<EngineMethods>;
  /** How long a worker has to say that it runs. Default 15,000 ms. */
  readonly waitMilliseconds?: number;
}

/** Opens the search. Returns at once; the status tells when something can be found. */
export function openArticleSearch(options: ArticleSearchOptions, source: EngineSource): ArticleSearch {
  return new OpenArticleSearch(options, source);
}

class OpenArticleSearch implements ArticleSearch {
  readonly #options: Required<ArticleSearchOptions>;
  readonly #source: EngineSource;
  #status: ArticleSearchStatus = {state: 'opening', kept: 'memory'};
  #engine: Promise<EngineMethods | null>;
  #isClosed = false;

  constructor({language, load, onStatus = () => undefined}: ArticleSearchOptions, source: EngineSource) {
    this.#source = source;
    this.#options = {
      language,
      load,
      onStatus: (status) => {
        if (this.#isClosed) return;
        this.#status = status;
        onStatus(status);
      },
    };
    onStatus(this.#status);
    this.#engine = this.#startWorker();
  }

  get status(): ArticleSearchStatus {
    return this.#status;
  }

  search(query: string, options?: ArticleQuery): Promise<ArticleHits> {
    return this.#ask((engine) => engine.search(query, options), noHits);
  }

  topics(): Promise<readonly TopicCount[]> {
    return this.#ask<readonly TopicCount[]>((engine) => engine.topics(), []);
  }

  update(): Promise<void> {
    return this.#ask((engine) => engine.update(), undefined);
  }

  close(): void {
    this.#isClosed = true;
    void this.#engine.then((engine) => engine?.close());
  }

  /** Asks the engine, and the one that takes its place where it breaks down meanwhile. */
  async #ask<T>(work: (engine: EngineMethods) => T | Promise<T>, otherwise: T): Promise<T> {
    for (let attempt = 0; attempt < 2 && !this.#isClosed; attempt++) {
      const engine = await this.#engine;
      if (!engine) break;
      try {
        return await work(engine);
      } catch {
        continue;
      }
    }
    return otherwise;
  }

  async #startWorker(): Promise<EngineMethods | null> {
    for (const start of this.#source.workers) {
      const engine = await this.#tryWorker(start);
      if (this.#isClosed) engine?.close();
      if (engine || this.#isClosed) return engine;
    }
    return this.#startHere();
  }

  async #startHere(): Promise<EngineMethods | null> {
    try {
      const engine = await this.#source.here(this.#options, this.#source.database);
      if (!this.#isClosed) void engine.start();
      return engine;
    } catch {
      this.#options.onStatus({state: 'failed', kept: 'memory'});
      return null;
    }
  }

  /** The engine in a worker, or `null` where the worker does not run. */
  #tryWorker(start: () => SearchWorker): Promise<EngineMethods | null> {
    return new Promise((resolve) => {
      let worker: SearchWorker;
      try {
        worker = start();
      } catch {
        return resolve(null);
      }
      let runs = false;
      const fail = (event?: Event): void => {
        event?.preventDefault();
        clearTimeout(timer);
        worker.terminate();
        // What waits is asked again of the engine that takes its place.
        if (runs && !this.#isClosed) this.#engine = this.#startHere();
        engine.giveUp();
        resolve(null);
      };
      const timer = setTimeout(fail, this.#source.waitMilliseconds ?? 15_000);
      const engine = remote<WorkerMethods>(worker, {
        hello: () => {
          runs = true;
          clearTimeout(timer);
          void engine.call('open', this.#options.language, this.#source.database).catch(() => undefined);
          resolve(engineOf(worker, engine));
        },
        load: (cursor, since) => this.#options.load(cursor, since),
        onStatus: (status) => this.#options.onStatus(status),
      } satisfies PageMethods);
      worker.addEventListener('error', fail);
      worker.addEventListener('messageerror', fail);
    });
  }
}

const engineOf = (worker: SearchWorker, {call}: ReturnType<typeof remote<WorkerMethods>>): EngineMethods => ({
  start: async () => undefined,
  search: (query, options) => call('search', query, options),
  topics: () => call('topics'),
  update: () => call('update'),
  close: () => {
    // It closes its database first: a connection that is cut off may keep others waiting.
    void call('close').then(
      () => worker.terminate(),
      () => worker.terminate(),
    );
  },
});
