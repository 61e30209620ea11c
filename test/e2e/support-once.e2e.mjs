/** A case and a reply, each carried out at most once under one key, and told as it is (decision 8). */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {
  countOf,
  isKept,
  openCase,
  pressOn,
  quietWorld,
  reachCheck,
  replyButton,
  sendButton,
  waitForHeading,
  waitingCase,
  words,
  writeReply,
} from '../support/support-flow.mjs';
import {startSupportStage} from '../support/support-pages.mjs';
import {inElement, press, waitForSelector} from '../support/wizard-flow.mjs';
import {eventsOf, sentBy, shows, until, watchViews} from '../support/wizard-stage.mjs';

let stage;
before(async () => {
  stage = await startSupportStage();
});
afterEach(() => stage.clear());
after(() => stage.close());

const subject = 'Zvono u prijemnici ne zvoni';
const text = 'Zvono je novo.';

/** What is sent at most once: how to stand before it, what sends it, and what it leads to. */
const creating = {
  name: 'a new case',
  operation: 'createCase',
  path: 'cases/create',
  event: 'case-created',
  reach: (page) => reachCheck(page, {subject}),
  button: sendButton,
  isDone: (page) => waitForHeading(page, words['sent.title']),
  done: words['sent.title'],
  checking: words['sending.checking'],
  unknown: words['sending.unknown'],
  waiting: words['sending.waiting'],
  check: words['sending.check'],
  carriedOut: async (world) => (await world.casesAbout(subject)).length,
  /** Leads back to it after a reload. */
  again: (page) => pressOn(page, '[data-action="case"]'),
};
const replying = {
  name: 'a reply',
  operation: 'replyToCase',
  path: 'cases/reply',
  event: 'case-changed',
  reach: async (page) => {
    await openCase(page);
    await writeReply(page, text);
    await isKept(page);
  },
  button: replyButton,
  isDone: (page) => page.waitForText(words['case.reply.sent']),
  done: words['case.reply.sent'],
  checking: words['case.sending.checking'],
  unknown: words['case.sending.unknown'],
  waiting: words['case.sending.waiting'],
  check: words['case.sending.check'],
  carriedOut: async (world) => (await world.entriesOf(waitingCase.id, text)).length,
  again: (page) => openCase(page),
};
const actions = [creating, replying];
const kindsForReplies = ['408', 'a page'];
const isLong = Boolean(process.env.LONG);

async function open(options = {}) {
  const world = options.world ?? (await quietWorld(stage));
  return stage.open({...options, world});
}

/** It was carried out once, and however often it arrived, under one key. */
async function assertOnce(world, action) {
  assert.equal(await action.carriedOut(world), 1);
  assert.equal((await world.arrived(action.operation)).keys.length, 1);
}

/** What was sent and asked since the action was sent first. */
async function sentSince(page, action) {
  const paths = (await sentBy(page))
    .map(({path}) => path)
    .filter((path) => [action.path, 'operations/get'].includes(path));
  return paths.slice(paths.indexOf(action.path));
}
const watch = (page) => watchViews(page, '.notice.info h3');

/** No failure was shown, and nothing was called done before it was. */
async function assertNothingFalseWasShown(page, action, {wasUnknown = true} = {}) {
  const shown = await page.evaluate(() => window.shown);
  assert.deepEqual(
    shown.filter((one) => one.startsWith('!')),
    [],
  );
  assert.equal(shown.includes(`... ${action.checking}`), wasUnknown, shown.join('\n'));
}

for (const action of actions) {
  /** Both are sent by the same machine: in an ordinary run this is seen of a case alone. */
  const itOfCase = (title, work) => {
    if (action === creating || isLong) it(title, work);
  };

  describe(action.name, () => {
    it('F-P1, X-10: thirty trusted clicks and Enter again and again are one operation, sent once', async () => {
      const {page, world} = await open();
      await action.reach(page);
      await world.fault({operation: action.operation, kind: 'late', milliseconds: 500});
      await page.evaluate(inElement(`(root) => root.querySelector('${action.button}').focus()`));
      const {x, y} = await page.find({selector: action.button});
      await Promise.all([page.clickAt(x, y, 30), page.press('Enter'), page.press('Enter'), page.press('Enter')]);
      await action.isDone(page);
      assert.equal((await world.arrived(action.operation)).count, 1);
      await assertOnce(world, action);
      assert.equal((await eventsOf(page, action.event)).length, 1);
    });

    it('F-P3, X-10: a connection reset after the server got it is asked about, not sent again, and ends true', async () => {
      const {page, world} = await open();
      await action.reach(page);
      await watch(page);
      // The browser itself may repeat the request on a fresh connection; every arrival is answered with a reset.
      await world.fault({operation: action.operation, kind: 'reset', after: true, times: 10});
      await world.fault({operation: 'getOperation', kind: 'html', times: 1});
      await pressOn(page, action.button);
      await page.waitForText(action.checking);
      await action.isDone(page);
      await assertNothingFalseWasShown(page, action);
      await assertOnce(world, action);
      assert.deepEqual(await sentSince(page, action), [action.path, 'operations/get', 'operations/get']);
      assert.equal((await eventsOf(page, action.event)).length, 1);
    });

    const [once, twice] = [
      [action.path, 'operations/get'],
      [action.path, 'operations/get', action.path],
    ];
    const rows = [
      {number: 'F-P3', name: '408', fault: {kind: 'status', status: 408, after: true, times: 5}, sent: once},
      {number: 'F-P3', name: '500', fault: {kind: 'status', status: 500}, sent: twice},
      {number: 'F-P3', name: '504', fault: {kind: 'status', status: 504, after: true}, sent: once},
      {number: 'F-P4', name: 'a page', fault: {kind: 'html', after: true}, sent: once},
      {number: 'F-P4', name: 'a page', fault: {kind: 'html'}, sent: twice},
      {number: 'F-P4', name: 'half an answer', fault: {kind: 'truncated', after: true}, sent: once},
      {number: 'F-P4', name: 'nothing', fault: {kind: 'noContent', after: true}, sent: once},
      {number: 'F-P4', name: 'JSON of another shape', fault: {kind: 'json', body: '{"id":1}', after: true}, sent: once},
      {number: 'F-P3', name: 'no answer in time', fault: {kind: 'hang', after: true}, sent: once, isSlow: true},
      {number: 'F-P3', name: 'a stalled answer', fault: {kind: 'stallBody', after: true}, sent: once, isSlow: true},
    ];
    // Both are sent by the same machine: what a reply makes of an answer is seen in one of each kind.
    const wanted = action === creating || isLong ? rows : rows.filter(({name}) => kindsForReplies.includes(name));
    for (const {number, name, fault, sent, isSlow} of wanted) {
      it(`${number}: ${name}, ${fault.after ? 'carried out' : 'not carried out'}: checking, then the truth, under one key`, async () => {
        const {page, world} = await open(isSlow ? {query: '&timeout=3000'} : {});
        await action.reach(page);
        await watch(page);
        await world.fault({operation: action.operation, ...fault});
        await pressOn(page, action.button);
        await action.isDone(page);
        await assertNothingFalseWasShown(page, action);
        const paths = await sentSince(page, action);
        // Where no answer is waited for long, it may be asked about more than once.
        const isFirst = (path, at) => path === action.path || path !== paths[at - 1];
        assert.deepEqual(isSlow ? paths.filter(isFirst) : paths, sent);
        await assertOnce(world, action);
      });
    }

    itOfCase(
      'F-P3: 503 with Retry-After waits as it was asked to, and sends the same payload under the same key',
      async () => {
        const {page, world} = await open();
        await action.reach(page);
        await watch(page);
        await world.fault({operation: action.operation, kind: 'status', status: 503, retryAfter: 2});
        await pressOn(page, action.button);
        await page.waitForText(action.waiting);
        await action.isDone(page);
        await assertNothingFalseWasShown(page, action, {wasUnknown: false});
        const [first, second, ...more] = (await sentBy(page)).filter(({path}) => path === action.path);
        assert.deepEqual(more, []);
        assert.deepEqual([second.key, second.body], [first.key, first.body]);
        await assertOnce(world, action);
      },
    );

    itOfCase(
      'F-P4: an outcome that stays unknown is told as such, offers nothing to be sent, and is settled by asking',
      async () => {
        const {page, world} = await open();
        await action.reach(page);
        await watch(page);
        await world.fault({operation: action.operation, kind: 'html', after: true});
        await world.fault({operation: 'getOperation', kind: 'html', times: 5});
        await pressOn(page, action.button);
        await page.waitForText(action.unknown);
        assert.equal(await countOf(page, `.error-summary, ${action.button}:not([aria-disabled])`), 0);
        assert.deepEqual(await eventsOf(page, action.event), []);
        assert.equal(await shows(page, action.done), false);
        await press(page, action.check);
        await action.isDone(page);
        assert.equal((await world.arrived(action.operation)).count, 1);
        await assertOnce(world, action);
        await assertNothingFalseWasShown(page, action);
      },
    );

    it('F-P6: a reload while the server decides it shows that, sends nothing again, and ends as one', async () => {
      const {page, world} = await open();
      await action.reach(page);
      await world.fault({operation: action.operation, kind: 'held'});
      await pressOn(page, action.button);
      await until(async () => (await world.arrived(action.operation)).count === 1);
      await page.reload();
      await action.again(page);
      await page.waitForText(action.checking);
      assert.equal(await countOf(page, `${action.button}:not([aria-disabled])`), 0);
      await world.letGo();
      await action.isDone(page);
      assert.equal((await world.arrived(action.operation)).count, 1);
      await assertOnce(world, action);
    });

    itOfCase('F-P6: one that never arrived before a reload is here again as it was, and happens once', async () => {
      const {page, world} = await open();
      await action.reach(page);
      await world.fault({operation: action.operation, kind: 'hang'});
      await pressOn(page, action.button);
      await until(async () => (await world.arrived(action.operation)).count === 1);
      await page.reload();
      await action.again(page);
      await pressOn(page, action.button);
      await action.isDone(page);
      await assertOnce(world, action);
    });

    itOfCase('F-P6: sent from two tabs that stand before the same one, it happens once, and both tell it', async () => {
      const {page, world, origin} = await open();
      await action.reach(page);
      const {page: other} = await open({world, origin});
      await action.again(other);
      await waitForSelector(other, action.button);
      await world.fault({operation: action.operation, kind: 'held', times: 2});
      for (const one of [page, other]) await pressOn(one, action.button);
      await until(async () => (await world.arrived(action.operation)).count === 2);
      await world.letGo();
      for (const one of [page, other]) await action.isDone(one);
      await assertOnce(world, action);
    });

    itOfCase('F-P6: another tab that stands before it after it was sent does not send it again', async () => {
      const {page, world, origin} = await open();
      await action.reach(page);
      const {page: other} = await open({world, origin});
      await action.again(other);
      await waitForSelector(other, action.button);
      await pressOn(page, action.button);
      await action.isDone(page);
      // What is offered there still is the same one, under the same key.
      await other.evaluate(inElement(`(root) => root.querySelector('${action.button}')?.click()`));
      const isSentAgain = async () => (await sentBy(other)).some(({path}) => path === action.path);
      await until(async () => (await isSentAgain()) || (await countOf(other, action.button)) === 0);
      if (await isSentAgain()) await until(async () => (await world.arrived(action.operation)).count === 2);
      await assertOnce(world, action);
    });

    it('F-P8: moved about the page while it is under way, it is neither cut off nor sent again', async () => {
      const {page, world} = await open();
      await action.reach(page);
      await world.fault({operation: action.operation, kind: 'held'});
      await pressOn(page, action.button);
      await until(async () => (await world.arrived(action.operation)).count === 1);
      await page.evaluate(() => {
        const element = document.querySelector('support-center');
        const place = document.body.appendChild(document.createElement('section'));
        place.append(element);
        document.body.prepend(element);
        if (typeof document.body.moveBefore === 'function') place.moveBefore(element, null);
      });
      await world.letGo();
      await action.isDone(page);
      assert.equal((await world.arrived(action.operation)).count, 1);
      assert.equal((await eventsOf(page, action.event)).length, 1);
      await assertOnce(world, action);
    });
  });
}
