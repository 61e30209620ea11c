/** What each element loads right after its first paint, in places that know nothing of each other. */
const later = {
  'wizard-runtime': /\/src\/(components\/provisioning\/wizard-runtime|define\/open-journal)\.ts$/,
  'renewal-runtime': /\/src\/(components\/renewal\/renewal-runtime|define\/open-drafts)\.ts$/,
};
/** What an element's first view needs, where a page adds the element later. */
const element = /\/src\/define\/(provisioning-wizard|partner-renewal)\.ts$/;

/**
 * One chunk for what is always loaded together, because it compresses better so: what an entry needs at once, and what
 * comes after an element's first paint. What two of them need is a chunk that they share.
 */
export function chunks() {
  let chunkOf = new Map();
  return {
    name: 'kit-chunks',
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
      /** Puts what each root reaches in a chunk of its own name, unless an earlier call did; `shared` for several. */
      const assign = (roots, shared) => {
        const earlier = new Set(chunkOf.keys());
        for (const [name, root] of roots) {
          for (const id of reached(root)) {
            if (!earlier.has(id)) chunkOf.set(id, chunkOf.has(id) ? shared : name);
          }
        }
      };
      const each = (some) => some.map((id) => [/([^/]+)\.ts$/.exec(id)?.[1] ?? 'entry', [id]]);
      chunkOf = new Map();
      assign(each(ids.filter((id) => this.getModuleInfo(id).isEntry)), 'kit');
      assign(each(ids.filter((id) => element.test(id))), 'kit');
      assign(
        Object.entries(later).map(([name, test]) => [name, ids.filter((id) => test.test(id))]),
        'runtime',
      );
    },
  };
}
