import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const {name, exports} = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const entries = Object.entries(exports)
  .filter(([, target]) => target.default?.startsWith('./dist/'))
  .map(([path, {default: built}]) => ({
    find: new RegExp(`^${escape(name + path.slice(1)).replace('\\*', '(.+)')}$`),
    source: built.replace('./dist/', 'src/').replace(/\.js$/, '.ts').replace('*', '$1'),
  }));

/** The package's public entries as a bundler's aliases to the sources they are built from. */
export const sourceAliases = () => entries.map(({find, source}) => ({find, replacement: root + source}));

/** Lets browser tests import the package by its own name. */
export function sourceAliasPlugin() {
  return {
    name: 'kit-source-alias',
    resolveImport({source}) {
      const entry = entries.find(({find}) => find.test(source));
      return entry && '/' + source.replace(entry.find, entry.source);
    },
  };
}
