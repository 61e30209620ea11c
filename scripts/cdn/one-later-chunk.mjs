/** What the wizard loads right after its first paint, in two places that know nothing of each other. */
const later = /\/src\/(components\/provisioning\/wizard-runtime|define\/open-journal)\.ts$/;

/** Puts all that comes after the first paint in one chunk: it is always loaded together and compresses better so. */
export function oneLaterChunk() {
  let modules = new Set();
  return {
    name: 'kit-one-later-chunk',
    outputOptions: (options) => ({
      ...options,
      codeSplitting: {
        groups: [{name: 'wizard-runtime', test: (id) => modules.has(id), includeDependenciesRecursively: false}],
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
      modules = new Set([...reached(ids.filter((id) => later.test(id)))].filter((id) => !first.has(id)));
    },
  };
}
