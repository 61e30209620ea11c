/** The same faults where there is no network: calls stay in the page, and fail as an adapter would tell it. */
import type {CallLog} from '../call-log.js';
import {
  BackendError,
  operationNames,
  operations,
  type CallOptions,
  type OperationName,
  type PartnerBackend,
} from '../kit.js';
import {carryOut, never, pause, type FaultyWorld, type Spoiled} from './carry-out.js';

type Method = (request: unknown, options?: CallOptions) => Promise<unknown>;

/** `backend` with its calls noted and spoiled. */
export function faultyBackend(backend: PartnerBackend, world: FaultyWorld, log: CallLog): PartnerBackend {
  const call = async (operation: OperationName, request: unknown, options?: CallOptions): Promise<unknown> => {
    const id = log.begin(operation, keyOf(operation, request));
    const met = world.plan.meet(operation);
    log.meet(id, met.names);
    options?.signal?.addEventListener('abort', () => log.settle(id, 'aborted'), {once: true});
    try {
      const method = backend[operation] as Method;
      const answer = await carryOut<unknown>(world, met, {
        operation,
        request,
        carryOut: async () => {
          const trueAnswer = await method(request, options);
          log.carriedOut(id);
          return trueAnswer;
        },
        spoil,
      });
      log.settle(id, 'answered');
      return answer;
    } catch (error) {
      log.settle(id, error instanceof BackendError ? error.problem.kind : 'unknown');
      throw error;
    }
  };
  const methods = Object.fromEntries(
    operationNames.map((name) => [name, (request: unknown, options?: CallOptions) => call(name, request, options)]),
  );
  return {
    ...(methods as unknown as PartnerBackend),
    sendFile: async (file, upload, options) => {
      if (world.plan.offline) throw new BackendError({kind: 'network'});
      await pause(world.plan.uploadTime(file.size));
      return backend.sendFile(file, upload, options);
    },
    readFile: (request, options) => backend.readFile(request, options),
    serverNow: () => backend.serverNow(),
  };
}

function keyOf(operation: OperationName, request: unknown): string | null {
  const {operationId} = (request ?? {}) as {operationId?: unknown};
  return operations[operation].effect === 'once' && typeof operationId === 'string' ? operationId : null;
}

async function spoil(kind: Spoiled): Promise<unknown> {
  switch (kind) {
    case 'hang':
      return never();
    case 'malformed':
      return {unexpected: true};
    case 'offline':
    case 'reset':
      throw new BackendError({kind: 'network'});
    case '500':
      throw new BackendError({kind: 'server', status: 500});
    case '408':
      throw new BackendError({kind: 'timeout', status: 408});
    case '503':
      throw new BackendError({kind: 'server', status: 503, retryAfterMilliseconds: 3000});
    case '429':
      throw new BackendError({kind: 'rate-limited', status: 429, retryAfterMilliseconds: 3000});
    case 'truncated':
    case 'html':
      throw new BackendError({kind: 'contract', code: 'not-json', status: 200});
  }
}
