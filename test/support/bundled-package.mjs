import {build} from 'esbuild';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A test runner plugin: serves a package that has CommonJS in it as one module. */
export function bundledPackagePlugin(name) {
  const path = `/__bundled/${name}.js`;
  let code;
  const bundle = async () => {
    const {outputFiles} = await build({
      stdin: {contents: `export * from ${JSON.stringify(name)};`, resolveDir: root},
      bundle: true,
      format: 'esm',
      platform: 'browser',
      mainFields: ['browser', 'module', 'main'],
      write: false,
      logLevel: 'error',
    });
    return outputFiles[0].text;
  };
  return {
    name: 'bundled-package',
    resolveImport: ({source}) => (source === name ? path : undefined),
    serve: async (context) => (context.path === path ? {body: await (code ??= bundle()), type: 'js'} : undefined),
  };
}
