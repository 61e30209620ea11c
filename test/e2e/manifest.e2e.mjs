/** The check that nothing public of an element lacks documentation, on a copy of the sources that lacks some. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = join(root, `.tmp/manifest-${process.pid}`);

before(() => {
  mkdirSync(copy, {recursive: true});
  const needed = [
    'src',
    'scripts',
    'types',
    'package.json',
    'tsconfig.json',
    '.prettierrc.json',
    'custom-elements.json',
  ];
  for (const path of needed) cpSync(join(root, path), join(copy, path), {recursive: true});
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
after(() => rmSync(copy, {recursive: true, force: true}));

/** Puts something in place of what stands in a file of the copy. */
function change(path, from, to) {
  const text = readFileSync(join(copy, path), 'utf8');
  assert.ok(text.includes(from), `${path} has ${from}`);
  writeFileSync(join(copy, path), text.replace(from, to));
}

it('a member, an attribute, an event, a part, a slot, a state and a CSS property without documentation fail the check', () => {
  const kit = 'src/components/partner-kit.ts';
  change(kit, '    tenant: {},', "    tenant: {},\n    extra: {attribute: 'extra-name'},");
  change(kit, '  readonly #provider', '  extra?: string;\n\n  readonly #provider');
  change(
    kit,
    '  protected override render() {',
    `  undocumented(): void {
    this.attachInternals().states.add('busy');
    this.dispatchEvent(new PartnerEvent('partner-lapsed', {agreementId: ''}));
  }

  protected hidden = 1;
  readonly #secret = 1;

  protected override render() {`,
  );
  change(kit, 'import {KitElement', "import {PartnerEvent} from './events.js';\nimport {KitElement");
  change(kit, '<slot></slot>', '<slot></slot><slot name="aside"></slot><p part="aside"></p>');
  change(kit, 'display: contents;', 'display: contents;\n      color: var(--partner-extra);');
  change(
    'src/components/provisioning-wizard.ts',
    ' * @fires partner-exit - Left before the end; nothing unsubmitted is kept.\n',
    '',
  );
  change(
    'src/components/support-button.ts',
    ' * @csspart drawer - The dialog.',
    ' * @csspart drawer - The dialog.\n * @csspart gone - None.',
  );

  const {status, stderr} = spawnSync(process.execPath, ['scripts/manifest.mjs', '--check'], {
    cwd: copy,
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  assert.deepEqual(stderr.trim().split('\n').toSorted(), [
    '<partner-kit>: attributes: "extra-name" is public and not documented',
    '<partner-kit>: cssParts: "aside" is public and not documented',
    '<partner-kit>: cssProperties: "--partner-extra" is public and not documented',
    '<partner-kit>: cssStates: "busy" is public and not documented',
    '<partner-kit>: events: "partner-lapsed" is public and not documented',
    '<partner-kit>: members: "extra" is public and not documented',
    '<partner-kit>: members: "undocumented" is public and not documented',
    '<partner-kit>: slots: "aside" is public and not documented',
    '<provisioning-wizard>: events: "partner-exit" is public and not documented',
    '<support-button>: cssParts: "gone" is documented and not there',
  ]);
});
