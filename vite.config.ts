import {fileURLToPath} from 'node:url';
import {msw} from 'msw/vite';
import {defineConfig, type UserConfig} from 'vite';
// @ts-expect-error a plain JavaScript module
import {cdnOutput, cdnPlugins} from './scripts/cdn-output.mjs';
// @ts-expect-error a plain JavaScript module
import {integrity} from './scripts/cdn/integrity.mjs';
// @ts-expect-error a plain JavaScript module
import {sourceAliases} from './scripts/source-alias.mjs';
// @ts-expect-error a plain JavaScript module
import {verifyReceiptPage} from './scripts/verify-receipt-page.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The portal that shows the kit: `npm start`, and `demo/dist` where `npm run build` puts it. */
const demo: UserConfig = {
  root: here('./demo'),
  base: './',
  resolve: {alias: sourceAliases()},
  plugins: [msw({mode: 'worker-only'}), verifyReceiptPage()],
  // Everything is found before the first page is served: a late find reloads the page under its user.
  optimizeDeps: {entries: ['index.html', '**/*.ts', '../src/**/*.ts'], include: ['msw', 'msw/browser']},
  server: {host: '127.0.0.1', open: false},
  build: {outDir: here('./demo/dist'), emptyOutDir: true, target: 'es2022', sourcemap: true},
};

/**
 * The kit for pages without a build: a module that finds its elements on the page, one to import for each element, and
 * their chunks beside them, from any origin.
 */
const cdn: UserConfig = {
  root: here('.'),
  // Workers are asked for beside the module that starts them, wherever that is.
  base: './',
  publicDir: false,
  plugins: [...cdnPlugins(), integrity()],
  define: {'process.env.NODE_ENV': '"production"'},
  build: {
    outDir: here('./dist/cdn'),
    emptyOutDir: true,
    target: 'es2022',
    lib: {
      formats: ['es'],
      entry: {
        'partner-widgets': here('./src/cdn-loader.ts'),
        'provisioning-wizard': here('./src/cdn.ts'),
        'partner-renewal': here('./src/cdn-renewal.ts'),
        'support-button': here('./src/cdn-support-button.ts'),
        'support-center': here('./src/cdn-support-center.ts'),
        doctor: here('./src/doctor.ts'),
      },
    },
    // Without a module in between that only hands on: the chunks import what they share from the entry itself.
    rolldownOptions: {preserveEntrySignatures: 'allow-extension', output: cdnOutput},
  },
};

export default defineConfig(({mode}) => (mode === 'cdn' ? cdn : demo));
