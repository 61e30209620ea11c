/** Sees every call that a test makes of an adapter, and notes what no adapter may do, whatever is asked of it. */
import * as v from 'valibot';
import {BackendError, problemKinds, validProblem, type Problem} from '../../domain/problem.js';
import type {CallOptions} from '../partner-backend.js';
import type {AdviceTopic} from './advice.js';
import {checkClock} from './check-clock.js';
import {named, shown, stable} from './checks.js';
import {misspelt} from './misspelt.js';
import {checkSubject} from './check-subject.js';

export interface Violation {
  readonly text: string;
  readonly topic: AdviceTopic;
}

type Method = (request: unknown, options?: CallOptions) => unknown;
type Note = (text: string, topic: AdviceTopic) => void;

interface GivenAnswer {
  readonly name: string;
  readonly answer: unknown;
  /** What it was when it was given. */
  readonly text: string;
}

export class Witness {
  readonly #timeout: number;
  readonly #found = new Map<string, Violation>();
  readonly #calls: string[] = [];
  readonly #given: GivenAnswer[] = [];
  /** Calls that have not settled, by their names. */
  readonly #pending = new Map<object, string>();
  /** The greatest revision that was told of each case. */
  readonly #revisions = new Map<string, number>();
  /** Ids of the pages so far, by list and filter. */
  readonly #pages = new Map<string, Set<string>>();

  constructor(timeoutMilliseconds: number) {
    this.#timeout = timeoutMilliseconds;
  }

  /** `backend` with every operation of `answers` under watch; files too, where it sends any. */
  watch<B extends {serverNow(): unknown}>(backend: B, answers: Readonly<Record<string, v.GenericSchema>>): B {
    const methods = backend as unknown as Readonly<Record<string, Method | undefined>>;
    const watched: Record<string, unknown> = Object.fromEntries(
      Object.entries(answers).map(([name, schema]) => [
        name,
        (request: unknown, options?: CallOptions) => this.#operation(backend, name, schema, request, options),
      ]),
    );
    for (const name of ['sendFile', 'readFile']) {
      watched[name] = (...given: unknown[]) =>
        this.#file(name, () => methods[name]!.apply(backend, given as [unknown]));
    }
    if (methods['watchCases']) {
      watched['watchCases'] = (...given: unknown[]) => {
        try {
          methods['watchCases']!.apply(backend, given as [unknown]);
        } catch (error) {
          this.#note(`watchCases() threw ${shownError(error)}: it calls onLost where there are no news`, 'adapter');
        }
      };
    }
    return {...watched, serverNow: () => backend.serverNow()} as unknown as B;
  }

  /** What was found, after a last look at what was given and what is still awaited. */
  end(): readonly Violation[] {
    for (const {name, answer, text} of this.#given) {
      if (stable(answer) !== text) this.#note(`${name}() changed an answer after it had given it`, 'adapter');
    }
    for (const name of this.#pending.values()) this.#note(`${name}() never settled`, 'adapter');
    return [...this.#found.values()];
  }

  /** The last calls with what came of them, the oldest first. */
  get lastCalls(): readonly string[] {
    return this.#calls.slice(-4);
  }

  readonly #note: Note = (text, topic) => {
    if (!this.#found.has(text)) this.#found.set(text, {text, topic});
  };

  async #operation(
    backend: {serverNow(): unknown},
    name: string,
    schema: v.GenericSchema,
    request: unknown,
    options: CallOptions | undefined,
  ): Promise<unknown> {
    const method = (backend as unknown as Readonly<Record<string, Method | undefined>>)[name];
    if (typeof method !== 'function') {
      this.#note(`${name}() is missing`, 'methods');
      throw new BackendError({kind: 'contract', path: `${name}()`});
    }
    const asked = stable(request);
    const floor = new Map(this.#revisions);
    try {
      const answer = await this.#settled(name, () => method.call(backend, request, options));
      this.#calls.push(name);
      // Nobody hears what a call answers that was given up.
      if (options?.signal?.aborted) return answer;
      this.#checkAnswer(name, schema, request, answer, floor);
      checkClock(name, backend, this.#note);
      return answer;
    } catch (error) {
      this.#checkRejection(name, error, options?.signal?.aborted ?? false);
      throw error;
    } finally {
      if (stable(request) !== asked) this.#note(`${name}() changed the request it was given`, 'adapter');
    }
  }

  /** Files have no time limit of the kit's: a test's is the suite's. */
  async #file(name: string, call: () => unknown): Promise<unknown> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new BackendError({kind: 'timeout'})), this.#timeout);
    });
    try {
      const answer = await Promise.race([this.#settled(name, call), late]);
      this.#calls.push(name);
      return answer;
    } catch (error) {
      this.#checkRejection(name, error, false);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** The first settlement of a call; a thenable that settles again is noted. */
  #settled(name: string, call: () => unknown): Promise<unknown> {
    const returned = call();
    if (typeof (returned as PromiseLike<unknown> | null)?.then !== 'function') {
      this.#note(`${name}() returned ${shown(returned)} and no promise`, 'adapter');
      return Promise.resolve(returned);
    }
    const pending = {};
    this.#pending.set(pending, name);
    let settlements = 0;
    const count = (): void => {
      this.#pending.delete(pending);
      if (++settlements === 2) this.#note(`${name}() settled twice`, 'adapter');
    };
    return new Promise((resolve, reject) => {
      (returned as PromiseLike<unknown>).then(
        (answer) => (count(), resolve(answer)),
        (error: unknown) => (count(), reject(error)),
      );
    });
  }

  #checkAnswer(
    name: string,
    schema: v.GenericSchema,
    request: unknown,
    answer: unknown,
    floor: ReadonlyMap<string, number>,
  ): void {
    const result = v.safeParse(schema, answer, {abortEarly: true});
    if (!result.success) {
      const [issue] = result.issues;
      const path = v.getDotPath(issue);
      const place = path ? ` at ${path}` : '';
      const expected = issue.expected ?? issue.message;
      this.#note(`${name}() answered ${issue.received}${place}, where the contract has ${expected}`, 'shapes');
      return;
    }
    for (const {path, value, known} of misspelt(schema, answer)) {
      this.#note(`${name}() answered ${shown(value)} at ${path}, which the contract spells ${shown(known)}`, 'shapes');
    }
    checkSubject(name, request, result.output, this.#note);
    this.#checkRevision(name, result.output, floor);
    this.#checkPage(name, request, result.output);
    this.#given.push({name, answer, text: stable(answer)});
  }

  #checkRevision(name: string, answer: unknown, floor: ReadonlyMap<string, number>): void {
    const told = Object(answer) as {id?: unknown; revision?: unknown; case?: {id?: unknown; revision?: unknown}};
    const {id, revision} = told.case ?? told;
    if (typeof id !== 'string' || typeof revision !== 'number') return;
    const before = floor.get(id) ?? 0;
    if (revision < before) {
      this.#note(`${name}() told revision ${revision} of a case after ${before}: revisions only grow`, 'cases');
    }
    this.#revisions.set(id, Math.max(revision, this.#revisions.get(id) ?? 0));
  }

  #checkPage(name: string, request: unknown, answer: unknown): void {
    const {cursor = null, ...filter} = Object(request) as {cursor?: string | null};
    const {nextCursor, ...lists} = Object(answer) as {nextCursor?: string | null};
    if (nextCursor === undefined) return;
    const rows = (Object.values(lists).find(Array.isArray) ?? []) as {readonly id?: unknown}[];
    const list = `${name} ${stable(filter)}`;
    const known = cursor === null ? new Set<string>() : (this.#pages.get(list) ?? new Set<string>());
    const topic = name === 'listAgreements' ? 'lists' : 'caseLists';
    if (nextCursor !== null && nextCursor === cursor) {
      this.#note(`${name}() answered the cursor that it was asked with: its pages come to no end`, topic);
    }
    for (const {id} of rows) {
      if (known.has(String(id))) this.#note(`${name}() repeats ${String(id)} on a later page`, topic);
      known.add(String(id));
    }
    this.#pages.set(list, known);
  }

  #checkRejection(name: string, error: unknown, isAborted: boolean): void {
    const {problem} = Object(error) as {problem?: Problem};
    if (!problem || !problemKinds.includes(problem.kind)) {
      this.#calls.push(`${name} → ${shownError(error)}`);
      // Whoever gave the call up does not hear of its end.
      if (!isAborted) this.#note(`${name}() rejected with ${shownError(error)} and no BackendError`, 'refusals');
      return;
    }
    this.#calls.push(`${name} → ${named(problem)}`);
    const valid = validProblem(problem) as unknown as Readonly<Record<string, unknown>>;
    for (const [member, value] of Object.entries(problem)) {
      if (value === undefined || stable(valid[member]) === stable(value)) continue;
      this.#note(`${name}() rejected with ${member} ${shown(value)}, which the contract has not`, 'refusals');
    }
    if (problem.retryAt !== undefined && problem.retryAt < 1e11) {
      this.#note(`${name}() rejected with retryAt ${problem.retryAt}: seconds, where milliseconds are needed`, 'clock');
    }
  }
}

function shownError(error: unknown): string {
  if (error instanceof Error) return `${error.name} ${shown(error.message)}`;
  return `the ${error === null ? 'value' : typeof error} ${shown(error)}`;
}
