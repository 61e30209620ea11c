/**
 * One file on its way to the server: read for its hash, announced, sent from where the server wants the next byte,
 * looked at there, stored. Whatever interrupts it, it goes on from the server's offset; one of eight errors ends it
 * (S-19, S-28).
 */
import {and, assign, fromCallback, fromPromise, not, setup} from 'xstate';
import {problemOf, type Problem} from '../../domain/problem.js';
import {fileCodes, type FileCode} from '../../domain/support/upload.js';
import type {UploadAnswer, UploadContext, UploadEvent, UploadInput} from './upload-context.js';

const effect = <Output, Input>() => fromPromise<Output, Input>(() => Promise.reject(new Error('not provided')));

/** Tries on end without a byte across after which the person is asked. */
export const mostUploadFailures = 8;

/** The code of a file in what the server says; a code that is none of the eight means that it did not arrive. */
const codeOf = (code: string | null | undefined): FileCode =>
  fileCodes.find((known) => known === code) ?? 'file.notUploaded';

/** What a problem says of the file itself; `null`: another try may help. */
export function refusalOf({kind, code, fields}: Problem): FileCode | null {
  const named = [code, ...Object.values(fields ?? {})].find((one) => fileCodes.some((known) => known === one));
  if (named) return codeOf(named);
  return kind === 'invalid' || kind === 'forbidden' || (kind === 'conflict' && code === 'operation-mismatch')
    ? 'file.notUploaded'
    : null;
}

export const uploadMachine = setup({
  types: {
    input: {} as UploadInput,
    context: {} as UploadContext,
    events: {} as UploadEvent,
  },
  actors: {
    /** SHA-256 of the file's bytes; `null`: it cannot be worked out. */
    hashFile: effect<string | null, {uploadId: string}>(),
    /** Tells the server of the file, and hears how much of it the server has. */
    announce: effect<UploadAnswer, {file: UploadContext['file']}>(),
    /** Sends bytes from an offset on; tells `bytes.sent`, and at the end `bytes.ended` or `bytes.failed`. */
    sendBytes: fromCallback<UploadEvent, {uploadId: string; offset: number}>(() => {}),
    getUpload: effect<UploadAnswer, {uploadId: string}>(),
    cancelUpload: effect<unknown, {uploadId: string}>(),
  },
  guards: {
    isWrong: ({context}) => context.code !== null,
    isWithoutBytes: ({context}) => !context.hasBytes,
    isRead: ({context}) => context.isRead,
    /** Whether the bytes at hand are those of another file than the one that began. */
    isOther: ({context}, sha256: string | null) =>
      context.file.sha256 !== null && sha256 !== null && sha256 !== context.file.sha256,
    /** Whether nobody can tell that the bytes at hand are those of the file that began. */
    isUntold: ({context}, sha256: string | null) => context.file.sha256 !== null && sha256 === null,
    isOtherSize: ({context}, {size}: {readonly size: number}) => size !== context.file.size,
    isStored: (_, {state}: UploadAnswer) => state === 'stored',
    isRefused: (_, {state}: UploadAnswer) => state === 'refused',
    /** All bytes are there; a state that the kit does not know is one of looking at them. */
    isChecking: (_, {state}: UploadAnswer) => state !== 'receiving',
    isRefusal: (_, problem: Problem) => refusalOf(problem) !== null,
    /** Whether an earlier visit may have told the server of the file before its hash could be worked out. */
    isToldWithoutHash: ({context}, {code}: Problem) => context.hasNewHash && code === 'operation-mismatch',
    hasFailedOften: ({context}) => context.failures >= mostUploadFailures,
  },
  actions: {
    keepHash: assign(({context}, sha256: string | null) => ({
      file: {...context.file, sha256},
      hasNewHash: context.file.sha256 === null && sha256 !== null,
      isRead: true,
      isOther: false,
    })),
    dropHash: assign(({context}) => ({file: {...context.file, sha256: null}, hasNewHash: false})),
    sayOther: assign({isOther: true, hasBytes: false}),
    takeBytes: assign({hasBytes: true, isRead: false, isOther: false}),
    keepOffset: assign(({context}, {offset}: UploadAnswer) => ({
      offset,
      sentBytes: Math.min(offset, context.file.size),
      failures: offset > context.offset ? 0 : context.failures,
      failure: null,
    })),
    keepSent: assign(({context}, sentBytes: number) => ({
      sentBytes: Math.max(context.sentBytes, Math.min(sentBytes, context.file.size)),
    })),
    keepAll: assign(({context}) => ({sentBytes: context.file.size, looks: 0})),
    countLook: assign(({context}) => ({looks: context.looks + 1})),
    refuse: assign((_, answer: UploadAnswer) => ({code: codeOf(answer.code)})),
    refuseFor: assign((_, problem: Problem) => ({code: refusalOf(problem), failure: problem})),
    countFailure: assign(({context}, failure: Problem) => ({failures: context.failures + 1, failure})),
    failFor: assign({code: 'file.notUploaded' as const}),
    startOver: assign({code: null, failures: 0, failure: null}),
  },
  delays: {
    /** 1, 2, 4 and at most 60 seconds, or as long as the server asked for. */
    backOff: ({context: {failures, failure}}) =>
      Math.min(2 ** 31 - 1, Math.max(failure?.retryAfterMilliseconds ?? 0, Math.min(60_000, 500 * 2 ** failures))),
    /** Between two looks whether the file was taken: 2, 4 and at most 60 seconds. */
    lookPause: ({context: {looks}}) => Math.min(60_000, 1000 * 2 ** looks),
  },
}).createMachine({
  id: 'upload',
  context: ({input: {file, hasBytes, problem}}) => ({
    file,
    hasBytes,
    code: problem,
    sentBytes: 0,
    offset: 0,
    failures: 0,
    looks: 0,
    isRead: file.sha256 !== null,
    hasNewHash: false,
    isOther: false,
    failure: null,
  }),
  initial: 'queued',
  on: {'cancel.requested': '.canceling'},
  states: {
    queued: {
      always: [
        {guard: 'isWrong', target: 'refused'},
        {guard: and(['isWithoutBytes', not('isRead')]), target: 'wanting'},
      ],
      // Of a file whose bytes are not at hand the server may have all.
      on: {'turn.given': [{guard: 'isRead', target: 'announcing'}, {target: 'hashing'}], 'pause.requested': 'paused'},
    },
    hashing: {
      invoke: {
        src: 'hashFile',
        input: ({context}) => ({uploadId: context.file.uploadId}),
        onDone: [
          {guard: {type: 'isOther', params: ({event}) => event.output}, target: 'wanting', actions: 'sayOther'},
          {guard: {type: 'isUntold', params: ({event}) => event.output}, target: 'failed', actions: 'failFor'},
          {target: 'announcing', actions: {type: 'keepHash', params: ({event}) => event.output}},
        ],
        // What cannot be read cannot be sent: the file was moved or changed meanwhile.
        onError: {target: 'failed', actions: 'failFor'},
      },
      on: {'pause.requested': 'paused'},
    },
    /** The same file is asked for again: its bytes did not survive a restart. */
    wanting: {
      on: {
        'file.given': [
          {guard: {type: 'isOtherSize', params: ({event}) => event}, actions: 'sayOther'},
          {target: 'queued', actions: 'takeBytes'},
        ],
      },
    },
    announcing: {
      invoke: {
        src: 'announce',
        input: ({context: {file}}) => ({file}),
        onDone: [
          {
            guard: {type: 'isStored', params: ({event}) => event.output},
            target: 'stored',
            actions: 'keepAll',
          },
          {
            guard: {type: 'isRefused', params: ({event}) => event.output},
            target: 'refused',
            actions: {type: 'refuse', params: ({event}) => event.output},
          },
          {
            guard: {type: 'isChecking', params: ({event}) => event.output},
            target: 'settling',
            actions: 'keepAll',
          },
          {
            guard: 'isWithoutBytes',
            target: 'wanting',
            actions: {type: 'keepOffset', params: ({event}) => event.output},
          },
          {target: 'sending', actions: {type: 'keepOffset', params: ({event}) => event.output}},
        ],
        onError: [
          {
            guard: {type: 'isToldWithoutHash', params: ({event}) => problemOf(event.error)},
            target: 'announcing',
            reenter: true,
            actions: 'dropHash',
          },
          {
            guard: {type: 'isRefusal', params: ({event}) => problemOf(event.error)},
            target: 'refused',
            actions: {type: 'refuseFor', params: ({event}) => problemOf(event.error)},
          },
          {target: 'waiting', actions: {type: 'countFailure', params: ({event}) => problemOf(event.error)}},
        ],
      },
      on: {'pause.requested': 'paused'},
    },
    sending: {
      invoke: {
        src: 'sendBytes',
        input: ({context: {file, offset}}) => ({uploadId: file.uploadId, offset}),
      },
      on: {
        'bytes.sent': {actions: {type: 'keepSent', params: ({event}) => event.sentBytes}},
        'bytes.ended': {target: 'settling', actions: 'keepAll'},
        'bytes.failed': [
          {
            guard: {type: 'isRefusal', params: ({event}) => event.problem},
            target: 'refused',
            actions: {type: 'refuseFor', params: ({event}) => event.problem},
          },
          {target: 'waiting', actions: {type: 'countFailure', params: ({event}) => event.problem}},
        ],
        'pause.requested': 'paused',
      },
    },
    /** Every byte is there; whether the file is taken shows. */
    settling: {
      initial: 'looking',
      states: {
        looking: {
          invoke: {
            src: 'getUpload',
            input: ({context}) => ({uploadId: context.file.uploadId}),
            onDone: [
              {guard: {type: 'isStored', params: ({event}) => event.output}, target: '#upload.stored'},
              {
                guard: {type: 'isRefused', params: ({event}) => event.output},
                target: '#upload.refused',
                actions: {type: 'refuse', params: ({event}) => event.output},
              },
              {guard: {type: 'isChecking', params: ({event}) => event.output}, target: 'pausing', actions: 'countLook'},
              // Bytes are missing after all.
              {
                target: '#upload.waiting',
                actions: {type: 'countFailure', params: {kind: 'network'}},
              },
            ],
            onError: {
              target: '#upload.waiting',
              actions: {type: 'countFailure', params: ({event}) => problemOf(event.error)},
            },
          },
        },
        pausing: {after: {lookPause: 'looking'}},
      },
    },
    /** Goes on by itself, from what the server has then. */
    waiting: {
      always: {guard: 'hasFailedOften', target: 'failed', actions: 'failFor'},
      after: {backOff: 'queued'},
      on: {
        'network.returned': 'queued',
        'session.restored': 'queued',
        'resume.requested': 'queued',
        'pause.requested': 'paused',
      },
    },
    paused: {on: {'resume.requested': 'queued'}},
    stored: {},
    refused: {},
    failed: {on: {'retry.requested': {target: 'queued', actions: 'startOver'}}},
    /** The server forgets it; it is not wanted, whatever the answer is. */
    canceling: {
      invoke: {
        src: 'cancelUpload',
        input: ({context}) => ({uploadId: context.file.uploadId}),
        onDone: 'canceled',
        onError: 'canceled',
      },
      on: {'cancel.requested': {}},
    },
    canceled: {type: 'final'},
  },
});
