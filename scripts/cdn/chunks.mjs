import {importsOf} from './imports-of.mjs';

/**
 * What loads each element: `first` with its first view, `later` right after its first paint, in places that know nothing
 * of each other. All else that these lead to is loaded on use.
 */
const elements = {
  'provisioning-wizard': {
    first: /\/src\/define\/provisioning-wizard\.ts$/,
    later: /\/src\/(components\/provisioning\/wizard-runtime|define\/open-journal)\.ts$/,
  },
  'partner-renewal': {
    first: /\/src\/define\/partner-renewal\.ts$/,
    later: /\/src\/(components\/renewal\/renewal-runtime|define\/open-drafts)\.ts$/,
  },
  'support-button': {
    first: /\/src\/define\/support-button\.ts$/,
    later: /\/src\/(components\/support\/button\/support-drawer|define\/support-center)\.ts$/,
  },
  'support-center': {
    first: /\/src\/define\/support-center\.ts$/,
    later: /\/src\/(components\/support\/support-runtime|define\/open-support)\.ts$/,
  },
};

/**
 * One chunk for what is always loaded together, because it compresses better so. What two elements need is in chunks
 * that they share, by when each of them needs it: neither loads what is the other's alone. Entries hold nothing: what
 * they hand out can also be loaded without them, by the loader.
 */
export function chunks() {
  let chunkOf = new Map();
  return {
    name: 'kit-chunks',
    outputOptions: (options) => ({
      ...options,
      codeSplitting: {
        groups: [{debugName: 'kit', name: (id) => chunkOf.get(id) ?? null, includeDependenciesRecursively: false}],
      },
    }),
    buildEnd(error) {
      if (error) return;
      // Modules arrive in any order; what is made of them is to be the same every time.
      const ids = [...this.getModuleIds()].toSorted((one, other) => (one < other ? -1 : 1));
      /** Modules that `roots` import, and what they import in turn. */
      const reached = (roots, {onUse = false} = {}, known = new Set()) => {
        for (const id of roots) {
          if (known.has(id)) continue;
          known.add(id);
          const {importedIds, dynamicallyImportedIds} = this.getModuleInfo(id);
          reached(onUse ? [...importedIds, ...dynamicallyImportedIds] : importedIds, {onUse}, known);
        }
        return known;
      };
      const loads = Object.entries(elements).map(([name, {first, later}]) => {
        const roots = ids.filter((id) => first.test(id));
        const all = reached(roots, {onUse: true});
        const laterRoots = ids.filter((id) => later.test(id) && all.has(id));
        return {name, roots, stages: [reached(roots), reached(laterRoots), all]};
      });
      // The loader brings nothing along.
      const entries = ids
        .filter((id) => this.getModuleInfo(id).isEntry)
        .map((id) => reached([id]))
        .filter((entry) => loads.some(({roots}) => roots.some((root) => entry.has(root))));
      const chunkFor = (id) => {
        const needs = entries.map((entry) => Number(entry.has(id)));
        const needing = needs.filter(Boolean).length;
        if (needing > 0 && entries.length === 1) return 'entry';
        const users = loads
          .map(({name, stages}) => ({name, stage: stages.findIndex((stage) => stage.has(id))}))
          .filter(({stage}) => stage >= 0);
        if (needing > 0 && users.length === 0) return this.getModuleInfo(id).isEntry ? null : 'http-backend';
        if (needing > 1) return `entries-${needs.join('')}`;
        const soonest = Math.min(...users.map(({stage}) => stage));
        if (users.length > 1 && soonest < 2) return `shared-${users.map(({stage}) => stage).join('-')}`;
        return soonest < 2 ? `${users[0].name}-${['first', 'later'][soonest]}` : null;
      };
      chunkOf = new Map(ids.map((id) => [id, chunkFor(id)]));
    },
    /** An entry names all that comes with it: browsers then ask for that at once, not for one chunk after the other. */
    generateBundle(_options, bundle) {
      const entries = Object.values(bundle).filter(({isEntry}) => isEntry);
      if (entries.length < 2) return;
      for (const entry of entries) {
        const missing = [...importsOf(entry, bundle)].filter((name) => !entry.imports.includes(name));
        const imports = missing.map((name) => `import"./${name}";`).join('');
        // Behind the code, whose source map stays right so.
        entry.code = entry.code.replace(/(?:\n\/\/# sourceMappingURL=.*)?\s*$/, (end) => imports + end);
      }
    },
  };
}
