/** The check that nothing public of an element lacks documentation, on a copy of the sources that lacks some. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = join(root, `.tmp/manifest-${process.pid}`);

/** What the check says of the copy once everything below is wrong with it: it takes too long to be asked twice. */
let complaints;

function copySources() {
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
}

/** Puts something in place of what stands in a file of the copy. */
function change(path, from, to) {
  const text = readFileSync(join(copy, path), 'utf8');
  assert.ok(text.includes(from), `${path} has ${from}`);
  writeFileSync(join(copy, path), text.replace(from, to));
}

/** What the check says of the copy, in the order of the alphabet. */
function check() {
  const {status, stderr} = spawnSync(process.execPath, ['scripts/manifest.mjs', '--check'], {
    cwd: copy,
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  return stderr.trim().split('\n').toSorted();
}

const kit = 'src/components/partner-kit.ts';

/** Something of each kind that is public and not documented. */
function leaveUndocumented() {
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
}

/** Something of each kind that has no name in the code. */
function leaveUnnamed() {
  change(
    kit,
    'protected override willUpdate(_changed: PropertyValues<this>): void {',
    `protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.hasAttribute('quiet')) this.setAttribute('said', this.getAttribute('words') ?? '');
    this.dispatchEvent(new CustomEvent('kit-rendered'));
    this.dispatchEvent(new Event('kit-seen'));
    for (const name of ['partner-ready', 'partner-lapsed'] as const) this.dispatchEvent(new PartnerEvent(name, {}));
    this.attachInternals().states.add(this.locale ?? '');`,
  );
  change(
    kit,
    '<slot></slot>',
    '<slot></slot><slot name=${this.locale ?? "a"}></slot><p part=${this.locale ?? "b"} class="c"></p><p part="d ${this.locale}"></p>',
  );
  change(kit, 'display: contents;', 'display: contents;\n      gap: var(--kit-gap);');
}

before(() => {
  copySources();
  leaveUndocumented();
  leaveUnnamed();
  complaints = check();
});
after(() => rmSync(copy, {recursive: true, force: true}));

it('a member, an attribute, an event, a part, a slot, a state and a CSS property without documentation fail the check', () => {
  const undocumented = complaints.filter((line) => !line.startsWith('src/'));
  assert.deepEqual(undocumented, [
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

it('what has no name in the code that the check could read is refused where it stands', () => {
  const lines = readFileSync(join(copy, kit), 'utf8').split('\n');
  const at = (text) => `${kit}:${lines.findIndex((line) => line.includes(text)) + 1}:`;
  const attribute = 'an attribute of an element of the kit is a declared property';
  const part = 'a part has its name in the template: part="…"';
  assert.deepEqual(
    complaints.filter((line) => line.startsWith('src/')),
    [
      `${at('--kit-gap')} --kit-gap is neither set by the kit nor one of --partner-…`,
      `${at('hasAttribute')} ${attribute}`,
      `${at('hasAttribute')} ${attribute}`,
      `${at('hasAttribute')} ${attribute}`,
      `${at('kit-rendered')} an event of the kit is a PartnerEvent`,
      `${at('kit-seen')} an event of the kit is a PartnerEvent`,
      `${at('PartnerEvent(name')} an event has its name in the call`,
      `${at('states.add')} a state has its name in the code: states.add('…')`,
      `${at('<slot name=')} ${part}`,
      `${at('<slot name=')} ${part}`,
      `${at('<slot name=')} a slot has its name in the template: name="…"`,
    ].toSorted(),
  );
});
