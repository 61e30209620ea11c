/**
 * Words of open vocabularies that are those of the contract but for their spelling. The kit takes any word it does not know
 * for "other", so that a newer server breaks nothing: `MAPPED` would be such a word.
 */
import type * as v from 'valibot';

export interface Misspelt {
  readonly path: string;
  readonly value: string;
  readonly known: string;
}

/** What of valibot's schemas is looked at. */
interface Shape {
  readonly type?: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly item?: Shape;
  readonly wrapped?: Shape;
  readonly pipe?: readonly Shape[];
  readonly examples?: readonly unknown[];
}

export function misspelt(schema: v.GenericSchema, value: unknown): readonly Misspelt[] {
  return found(schema as unknown as Shape, value, '');
}

function found(shape: Shape, value: unknown, path: string): readonly Misspelt[] {
  if (shape.wrapped) return found(shape.wrapped, value, path);
  if (typeof value === 'string') {
    const words = shape.pipe?.find(({type}) => type === 'examples')?.examples?.filter(isText) ?? [];
    const known = words.includes(value) ? undefined : words.find((word) => plain(word) === plain(value));
    return known === undefined ? [] : [{path: path.slice(1), value, known}];
  }
  if (typeof value !== 'object' || value === null) return [];
  const inner = shape.pipe?.[0] ?? shape;
  if (Array.isArray(value)) {
    const {item} = inner;
    return item ? value.flatMap((one, index) => found(item, one, `${path}.${index}`)) : [];
  }
  const members = value as Readonly<Record<string, unknown>>;
  return Object.entries(inner.entries ?? {}).flatMap(([name, entry]) => found(entry, members[name], `${path}.${name}`));
}

const isText = (word: unknown): word is string => typeof word === 'string';
const plain = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');
