/** The Svelte 5 example, installed from the packed package, built by its own tools, under its README's policy. */
import {after, afterEach, before, it} from 'node:test';
import {startExample} from '../support/example-stage.mjs';

let example;
before(async () => {
  example = await startExample('svelte');
});
afterEach(() => example?.clear());
after(() => example?.close());

it('F-E3: in a Svelte 5 portal an order comes to active services, and the page hears of it', () =>
  example.bringOrderToActive());
