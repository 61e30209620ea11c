import {expect, fixture, html} from '@open-wc/testing';
import {memoryBackend} from '../../src/backend/memory/index.js';
import type {PartnerBackend} from '../../src/backend/partner-backend.js';
import '../../src/define/provisioning-wizard.js';
import {doctor, explain, type Finding, type FindingId} from '../../src/doctor.js';
import {findingIds} from '../../src/doctor/finding.js';
import {BackendError} from '../../src/domain/problem.js';
import {databasePrefix} from '../../src/storage/database-name.js';

/** Every test says what its page has beside a wizard that is well placed. */
interface Page {
  readonly backend?: unknown;
  readonly orderId?: string;
  readonly storage?: 'device' | 'memory';
  readonly lang?: string;
}

const mounted = async ({
  backend = memoryBackend(),
  orderId = 'order-1',
  storage = 'memory',
  lang = 'en',
}: Page = {}) => {
  const box = await fixture<HTMLElement>(html`<div>
    <provisioning-wizard .backend=${backend as PartnerBackend} order-id=${orderId} storage=${storage}></provisioning-wizard>
  </div>`);
  if (lang) box.lang = lang;
  return {box, wizard: box.querySelector('provisioning-wizard')!};
};

const look = (root?: ParentNode) => doctor({timeoutMilliseconds: 400, ...(root && {root})});
const idsOf = (findings: readonly Finding[]) => findings.map(({id}) => id);
const ids = async (page: Page = {}) => idsOf(await look((await mounted(page)).box));
const detailOf = (findings: readonly Finding[], id: FindingId) => findings.find((one) => one.id === id)?.detail;

/** `target[name]` is something else while `work` runs. */
async function replaced<T>(
  target: object,
  name: string,
  descriptor: PropertyDescriptor,
  work: () => Promise<T>,
): Promise<T> {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, {configurable: true, ...descriptor});
  try {
    return await work();
  } finally {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  }
}

const withSession = (getSession: PartnerBackend['getSession'], rest: Partial<PartnerBackend> = {}) => ({
  ...memoryBackend(),
  getSession,
  ...rest,
});
const refusing = (problem: ConstructorParameters<typeof BackendError>[0]) =>
  withSession(() => Promise.reject(new BackendError(problem)));

describe('doctor()', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await ids({storage: 'device'})).to.deep.equal([]);
  });

  it('names an element without a backend or an order, and takes both from where the element does', async () => {
    const {box} = await mounted({orderId: ''});
    expect(idsOf(await look(box))).to.deep.equal(['order-missing']);
    const bare = await fixture<HTMLElement>(
      html`<div lang="en"><provisioning-wizard order-id="order-1" storage="memory"></provisioning-wizard></div>`,
    );
    expect(await look(bare)).to.deep.equal([
      {id: 'backend-missing', severity: 'error', element: 'provisioning-wizard', detail: {tag: 'provisioning-wizard'}},
    ]);
    const provided = await fixture<HTMLElement>(html`<div>
      <partner-kit .backend=${memoryBackend()} locale="ru" storage="memory"><provisioning-wizard order-id="order-1"></provisioning-wizard></partner-kit>
    </div>`);
    expect(await look(provided)).to.deep.equal([]);
    const nested = await fixture<HTMLElement>(html`<div>
      <partner-kit .backend=${memoryBackend()} storage="memory"><partner-kit locale="ru"><provisioning-wizard order-id="order-1"></provisioning-wizard></partner-kit></partner-kit>
    </div>`);
    expect(await look(nested)).to.deep.equal([]);
  });

  it('names the methods that an adapter lacks for the elements on the page, and no others', async () => {
    const {mapOrder, serverNow, listAgreements, ...backend} = memoryBackend();
    void [mapOrder, serverNow, listAgreements];
    const {box} = await mounted({backend});
    expect(detailOf(await look(box), 'adapter-incomplete')).to.deep.equal({missing: 'mapOrder, serverNow'});
  });

  it('F-E12: tells a backend that does not answer from one that refuses, answers otherwise, throws, or knows nobody', async () => {
    expect(await ids({backend: withSession(() => new Promise(() => {}))})).to.deep.equal(['backend-unreachable']);
    expect(await ids({backend: refusing({kind: 'network'})})).to.deep.equal(['backend-unreachable']);
    expect(await ids({backend: refusing({kind: 'server', status: 500})})).to.deep.equal(['backend-refuses']);
    expect(await ids({backend: refusing({kind: 'contract', path: 'getSession.account'})})).to.deep.equal([
      'backend-unreadable',
    ]);
    expect(await ids({backend: withSession(() => Promise.reject(new Error('no')))})).to.deep.equal(['backend-throws']);
    expect(await ids({backend: withSession(async () => ({account: null}))})).to.include('signed-out');
    expect(await ids({backend: refusing({kind: 'signed-out'})})).to.include('signed-out');
  });

  it('F-T1: tells how far the server’s clock is from the device’s, and where it is missing or in seconds', async () => {
    const clock = (serverNow: () => number | null) => ({...memoryBackend(), serverNow});
    expect(await ids({backend: clock(() => null)})).to.deep.equal(['clock-missing']);
    expect(await ids({backend: clock(() => Math.round(Date.now() / 1000))})).to.deep.equal(['clock-in-seconds']);
    expect(await ids({backend: clock(() => Date.now() + 60_000)})).to.deep.equal([]);
    const {box} = await mounted({backend: clock(() => Date.now() - 30 * 86_400_000)});
    const findings = await look(box);
    expect(idsOf(findings)).to.deep.equal(['clock-skew']);
    expect(explain(findings[0]!).title).to.equal('The server’s clock is 30 days behind the device’s.');
    expect(explain(findings[0]!, 'ru').title).to.contain('30 дней');
    expect(explain(findings[0]!, 'sr').title).to.contain('30 dana');
  });

  it('asks each backend once, whoever shares it', async () => {
    let asked = 0;
    const backend = memoryBackend();
    const counting = withSession((request) => (asked++, backend.getSession(request)));
    const {box} = await mounted({backend: counting});
    const second = document.createElement('provisioning-wizard');
    Object.assign(second, {backend: counting, orderId: 'order-1', storage: 'memory'});
    box.append(second);
    const before = asked;
    await look(box);
    expect(asked - before).to.be.at.most(1 + 2);
    expect(asked - before).to.be.at.least(1);
  });

  describe('of the device’s storage', () => {
    const names = async () => (await indexedDB.databases()).map(({name}) => name);

    it('F-S11: says that the browser refuses it, and asks nothing where the host keeps to memory', async () => {
      const refuse = {
        value: () => {
          throw new DOMException('The request was denied.', 'SecurityError');
        },
      };
      await replaced(IDBFactory.prototype, 'open', refuse, async () => {
        const {box} = await mounted({storage: 'device'});
        expect(detailOf(await look(box), 'storage-refused')).to.deep.equal({error: 'SecurityError'});
        expect(await ids({storage: 'memory'})).to.deep.equal([]);
      });
    });

    it('says so of a page without an origin, as in a sandboxed frame', async () => {
      await replaced(globalThis, 'origin', {value: 'null'}, async () => {
        expect(await ids({storage: 'device'})).to.include('storage-refused');
      });
    });

    it('says that it is full, or nearly so', async () => {
      const full = {
        value: () => {
          throw new DOMException('There is no room left.', 'QuotaExceededError');
        },
      };
      await replaced(IDBObjectStore.prototype, 'put', full, async () => {
        expect(await ids({storage: 'device'})).to.include('storage-full');
      });
      const estimate = {value: {estimate: async () => ({usage: 96, quota: 100})}};
      await replaced(navigator, 'storage', estimate, async () => {
        const {box} = await mounted({storage: 'device'});
        expect(detailOf(await look(box), 'storage-nearly-full')).to.deep.equal({percent: 96});
      });
    });

    it('F-S8: says that another tab holds it, leaves nothing behind, and is in nobody’s way', async () => {
      const name = `${databasePrefix}held`;
      const opened = (version: number) => {
        const request = indexedDB.open(name, version);
        return {
          request,
          done: new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result))),
        };
      };
      const old = await opened(1).done;
      const newer = opened(2);
      const {box} = await mounted({storage: 'device'});
      expect(detailOf(await look(box), 'storage-blocked')).to.deep.equal({databases: 1});
      old.close();
      const database = await newer.done;
      expect(database.version).to.equal(2);
      expect(await names()).to.not.include(`${databasePrefix}doctor`);
      database.close();
      await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve));
      expect(idsOf(await look(box))).to.deep.equal([]);
    });

    it('says that a page is not served securely', async () => {
      await replaced(globalThis, 'isSecureContext', {value: false}, async () => {
        expect(await ids()).to.deep.equal(['not-secure']);
      });
    });
  });

  describe('of the page’s looks', () => {
    const styled = async (styles: Partial<CSSStyleDeclaration>) => {
      const {box, wizard} = await mounted();
      await wizard.updateComplete;
      box.className = 'frame';
      Object.assign(box.style, styles);
      return look(box.parentElement!);
    };

    it('says that an element has no room, unless it is hidden', async () => {
      expect(detailOf(await styled({width: '120px'}), 'no-room')).to.include({width: 120});
      expect(idsOf(await styled({display: 'none'}))).to.deep.equal([]);
    });

    it('says what cuts an element off, and takes what scrolls for no cut', async () => {
      const cut = await styled({overflow: 'hidden', height: '20px'});
      expect(detailOf(cut, 'cut-off')).to.deep.equal({by: 'div.frame', axis: 'y'});
      expect(idsOf(await styled({overflow: 'auto', height: '20px'}))).to.deep.equal([]);
    });
  });

  it('says that nobody told a language, or one without words', async () => {
    const {lang} = document.documentElement;
    document.documentElement.removeAttribute('lang');
    try {
      expect(await ids({lang: ''})).to.deep.equal(['lang-missing']);
    } finally {
      document.documentElement.lang = lang;
    }
    const {box} = await mounted({lang: 'de-AT'});
    expect(await look(box)).to.deep.equal([
      {id: 'lang-unknown', severity: 'note', element: 'provisioning-wizard', detail: {lang: 'de-AT'}},
    ]);
  });

  it('never throws, whatever it meets', async () => {
    const box = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const renewal = document.createElement('partner-renewal');
    Object.defineProperty(renewal, 'backend', {
      get: () => {
        throw new Error('no');
      },
    });
    box.append(renewal);
    const failed = (await look(box)).filter(({id}) => id === 'check-failed').map(({detail}) => detail['check']);
    expect(failed).to.deep.equal(['adapters', 'session']);
    const strange = {querySelectorAll: () => null} as unknown as ParentNode;
    expect(idsOf(await look(strange))).to.deep.equal(['check-failed']);
    expect(await doctor(null)).to.be.an('array');
  });

  it('F-E14: changes nothing on the page, and tells nothing of a person', async () => {
    const {box} = await mounted({
      backend: refusing({kind: 'invalid', code: 'canary'}),
      orderId: 'order-canary',
      lang: '',
    });
    box.id = 'milena-canary';
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    const findings = await look(box);
    observer.disconnect();
    expect(changes).to.deep.equal([]);
    expect(findings).to.deep.equal(JSON.parse(JSON.stringify(findings)));
    expect(JSON.stringify(findings)).to.not.match(/milena|order-canary/);
  });
});

describe('explain()', () => {
  const detail = new Proxy({}, {get: (_, name) => (name === 'seconds' || name === 'percent' ? 7200 : 'the-detail')});
  const all = Object.entries(findingIds).map(([id, severity]): Finding => ({id: id as FindingId, severity, detail}));

  it('has words in three languages for everything that can be found', () => {
    for (const finding of all) {
      const said = ['en', 'ru-RU', 'sr-Latn'].map((locale) => explain(finding, locale));
      for (const {title, mend} of said) {
        expect(title, finding.id).to.match(/^\S.*\.$/);
        expect(mend, finding.id).to.match(/^\S.*\.$/);
        expect(`${title} ${mend}`).to.not.match(/undefined|NaN|\[object/);
      }
      expect(new Set(said.map(({title}) => title)).size, finding.id).to.equal(3);
      expect(said[1]!.title, finding.id).to.match(/[А-Яа-я]/);
      expect(said[2]!.title, finding.id).to.not.match(/[А-Яа-я]/);
    }
    expect(explain(all[0]!, 'de')).to.deep.equal(explain(all[0]!));
  });

  it('never throws: what another version found, and what lacks its details, has a general sentence', () => {
    const strange = [
      {id: 'of-a-newer-version', severity: 'error', detail: {}},
      {id: 'two-versions'},
      {id: 'clock-skew', severity: 'warning', detail: {seconds: 'long'}},
      {id: 'clock-skew', severity: 'warning', detail: {}},
      {id: 'toString', severity: 'error', detail: {}},
      {id: 'cut-off', severity: 'warning', detail: {by: {}}},
      {},
      null,
    ] as unknown as readonly Finding[];
    for (const finding of strange) {
      for (const locale of ['en', 'ru', 'sr', null as unknown as string]) {
        const {title, mend, section} = explain(finding, locale);
        expect(title, JSON.stringify(finding)).to.contain(finding?.id ?? '?');
        expect(`${title} ${mend}`).to.not.match(/undefined|NaN|\[object/);
        expect(section).to.equal('docs/guide-host.md#something-does-not-work');
      }
    }
  });

  it('names sections that the guides have', async () => {
    const anchors = new Map<string, readonly string[]>();
    for (const finding of all) {
      const [path, anchor] = explain(finding).section.split('#') as [string, string];
      if (!anchors.has(path)) {
        const text = await (await fetch(`/${path}`)).text();
        anchors.set(
          path,
          [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slug(heading!)),
        );
      }
      expect(anchors.get(path), finding.id).to.include(anchor);
    }
  });

  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-');
});
