/** What each element loads right after its first paint, in places that know nothing of each other. */
const later = {
  'wizard-runtime': /\/src\/(components\/provisioning\/wizard-runtime|define\/open-journal)\.ts$/,
  'renewal-runtime': /\/src\/(components\/renewal\/renewal-runtime|define\/open-drafts)\.ts$/,
};

/**
 * Puts all that comes after an element's first paint in one chunk, because it is always loaded together and compresses
 * better so; what two elements load then is a chunk that they share.
 */
export function laterChunks() {
  let chunkOf = new Map();
  return {
    name: 'kit-later-chunks',
    outputOptions: (options) => ({
      ...options,
      codeSplitting: {
        groups: [{name: (id) => chunkOf.get(id) ?? null, includeDependenciesRecursively: false}],
      },
    }),
    buildEnd(error) {
      if (error) return;
      const reached = (ids, known = new Set()) => {
        for (const id of ids) {
          if (known.has(id)) continue;
          known.add(id);
          reached(this.getModuleInfo(id).importedIds, known);
        }
        return known;
      };
      const ids = [...this.getModuleIds()];
      const first = reached(ids.filter((id) => this.getModuleInfo(id).isEntry));
      chunkOf = new Map();
      for (const [name, roots] of Object.entries(later)) {
        for (const id of reached(ids.filter((one) => roots.test(one)))) {
          if (!first.has(id)) chunkOf.set(id, chunkOf.has(id) ? 'runtime' : name);
        }
      }
    },
  };
}
