/** The React 19 example, installed from the packed package, built by its own tools, under its README's policy. */
import assert from 'node:assert/strict';
import {after, afterEach, before, it} from 'node:test';
import {assertNothingWentWrong, startExample} from '../support/example-stage.mjs';
import {reachCheck} from '../support/renewal-flow.mjs';
import * as support from '../support/support-flow.mjs';
import {next, press, waitForSelector} from '../support/wizard-flow.mjs';
import {eventsOf} from '../support/wizard-stage.mjs';
import {renewalWords} from '../support/words.mjs';

const words = await renewalWords();

let example;
before(async () => {
  example = await startExample('react');
});
afterEach(() => example?.clear());
after(() => example?.close());

it('F-E3: in a React 19 portal an order comes to active services, and the page hears of it', () =>
  example.bringOrderToActive());

it('F-E3: in a React 19 portal an agreement is renewed, and its receipt is shown', async () => {
  const world = await example.stage.openWorld({scenario: 'oneAgreement'});
  const opened = await example.open('/', world);
  const {page} = opened;
  await reachCheck(page);
  await next(page);
  await press(page, words['result.receipt']);
  await waitForSelector(page, '.proof');
  assert.equal((await eventsOf(page, 'receipt-ready')).length, 1);
  assert.equal((await world.arrived('acceptAgreement')).count, 1);
  await assertNothingWentWrong(opened);
});

it('F-E3: in a React 19 portal a case is sent from behind the button', async () => {
  const world = await support.quietWorld(example.stage);
  const opened = await example.open('/', world);
  const {page} = opened;
  await page.click({selector: '[part="button"]'});
  await support.reachCheck(page, {subject: 'From a React portal'});
  await support.pressOn(page, support.sendButton);
  await support.sentReference(page);
  assert.equal((await world.casesAbout('From a React portal')).length, 1);
  await assertNothingWentWrong(opened);
});
