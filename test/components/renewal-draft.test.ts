import {expect} from '@open-wc/testing';
import {DraftKeeper} from '../../src/components/shared/draft-keeper.js';
import {RenewalStorage, type OpenedDrafts} from '../../src/components/renewal/renewal-storage.js';
import type {OpenedDraft} from '../../src/components/shared/draft-storage.js';
import type {Autosave} from '../../src/storage/autosave.js';
import type {DraftEdit} from '../../src/storage/draft-kind.js';
import {macrotask} from './device.js';

const edit = (content: string): DraftEdit<string> => ({step: 'attest', content});

/** A draft whose removal waits, and what became of each autosave it was given. */
function slowDraft() {
  const savings: {edits: string[]; hasStopped: boolean}[] = [];
  let removed = (): void => {};
  const opened: OpenedDraft<string> = {
    draft: null,
    forks: [],
    autosave: () => {
      const saving = {edits: [] as string[], hasStopped: false};
      savings.push(saving);
      const stop = async () => void (saving.hasStopped = true);
      const change = ({content}: DraftEdit<string>) => void saving.edits.push(content);
      return {change, stop, discard: stop} as Partial<Autosave<string>> as Autosave<string>;
    },
    remove: () => new Promise((resolve) => (removed = resolve)),
    settled: () => {},
  };
  return {opened, savings, removed: () => removed()};
}

describe('the draft of a flow', () => {
  it('K-08: what is typed while the draft is being erased is kept afterwards', async () => {
    const {opened, savings, removed} = slowDraft();
    const keeper = new DraftKeeper(opened, () => {});
    const erased = keeper.erase();
    await macrotask();
    keeper.change(edit('typed meanwhile'));
    removed();
    await erased;
    expect(savings.at(-1)).to.deep.equal({edits: ['typed meanwhile'], hasStopped: false});
  });

  it('K-08: what is typed while the draft is being erased is kept by a flow that ends before it is', async () => {
    const {opened, savings, removed} = slowDraft();
    const keeper = new DraftKeeper(opened, () => {});
    const erased = keeper.erase();
    await macrotask();
    keeper.change(edit('typed meanwhile'));
    keeper.end();
    removed();
    await erased;
    expect(savings.at(-1)).to.deep.equal({edits: ['typed meanwhile'], hasStopped: true});
  });

  it('X-03: a flow that ends while its draft is being erased leaves no autosave behind', async () => {
    const {opened, savings, removed} = slowDraft();
    const keeper = new DraftKeeper(opened, () => {});
    const erased = keeper.erase();
    await macrotask();
    keeper.end();
    removed();
    await erased;
    expect(savings.map(({hasStopped}) => hasStopped)).to.deep.equal([true]);
  });
});

describe('the drafts of renewals', () => {
  /** The ids that drafts are opened by. */
  async function idsOf(...sets: readonly string[][]): Promise<string[]> {
    const ids: string[] = [];
    const opened: Partial<OpenedDrafts> = {
      store: {onHealth: () => () => {}, wipe: async () => ({deleted: [], failed: []}), close: async () => {}},
      openRenewal: async (id) => {
        ids.push(id);
        return {draft: null, forks: [], autosave: () => expect.fail(), remove: async () => {}};
      },
    };
    const storage = new RenewalStorage(
      {open: async () => opened as OpenedDrafts, erase: async () => ({deleted: [], failed: []})},
      () => {},
    );
    storage.open({accountId: 'account-1', tenant: '', memoryOnly: false});
    for (const set of sets) await storage.openRenewal(set, 30);
    return ids;
  }

  it('X-03: every set of agreements has a draft of its own, whatever its order', async () => {
    const [both, turned, one, other] = await idsOf(['a', 'b'], ['b', 'a'], ['a'], ['b']);
    expect(both).to.equal(turned);
    expect(new Set([both, one, other])).to.have.lengthOf(3);
    expect(one).to.equal('a');
  });

  it('X-03: the id of a draft of many agreements stays short enough to be kept, and is theirs alone', async () => {
    const many = (last: string) => [
      ...Array.from({length: 30}, (_, index) => `agreement-${index}-`.padEnd(60, 'x')),
      last,
    ];
    const ids = await idsOf(many('y'), many('z'), many('yy'));
    for (const id of ids) expect(id.length).to.be.at.most(500);
    expect(new Set(ids)).to.have.lengthOf(3);
  });
});

describe('the storage of drafts', () => {
  it('K-08, decision 14: what was typed last is kept before the store is let go of', async () => {
    const done: string[] = [];
    let kept = (): void => {};
    const opened = {
      store: {
        onHealth: () => () => {},
        wipe: async () => ({deleted: [], failed: []}),
        close: () => void done.push('closed'),
      },
      openRenewal: async () => ({
        draft: null,
        forks: [],
        autosave: () => {
          const flush = () => new Promise<void>((resolve) => (kept = () => (done.push('kept'), resolve())));
          return {change: () => {}, flush, stop: async () => {}} as unknown as Autosave<never>;
        },
        remove: async () => {},
      }),
    } as Partial<OpenedDrafts> as OpenedDrafts;
    const storage = new RenewalStorage(
      {open: async () => opened, erase: async () => ({deleted: [], failed: []})},
      () => {},
    );
    storage.open({accountId: 'account-1', tenant: '', memoryOnly: false});
    const keeper = new DraftKeeper(await storage.openRenewal(['agreement-1'], 30), () => {});
    keeper.change({step: 'attest', content: {} as never});
    storage.close();
    keeper.end();
    await macrotask();
    expect(done).to.deep.equal([]);
    kept();
    await macrotask();
    expect(done).to.deep.equal(['kept', 'closed']);
  });
});
