/** The demo portal from its sources, as `npm start` serves it. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {after, before, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {demo, mendEverything, page, shows, startBrowser, stopDemo, switchOn, wizard} from '../support/demo-stage.mjs';
import {press, reachFirstStep} from '../support/wizard-flow.mjs';
import {words} from '../support/words.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
let server;
let ended;
let origin;
let said = '';

before(async () => {
  // In a group of its own: npm does not tell the server to stop.
  const options = {cwd: root, detached: true, env: {...process.env, NO_COLOR: '1'}};
  server = spawn('npm', ['start', '--', '--port', '0'], options);
  ended = once(server, 'close');
  const address = new Promise((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.on('data', (text) => {
        said += text;
        const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
        if (found) resolve(found);
      });
    }
    ended.then(() => reject(new Error(said)), reject);
  });
  [origin] = await Promise.all([address, startBrowser()]);
});
after(async () => {
  if (server.exitCode === null) process.kill(-server.pid);
  await Promise.all([stopDemo(), ended]);
});

it('npm start shows the portal, whose drawer opens and breaks what it is told to', async () => {
  await page.goto(`${origin}/?lang=en&panel=closed&${wizard}&scenario=existingPartner`);
  await reachFirstStep(page);
  await page.click({selector: '.controls-toggle'});
  await page.waitFor(() => document.querySelector('#fault-kind')?.checkVisibility() === true);
  await switchOn({kind: '500', operation: 'getOrder', times: 'always'});
  await page.click({text: demo.backToOrders});
  await page.click({text: demo.openSetUpOf('order-1')});
  await shows(words['load.title']);
  await shows(words['problem.server']);
  await mendEverything();
  await press(page, words['action.retry']);
  await reachFirstStep(page);
  assert.deepEqual(
    page.messages.filter((line) => line.startsWith('uncaught')),
    [],
  );
  assert.doesNotMatch(said, /error/i);
});
