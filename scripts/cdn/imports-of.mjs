/** Names of a chunk's static imports and of theirs, in the order in which they are found. */
export function importsOf(chunk, bundle, known = new Set()) {
  for (const name of chunk.imports ?? []) {
    if (known.has(name)) continue;
    known.add(name);
    importsOf(bundle[name], bundle, known);
  }
  return known;
}
