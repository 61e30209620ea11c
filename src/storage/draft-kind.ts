/** Drafts as records: what a draft is on the device, and how its kind of record is made (decision 9, X-16). */
import * as v from 'valibot';
import type {RecordKind} from './port.js';

/** What a person is in the middle of: a stable step name, never a machine's state, and what was entered. */
export interface DraftEdit<T> {
  readonly step: string;
  readonly content: T;
}

/** A draft on the device. Its kind and the version of its content stand in the record's key and wrapper. */
export interface DraftRecord<T> extends DraftEdit<T> {
  readonly id: string;
  /** 1 or more; one more with every edit that is kept. */
  readonly revision: number;
  /** Who wrote it: an id that one tab has for one opened draft. */
  readonly writer: string;
  /** `draftMark` of what was opened, which this is to replace; `null` where nothing was there. */
  readonly follows: string | null;
  /** Epoch milliseconds by the clock handed in; so is `keptUntil`, after which it is never given back. */
  readonly editedAt: number;
  readonly keptUntil: number;
}

export interface DraftKind<T> extends RecordKind {
  readonly schema: v.GenericSchema<unknown, DraftRecord<T>>;
}

export interface DraftKindOptions<T> {
  /** The content's version: raised with every change of it or of the step names that old drafts do not satisfy. */
  readonly version: number;
  /** The content's allow-list. Objects in it are to be strict. */
  readonly content: v.GenericSchema<unknown, T>;
  /** `{1: (old) => new}` leads from version 1 to version 2, and so on; what it throws ends the draft (F-S9). */
  readonly migrations?: Readonly<Record<number, (old: DraftEdit<unknown>) => DraftEdit<unknown>>>;
}

const Time = v.pipe(v.number(), v.minValue(0));
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(500));

/** The kind of record that keeps drafts of one kind of content; `openDeviceStore` takes it under the drafts' name. */
export function draftKind<T>({version, content, migrations = {}}: DraftKindOptions<T>): DraftKind<T> {
  return {
    version,
    schema: v.strictObject({
      id: Name,
      revision: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
      writer: Name,
      follows: v.nullable(Name),
      step: Name,
      content,
      editedAt: Time,
      keptUntil: Time,
    }) as v.GenericSchema<unknown, DraftRecord<T>>,
    migrations: Object.fromEntries(
      Object.entries(migrations).map(([from, migrate]) => [
        from,
        (old: unknown) => ({...(old as DraftRecord<unknown>), ...migrate(old as DraftRecord<unknown>)}),
      ]),
    ),
  };
}

/** The key of a draft, or of the fork of it that `writer` wrote; a draft comes before its forks. */
export const draftKey = (id: string, writer: string | null = null): string => JSON.stringify([id, writer ?? '']);

/** Tells one kept edit from every other. */
export const draftMark = ({writer, revision}: Pick<DraftRecord<unknown>, 'writer' | 'revision'>): string =>
  `${writer} ${revision}`;
