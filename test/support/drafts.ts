import * as v from 'valibot';
import {draftKind, type DraftEdit} from '../../src/storage/draft-kind.js';
import {draftStore, type DraftStore} from '../../src/storage/draft-store.js';
import type {DeviceStore} from '../../src/storage/port.js';

/** The content of a draft in tests, in its third shape. */
export interface Letter {
  readonly title: string;
  readonly lines: readonly string[];
}

const rename = ({step, content}: DraftEdit<unknown>) => ({
  step: step === 'start' ? 'company' : step,
  content: {title: (content as {name: string}).name},
});

/** Drafts of letters; `letters` as of today, `oldLetters` as an earlier version of the kit had them. */
export const draftKinds = {
  letter: draftKind({
    version: 3,
    content: v.strictObject({title: v.string(), lines: v.array(v.string())}) as v.GenericSchema<unknown, Letter>,
    migrations: {
      1: rename,
      2: ({step, content}) => ({step, content: {...(content as object), lines: []}}),
    },
  }),
  note: draftKind({version: 1, content: v.strictObject({text: v.string()})}),
};
export const olderKinds = {
  ...draftKinds,
  letter: draftKind({version: 2, content: v.strictObject({title: v.string()}), migrations: {1: rename}}),
};

export type LetterRecords = DeviceStore<typeof draftKinds>;
export const someDay = 1_800_000_000_000;
export const day = 86_400_000;
export const letter = (title: string, step = 'company'): DraftEdit<Letter> => ({step, content: {title, lines: []}});

/** The letters in a store; the clock stands at `someDay` unless one is given. */
export const lettersIn = (store: LetterRecords, clock = () => someDay, days = 30): DraftStore<Letter> =>
  draftStore({store, kind: 'letter', days, clock});

/** A record of version 3 as it stands on the device. */
export const letterRecord = (more: object = {}) => ({
  v: 3,
  at: someDay,
  data: {
    id: 'renewal:1',
    revision: 1,
    writer: 'somebody',
    follows: null,
    step: 'company',
    content: {title: 'kept', lines: ['one']},
    editedAt: someDay,
    keptUntil: someDay + 30 * day,
    ...more,
  },
});
