/** Partner support on the plain pages that the examples give, without a build of the host's. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, afterEach, before, it} from 'node:test';
import {
  beginCase,
  checkCase,
  fillCase,
  pressOn,
  quietWorld,
  sendButton,
  sentReference,
} from '../support/support-flow.mjs';
import {bundledFolder, startSupportStage} from '../support/support-pages.mjs';

let stage;
before(async () => {
  stage = await startSupportStage();
});
afterEach(() => stage.clear());
after(() => stage.close());

it('S-01, S-03: the plain page’s lines put the button there, and a case is opened over HTTP in its drawer', async () => {
  const html = readFileSync(new URL('../../examples/plain/support.html', import.meta.url), 'utf8');
  const [, script] = /<script type="module">([\s\S]*?)<\/script>/.exec(html);
  const [built] = /[./]*\/dist\/cdn\/support-button\.js/.exec(script);
  const world = await quietWorld(stage);
  const module = script.replace(built, '../../../src/cdn-support-button.js').replace("'/api'", `'${world.path}'`);
  const folder = await bundledFolder('support-plain', module);
  const {page} = await stage.open({world, folder, proxied: true, body: '<support-button></support-button>'});
  await page.waitFor(() => document.querySelector('support-button').shadowRoot?.querySelector('button') !== null);
  await page.evaluate(() => document.querySelector('support-button').shadowRoot.querySelector('button').click());
  await beginCase(page);
  await fillCase(page, {subject: 'From a plain page'});
  await checkCase(page);
  await pressOn(page, sendButton);
  await sentReference(page);
  assert.equal((await world.casesAbout('From a plain page')).length, 1);
});
