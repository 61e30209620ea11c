import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = `${root}examples/verify-receipt/`;
const folder = 'verify-receipt/';

/** The function's place in the published page, and in the folder that is shown. */
const published = '../../dist/domain/verify-receipt.js';
const beside = './verify-receipt.js';

async function contentOf(name) {
  if (name !== 'verify-receipt.js') return readFileSync(page + name, 'utf8').replace(published, beside);
  const {outputFiles} = await build({
    entryPoints: [`${root}src/domain/verify-receipt.ts`],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0].text;
}

const types = {
  'index.html': 'text/html',
  'page.css': 'text/css',
  'page.js': 'text/javascript',
  'words.js': 'text/javascript',
  'verify-receipt.js': 'text/javascript',
};

/** Puts the page that verifies receipts beside the demo portal as it is published: nothing of the kit is in it. */
export const verifyReceiptPage = () => ({
  name: 'verify-receipt-page',
  configureServer({middlewares}) {
    middlewares.use(`/${folder}`, async ({url}, response, next) => {
      const name = new URL(url, 'http://localhost').pathname.slice(1) || 'index.html';
      if (!Object.hasOwn(types, name)) return next();
      response.setHeader('Content-Type', `${types[name]}; charset=utf-8`);
      response.end(await contentOf(name));
    });
  },
  async generateBundle() {
    for (const name of Object.keys(types)) {
      this.emitFile({type: 'asset', fileName: folder + name, source: await contentOf(name)});
    }
  },
});
