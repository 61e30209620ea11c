import {expect} from '@open-wc/testing';
import {waitFor, type AnyActorRef} from 'xstate';
import {checkedBackend} from '../../src/backend/checked-backend.js';
import {answerSchemas} from '../../src/backend/operations.js';
import {memoryBackend, type MemoryBackendOptions} from '../../src/backend/memory/index.js';
import {loadCalendar} from '../../src/domain/calendar.js';
import {orderDeadlines} from '../../src/domain/order-standing.js';
import {defaultPolicy} from '../support/default-policies.js';
import {BackendError} from '../../src/domain/problem.js';
import {createProvisioning} from '../../src/machines/create-provisioning.js';
import type {CheckedBackend} from '../../src/backend/checked-backend.js';
import type {ProvisioningSnapshot} from '../../src/machines/provisioning-machine.js';
import {pathOf} from './machine-walk.js';

const canary = 'C4nary-Passw0rd!';

/** Where `text` stands in whatever can be reached from `root`: own properties, maps and sets, keys included. */
function placesOf(text: string, root: unknown): string[] {
  const seen = new Set<unknown>();
  const places: string[] = [];
  const queue: [string, unknown][] = [['', root]];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [place, value] = next;
    if (typeof value === 'string' && value.includes(text)) places.push(place);
    if (typeof value !== 'object' || value === null || seen.has(value) || value === window) continue;
    seen.add(value);
    if (value instanceof Map || value instanceof Set) queue.push([`${place}<entries>`, [...value]]);
    for (const key of Reflect.ownKeys(value)) {
      const inner = `${place}.${String(key)}`;
      if (String(key).includes(text)) places.push(inner);
      const property: PropertyDescriptor | undefined = Object.getOwnPropertyDescriptor(value, key);
      queue.push([inner, property?.value]);
    }
  }
  return places;
}

/** A visit to an order that waits for its password, with everything an inspector and a listener can get hold of. */
async function aVisit(
  options: MemoryBackendOptions = {},
  setPassword?: (send: () => Promise<unknown>) => Promise<unknown>,
) {
  const memory = memoryBackend({seed: 'passwordPending', ...options});
  const sent: string[] = [];
  const plain = checkedBackend(memory, answerSchemas, {timeoutMilliseconds: 5000});
  const backend: CheckedBackend = {
    ...plain,
    setPassword: (async (request: Parameters<CheckedBackend['setPassword']>[0]) => {
      sent.push(request.password);
      return setPassword ? setPassword(() => plain.setPassword(request)) : plain.setPassword(request);
    }) as CheckedBackend['setPassword'],
  };
  const calendar = await loadCalendar();
  const load = async () => {
    const order = await plain.getOrder({orderId: 'order-1'});
    const now = plain.serverNow()!;
    return {order, now, deadlines: orderDeadlines(order, defaultPolicy, calendar)};
  };
  let secret = '';
  const {wizard, session} = createProvisioning({
    backend,
    input: {orderId: 'order-1', policy: defaultPolicy, ownEmail: 'me@partner.example', now: Date.now()},
    firstOrder: load(),
    firstSession: plain.getSession({}),
    loadOrder: load,
    now: () => plain.serverNow() ?? Date.now(),
    secret: () => secret,
  });
  const leaks: string[] = [];
  let inspected = 0;
  const look = (from: string, what: unknown) => leaks.push(...placesOf(canary, what).map((place) => `${from}${place}`));
  for (const actor of [wizard, session] as AnyActorRef[]) {
    actor.system.inspect((event) => {
      inspected++;
      look(event.type, event);
    });
    actor.subscribe((snapshot: unknown) => look('snapshot', snapshot));
    (actor as typeof wizard).on('*', (event) => {
      look('emitted', event);
      if (event.type === 'secret.spent') secret = '';
    });
  }
  wizard.subscribe(() => look('persisted', wizard.getPersistedSnapshot()));
  session.start();
  wizard.start();
  const until = (path: string) =>
    waitFor(wizard, (snapshot) => pathOf(snapshot) === path, {timeout: 5000}) as Promise<ProvisioningSnapshot>;
  await until('intro.overview');
  wizard.send({type: 'setup.started'});
  secret = canary;
  wizard.send({type: 'password.submitted'});
  look('persisted', wizard.getPersistedSnapshot());
  return {
    wizard,
    session,
    sent,
    leaks,
    until,
    memory,
    inspected: () => inspected,
    secret: () => secret,
    stop: () => (wizard.stop(), session.stop()),
  };
}

describe('the password of a visit', () => {
  it('finds a text wherever it hides', () => {
    expect(placesOf('secret', {a: [new Map([['key', {b: 'a secret'}]])]})).to.have.length(1);
    expect(placesOf('secret', {secret: 1})).to.have.length(1);
    const error = Object.assign(new Error('secret'), {body: 'none'});
    expect(placesOf('secret', {error})).not.to.have.length(0);
  });

  it('F-N3, F-N4: is in one request and in no snapshot, persisted snapshot, event or inspection', async () => {
    const visit = await aVisit();
    await visit.until('services.subscription');
    expect(visit.sent).to.deep.equal([canary]);
    expect(visit.inspected()).to.be.above(10);
    expect(visit.leaks).to.deep.equal([]);
    expect(visit.secret(), 'let go of').to.equal('');
    visit.stop();
  });

  it('F-N3, F-N4: nor where the back end refuses it, and then it is let go of', async () => {
    const visit = await aVisit({}, () =>
      Promise.reject(new BackendError({kind: 'invalid', fields: {password: 'password.banned'}})),
    );
    const {context} = await visit.until('password.editing');
    expect(context.problems).to.deep.equal({password: 'password.banned'});
    expect(visit.leaks).to.deep.equal([]);
    expect(visit.secret()).to.equal('');
    visit.stop();
  });

  it('F-N3, F-P2: nor where its outcome is unknown; it is sent again only where it never arrived', async () => {
    let tries = 0;
    const visit = await aVisit({}, (send) =>
      tries++ === 0 ? Promise.reject(new BackendError({kind: 'network'})) : send(),
    );
    await visit.until('services.subscription');
    expect(visit.sent).to.deep.equal([canary, canary]);
    expect(visit.leaks).to.deep.equal([]);
    expect(visit.secret()).to.equal('');
    visit.stop();
    const arrived = await aVisit({}, async (send) => {
      await send();
      throw new BackendError({kind: 'timeout'});
    });
    await arrived.until('services.subscription');
    expect(arrived.sent).to.deep.equal([canary]);
    expect(arrived.leaks).to.deep.equal([]);
    arrived.stop();
  });

  it('P-07, F-N3: is let go of when the wizard is left while it is on its way', async () => {
    const visit = await aVisit({}, () => new Promise(() => {}));
    visit.wizard.send({type: 'exit.confirmed'});
    expect(visit.secret()).to.equal('');
    expect(visit.leaks).to.deep.equal([]);
    visit.stop();
  });
});
