import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {sourceAliases} from '../../scripts/source-alias.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = '/__bundled-tests/';

/** The package's own name leads to the sources, and a source that asks for its address is told its own. */
const ofSources = {
  name: 'of-sources',
  setup({onResolve, onLoad}) {
    for (const {find, replacement} of sourceAliases()) {
      onResolve({filter: find}, ({path}) => ({path: path.replace(find, replacement)}));
    }
    onLoad({filter: /\/src\/.*\.ts$/}, ({path}) => {
      const contents = readFileSync(path, 'utf8');
      if (!contents.includes('import.meta.url')) return undefined;
      const own = `new URL(${JSON.stringify('/' + path.slice(root.length))}, location.origin).href`;
      return {contents: contents.replaceAll('import.meta.url', own), loader: 'ts'};
    });
  },
};

/**
 * A test runner plugin: serves the test files with what they import in few scripts. Hundreds of modules, loaded one by
 * one for every file, take longer than most tests.
 */
export function bundledTestsPlugin({files, define}) {
  /** The scripts by their paths. */
  let scripts;
  const bundle = async () => {
    const {outputFiles} = await build({
      entryPoints: files.map((file) => root + file),
      outbase: root,
      outdir: folder,
      chunkNames: '[hash]',
      bundle: true,
      splitting: true,
      format: 'esm',
      target: 'es2022',
      conditions: ['development', 'browser'],
      mainFields: ['browser', 'module', 'main'],
      external: ['/__*'],
      define,
      sourcemap: 'inline',
      write: false,
      logLevel: 'error',
      plugins: [ofSources],
    });
    return new Map(outputFiles.map(({path, text}) => [path, text]));
  };
  return {
    name: 'bundled-tests',
    async serve({path}) {
      if (/^\/test\/.*\.test\.ts$/.test(path)) {
        return {body: `import '${folder}${path.slice(1).replace(/ts$/, 'js')}';`, type: 'js'};
      }
      if (!path.startsWith(folder)) return undefined;
      const body = (await (scripts ??= bundle())).get(path);
      return body === undefined ? undefined : {body, type: 'js'};
    },
  };
}
