/**
 * Who may import what. A file belongs to the first zone whose `files` match it. `own` are this project's modules it
 * may import, `types` those it may import as types only, `packages` the packages it may import. Paths are relative to
 * the project's root.
 */
export const zones = [
  {
    name: 'domain (what reads and compares texts)',
    files: /^src\/domain\/(markdown-text|compare-sequences)\.ts$/,
    own: [/^src\/domain\//],
    packages: ['marked', 'diff'],
  },
  {
    name: 'domain (the forms of words)',
    files: /^src\/domain\/word-forms-\w+\.ts$/,
    own: [/^src\/domain\//],
    packages: ['@orama/stemmers'],
  },
  {
    name: 'domain (the hash of large files)',
    files: /^src\/domain\/support\/hash-file\.ts$/,
    own: [/^src\/domain\//],
    packages: ['@noble/hashes'],
  },
  {
    name: 'domain',
    files: /^src\/domain\//,
    own: [/^src\/domain\//],
    packages: ['valibot', 'punycode', 'temporal-polyfill', 'temporal-spec'],
  },
  {
    name: 'backend (the mock)',
    files: /^src\/backend\/mock\//,
    own: [/^src\/(backend|domain)\//],
    packages: ['valibot', 'msw'],
  },
  {
    name: 'backend (files over HTTP)',
    files: /^src\/backend\/http\/tus-transport\.ts$/,
    own: [/^src\/(backend|domain)\//],
    packages: ['tus-js-client'],
  },
  {
    name: 'backend',
    files: /^src\/backend\//,
    own: [/^src\/(backend|domain)\/(?!mock\/)/],
    packages: ['valibot'],
  },
  {
    name: 'storage (the journal, no database)',
    files: /^src\/storage\/(port|journal)\.ts$/,
    own: [/^src\/domain\//, /^src\/storage\/(port|journal|record)[\w-]*\.ts$/],
    types: [/^src\/storage\//],
    packages: ['valibot'],
  },
  {
    name: 'storage',
    files: /^src\/storage\//,
    own: [/^src\/(storage|domain)\//],
    packages: ['valibot', 'idb'],
  },
  {
    name: 'machines',
    files: /^src\/machines\//,
    own: [/^src\/(machines|domain)\//, /^src\/backend\/[\w-]+\.ts$/],
    types: [/^src\/storage\/(port|journal)\.ts$/],
    packages: ['xstate'],
  },
  {
    name: 'locales',
    files: /^src\/locales\//,
    own: [/^src\/locales\//],
    types: [/^src\/domain\//],
    packages: [],
  },
  {
    name: 'components (the actor controller)',
    files: /^src\/components\/shared\/actor-controller\.ts$/,
    own: [/^src\/(components|machines|domain)\//],
    packages: ['lit', 'xstate'],
  },
  {
    name: 'components (the provider)',
    files: /^src\/components\/(partner-kit\.ts|shared\/[\w-]*context[\w-]*\.ts)$/,
    own: [/^src\/(components|machines|domain|locales)\//, /^src\/backend\/[\w-]+\.ts$/],
    types: [/^src\/storage\/(port|journal)\.ts$/],
    packages: ['lit', '@lit/context'],
  },
  {
    name: 'components (the index of articles)',
    files: /^src\/components\/support\/search\//,
    own: [/^src\/(components\/support\/search|domain)\//],
    types: [/^src\/storage\/part-store\.ts$/],
    packages: ['minisearch'],
  },
  {
    name: 'components',
    files: /^src\/components\//,
    own: [/^src\/(components|machines|domain|locales)\//, /^src\/backend\/[\w-]+\.ts$/],
    types: [/^src\/storage\/(port|journal|autosave|draft-kind|draft-store|open-draft)\.ts$/],
    packages: ['lit', '@lit/context'],
  },
  {
    name: 'doctor',
    files: /^src\/doctor\//,
    own: [
      /^src\/(doctor|domain)\//,
      /^src\/version\.ts$/,
      /^src\/locales\/language-for\.ts$/,
      /^src\/storage\/probe-device\.ts$/,
      /^src\/define\/article-search-workers\.ts$/,
    ],
    types: [/^src\/backend\/[\w-]+\.ts$/],
    packages: ['lit'],
  },
  {
    name: 'composition root',
    files: /^src\/(define\/|[\w-]+\.ts$)/,
    own: [/^src\//, /^package\.json$/],
    packages: ['lit', '@lit/context'],
  },
  {
    name: 'demo',
    files: /^demo\//,
    own: [/^demo\//],
    packages: ['partner-widgets', 'lit', 'msw', 'virtual:msw', 'idb'],
  },
];

/** Modules that only the composition root and their own folder may import at run time. */
export const concrete =
  /^src\/(backend\/(http|memory|mock|conformance)\/|storage\/(indexed-db|memory|open|part)-store\.ts$)/;
