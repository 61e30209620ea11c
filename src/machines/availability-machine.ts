/**
 * A name somebody may already have: checked on request, and an answer counts only for the exact text it was asked
 * for (P-74, P-75). Subdomain and meeting site names use it, one machine each.
 */
import {assign, fromPromise, sendParent, setup} from 'xstate';
import type {NameAvailability} from '../domain/order.js';
import type {NameCheck} from '../domain/wizard-answers.js';

export interface AvailabilityInput {
  /** The field the name stands in. */
  readonly field: string;
  readonly value: string;
}

export type AvailabilityEvent =
  | {readonly type: 'text.changed'; readonly value: string}
  | {readonly type: 'check.requested'; readonly value: string}
  /** Somebody was faster between check and save (P-74). */
  | {readonly type: 'name.taken'; readonly value: string; readonly suggestions: readonly string[]};

/** What the machine tells its parent at each step. */
export interface NameCheckedEvent {
  readonly type: 'name.checked';
  readonly field: string;
  readonly check: NameCheck;
}

export interface AvailabilityContext extends AvailabilityInput {
  readonly suggestions: readonly string[];
}

const report = (state: NameCheck['state']) =>
  sendParent<AvailabilityContext, AvailabilityEvent, undefined, NameCheckedEvent, AvailabilityEvent>(({context}) => ({
    type: 'name.checked',
    field: context.field,
    check: {value: context.value, state, suggestions: context.suggestions},
  }));

export const availabilityMachine = setup({
  types: {input: {} as AvailabilityInput, context: {} as AvailabilityContext, events: {} as AvailabilityEvent},
  actors: {
    /** Asks whether `value` may be taken. */
    checkName: fromPromise<NameAvailability, AvailabilityInput>(() => Promise.reject(new Error('not provided'))),
  },
  guards: {
    isOtherText: ({context, event}) => event.value !== context.value,
  },
}).createMachine({
  id: 'availability',
  context: ({input}) => ({...input, suggestions: []}),
  initial: 'editing',
  on: {
    'text.changed': {guard: 'isOtherText', target: '.editing', actions: assign({value: ({event}) => event.value})},
    'check.requested': {target: '.checking', actions: assign({value: ({event}) => event.value, suggestions: []})},
    'name.taken': {
      target: '.taken',
      actions: assign({value: ({event}) => event.value, suggestions: ({event}) => event.suggestions}),
    },
  },
  states: {
    editing: {entry: [assign({suggestions: []}), report('editing')]},
    checking: {
      entry: report('checking'),
      // The same text asked for twice is one question; other text starts a new one and drops the old answer.
      on: {
        'check.requested': [
          {guard: 'isOtherText', target: 'checking', reenter: true, actions: assign({value: ({event}) => event.value})},
          {},
        ],
      },
      invoke: {
        src: 'checkName',
        input: ({context: {field, value}}) => ({field, value}),
        onDone: [
          {guard: ({event}) => event.output.result === 'available', target: 'available'},
          {
            guard: ({event}) => event.output.result === 'taken',
            target: 'taken',
            actions: assign({suggestions: ({event}) => event.output.suggestions}),
          },
          {target: 'invalid'},
        ],
        onError: 'failed',
      },
    },
    available: {entry: report('available')},
    taken: {entry: report('taken')},
    invalid: {entry: report('invalid')},
    failed: {entry: report('failed')},
  },
});
