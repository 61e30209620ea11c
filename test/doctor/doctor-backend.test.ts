/** What the doctor says of a backend that does not answer, and of what stands in a backend's place. */
import {expect, fixture, html} from '@open-wc/testing';
import {httpBackend} from '../../src/backend/http/http-backend.js';
import {memoryBackend} from '../../src/backend/memory/index.js';
import '../../src/define/provisioning-wizard.js';
import '../../src/define/support-button.js';
import {doctor, explain, type Finding} from '../../src/doctor.js';
import {BackendError} from '../../src/domain/problem.js';

const policies = ['worker-failed', 'pictures-refused', 'trusted-types-kit'];
const found = async (root: ParentNode): Promise<readonly Finding[]> =>
  (await doctor({root, timeoutMilliseconds: 2000})).filter(({id}) => !policies.includes(id));
const withBackend = async (tag: 'provisioning-wizard' | 'support-button', backend: unknown) => {
  const box = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  const element = document.createElement(tag);
  Object.assign(element, {backend, storage: 'memory', orderId: 'order-1'});
  box.append(element);
  return box;
};
const blocked = (blockedURI: string) =>
  document.dispatchEvent(
    new SecurityPolicyViolationEvent('securitypolicyviolation', {
      disposition: 'enforce',
      effectiveDirective: 'connect-src',
      violatedDirective: 'connect-src',
      documentURI: location.href,
      originalPolicy: '',
      statusCode: 200,
      blockedURI,
    }),
  );
/** A backend whose calls all end with `problem`, while the page's policy refuses `address`. */
const failing = (problem: ConstructorParameters<typeof BackendError>[0], address: string) => ({
  ...memoryBackend(),
  getSession: async () => {
    blocked(address);
    throw new BackendError(problem);
  },
});

describe('doctor() of a backend', () => {
  const analytics = 'https://analytics.example/session/hit';
  const vendor = 'https://vendor.example/secret/session/get';

  it('F-E3: blames the policy for a call that it refused, and for no other', async () => {
    const refused = await found(await withBackend('provisioning-wizard', failing({kind: 'network'}, vendor)));
    expect(refused.map(({id, detail}) => ({id, detail}))).to.deep.equal([
      {id: 'connect-refused', detail: {directive: 'connect-src', origin: 'https://vendor.example'}},
    ]);
    const elsewhere = await found(await withBackend('provisioning-wizard', failing({kind: 'network'}, analytics)));
    expect(elsewhere.map(({id}) => id)).to.deep.equal(['backend-unreachable']);
    const answered = {kind: 'server', status: 500} as const;
    const answers = await found(await withBackend('provisioning-wizard', failing(answered, vendor)));
    expect(answers.map(({id}) => id)).to.deep.equal(['backend-refuses']);
  });

  it('F-E12: names the address at which nothing is, and the one where a page is in place of JSON', async () => {
    const http = (baseUrl: string) => withBackend('provisioning-wizard', httpBackend({baseUrl, retries: 0}));
    const [nothing] = await found(await http('/there-is-no-such-path'));
    expect(nothing).to.include({id: 'backend-not-there', severity: 'error', element: 'provisioning-wizard'});
    const address = `${location.origin}/there-is-no-such-path/session/get`;
    expect(nothing!.detail).to.include({address, status: 404});
    for (const [locale, says] of [
      ['en', `Nothing answers at ${address} (404).`],
      ['ru', `По адресу ${address} ничто не отвечает (404).`],
      ['sr', `Na adresi ${address} ništa ne odgovara (404).`],
    ] as const) {
      expect(explain(nothing!, locale).title).to.equal(says);
    }
    expect(explain(nothing!).mend).to.match(/^Is the path right\?/);
    const page = async () => new Response('<!doctype html>', {headers: {'Content-Type': 'text/html'}});
    const answersHtml = httpBackend({baseUrl: '/login', retries: 0, fetch: page});
    const [unreadable] = await found(await withBackend('provisioning-wizard', answersHtml));
    expect(unreadable).to.include({id: 'backend-unreadable'});
    expect(
      explain({...unreadable!, detail: {...unreadable!.detail, address: 'https://x.example/login'}}).title,
    ).to.contain(' from https://x.example/login ');
  });

  it('calls the function that the support button takes, and looks at what it brings', async () => {
    const good = await found(await withBackend('support-button', () => Promise.resolve(memoryBackend())));
    expect(good).to.deep.equal([]);
    const nowhere = httpBackend({baseUrl: '/there-is-no-such-path', retries: 0});
    const [first] = await found(await withBackend('support-button', async () => nowhere));
    expect(first?.id).to.equal('backend-not-there');
    const {listCases, ...lacking} = memoryBackend();
    void listCases;
    const [incomplete] = await found(await withBackend('support-button', () => lacking));
    expect(incomplete).to.deep.include({id: 'adapter-incomplete', detail: {missing: 'listCases'}});
    const brings = async (ask: () => unknown) => (await found(await withBackend('support-button', ask)))[0];
    const refuses = () => Promise.reject(new TypeError('no such file'));
    expect(await brings(refuses)).to.deep.include({id: 'backend-not-brought', detail: {error: 'TypeError'}});
    expect(await brings(() => undefined)).to.deep.include({id: 'backend-not-brought', detail: {error: 'undefined'}});
    expect(await brings(() => new Promise(() => {}))).to.deep.include({
      id: 'backend-not-brought',
      detail: {error: 'timeout'},
    });
  });

  it('tells a function and a promise from a backend that lacks methods', async () => {
    const detail = {tag: 'provisioning-wizard'};
    const [asked] = await found(await withBackend('provisioning-wizard', () => memoryBackend()));
    expect(asked).to.deep.include({id: 'backend-function', detail});
    const promised = await found(await withBackend('provisioning-wizard', Promise.resolve(memoryBackend())));
    expect(promised.map(({id}) => id)).to.deep.equal(['backend-promise']);
    expect(explain(promised[0]!).mend).to.contain('await');
    const late = await found(await withBackend('support-button', Promise.resolve(memoryBackend())));
    expect(late.map(({id}) => id)).to.deep.equal(['backend-promise']);
  });
});
