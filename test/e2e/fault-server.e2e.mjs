/** The server that the fault tests rely on does what is ordered, and counts what happened. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {chaosKinds, pause} from '../support/wire-faults.mjs';
import {startBackend} from '../support/wizard-flow.mjs';
import {until} from '../support/wizard-stage.mjs';

let backend;
before(async () => {
  backend = await startBackend();
});
after(() => backend.close());

/** A mapped order in a world of its own: `provision()` sends its second door, `ask()` a plain read. */
async function mappedWorld(options = {}) {
  const {world, path} = await backend.world({scenario: 'mappedOrder', ...options});
  const post = (operation, body, {key, signal} = {}) =>
    fetch(`${backend.origin}${path}/${operation}`, {
      method: 'POST',
      redirect: 'manual',
      body: JSON.stringify(body),
      headers: {'Content-Type': 'application/json', ...(key && {'Idempotency-Key': key})},
      signal,
    });
  const lines = (await backend.admin(world, 'state')).orders[0].lines.map(({id}) => id);
  return {
    world,
    fault: (fault) => backend.fault(world, fault),
    counts: () => backend.counts(world),
    ask: (init) => post('orders/get', {orderId: 'order-1'}, init),
    provision: (init = {}) => {
      const key = init.key ?? 'order-1-provision-1';
      return post(
        'orders/provision',
        {orderId: 'order-1', operationId: key, acknowledgedLineIds: lines},
        {...init, key},
      );
    },
    orderCounts: async () => (await backend.counts(world)).orders['order-1'],
  };
}

const breaks = (promise) => assert.rejects(promise, (error) => error instanceof Error);

/** Milliseconds until a promise settled, and whether it was fulfilled. */
async function timed(promise) {
  const begun = performance.now();
  const isFulfilled = await promise.then(
    () => true,
    () => false,
  );
  return {milliseconds: performance.now() - begun, isFulfilled};
}

describe('faults that are ordered', () => {
  for (const carriedOut of [true, false]) {
    it(`destroys the socket after the body, ${carriedOut ? 'carried out' : 'not carried out'}`, async () => {
      const world = await mappedWorld();
      await world.fault({operation: 'provision', kind: 'reset', after: carriedOut});
      await breaks(world.provision());
      assert.equal((await world.orderCounts()).provisionings, carriedOut ? 1 : 0);
      assert.equal((await world.provision()).status, 200);
      assert.equal((await world.orderCounts()).provisionings, 1);
    });
  }

  for (const status of [408, 409, 422, 429, 500, 502, 503, 504]) {
    it(`answers ${status} without Retry-After`, async () => {
      const world = await mappedWorld();
      await world.fault({operation: 'provision', kind: 'status', status});
      const answer = await world.provision();
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('retry-after'), null);
      assert.equal((await world.orderCounts()).provisionings, 0);
    });
  }

  it('answers a problem with a code, and Retry-After in seconds and as a date', async () => {
    const world = await mappedWorld();
    await world.fault({operation: 'provision', kind: 'status', status: 409, code: 'in-progress', retryAfter: 3});
    const seconds = await world.provision();
    assert.equal(seconds.headers.get('retry-after'), '3');
    assert.equal((await seconds.json()).code, 'in-progress');
    await world.fault({operation: 'provision', kind: 'status', status: 503, retryAt: 3600});
    const date = (await world.provision()).headers.get('retry-after');
    assert.match(date, /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/);
    const wait = Date.parse(date) - Date.now();
    assert.ok(wait > 3_500_000 && wait <= 3_600_000, `${wait} ms`);
  });

  it('stalls before any answer, after the headers, and after half a body', async () => {
    const world = await mappedWorld();
    await world.fault({kind: 'hang'});
    assert.equal((await timed(world.ask({signal: AbortSignal.timeout(300)}))).isFulfilled, false);
    for (const kind of ['stallHeaders', 'stallBody']) {
      await world.fault({operation: 'getOrder', kind});
      const giveUp = new AbortController();
      const answer = await world.ask({signal: giveUp.signal});
      assert.equal(answer.status, 200);
      const reader = answer.body.getReader();
      if (kind === 'stallBody') assert.ok((await reader.read()).value.length > 0);
      const more = reader.read();
      assert.equal(await Promise.race([more.catch(String), pause(200)]), undefined);
      giveUp.abort();
      await breaks(more);
    }
  });

  it('breaks off within a body', async () => {
    const world = await mappedWorld();
    await world.fault({operation: 'getOrder', kind: 'truncated', after: true});
    const answer = await world.ask();
    assert.equal(answer.status, 200);
    await breaks(answer.text());
  });

  it('answers late what is carried out at once, and carries out late what nobody waits for any more', async () => {
    const world = await mappedWorld();
    await world.fault({operation: 'provision', kind: 'late', milliseconds: 400, after: true});
    const answering = timed(world.provision());
    await until(async () => (await world.orderCounts()).provisionings === 1);
    const {milliseconds, isFulfilled} = await answering;
    assert.ok(isFulfilled && milliseconds >= 390, `${milliseconds} ms`);

    const other = await mappedWorld();
    await other.fault({operation: 'provision', kind: 'late', milliseconds: 4000});
    const giveUp = new AbortController();
    const sent = breaks(other.provision({signal: giveUp.signal}));
    await until(async () => (await other.counts()).faults.length === 1);
    giveUp.abort();
    await sent;
    assert.equal((await other.orderCounts()).provisionings, 0);
    await until(async () => (await other.orderCounts()).provisionings === 1);
  });

  it('answers a sign-in page with 200, a redirect to one, nothing, and half a JSON', async () => {
    const world = await mappedWorld();
    for (const kind of ['html', 'redirect', 'noContent', 'empty', 'notJson'])
      await world.fault({operation: 'getOrder', kind});
    const page = await world.ask();
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<form>/);
    const redirect = await world.ask();
    assert.equal(redirect.status, 302);
    assert.equal(redirect.headers.get('location'), '/login');
    assert.equal((await world.ask()).status, 204);
    assert.equal(await (await world.ask()).text(), '');
    await assert.rejects((await world.ask()).json(), SyntaxError);
    assert.equal((await world.ask()).status, 200);
  });

  it('chooses the arrival: the second and the third of an operation, no other', async () => {
    const world = await mappedWorld();
    await world.fault({operation: 'getOrder', kind: 'status', status: 503, nth: 2, times: 2});
    await world.fault({operation: 'provision', kind: 'status', status: 500});
    const statuses = [];
    for (let count = 0; count < 4; count++) statuses.push((await world.ask()).status);
    assert.deepEqual(statuses, [200, 503, 503, 200]);
    assert.equal((await world.provision()).status, 500);
  });
});

describe('what is counted', () => {
  it('tells arrived from carried out by key, and what happened to the order', async () => {
    const world = await mappedWorld();
    await world.fault({operation: 'provision', kind: 'status', status: 503});
    for (let count = 0; count < 3; count++) await world.provision();
    await world.provision({key: 'order-1-provision-2'});
    const {operations, orders} = await world.counts();
    assert.deepEqual(
      operations.filter(({operation}) => operation === 'provision'),
      [
        {operation: 'provision', key: 'order-1-provision-1', arrived: 3, carriedOut: 1},
        {operation: 'provision', key: 'order-1-provision-2', arrived: 1, carriedOut: 0},
      ],
    );
    assert.deepEqual(orders['order-1'], {
      mappings: 0,
      provisionings: 1,
      retries: 0,
      welcomes: 0,
      keys: {provision: ['order-1-provision-1', 'order-1-provision-2']},
    });
  });

  it('counts a mapping, its welcome mail, and the retry of a service', async () => {
    const mapping = await backend.world({scenario: 'newPartner'});
    const post = async (world, path, body) => {
      const answer = await fetch(`${backend.origin}${world.path}/${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {'Content-Type': 'application/json', 'Idempotency-Key': body.operationId},
      });
      assert.equal(answer.status, 200, await answer.text());
    };
    const organization = {name: 'Drina', country: 'RS', address: 'Bulevar 1', adminEmail: 'it@drina.example'};
    const map = {
      orderId: 'order-1',
      operationId: 'order-1-map-1',
      role: 'customer',
      partner: null,
      customer: {choice: 'new', organization},
      customerAdminEmail: 'it@drina.example',
    };
    await post(mapping, 'orders/map', map);
    await post(mapping, 'orders/map', map);
    const mapped = (await backend.counts(mapping.world)).orders['order-1'];
    assert.deepEqual([mapped.mappings, mapped.welcomes], [1, 1]);

    const failing = await backend.world({scenario: 'failingService'});
    const {lines} = (await backend.admin(failing.world, 'state')).orders[0];
    const operationId = 'order-1-provision-1';
    const acknowledgedLineIds = lines.map(({id}) => id);
    await post(failing, 'orders/provision', {orderId: 'order-1', operationId, acknowledgedLineIds});
    await backend.admin(failing.world, 'travel', 60_000);
    const retry = {orderId: 'order-1', operationId: 'order-1-retry-line-calling-1', lineId: 'line-calling'};
    await post(failing, 'orders/retry-activation', retry);
    await post(failing, 'orders/retry-activation', retry);
    const counted = (await backend.counts(failing.world)).orders['order-1'];
    assert.deepEqual([counted.provisionings, counted.retries], [1, 1]);
  });

  it('counts what happened to an agreement: a decline repeated, a review, and the receipt of another person', async () => {
    const {world, path} = await backend.world({scenario: 'integrityReview'});
    const counted = async () => (await backend.counts(world)).agreements['agreement-1'];
    const nothing = {receipts: 0, reviews: 0, declines: 0, applications: 0};
    assert.deepEqual(await counted(), nothing);
    const operationId = 'agreement-1-decline-1';
    const body = JSON.stringify({agreementId: 'agreement-1', operationId, reason: ''});
    const headers = {'Content-Type': 'application/json', 'Idempotency-Key': operationId};
    for (const _ of [1, 2]) {
      const answer = await fetch(`${backend.origin}${path}/agreements/decline`, {method: 'POST', body, headers});
      assert.equal(answer.status, 200);
    }
    assert.deepEqual(await counted(), {...nothing, declines: 1});
    assert.deepEqual((await backend.counts(world)).operations, [
      {operation: 'declineAgreement', key: operationId, arrived: 2, carriedOut: 1},
    ]);
    await backend.admin(world, 'signByOther', 'agreement-1');
    const signed = await counted();
    assert.deepEqual([signed.receipts + signed.reviews, signed.declines], [1, 1]);
  });
});

describe('chaos', () => {
  /** Kinds after which the client knows at once that its turn is over. */
  const endingKinds = Object.keys(chaosKinds).filter((kind) => !/hang|stall/.test(kind));

  /** What a world's reads and doors meet under a seed, as text. */
  async function metWith(seed, options = {}) {
    const world = await mappedWorld({chaos: {seed, rate: 0.6, kinds: endingKinds, milliseconds: 5, ...options}});
    for (let count = 0; count < 25; count++) {
      const call = count % 3 === 0 ? world.provision : world.ask;
      await call()
        .then((answer) => answer.text())
        .catch(() => undefined);
    }
    const {faults} = await world.counts();
    return {faults: faults.map(({operation, fault, after: late}) => `${operation} ${fault} ${late}`), world};
  }

  it('is the same for the same seed, in order of arrival, and another for another', async () => {
    const [first, second, other] = [await metWith(7), await metWith(7), await metWith(8)];
    assert.ok(first.faults.length > 5);
    assert.deepEqual(second.faults, first.faults);
    assert.notDeepEqual(other.faults, first.faults);
  });

  it('keeps to the kinds and rates that are asked for, and ends when it is told', async () => {
    const {faults, world} = await metWith(3, {kinds: ['500', 'html'], rate: 1, rates: {provision: 0}});
    assert.equal(faults.length, 16);
    for (const fault of faults) assert.match(fault, /^getOrder (500|html) /);
    await backend.chaos(world.world, {});
    assert.equal((await world.ask()).status, 200);
    assert.equal((await world.counts()).faults.length, 16);
  });

  it('knows every kind', async () => {
    for (const kind of Object.keys(chaosKinds)) {
      const world = await mappedWorld({chaos: {seed: 1, rate: 1, kinds: [kind], milliseconds: 5}});
      const giveUp = new AbortController();
      const sent = world.provision({signal: giveUp.signal}).catch(() => undefined);
      await until(async () => (await world.counts()).faults.length > 0);
      giveUp.abort();
      await sent;
      assert.equal((await world.counts()).faults.at(0)?.fault, kind);
    }
  });
});
