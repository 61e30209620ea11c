/** Calls across to a worker and back. */

/** A worker, or a worker's own end. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

type Methods = object;
type MethodOf<M> = {[K in keyof M]: M[K] extends (...args: never[]) => unknown ? K : never}[keyof M] & string;
type ArgumentsOf<T> = T extends (...args: infer A) => unknown ? A : never;
type AnswerOf<T> = T extends (...args: never[]) => infer R ? Awaited<R> : never;

type Message =
  | {readonly call: number; readonly method: string; readonly args: readonly unknown[]}
  | {readonly answer: number; readonly value?: unknown; readonly failed?: boolean};

export interface Remote<Theirs extends Methods> {
  /** Rejects where the other end fails or is given up; why stays there. */
  call<K extends MethodOf<Theirs>>(method: K, ...args: ArgumentsOf<Theirs[K]>): Promise<AnswerOf<Theirs[K]>>;
  /** Rejects what waits and what comes. */
  giveUp(): void;
}

/** Answers the other end's calls with `ours`, and calls its methods. */
export function remote<Theirs extends Methods>(port: Port, ours: Methods): Remote<Theirs> {
  const waiting = new Map<number, {resolve: (value: never) => void; reject: (error: Error) => void}>();
  let calls = 0;
  let isGivenUp = false;

  async function answer(call: number, method: string, args: readonly unknown[]): Promise<void> {
    try {
      const value = await (ours as Record<string, (...args: unknown[]) => unknown>)[method]!(...args);
      port.postMessage({answer: call, value} satisfies Message);
    } catch {
      port.postMessage({answer: call, failed: true} satisfies Message);
    }
  }

  port.addEventListener('message', ({data}: MessageEvent<Message>) => {
    if ('call' in data) return void answer(data.call, data.method, data.args);
    const call = waiting.get(data.answer);
    waiting.delete(data.answer);
    if (data.failed) call?.reject(new Error('the other end failed'));
    else call?.resolve(data.value as never);
  });

  return {
    call: (method, ...args) =>
      new Promise((resolve, reject) => {
        if (isGivenUp) return reject(givenUp());
        waiting.set(++calls, {resolve, reject});
        port.postMessage({call: calls, method, args} satisfies Message);
      }),
    giveUp() {
      isGivenUp = true;
      for (const {reject} of waiting.values()) reject(givenUp());
      waiting.clear();
    },
  };
}

const givenUp = (): Error => new Error('the other end was given up');
