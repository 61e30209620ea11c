/** What the packed package offers: to checkers of packages, to Node without a window, and to TypeScript. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {engine} from '../support/driver.mjs';
import {hostProject, temporaryFolder} from '../support/host-projects.mjs';
import {packedPackage} from '../support/packed-package.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a Node process says, and how it ends. */
function node(args, cwd = root) {
  const child = spawn(process.execPath, args, {cwd, stdio: ['ignore', 'pipe', 'pipe']});
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({code, said}));
  });
}

/** Every entry with a module, as it is imported. */
const entriesOf = ({name, exports}) =>
  Object.entries(exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([path]) => name + path.slice(1));

/** Imports entries one after the other without a window, and prints which tags each registered. */
const importing = `
const registered = [];
class Registry {
  get() {}
  define(tag) {
    registered.push(tag);
  }
}
globalThis.customElements = new Registry();
const found = {};
for (const entry of JSON.parse(process.argv[2])) {
  const before = registered.length;
  await import(entry);
  await new Promise((resolve) => setTimeout(resolve));
  found[entry] = registered.slice(before);
}
console.log(JSON.stringify(found));
`;

const registers = {
  'partner-widgets/define/partner-kit.js': ['partner-kit'],
  'partner-widgets/define/partner-renewal.js': ['partner-kit', 'partner-renewal'],
  'partner-widgets/define/provisioning-wizard.js': ['partner-kit', 'provisioning-wizard'],
  'partner-widgets/define/support-button.js': ['support-button'],
  'partner-widgets/define/support-case-status.js': ['support-case-status'],
  'partner-widgets/define/support-center.js': ['partner-kit', 'support-center'],
};

/** A portal's module that uses every entry, with the types that it relies on. */
const typedModule = `
import {PartnerEvent, ProvisioningWizard, SupportCaseStatus, httpBackend, version, type PartnerBackend} from 'partner-widgets';
import 'partner-widgets/define/partner-kit.js';
import 'partner-widgets/define/partner-renewal.js';
import 'partner-widgets/define/provisioning-wizard.js';
import 'partner-widgets/define/support-button.js';
import 'partner-widgets/define/support-case-status.js';
import 'partner-widgets/define/support-center.js';
import 'partner-widgets/define/words-en.js';
import 'partner-widgets/define/renewal-words-ru.js';
import {defineAs, type PartnerElementsAs} from 'partner-widgets/define-as.js';
import {BackendError, checkedBackend, provisioningAnswers, type ProvisioningOperation} from 'partner-widgets/backend';
import {runBackendConformance} from 'partner-widgets/backend/conformance.js';
import {memoryBackend} from 'partner-widgets/backend/memory.js';
import {mockHandlers} from 'partner-widgets/backend/mock.js';
import {createProvisioning, loadOrder, readPolicy, type ProvisioningActors} from 'partner-widgets/machines';
import {openDeviceStore, type StorageHealth} from 'partner-widgets/storage';
import {translator, type Dictionary} from 'partner-widgets/locales';
import {words as english} from 'partner-widgets/locales/en.js';
import {words as russian} from 'partner-widgets/locales/ru.js';
import {words as serbian} from 'partner-widgets/locales/sr-latn.js';
import {verifyReceipt} from 'partner-widgets/verify-receipt.js';

declare global {
  interface HTMLElementTagNameMap extends PartnerElementsAs<'v2'> {}
}

const backend: PartnerBackend = httpBackend({baseUrl: '/api'});
const wizard: ProvisioningWizard = document.createElement('provisioning-wizard');
const beside: ProvisioningWizard = document.createElement('provisioning-wizard-v2');
for (const one of [wizard, beside]) Object.assign(one, {orderId: 'order-1', backend});
wizard.history = 'steps';
// @ts-expect-error there is no such way to keep things
wizard.storage = 'cookie';
wizard.addEventListener('partner-provisioned', ({detail}) => detail.receipt.toUpperCase());
// @ts-expect-error the detail has no such member
wizard.addEventListener('partner-provisioned', ({detail}) => detail.price);
document.querySelector('support-button')?.open({view: 'cases'});
const status: SupportCaseStatus | null = document.querySelector('support-case-status');
const dictionaries: readonly Dictionary[] = [english, russian, serbian];
const next: string = translator(russian['provisioning-wizard'], 'ru')('action.next');
// @ts-expect-error there is no such word
russian['provisioning-wizard']['action.nonsense'];

function begin(password: string): ProvisioningActors {
  const {policy} = readPolicy({});
  const checked = checkedBackend<ProvisioningOperation>(backend, provisioningAnswers, {timeoutMilliseconds: policy.timeoutMilliseconds});
  const load = (from: typeof checked) => loadOrder(from, 'order-1', policy);
  return createProvisioning({
    backend: checked,
    input: {orderId: 'order-1', policy, ownEmail: '', now: Date.now()},
    firstOrder: load(checked),
    firstSession: checked.getSession({}),
    loadOrder: load,
    now: Date.now,
    secret: () => password,
  });
}
export {PartnerEvent, BackendError, begin, defineAs, dictionaries, memoryBackend, mockHandlers, next, openDeviceStore, runBackendConformance, status, verifyReceipt, version};
export type {StorageHealth};
`;

const tsconfig = (options) =>
  JSON.stringify({
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2022', 'DOM', 'DOM.Iterable'],
      types: [],
      strict: true,
      noEmit: true,
      ...options,
    },
    files: ['portal.ts'],
  });

/** No page is needed: one engine is enough. */
const suites = engine === 'chromium' ? ['the packed package'] : [];

for (const suite of suites)
  describe(suite, {concurrency: 2}, () => {
    let folder;
    let tarball;
    let manifest;
    let project;
    before(() => {
      ({folder, tarball} = packedPackage());
      manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      project = hostProject(temporaryFolder('exports'), {
        'portal.ts': typedModule,
        'import.mjs': importing,
        // The other one looks into every declaration of the package and of what it depends on.
        'tsconfig.bundler.json': tsconfig({module: 'ESNext', moduleResolution: 'bundler', skipLibCheck: true}),
        'tsconfig.node16.json': tsconfig({module: 'Node16', moduleResolution: 'Node16'}),
      });
    });

    it('runs nothing when it is installed, and holds nothing that only this repository needs', () => {
      const installs = ['preinstall', 'install', 'postinstall', 'prepare'];
      assert.deepEqual(
        Object.keys(manifest.scripts ?? {}).filter((name) => installs.includes(name)),
        [],
      );
      const files = readdirSync(folder, {recursive: true, withFileTypes: true})
        .filter((entry) => entry.isFile())
        .map(({parentPath, name}) => join(parentPath, name));
      assert.deepEqual(
        files
          .map((path) => path.slice(folder.length))
          .filter((path) => /\.(test|e2e)\.|^(?!\/examples\/).*\/(test|demo|src|scripts)\//.test(path)),
        [],
      );
      const leftovers = /\/(package-lock\.json|\.npmrc|[^/]+\.tgz)$|^\/examples\/.*\/(node_modules|dist|\.angular)\//;
      assert.deepEqual(
        files.map((path) => path.slice(folder.length)).filter((path) => leftovers.test(path)),
        [],
      );
      const text = files.filter((path) => /\.(js|ts|css|json|map|md)$/.test(path));
      const telling = text.filter((path) => {
        const content = readFileSync(path, 'utf8');
        return content.includes(root) || /file:\/\/\/|(?<![\w.])\/(home|tmp|root|Users)\/\w/.test(content);
      });
      assert.deepEqual(telling, []);
    });

    it('leads from its README, guides and examples to nothing that is not in it', () => {
      const pages = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(({name}) =>
        name.endsWith('.md'),
      );
      const links = /\]\(([^)#\s]+)[^)]*\)|(?:src|srcset)="([^"]+)"/g;
      const linked = pages.flatMap(({parentPath, name}) =>
        [
          ...readFileSync(join(parentPath, name), 'utf8')
            .replace(/^```[^]*?^```/gm, '')
            .matchAll(links),
        ].map(([, link, picture = link]) => ({from: name, to: picture, path: join(parentPath, picture)})),
      );
      const own = linked.filter(({to}) => !/^[a-z]+:/.test(to));
      assert.ok(own.length > 50);
      assert.deepEqual(
        own.filter(({path}) => !statSync(path, {throwIfNoEntry: false})).map(({from, to}) => `${from}: ${to}`),
        [],
      );
    });

    it('has no source map that names a file outside of it', () => {
      const maps = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(({name}) =>
        name.endsWith('.map'),
      );
      const outside = maps.flatMap(({parentPath, name}) => {
        const {sources, sourcesContent = []} = JSON.parse(readFileSync(join(parentPath, name), 'utf8'));
        return sources.filter((source, index) => {
          const path = join(parentPath, source);
          const isInside = path.startsWith(folder) && statSync(path, {throwIfNoEntry: false})?.isFile();
          return !isInside && !(/^[\w-]+:/.test(source) && typeof sourcesContent[index] === 'string');
        });
      });
      assert.deepEqual(outside, []);
      const modules = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(({name}) =>
        name.endsWith('.js'),
      );
      const missing = modules.filter(({parentPath, name}) => {
        const [, map] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(readFileSync(join(parentPath, name), 'utf8')) ?? [];
        return map && !statSync(join(parentPath, map), {throwIfNoEntry: false});
      });
      assert.deepEqual(
        missing.map(({name}) => name),
        [],
      );
    });

    // Where one file imports the package by its name, attw fails for the resolution from before "exports" too, which it is
    // told to leave out; the projects below check what files import of each other.
    const asked = ['--profile', 'esm-only', '--no-emoji', '--ignore-rules', 'internal-resolution-error'];

    it('is clean for publint and for arethetypeswrong', async () => {
      const [lint, types] = await Promise.all([
        node(['node_modules/publint/src/cli.js', 'run', tarball, '--strict', '--level', 'suggestion']),
        node(['node_modules/@arethetypeswrong/cli/dist/index.js', tarball, ...asked]),
      ]);
      assert.equal(lint.code, 0, lint.said);
      assert.match(lint.said, /All good!/);
      assert.equal(types.code, 0, types.said);
    });

    for (const resolution of ['bundler', 'node16'])
      it(`has types that check in a strict project under moduleResolution ${resolution}`, async () => {
        const checked = await node(
          [join(root, 'node_modules/@typescript/native/bin/tsc'), '-p', `tsconfig.${resolution}.json`],
          project,
        );
        assert.equal(checked.code, 0, checked.said);
      });

    it('leads an order to its first question on Node, by the machines as the guide has it', async () => {
      const guide = readFileSync(join(folder, 'docs/guide-package.md'), 'utf8');
      const [, code] = /```js\n(import \{checkedBackend[^]*?)```/.exec(guide);
      writeFileSync(
        join(project, 'machines.mjs'),
        `${code}wizard.subscribe(({value}) => value === 'role' && process.exit());`,
      );
      const {code: ended, said} = await node(['machines.mjs'], project);
      assert.equal(ended, 0, said);
      assert.deepEqual(said.trim().split(/\s*\n/), [
        'loading',
        'intro.overview Avala Logistika',
        'role Avala Logistika',
      ]);
    });

    it('F-E11: every entry can be imported on Node without a window, and registers what it says and nothing else', async () => {
      const entries = entriesOf(manifest);
      const silent = entries.filter((entry) => !(entry in registers));
      assert.deepEqual(
        Object.keys(registers).filter((entry) => !entries.includes(entry)),
        [],
      );
      const groups = [silent, ...Object.keys(registers).map((entry) => [entry])];
      const found = {};
      const run = async () => {
        for (let group; (group = groups.pop());) {
          const {code, said} = await node(['import.mjs', JSON.stringify(group)], project);
          assert.equal(code, 0, said);
          Object.assign(found, JSON.parse(said));
        }
      };
      await Promise.all([run(), run()]);
      for (const entry of entries) assert.deepEqual(found[entry], registers[entry] ?? [], entry);
    });
  });
