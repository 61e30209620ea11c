/**
 * The files of one form: each a machine of its own, at most so many on their way at a time, the same file once. Tells
 * what became of each (S-19, K-03, K-05).
 */
import {enqueueActions, setup} from 'xstate';
import type {FileAnswer} from '../../domain/support/case-answers.js';
import type {
  ChosenFile,
  UploadContext,
  UploadEvent,
  UploadsContext,
  UploadsEmitted,
  UploadsEvent,
  UploadsInput,
} from './upload-context.js';
import type {UploadItem, UploadState} from './upload-item.js';
import {uploadMachine} from './upload-machine.js';

/** Most files that are read or sent at a time. */
export const mostAtOnce = 2;

interface ChildSnapshot {
  readonly value: unknown;
  readonly context: UploadContext;
}

/** What a child tells by its snapshot. */
interface FromChild {
  readonly type: `xstate.snapshot.${string}` | `xstate.done.actor.${string}`;
  readonly snapshot?: ChildSnapshot;
}

const prefix = 'upload:';
const idOf = (type: string): string => type.slice(type.indexOf(prefix) + prefix.length);
const childOf = (uploadId: string): string => `${prefix}${uploadId}`;

const stateIn = (value: unknown): UploadState =>
  (typeof value === 'string' ? value : Object.keys(value as object)[0]!) as UploadState;

const itemOf = ({value, context: {file, sentBytes, code, isOther}}: ChildSnapshot): UploadItem => ({
  file,
  state: stateIn(value),
  sentBytes,
  code,
  isOther,
});

const busy: ReadonlySet<UploadState> = new Set(['hashing', 'announcing', 'sending']);
const ended: ReadonlySet<UploadState> = new Set(['refused', 'canceling', 'canceled']);

/** The files that belong to the draft. */
export const draftFiles = (items: readonly UploadItem[]): readonly FileAnswer[] =>
  items.filter(({state}) => !ended.has(state)).map(({file}) => file);

/** An earlier file with the same bytes. */
const twinOf = (items: readonly UploadItem[], {file}: UploadItem): UploadItem | undefined =>
  file.sha256 === null
    ? undefined
    : items
        .slice(
          0,
          items.findIndex((item) => item.file.uploadId === file.uploadId),
        )
        .find((item) => !ended.has(item.state) && item.file.sha256 === file.sha256 && item.file.size === file.size);

const events = {
  'upload.paused': 'pause.requested',
  'upload.resumed': 'resume.requested',
  'upload.retried': 'retry.requested',
  'upload.canceled': 'cancel.requested',
} as const;

export const uploadsMachine = setup({
  types: {
    input: {} as UploadsInput,
    context: {} as UploadsContext,
    events: {} as UploadsEvent | FromChild,
    emitted: {} as UploadsEmitted,
  },
  actors: {upload: uploadMachine},
  actions: {
    add: enqueueActions(
      (
        {enqueue, context},
        files: readonly (Omit<ChosenFile, 'problem'> & Partial<ChosenFile> & {hasBytes: boolean})[],
      ) => {
        const fresh = files.filter(({file}) => !context.items.some((item) => item.file.uploadId === file.uploadId));
        const added = fresh.map(({file, problem = null, hasBytes}): UploadItem => ({
          file,
          // As the file's own machine begins, which tells only of what follows.
          state: problem ? 'refused' : !hasBytes && file.sha256 === null ? 'wanting' : 'queued',
          sentBytes: 0,
          code: problem,
          isOther: false,
        }));
        enqueue.assign({items: [...context.items, ...added]});
        for (const {file, problem = null, hasBytes} of fresh) {
          enqueue.spawnChild('upload', {
            id: childOf(file.uploadId),
            input: {file, hasBytes, problem},
            syncSnapshot: true,
          });
        }
      },
    ),
    /** Keeps what a file came to, leaves the second of two equal ones out, and tells what ended. */
    keepItem: enqueueActions(({enqueue, context, event}) => {
      if (!('snapshot' in event) || !event.snapshot) return;
      const item = itemOf(event.snapshot);
      const {uploadId} = item.file;
      const before = context.items.find(({file}) => file.uploadId === uploadId);
      if (!before) return;
      const items = context.items.map((known) => (known === before ? item : known));
      enqueue.assign({items});
      const twin = before.file.sha256 === null ? twinOf(items, item) : undefined;
      if (twin && !ended.has(item.state)) {
        enqueue.emit({type: 'upload.duplicate', uploadId, of: twin.file.uploadId});
        enqueue.sendTo(childOf(uploadId), {type: 'cancel.requested'});
      }
      if (before.state === item.state && before.file.sha256 === item.file.sha256) return;
      if (item.state === 'stored') enqueue.emit({type: 'upload.stored', uploadId});
      if (item.state === 'stored' || ended.has(item.state)) enqueue.emit({type: 'upload.ended', uploadId});
    }),
    /** What was canceled is gone. */
    dropItem: enqueueActions(({enqueue, context, event}) => {
      enqueue.assign({items: context.items.filter(({file}) => file.uploadId !== idOf(event.type))});
    }),
    /** Lets the next ones begin where there is room. */
    giveTurns: enqueueActions(({enqueue, context}) => {
      const free = mostAtOnce - context.items.filter(({state}) => busy.has(state)).length;
      const next = context.items.filter(({state}) => state === 'queued').slice(0, Math.max(0, free));
      for (const {file} of next) enqueue.sendTo(childOf(file.uploadId), {type: 'turn.given'});
    }),
    pass: enqueueActions(({enqueue, context}, {uploadId, event}: {uploadId: string; event: UploadEvent}) => {
      if (context.items.some(({file}) => file.uploadId === uploadId)) enqueue.sendTo(childOf(uploadId), event);
    }),
    passToAll: enqueueActions(({enqueue, context}, event: UploadEvent) => {
      for (const {file} of context.items) enqueue.sendTo(childOf(file.uploadId), event);
    }),
  },
}).createMachine({
  id: 'uploads',
  context: ({input}) => ({...input, items: []}),
  initial: 'ready',
  entry: [{type: 'add', params: ({context}) => context.restored}, 'giveTurns'],
  states: {
    ready: {
      on: {
        'files.added': {
          actions: [
            {type: 'add', params: ({event}) => event.files.map((chosen) => ({...chosen, hasBytes: true}))},
            'giveTurns',
          ],
        },
        'upload.paused': {actions: {type: 'pass', params: forOne}},
        'upload.resumed': {actions: {type: 'pass', params: forOne}},
        'upload.retried': {actions: {type: 'pass', params: forOne}},
        'upload.canceled': {actions: {type: 'pass', params: forOne}},
        'upload.given': {
          actions: {
            type: 'pass',
            params: ({event: {uploadId, size}}) => ({uploadId, event: {type: 'file.given', size}}),
          },
        },
        'network.returned': {actions: {type: 'passToAll', params: {type: 'network.returned'}}},
        'session.restored': {actions: {type: 'passToAll', params: {type: 'session.restored'}}},
        'xstate.snapshot.*': {actions: ['keepItem', 'giveTurns']},
        'xstate.done.actor.*': {actions: ['dropItem', 'giveTurns']},
      },
    },
  },
});

function forOne({
  event: {type, uploadId},
}: {
  readonly event: {readonly type: keyof typeof events; readonly uploadId: string};
}): {uploadId: string; event: UploadEvent} {
  return {uploadId, event: {type: events[type]}};
}
