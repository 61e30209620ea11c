/** The canary's words reach every field there is: a new field fails here until it has one. */
import assert from 'node:assert/strict';
import {after, afterEach, before, it} from 'node:test';
import {startCanaryStage} from '../support/canary-stage.mjs';
import {chooseKnownOrganizations, controlsOf, parts} from '../support/canary.mjs';
import {buildPage, plainHtml, startPageServer} from '../support/page-server.mjs';

let canary;
before(async () => {
  canary = await startCanaryStage();
});
afterEach(() => canary.clear());
after(() => canary.close());

it('F-N1: every field that any view shows gets a word or a choice in the walks of the canary', async () => {
  const folder = await buildPage(`
    import {everyView, speech, Stage} from './test/components/view-models.ts';
    const [views, spoken, stage] = [await everyView(), await speech('en'), new Stage()];
    window.fields = [...new Set(views.flatMap((view) => {
      stage.show(view, spoken);
      return (${String(controlsOf)})(stage.root).map(({name}) => name);
    }))].sort();
  `);
  const server = await startPageServer({folder, pages: {'/': plainHtml({body: ''})}});
  const page = await canary.stage.openPage();
  await page.goto(server.origin);
  const shown = await page.waitFor(() => window.fields);
  await server.close();
  const filled = new Set(await chooseKnownOrganizations(await canary.visit('existingPartner')));
  for (const part of parts) {
    const opened = await canary.visit(part.scenario);
    for (const field of await part.type(opened)) filled.add(field);
  }
  assert.deepEqual(
    [...filled].toSorted((one, other) => (one < other ? -1 : 1)),
    shown,
  );
});
