/** The packed package's types as a portal's TypeScript finds them, and the manifest as an editor does. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {packedPackage} from '../support/packed-package.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const project = join(root, `.tmp/projects/types-${process.pid}`);

const registered = `
import 'partner-widgets/define/provisioning-wizard.js';
import 'partner-widgets/define/support-button.js';

document.querySelector('provisioning-wizard')!.orderId = 'order-1';
document.querySelector('support-button')?.open({view: 'cases'});
document.addEventListener('partner-provisioned', ({detail}) => detail.receipt.trim());
// @ts-expect-error an id is text
document.createElement('provisioning-wizard').orderId = 1;
// @ts-expect-error the detail has no such member
window.addEventListener('partner-provisioned', ({detail}) => detail.price);
`;
const reset = `
import type {PartnerKit, PartnerRenewal, ProvisioningWizard, SupportButton, SupportCenter} from 'partner-widgets';

type Element = PartnerRenewal | ProvisioningWizard | SupportButton | SupportCenter;
export function reset(kit: PartnerKit, element: Element) {
  for (const one of [kit, element]) {
    one.backend = undefined;
    one.locale = undefined;
    one.policy = undefined;
    one.storage = undefined;
    one.tenant = undefined;
  }
  element.theme = undefined;
  element.density = undefined;
  // @ts-expect-error the history is the host's or the element's, and nothing else
  element.history = undefined;
}
`;
const react = `
import type {} from 'partner-widgets/types/react';

export const renewal = <partner-renewal agreementId="a-1" onpartner-declined={({detail}) => detail.agreementId.trim()} />;
// @ts-expect-error there is no such theme
export const wrong = <partner-renewal theme="blue" />;
`;

before(() => {
  mkdirSync(join(project, 'node_modules'), {recursive: true});
  cpSync(packedPackage().folder, join(project, 'node_modules/partner-widgets'), {recursive: true});
  writeFileSync(join(project, 'package.json'), JSON.stringify({name: 'portal', private: true, type: 'module'}));
  writeFileSync(join(project, 'registered.ts'), registered);
  writeFileSync(join(project, 'reset.ts'), reset);
  writeFileSync(join(project, 'react.tsx'), react);
});
after(() => rmSync(project, {recursive: true, force: true}));

/** What the compiler says of one file alone, so that no other brings types along. */
function compile(file, module, moduleResolution) {
  const compilerOptions = {
    ...{target: 'es2022', module, moduleResolution, strict: true, noEmit: true, skipLibCheck: true, types: []},
    exactOptionalPropertyTypes: true,
    ...{lib: ['es2023', 'dom', 'dom.iterable'], jsx: 'react-jsx'},
  };
  const config = join(project, `tsconfig-${file}-${moduleResolution}.json`);
  writeFileSync(config, JSON.stringify({compilerOptions, files: [file]}));
  const {stdout} = spawnSync(process.execPath, [join(root, 'node_modules/@typescript/native/bin/tsc'), '-p', config], {
    encoding: 'utf8',
  });
  return stdout;
}

describe('types of the packed package', () => {
  for (const [module, resolution] of [
    ['esnext', 'bundler'],
    ['node16', 'node16'],
  ]) {
    it(`a module that only registers elements knows them by their tags, under moduleResolution ${resolution}`, () => {
      assert.equal(compile('registered.ts', module, resolution), '');
    });

    it(`what an element takes can be taken back by \`undefined\`, under moduleResolution ${resolution}`, () => {
      assert.equal(compile('reset.ts', module, resolution), '');
    });

    it(`one line brings the elements to JSX of React, under moduleResolution ${resolution}`, () => {
      assert.equal(compile('react.tsx', module, resolution), '');
    });
  }
});

describe('the manifest of the packed package', () => {
  it('is where package.json says, and every path in it is a file of the package', () => {
    const {folder} = packedPackage();
    const {customElements} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const {modules} = JSON.parse(readFileSync(join(folder, customElements), 'utf8'));
    const missing = modules.map(({path}) => path).filter((path) => !existsSync(join(folder, path)));
    assert.deepEqual(missing, []);
    const tags = modules.flatMap(({declarations}) => declarations.map(({tagName}) => tagName));
    assert.ok(tags.includes('provisioning-wizard') && tags.includes('support-button'));
  });
});
