import {expect} from '@open-wc/testing';
import {BackendError, leavesOutcomeUnknown, type Problem} from '../../src/domain/problem.js';
import {httpBackend, type HttpBackendOptions} from '../../src/backend/http/http-backend.js';
import type {ScenarioName} from '../../src/backend/memory/index.js';
import {httpWorld, type HttpWorld, type WireFault} from '../support/backend-world.js';

const orderId = 'order-1';
const linesOfOrder = ['line-calling', 'line-meetings', 'line-enterprise', 'line-devices'];
const provisioning = {orderId, operationId: 'order-1-provision-1', acknowledgedLineIds: linesOfOrder};

async function begin(scenario: ScenarioName = 'failingService', options: Partial<HttpBackendOptions> = {}) {
  const world = await httpWorld(scenario, {keepAlive: false});
  const waits: number[] = [];
  const sent: string[] = [];
  const backend = httpBackend({
    baseUrl: world.baseUrl,
    wait: async (milliseconds) => void waits.push(milliseconds),
    fetch: (url, init) => {
      sent.push(String(url).slice(world.baseUrl.length + 1));
      return fetch(url, init);
    },
    ...options,
  });
  return {world, backend, waits, sent};
}

async function problemOf(call: Promise<unknown>): Promise<Problem> {
  const settled = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(settled instanceof BackendError)) throw new Error(`expected a BackendError, got ${String(settled)}`);
  return settled.problem;
}

const countOf = async (world: HttpWorld, operation: string): Promise<number> =>
  (await world.calls()).filter((call) => call.operation === operation).reduce((sum, {count}) => sum + count, 0);

const problemJson = {'Content-Type': 'application/problem+json'};

describe('the HTTP backend', () => {
  const refusals: [status: number, body: object, headers: Record<string, string>, expected: Problem][] = [
    [400, {code: 'key-missing', reference: 'R-1'}, {}, {kind: 'invalid', code: 'key-missing', reference: 'R-1'}],
    [401, {}, {}, {kind: 'signed-out'}],
    [403, {}, {}, {kind: 'forbidden'}],
    [404, {}, {}, {kind: 'gone'}],
    [410, {}, {}, {kind: 'gone'}],
    [409, {code: 'in-progress'}, {}, {kind: 'conflict', code: 'in-progress'}],
    [
      409,
      {code: 'order-closed', nextOperationId: 'n-2'},
      {},
      {kind: 'conflict', code: 'order-closed', nextOperationId: 'n-2'},
    ],
    [409, {code: 'taken', suggestions: ['a', 'b', 7]}, {}, {kind: 'conflict', code: 'taken', suggestions: ['a', 'b']}],
    [422, {code: 'operation-mismatch'}, {}, {kind: 'conflict', code: 'operation-mismatch'}],
    [422, {fields: {name: 'label.empty', other: 7}}, {}, {kind: 'invalid', fields: {name: 'label.empty'}}],
    [500, {reference: 'R-2', title: 'Boom'}, {}, {kind: 'server', reference: 'R-2'}],
    [502, {}, {}, {kind: 'server'}],
    [503, {}, {}, {kind: 'server'}],
    [405, {}, {}, {kind: 'contract'}],
  ];
  for (const [status, body, headers, expected] of refusals) {
    it(`F-P3: ${status} ${JSON.stringify(body)} rejects with ${expected.kind}, after one request with the key`, async () => {
      const {world, backend} = await begin();
      await world.fault({
        operation: 'provision',
        kind: 'status',
        status,
        headers: {...problemJson, ...headers},
        body: JSON.stringify(body),
        times: 9,
      });
      expect(await problemOf(backend.provision(provisioning))).to.deep.equal({...expected, status});
      expect(await world.calls()).to.deep.equal([{operation: 'provision', key: provisioning.operationId, count: 1}]);
    });
  }

  // Chromium itself repeats a request that was answered 408 or whose connection broke, with the same key.
  it('F-P3: 408 rejects with timeout, under one key only', async () => {
    const {world, backend, sent} = await begin();
    await world.fault({operation: 'provision', kind: 'status', status: 408, times: 9});
    expect(await problemOf(backend.provision(provisioning))).to.deep.equal({kind: 'timeout', status: 408});
    expect(sent).to.deep.equal(['orders/provision']);
    expect((await world.calls()).map(({key}) => key)).to.deep.equal([provisioning.operationId]);
  });

  it("F-P3: Retry-After in seconds or as a date becomes a moment by the server's clock", async () => {
    const {world, backend} = await begin();
    await world.admin.travel(400 * 86_400_000);
    await backend.getSession({});
    const now = backend.serverNow()!;
    const date = new Date(Math.floor(now / 1000) * 1000 + 90_000);
    const serverNow = new Date(now).toISOString();
    const expose = {...problemJson, 'Server-Now': serverNow};
    await world.fault({operation: 'provision', kind: 'status', status: 429, headers: {...expose, 'Retry-After': '60'}});
    const seconds = await problemOf(backend.provision(provisioning));
    expect(seconds.kind).to.equal('rate-limited');
    expect(seconds.retryAt! - now).to.be.within(60_000, 62_000);
    await world.fault({
      operation: 'provision',
      kind: 'status',
      status: 503,
      headers: {...expose, 'Retry-After': date.toUTCString()},
    });
    const dated = await problemOf(backend.provision(provisioning));
    expect([dated.kind, dated.retryAt]).to.deep.equal(['server', date.getTime()]);
  });

  it('F-P3: an error whose body is HTML, broken or absent goes by its status', async () => {
    const {world, backend} = await begin();
    for (const [type, body] of [
      ['text/html', '<h1>no</h1>'],
      ['application/problem+json', '{"code":'],
      ['application/json', '[]'],
      ['text/plain', ''],
    ]) {
      await world.fault({operation: 'provision', kind: 'status', status: 500, headers: {'Content-Type': type!}, body});
      expect(await problemOf(backend.provision(provisioning))).to.deep.equal({kind: 'server', status: 500});
    }
  });

  const unreadable: Omit<WireFault, 'operation'>[] = [
    {kind: 'html'},
    {kind: 'empty'},
    {kind: 'noContent'},
    {kind: 'notJson'},
    {kind: 'redirect'},
    {kind: 'redirect', status: 307, to: 'https://login.example/'},
    {kind: 'truncated'},
    {kind: 'reset'},
  ];
  for (const fault of unreadable) {
    it(`F-P2, F-P4: ${fault.kind} ${fault.status ?? ''} after provisioning leaves the outcome unknown, and asking tells it`, async () => {
      const {world, backend, sent} = await begin();
      await world.fault({operation: 'provision', after: true, times: 9, ...fault});
      const problem = await problemOf(backend.provision(provisioning));
      expect(problem.kind).to.be.oneOf(
        ['truncated', 'reset'].includes(fault.kind) ? ['network', 'contract'] : ['contract'],
      );
      expect(leavesOutcomeUnknown(problem)).to.equal(true);
      expect(sent).to.deep.equal(['orders/provision']);
      expect((await world.calls()).map(({key}) => key)).to.deep.equal([provisioning.operationId]);
      const {state} = await backend.getOperation({orderId, operationId: provisioning.operationId});
      expect(state).to.equal('succeeded');
    });
  }

  it('F-P4: a once-only request that is never answered rejects with timeout after one request', async () => {
    const {world, backend} = await begin('failingService', {timeoutMilliseconds: 150});
    await world.fault({operation: 'provision', kind: 'hang', times: 9});
    expect(await problemOf(backend.provision(provisioning))).to.deep.equal({kind: 'timeout'});
    expect(await countOf(world, 'provision')).to.equal(1);
  });

  it('X-10: a request without the key, or with another than its operation id, is refused by the server', async () => {
    const {world} = await begin();
    const post = (headers: Record<string, string>) =>
      fetch(`${world.baseUrl}/orders/provision`, {
        method: 'POST',
        body: JSON.stringify(provisioning),
        headers: {'Content-Type': 'application/json', ...headers},
      });
    const [missing, other] = [await post({}), await post({'Idempotency-Key': 'another'})];
    expect([missing.status, ((await missing.json()) as {code: string}).code]).to.deep.equal([400, 'key-missing']);
    expect([other.status, ((await other.json()) as {code: string}).code]).to.deep.equal([422, 'operation-mismatch']);
  });

  it('F-P3: a read is tried again with growing delay, up to its limit', async () => {
    const {world, backend, waits, sent} = await begin();
    await world.fault({operation: 'getOrder', kind: 'status', status: 502, times: 2});
    expect((await backend.getOrder({orderId})).id).to.equal(orderId);
    expect(waits).to.have.lengthOf(2);
    expect(waits[1]).to.be.greaterThan(waits[0]!);
    await world.fault({operation: 'getOrder', kind: 'reset', times: 99});
    expect((await problemOf(backend.getOrder({orderId}))).kind).to.equal('network');
    expect(sent).to.have.lengthOf(6);
  });

  it('F-P3: a read obeys a short Retry-After and tells a long one', async () => {
    const {world, backend, waits} = await begin();
    const headers = {...problemJson, 'Server-Now': new Date().toISOString()};
    await world.fault({operation: 'getOrder', kind: 'status', status: 429, headers: {...headers, 'Retry-After': '2'}});
    expect((await backend.getOrder({orderId})).id).to.equal(orderId);
    expect(waits[0]).to.be.within(1, 2000);
    await world.fault({operation: 'getOrder', kind: 'status', status: 429, headers: {...headers, 'Retry-After': '30'}});
    const problem = await problemOf(backend.getOrder({orderId}));
    expect(problem.kind).to.equal('rate-limited');
    expect(waits).to.have.lengthOf(1);
  });

  it('F-P3: a read is told what was answered where a wait would take longer than the call may', async () => {
    const {world, backend, waits} = await begin(undefined, {timeoutMilliseconds: 1500});
    const headers = {...problemJson, 'Server-Now': new Date().toISOString(), 'Retry-After': '3'};
    await world.fault({operation: 'getOrder', kind: 'status', status: 503, headers, times: 9});
    expect((await problemOf(backend.getOrder({orderId}))).kind).to.equal('server');
    expect(waits).to.have.lengthOf(0);
  });

  it('F-P3: a refused read is not tried again', async () => {
    const {world, backend} = await begin();
    await world.fault({operation: 'getOrder', kind: 'status', status: 403, times: 9});
    expect((await problemOf(backend.getOrder({orderId}))).kind).to.equal('forbidden');
    expect(await countOf(world, 'getOrder')).to.equal(1);
  });

  it('F-P2: a write is sent once more after a lost connection, and not after a refusal', async () => {
    const {world, backend, sent} = await begin('mappedOrder');
    await world.fault({operation: 'saveSubdomain', kind: 'reset', after: true, times: 99});
    expect((await problemOf(backend.saveSubdomain({orderId, name: 'avalalogistika'}))).kind).to.equal('network');
    expect(sent).to.have.lengthOf(2);
    expect((await backend.getOrder({orderId})).settings?.subdomain).to.equal('avalalogistika');
    await world.fault({operation: 'saveCalling', kind: 'status', status: 409, times: 9});
    const calling = {country: 'RS', headOfficeAddress: 'Savska 3', sipPrefix: 'avala1'};
    expect((await problemOf(backend.saveCalling({orderId, calling}))).kind).to.equal('conflict');
    expect(sent.filter((path) => path === 'settings/calling')).to.have.lengthOf(1);
  });

  it('Giving up ends the request with code aborted', async () => {
    const {world, backend} = await begin();
    await world.fault({operation: 'getOrder', kind: 'hang', times: 9});
    const abort = new AbortController();
    const call = problemOf(backend.getOrder({orderId}, {signal: abort.signal}));
    abort.abort();
    expect(await call).to.deep.equal({kind: 'network', code: 'aborted'});
  });

  it('F-T1: the time follows Server-Now and is unknown before the first answer', async () => {
    const {world, backend} = await begin();
    expect(backend.serverNow()).to.equal(null);
    await world.admin.travel(2 * 86_400_000);
    await backend.getSession({});
    expect(backend.serverNow()! - Date.now()).to.be.within(2 * 86_400_000 - 5000, 2 * 86_400_000 + 5000);
  });

  it('F-E13: headers come from the host at each request, and nothing typed stands in a URL', async () => {
    const seen: {url: string; init: RequestInit}[] = [];
    let token = 1;
    const backend = httpBackend({
      baseUrl: '/api/',
      headers: async () => ({Authorization: `Bearer ${token++}`}),
      fetch: async (url, init) => {
        seen.push({url: String(url), init: init!});
        return Response.json({result: 'free'});
      },
    });
    await backend.checkAdmin({orderId, email: 'canary@avala.example'});
    await backend.checkAdmin({orderId, email: 'canary@avala.example'});
    expect(seen.map(({url}) => url)).to.deep.equal([
      '/api/organizations/check-admin',
      '/api/organizations/check-admin',
    ]);
    expect(seen.map(({init}) => new Headers(init.headers).get('Authorization'))).to.deep.equal([
      'Bearer 1',
      'Bearer 2',
    ]);
    expect(seen.map(({init}) => [init.method, init.cache, init.credentials])).to.deep.equal(
      Array(2).fill(['POST', 'no-store', 'same-origin']),
    );
  });
});
