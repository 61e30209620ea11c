import {aTimeout, expect} from '@open-wc/testing';
import {openDB} from 'idb';
import {autosave, type Autosave, type AutosaveOptions, type DraftStatus} from '../../src/storage/autosave.js';
import {reviseOnDevice} from '../../src/storage/revise-on-device.js';
import {indexedDbStore, type IndexedDbStoreOptions} from '../../src/storage/indexed-db-store.js';
import {memoryStore} from '../../src/storage/memory-store.js';
import {draftKinds, letter, lettersIn, someDay, day, type Letter, type LetterRecords} from '../support/drafts.js';
import {deafConnection, freshName} from '../support/storage.js';

/** Longer than any test. */
const never = 600_000;
const id = 'renewal:1';

describe('saving by itself', () => {
  let name: string;
  const endings: (() => Promise<unknown>)[] = [];
  const open = (options: Partial<IndexedDbStoreOptions<typeof draftKinds>> = {}): LetterRecords => {
    const store = indexedDbStore({revise: reviseOnDevice, name, kinds: draftKinds, ...options});
    endings.push(() => store.wipe());
    return store;
  };
  const start = async (options: AutosaveOptions<Letter> = {}, store: LetterRecords = open()) => {
    const heard: string[] = [];
    const told = ({kept, conflict}: DraftStatus<Letter>) => {
      const reason = 'reason' in kept ? `/${kept.reason}` : '';
      heard.push(kept.state + reason + (conflict ? ` beside ${conflict.content.title}` : ''));
    };
    const saving: Autosave<Letter> = autosave((await lettersIn(store).open(id)).open, {onStatus: told, ...options});
    endings.push(() => saving.discard());
    return {saving, heard, store};
  };
  const titles = async () =>
    (await lettersIn(open()).list()).map(({fork, content}) => (fork ? '+' : '') + content.title);
  const until = async (condition: () => unknown) => {
    const limit = performance.now() + 8000;
    while (!(await condition())) {
      if (performance.now() > limit) throw new Error(`waited 8 s for ${String(condition)}`);
      await aTimeout(10);
    }
  };
  const saved = {state: 'saved', keptUntil: someDay + 30 * day};
  const show = (state: DocumentVisibilityState) => {
    Object.defineProperty(document, 'visibilityState', {value: state, configurable: true});
    document.dispatchEvent(new Event('visibilitychange', {bubbles: true}));
  };
  const withoutChannels = () => {
    const original = globalThis.BroadcastChannel;
    Object.defineProperty(globalThis, 'BroadcastChannel', {value: undefined, configurable: true, writable: true});
    endings.push(async () => {
      globalThis.BroadcastChannel = original;
    });
  };
  /** An opener whose connections have room to write while `hasRoom()`. */
  const limited = (hasRoom: () => boolean) =>
    (async (...parameters: Parameters<typeof openDB>) => {
      const database = await openDB(...parameters);
      return new Proxy(database, {
        get: (target, property) => {
          const value: unknown = target[property as keyof typeof target];
          if (property !== 'transaction') return typeof value === 'function' ? value.bind(target) : value;
          return (store: string, mode: IDBTransactionMode) => {
            if (mode === 'readonly' || hasRoom()) return target.transaction(store, mode);
            return {
              store: {get: async () => undefined, put: async () => 'key', transaction: {commit: () => undefined}},
              done: Promise.reject(new DOMException('full', 'QuotaExceededError')),
            };
          };
        },
      });
    }) as unknown as typeof openDB;

  beforeEach(() => {
    name = freshName();
  });
  afterEach(async () => {
    delete (document as {visibilityState?: unknown}).visibilityState;
    for (const end of endings.splice(0).reverse()) await end();
  });

  it('K-08: keeps what was typed without anybody asking, and says saved only then', async () => {
    const {saving, heard} = await start();
    expect(saving.status).to.deep.equal({kept: {state: 'empty'}, conflict: null});
    for (const title of ['t', 'ty', 'typ', 'type', 'typed']) saving.change(letter(title));
    expect(saving.status.kept).to.deep.equal({state: 'saving'});
    await until(() => saving.status.kept.state === 'saved');
    expect(saving.status.kept).to.deep.equal(saved);
    expect(heard).to.deep.equal(['empty', 'saving', 'saved']);
    expect(await titles()).to.deep.equal(['typed']);
    expect((await lettersIn(open()).open(id)).draft?.revision).to.equal(1);
    expect((await start()).saving.status.kept).to.deep.equal(saved);
  });

  it('K-08: keeps what is typed while somebody types on and on', async () => {
    const {saving} = await start({delayMilliseconds: 200, maxWait: 400});
    let letters = 0;
    const typing = setInterval(() => saving.change(letter(`${++letters}`)), 20);
    try {
      await until(async () => (await titles()).length > 0);
    } finally {
      clearInterval(typing);
    }
    await saving.flush();
    expect(await titles()).to.deep.equal([`${letters}`]);
  });

  it('keeps at once when told to', async () => {
    const {saving} = await start({delayMilliseconds: never, maxWait: never});
    saving.change(letter('x'));
    expect((await saving.flush()).kept).to.deep.equal(saved);
    expect(await titles()).to.deep.equal(['x']);
    saving.change(letter('y'));
    await saving.stop();
    expect(await titles()).to.deep.equal(['y']);
    saving.change(letter('after the end'));
    await saving.flush();
    expect(await titles()).to.deep.equal(['y']);
  });

  for (const [what, leave] of Object.entries({
    'put away': () => window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true})),
    frozen: () => document.dispatchEvent(new Event('freeze')),
    hidden: () => show('hidden'),
  })) {
    it(`F-S14: keeps what was typed when the page is ${what}, before the store lets go of its connection`, async () => {
      const modes: string[] = [];
      const opened = {count: 0};
      const counting = async (...parameters: Parameters<typeof openDB>) => {
        opened.count++;
        const database = await openDB(...parameters);
        return new Proxy(database, {
          get: (target, property) => {
            const value: unknown = target[property as keyof typeof target];
            if (property !== 'transaction') return typeof value === 'function' ? value.bind(target) : value;
            return (store: string, mode: IDBTransactionMode) => {
              modes.push(mode);
              return target.transaction(store, mode);
            };
          },
        });
      };
      const {saving} = await start({delayMilliseconds: never, maxWait: never}, open({open: counting as typeof openDB}));
      saving.change(letter('x'));
      modes.length = 0;
      leave();
      expect(modes).to.deep.equal(['readwrite']);
      await until(() => saving.status.kept.state === 'saved');
      expect(opened.count).to.equal(1);
      expect(await titles()).to.deep.equal(['x']);
    });
  }

  it('asks for no word before a page is left, also while something waits', async () => {
    const {addEventListener} = window;
    const heard = new Set<unknown>();
    window.addEventListener = function (...given: unknown[]) {
      heard.add(given[0]);
      return Reflect.apply(addEventListener, this, given);
    };
    endings.push(async () => void Object.assign(window, {addEventListener}));
    const {saving} = await start();
    saving.change(letter('x'));
    await until(() => saving.status.kept.state === 'saved');
    expect(heard.has('pagehide')).to.equal(true);
    expect(heard.has('beforeunload')).to.equal(false);
  });

  it('F-S5: says unsaved, never saved, while there is no room, and saves by itself when there is', async () => {
    let hasRoom = false;
    const {saving, heard, store} = await start({}, open({open: limited(() => hasRoom)}));
    saving.change(letter('x'));
    await until(() => saving.status.kept.state === 'unsaved');
    expect(saving.status.kept).to.deep.equal({state: 'unsaved', reason: 'quota'});
    expect(heard).to.deep.equal(['empty', 'saving', 'unsaved/quota']);
    expect((await lettersIn(store).open(id)).draft?.content.title).to.equal('x');
    expect(await titles()).to.deep.equal([]);
    hasRoom = true;
    await until(() => saving.status.kept.state === 'saved');
    expect(await titles()).to.deep.equal(['x']);
  });

  it('F-S6: saves by itself as soon as the database opens after all', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const late = async (...parameters: Parameters<typeof openDB>) => {
      await gate;
      return openDB(...parameters);
    };
    const {saving, heard} = await start({}, open({open: late as typeof openDB, waitMilliseconds: 100}));
    saving.change(letter('x'));
    await until(() => saving.status.kept.state === 'unsaved');
    release();
    await until(() => saving.status.kept.state === 'saved');
    expect(heard).to.deep.equal(['empty', 'saving', 'unsaved/timeout', 'saving', 'saved']);
    expect(await titles()).to.deep.equal(['x']);
  });

  it('F-S11: says from the start that nothing is kept on the device, and why', async () => {
    const {saving, heard} = await start({}, memoryStore({kinds: draftKinds}));
    saving.change(letter('x'));
    await until(() => saving.status.kept.state !== 'saving');
    expect(heard).to.deep.equal(['empty', 'memoryOnly/requested', 'saving', 'memoryOnly/requested']);
    const denied = open({open: () => Promise.reject(new DOMException('no', 'SecurityError'))});
    expect((await start({}, denied)).heard).to.deep.equal(['empty', 'memoryOnly/denied']);
  });

  it('F-S15: says saved no more as soon as another tab wipes, and brings nothing back', async () => {
    const {saving, heard} = await start({delayMilliseconds: 50});
    saving.change(letter('canary'));
    await until(() => saving.status.kept.state === 'saved');
    saving.change(letter('canary, longer'));
    await open().wipe();
    await until(() => saving.status.kept.state === 'memoryOnly');
    await saving.flush();
    expect(heard.at(-1)).to.equal('memoryOnly/wiped');
    expect(await titles()).to.deep.equal([]);
  });

  it('F-S6: what another tab held up is looked at when that one makes way, and can be left aside', async () => {
    const {saving: earlier} = await start();
    earlier.change(letter('earlier'));
    await earlier.stop();
    const old = await deafConnection(name);
    const {saving} = await start({}, open({layout: 2}));
    await until(() => saving.status.kept.state === 'unsaved');
    old.close();
    await until(() => saving.status.conflict);
    expect(saving.status.conflict?.content.title).to.equal('earlier');
    await saving.keepMine();
    expect(saving.status.conflict).to.equal(null);
    saving.change(letter('mine'));
    await saving.flush();
    expect(saving.status.conflict).to.equal(null);
    const kept = await lettersIn(open({layout: 2})).list();
    expect(kept.map(({fork, content}) => (fork ? '+' : '') + content.title)).to.have.members(['mine', '+earlier']);
  });

  it('F-S9: an edit that is not allowed is called unsaved, and the next one is kept', async () => {
    const {saving, heard} = await start();
    saving.change({step: 'company', content: {title: 1}} as never);
    await until(() => saving.status.kept.state === 'unsaved');
    saving.change(letter('x'));
    await until(() => saving.status.kept.state === 'saved');
    expect(heard).to.deep.equal(['empty', 'saving', 'unsaved/refused', 'saving', 'saved']);
  });

  it('F-S8: hears of another tab at once where tabs can talk', async () => {
    const {saving: one, heard} = await start();
    const {saving: other} = await start();
    other.change(letter('other'));
    await until(() => one.status.conflict);
    expect(heard).to.deep.equal(['empty', 'empty beside other']);
    expect((await one.takeTheirs())?.content.title).to.equal('other');
    expect(one.status).to.deep.equal({kept: saved, conflict: null});
    one.change(letter('other, longer'));
    await one.flush();
    expect(await titles()).to.deep.equal(['other, longer']);
    await until(() => other.status.conflict?.content.title === 'other, longer');
  });

  it('F-S8, K-30: is right where tabs cannot talk: three write, none is lost, each learns of it when it saves', async () => {
    withoutChannels();
    const [one, two, three] = await Promise.all([start(), start(), start()]);
    for (const [index, {saving}] of [one, two, three].entries()) {
      saving.change(letter(`text ${index}`));
      await saving.flush();
    }
    expect(one.saving.status).to.deep.equal({kept: saved, conflict: null});
    expect(two.heard.at(-1)).to.equal('saved beside text 0');
    expect(three.heard.at(-1)).to.equal('saved beside text 0');
    expect(await titles()).to.have.members(['text 0', '+text 1', '+text 2']);
    await three.saving.keepMine();
    expect(three.saving.status).to.deep.equal({kept: saved, conflict: null});
    expect(await titles()).to.have.members(['text 2', '+text 0', '+text 1']);
    expect((await two.saving.takeTheirs())?.content.title).to.equal('text 2');
    expect(await titles()).to.have.members(['text 2', '+text 0', '+text 1']);
  });

  for (const [what, comeBack] of Object.entries({
    'shown again': () => show('visible'),
    'back from the cache': () => window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})),
  })) {
    it(`F-S8, F-S14: looks what other tabs did when it is ${what}`, async () => {
      withoutChannels();
      const {saving: one} = await start();
      const {saving: other} = await start();
      other.change(letter('other'));
      await other.flush();
      expect(one.status.conflict).to.equal(null);
      comeBack();
      await until(() => one.status.conflict?.content.title === 'other');
    });
  }

  it('F-S14: has no channel open while the page is put away, and hears again afterwards', async () => {
    const original = globalThis.BroadcastChannel;
    let channels = 0;
    globalThis.BroadcastChannel = class extends original {
      constructor(channel: string) {
        super(channel);
        channels++;
      }
      override close() {
        super.close();
        channels--;
      }
    };
    endings.push(async () => {
      globalThis.BroadcastChannel = original;
    });
    const {saving} = await start();
    expect(channels).to.equal(1);
    window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    expect(channels).to.equal(0);
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    const {saving: other} = await start();
    expect(channels).to.equal(2);
    other.change(letter('other'));
    await until(() => saving.status.conflict);
    await Promise.all([saving.stop(), other.stop()]);
    expect(channels).to.equal(0);
  });

  it('goes on with a fork, and keeps in its place what the draft held', async () => {
    const {saving: one} = await start();
    const {saving: other} = await start();
    one.change(letter('one'));
    await one.flush();
    other.change(letter('other'));
    await other.stop();
    const {forks} = await lettersIn(open()).open(id);
    one.change(letter('one, longer'));
    const taken = await one.takeFork(forks[0]!.fork!);
    expect(taken?.content.title).to.equal('other');
    expect(one.status).to.deep.equal({kept: saved, conflict: null});
    expect(await titles()).to.deep.equal(['other', '+one, longer']);
  });

  it('K-05: a draft that was sent is gone, with what still waited, and does not come back', async () => {
    const {saving} = await start();
    saving.change(letter('sent'));
    await saving.flush();
    saving.change(letter('sent, a second too late'));
    await saving.discard();
    expect(saving.status.kept).to.deep.equal({state: 'empty'});
    saving.change(letter('after that'));
    window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: false}));
    await saving.flush();
    expect(await titles()).to.deep.equal([]);
  });

  it('F-S8: keeping mine before anything was typed here keeps what was opened', async () => {
    const first = await start();
    first.saving.change(letter('first'));
    await first.saving.stop();
    const {saving: one} = await start();
    const {saving: other} = await start();
    other.change(letter('other'));
    await other.flush();
    await until(() => one.status.conflict);
    await one.keepMine();
    expect(await titles()).to.deep.equal(['first', '+other']);
  });
});
