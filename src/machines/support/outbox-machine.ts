/**
 * What waits to be sent: cases and replies, in order, each at most once, by one tab, once the network is back
 * (decision 9). What was tried before is asked about first. Whoever holds the lock sends; where nobody answers
 * in time it is sent without, because the operation id is the guarantee and the lock a hint (F-P9).
 */
import {and, assign, enqueueActions, forwardTo, fromCallback, fromPromise, not, setup} from 'xstate';
import type {Problem} from '../../domain/problem.js';
import {withoutFile} from '../../domain/support/without-file.js';
import {submissionMachine, type SubmissionContext, type SubmissionOutput} from '../submission-machine.js';
import {submissionStandingOf} from '../submission-standing.js';
import {refusalIn} from './new-case-judgements.js';
import type {OutboxContext, OutboxEmitted, OutboxEvent, OutboxInput, OutboxMarked} from './outbox-context.js';
import {caseOf, type OutboxEntry, type SentCase} from './outbox-entry.js';

const effect = <Output, Input>() => fromPromise<Output, Input>(() => Promise.reject(new Error('not provided')));

const inOrder = (entries: readonly OutboxEntry[]): readonly OutboxEntry[] =>
  entries.toSorted((one, other) => one.queuedAt - other.queuedAt || (one.id < other.id ? -1 : 1));

/** The first entry that can go: not refused, with all its files, and behind nothing of its case that cannot go. */
export function nextEntry({entries, refusals}: Pick<OutboxContext, 'entries' | 'refusals'>): OutboxEntry | null {
  const held = new Set<string>();
  for (const entry of entries) {
    const caseId = caseOf(entry);
    const isBehind = caseId !== null && held.has(caseId);
    if (!Object.hasOwn(refusals, entry.id) && entry.missingUploads.length === 0 && !isBehind) return entry;
    if (caseId !== null) held.add(caseId);
  }
  return null;
}

const entryOf = ({entries, sendingId}: OutboxContext): OutboxEntry | undefined =>
  entries.find(({id}) => id === sendingId);

/** Whether an entry can be taken back: nothing of it is on its way, and nobody doubts whether it arrived. */
export const mayTakeBack = ({entries, refusals, sendingId}: OutboxContext, id: string): boolean => {
  const entry = entries.find((one) => one.id === id);
  return entry !== undefined && id !== sendingId && (!entry.tried || Object.hasOwn(refusals, id));
};

export const outboxMachine = setup({
  types: {
    input: {} as OutboxInput,
    context: {} as OutboxContext,
    events: {} as OutboxEvent,
    emitted: {} as OutboxEmitted,
  },
  actors: {
    /** Asks for the lock, sends `lock.granted`, and holds it until it is stopped. */
    holdLock: fromCallback<OutboxEvent>(() => {}),
    /** What the device has now: another tab may have sent entries. */
    readEntries: effect<readonly OutboxEntry[], void>(),
    /** Notes on the device that a try begins; what is gone from there is not sent. */
    markTried: effect<OutboxMarked, {id: string}>(),
    send: submissionMachine,
  },
  guards: {
    isOnline: ({context}) => context.online,
    hasNext: ({context}) => nextEntry(context) !== null,
    mayTakeBack: ({context}, {id}: {readonly id: string}) => mayTakeBack(context, id),
    isUnknown: ({context}, {id}: OutboxEntry) => context.entries.every((entry) => entry.id !== id),
    isRefusedFor: (_, {output, kinds}: {readonly output: SubmissionOutput; readonly kinds: readonly string[]}) =>
      kinds.includes(refusalIn(output)?.kind ?? '') || kinds.includes(refusalIn(output)?.code ?? ''),
    isRefused: (_, output: SubmissionOutput) => refusalIn(output) !== null,
    isNotReceived: (_, {outcome}: SubmissionOutput) => outcome === 'notReceived',
  },
  actions: {
    add: assign(({context}, entry: OutboxEntry) => ({entries: inOrder([...context.entries, entry])})),
    takeBack: assign(({context: {entries, refusals}}, {id}: {readonly id: string}) => {
      const {[id]: _, ...others} = refusals;
      return {entries: entries.filter((one) => one.id !== id), refusals: others};
    }),
    keepEntries: assign(({context}, entries: readonly OutboxEntry[]) => {
      const sending = entryOf(context);
      const others = entries.filter(({id}) => id !== sending?.id);
      const kept = sending ? [...others, sending] : others;
      const refusals = Object.entries(context.refusals).filter(([id]) => kept.some((entry) => entry.id === id));
      return {entries: inOrder(kept), refusals: Object.fromEntries(refusals)};
    }),
    keepStored: assign(({context: {entries}}, uploadId: string) => ({
      entries: entries.map((entry) =>
        entry.missingUploads.includes(uploadId)
          ? {...entry, missingUploads: entry.missingUploads.filter((id) => id !== uploadId)}
          : entry,
      ),
    })),
    dropFile: assign(({context: {entries}}, {id, uploadId}: {readonly id: string; readonly uploadId: string}) => ({
      entries: entries.map((entry) => (entry.id === id ? withoutFile(entry, uploadId) : entry)),
    })),
    goOnline: assign({online: true, failures: 0}),
    goOffline: assign({online: false}),
    choose: assign(({context}) => {
      const next = nextEntry(context);
      return {sendingId: next?.id ?? null, asks: next?.tried ?? false, standing: null};
    }),
    keepTried: assign(({context}) => ({
      entries: context.entries.map((entry) => (entry.id === context.sendingId ? {...entry, tried: true} : entry)),
    })),
    keepStanding: assign(({context}, snapshot: {readonly value: string; readonly context: SubmissionContext}) => ({
      standing: submissionStandingOf(snapshot, context.standing),
    })),
    ask: assign({asks: true}),
    stopAsking: assign({asks: false}),
    letGo: assign({sendingId: null, standing: null}),
    drop: assign(({context}) => ({
      entries: context.entries.filter(({id}) => id !== context.sendingId),
      failures: 0,
    })),
    tellSent: enqueueActions(({enqueue, context}, sentCase: SentCase) => {
      const entry = entryOf(context);
      if (entry) enqueue.emit({type: 'entry.sent', id: entry.id, kind: entry.kind, case: sentCase});
    }),
    refuse: enqueueActions(({enqueue, context}, problem: Problem) => {
      const id = context.sendingId!;
      enqueue.assign({refusals: {...context.refusals, [id]: problem}, failures: 0});
      enqueue.emit({type: 'entry.refused', id, problem});
    }),
    countFailure: assign(({context}) => ({failures: context.failures + 1})),
    tellProblem: enqueueActions(({enqueue}, problem: Problem) => enqueue.emit({type: 'problem.met', problem})),
    forwardToSubmission: forwardTo('submission'),
  },
  delays: {
    /** Longer than this nobody waits for a lock that another tab holds (F-P9). */
    lockPatience: 3000,
    /** 15 seconds and at most 5 minutes. */
    backOff: ({context: {failures}}) => Math.min(300_000, 7500 * 2 ** Math.min(failures, 10)),
  },
}).createMachine({
  id: 'outbox',
  context: ({input: {entries, online}}) => ({
    entries: inOrder(entries),
    online,
    sendingId: null,
    asks: false,
    standing: null,
    refusals: {},
    failures: 0,
  }),
  initial: 'resting',
  on: {
    'entry.added': {
      guard: {type: 'isUnknown', params: ({event}) => event.entry},
      actions: {type: 'add', params: ({event}) => event.entry},
    },
    'entry.canceled': {
      guard: {type: 'mayTakeBack', params: ({event}) => event},
      actions: {type: 'takeBack', params: ({event}) => event},
    },
    'entries.changed': {actions: {type: 'keepEntries', params: ({event}) => event.entries}},
    'upload.stored': {actions: {type: 'keepStored', params: ({event}) => event.uploadId}},
    'upload.dropped': {actions: {type: 'dropFile', params: ({event}) => event}},
    'network.returned': {actions: 'goOnline'},
    'network.lost': {actions: 'goOffline'},
  },
  states: {
    /** Nothing can be sent now. */
    resting: {
      initial: 'idle',
      always: {guard: and(['isOnline', 'hasNext']), target: 'holding'},
      states: {
        idle: {always: {guard: not('isOnline'), target: 'offline'}},
        offline: {always: {guard: 'isOnline', target: 'idle'}},
      },
    },
    holding: {
      initial: 'claiming',
      exit: 'letGo',
      invoke: {src: 'holdLock'},
      states: {
        /** Another tab may be sending. */
        claiming: {
          always: {guard: not('isOnline'), target: '#outbox.resting'},
          on: {'lock.granted': 'reading'},
          after: {lockPatience: 'reading'},
        },
        reading: {
          invoke: {
            src: 'readEntries',
            onDone: {target: 'choosing', actions: {type: 'keepEntries', params: ({event}) => event.output}},
            onError: 'choosing',
          },
        },
        choosing: {
          entry: 'letGo',
          always: [
            {guard: not('isOnline'), target: '#outbox.resting'},
            {guard: not('hasNext'), target: '#outbox.resting'},
            {target: 'marking', actions: 'choose'},
          ],
        },
        marking: {
          invoke: {
            src: 'markTried',
            input: ({context}) => ({id: context.sendingId ?? ''}),
            onDone: [
              {guard: ({event}) => event.output === 'gone', target: 'choosing', actions: 'drop'},
              // Another tab began a try since this one read the entries.
              {guard: ({event}) => event.output === 'tried', target: 'sending', actions: ['keepTried', 'ask']},
              {target: 'sending', actions: 'keepTried'},
            ],
            // The device keeps nothing any more; the operation id is the guarantee.
            onError: {target: 'sending', actions: 'keepTried'},
          },
        },
        sending: {
          invoke: {
            id: 'submission',
            src: 'send',
            input: ({context}) => ({
              operationId: context.sendingId ?? '',
              request: context.asks ? null : payloadOf(entryOf(context)),
            }),
            onSnapshot: {
              actions: {
                type: 'keepStanding',
                params: ({event}) => ({value: String(event.snapshot.value), context: event.snapshot.context}),
              },
            },
            onDone: [
              {
                guard: {type: 'isNotReceived', params: ({event}) => event.output},
                target: 'sending',
                reenter: true,
                actions: 'stopAsking',
              },
              {
                guard: {
                  type: 'isRefusedFor',
                  params: ({event}) => ({output: event.output, kinds: ['signed-out']}),
                },
                target: 'signedOut',
                actions: {type: 'tellProblem', params: ({event}) => refusalIn(event.output)!},
              },
              {
                guard: {
                  type: 'isRefusedFor',
                  params: ({event}) => ({output: event.output, kinds: ['rate-limited', 'not-carried-out']}),
                },
                target: 'pausing',
                actions: 'countFailure',
              },
              {
                guard: {type: 'isRefused', params: ({event}) => event.output},
                target: 'choosing',
                actions: {type: 'refuse', params: ({event}) => refusalIn(event.output)!},
              },
              {
                target: 'choosing',
                actions: [
                  {
                    type: 'tellSent',
                    params: ({event}) => (event.output as {readonly answer: unknown}).answer as SentCase,
                  },
                  'drop',
                ],
              },
            ],
          },
          on: {
            'check.requested': {actions: 'forwardToSubmission'},
            'session.restored': {actions: 'forwardToSubmission'},
          },
        },
        /** The server is not ready for it; the entry keeps its place. */
        pausing: {
          entry: 'letGo',
          after: {backOff: 'choosing'},
          on: {'check.requested': 'choosing', 'network.returned': {target: 'choosing', actions: 'goOnline'}},
        },
        signedOut: {entry: 'letGo', on: {'session.restored': 'choosing'}},
      },
    },
  },
});

/** What is sent, with what kind it is. */
function payloadOf(entry: OutboxEntry | undefined): unknown {
  return entry ? {kind: entry.kind, ...entry.request} : null;
}
