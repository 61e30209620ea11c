import {expect} from '@open-wc/testing';
import type {KeptIn} from '../../src/storage/port.js';
import {draft, notices, type TestStore} from '../support/storage.js';

/** What every store does, whatever keeps the records. `keptIn` is what a successful `put` answers. */
export function storageContract(name: string, keptIn: KeptIn, open: () => TestStore): void {
  describe(`storage contract: ${name}`, () => {
    let store: TestStore;
    beforeEach(() => {
      store = open();
    });
    afterEach(async () => {
      await store.wipe();
    });

    const refusal = (value: unknown): Promise<string> =>
      store.put('draft', 'a', value as never).then(
        () => 'written',
        (error: Error) => error.name,
      );

    it('answers null for what was never written', async () => {
      expect(await store.get('draft', 'a')).to.equal(null);
      expect(await store.list('draft')).to.deep.equal([]);
    });

    it('gives back what was written, with its time', async () => {
      const before = Date.now();
      expect(await store.put('draft', 'a', draft())).to.equal(keptIn);
      const record = await store.get('draft', 'a');
      expect(record).to.deep.include({key: 'a', value: draft()});
      expect(record!.at).to.be.within(before, Date.now());
    });

    it('replaces a record', async () => {
      await store.put('draft', 'a', draft('first'));
      await store.put('draft', 'a', draft('second'));
      expect((await store.get('draft', 'a'))!.value.title).to.equal('second');
      expect(await store.list('draft')).to.have.length(1);
    });

    it('keeps the last of several writes that were not waited for', async () => {
      const writes = ['one', 'two', 'three'].map((title) => store.put('draft', 'a', draft(title)));
      expect((await store.get('draft', 'a'))!.value.title).to.equal('three');
      await Promise.all(writes);
      expect((await store.get('draft', 'a'))!.value.title).to.equal('three');
    });

    it('X-17: revises a record where its writer saw what is there, and nowhere else', async () => {
      const seen: unknown[] = [];
      const revise = (title: string | null, ...answers: (string | null)[]) =>
        store.revise('draft', 'a', title === null ? null : draft(title), (found) => {
          seen.push(found && found !== 'newer' ? found.title : found);
          return answers[0]!;
        });
      const titles = async () => (await store.list('draft')).map(({key, value}) => `${key} ${value.title}`);
      expect(await revise('first', 'a')).to.equal(keptIn);
      expect(await revise('second', 'a')).to.equal(keptIn);
      expect(await revise('aside', 'b')).to.equal(keptIn);
      await revise('nowhere', null);
      expect(seen).to.deep.equal([null, 'first', 'second', 'second']);
      expect(await titles()).to.deep.equal(['a second', 'b aside']);
      await revise(null, null);
      expect(await titles()).to.deep.equal(['a second', 'b aside']);
      await revise(null, 'a');
      expect(await titles()).to.deep.equal(['b aside']);
    });

    it('X-17: revisions made at once see each other, in order', async () => {
      const seen: string[] = [];
      await Promise.all(
        ['one', 'two', 'three'].map((title) =>
          store.revise('draft', 'a', draft(title), (found) => {
            seen.push(found && found !== 'newer' ? found.title : 'nothing');
            return 'a';
          }),
        ),
      );
      expect(seen).to.deep.equal(['nothing', 'one', 'two']);
      expect((await store.get('draft', 'a'))!.value.title).to.equal('three');
    });

    it('F-S9: refuses to revise with what the kind does not allow', async () => {
      await store.put('draft', 'a', draft());
      const error = await store
        .revise('draft', 'a', {...draft(), canary: 'x'} as never, () => 'a')
        .catch(({name: itsName}: Error) => itsName);
      expect(error).to.equal('StorageMisuse');
      expect((await store.get('draft', 'a'))!.value).to.deep.equal(draft());
    });

    it('keeps kinds and keys apart and lists a kind by key', async () => {
      const keys = ['b', 'a', '', '__proto__', 'ключ', 'a/b', '["draft","a"]'];
      for (const key of keys) await store.put('draft', key, draft(key));
      await store.put('counter', 'a', {count: 1});
      const listed = await store.list('draft');
      expect(listed.map(({key}) => key)).to.deep.equal([...keys].sort());
      expect(listed.every(({key, value}) => value.title === key)).to.equal(true);
      expect((await store.list('counter')).map(({value}) => value)).to.deep.equal([{count: 1}]);
    });

    it('deletes one record', async () => {
      await store.put('draft', 'a', draft());
      await store.put('draft', 'b', draft());
      await store.delete('draft', 'a');
      await store.delete('draft', 'never there');
      expect(await store.get('draft', 'a')).to.equal(null);
      expect((await store.list('draft')).map(({key}) => key)).to.deep.equal(['b']);
    });

    it('keeps copies: later changes of an object change no record', async () => {
      const value = draft();
      await store.put('draft', 'a', value);
      value.lines.push(3);
      (await store.get('draft', 'a'))!.value.lines.push(4);
      expect((await store.get('draft', 'a'))!.value).to.deep.equal(draft());
    });

    it('F-S9: refuses to write unknown fields and wrong types, and keeps what was there', async () => {
      const heard = notices(store);
      await store.put('draft', 'a', draft());
      for (const value of [
        {...draft(), canary: 'x'},
        {...draft(), title: 1},
        {title: 'x'},
        null,
        undefined,
        'text',
        [],
      ]) {
        expect(await refusal(value)).to.equal('StorageMisuse');
      }
      expect(heard.filter(({type}) => type === 'recordRefused')).to.have.length(7);
      expect((await store.get('draft', 'a'))!.value).to.deep.equal(draft());
    });

    it('names the field and never the value when it refuses', async () => {
      const heard = notices(store);
      const error = await store.put('draft', 'a', {...draft(), title: {secret: 'canary'}} as never).catch(String);
      expect(error).to.contain('title').and.not.contain('canary');
      expect(JSON.stringify(heard)).to.not.contain('canary');
    });

    it('F-S10: refuses inherited keys, depth, bulk and what is not plain data, without a freeze', async () => {
      let deep: unknown = 'end';
      for (let level = 0; level < 100_000; level++) deep = {deep};
      const cycle: Record<string, unknown> = {...draft()};
      cycle['lines'] = cycle;
      const hostile: unknown[] = [
        JSON.parse('{"title":"x","lines":[],"note":null,"__proto__":{"polluted":true}}'),
        JSON.parse('{"title":"x","lines":[],"note":null,"constructor":{"prototype":{"polluted":true}}}'),
        {...draft(), toString: 'x'},
        {...draft(), note: deep},
        {...draft(), note: 'x'.repeat(50_000_000)},
        {...draft(), lines: new Array(1_000_000).fill(0)},
        {...draft(), lines: [Number.NaN]},
        Object.assign(Object.create({inherited: true}), draft()),
        cycle,
        new Map(),
      ];
      for (const [index, value] of hostile.entries()) {
        const start = performance.now();
        expect(await refusal(value), `input ${index}`).to.equal('StorageMisuse');
        expect(performance.now() - start, `time of input ${index}`).to.be.below(100);
      }
      expect(({} as {polluted?: boolean}).polluted).to.equal(undefined);
      expect(await store.list('draft')).to.deep.equal([]);
    });

    it('reads back everything it agreed to write, up to the limits', async () => {
      const value = {title: 'x'.repeat(999_970), lines: [], note: null};
      expect(await store.put('draft', 'a', value)).to.equal(keptIn);
      expect((await store.get('draft', 'a'))?.value).to.deep.equal(value);
    });

    it('has no kind that was not declared', async () => {
      for (const kind of ['other', '__proto__', 'constructor']) {
        const error = await store.get(kind as never, 'a').catch((reason: Error) => reason.name);
        expect(error).to.equal('StorageMisuse');
      }
    });

    it('tells a new listener the present health and an old one nothing more', async () => {
      const heard: string[] = [];
      const end = store.onHealth((notice) => heard.push(notice.type));
      expect(heard).to.deep.equal(['healthChanged']);
      end();
      await refusal({});
      await store.wipe();
      expect(heard).to.deep.equal(['healthChanged']);
    });

    it('F-S15: has nothing after a wipe and keeps later writes off the device', async () => {
      await store.put('draft', 'a', draft());
      const {failed} = await store.wipe();
      expect(failed).to.deep.equal([]);
      expect(await store.get('draft', 'a')).to.equal(null);
      expect(await store.list('draft')).to.deep.equal([]);
      expect(store.health).to.deep.equal({state: 'memoryOnly', reason: 'wiped'});
      expect(await store.put('draft', 'a', draft())).to.equal('memory');
    });

    it('answers after it was closed', async () => {
      await store.put('draft', 'a', draft());
      store.close();
      expect(store.health).to.deep.equal({state: 'memoryOnly', reason: 'closed'});
      expect(await store.get('draft', 'a')).to.equal(null);
      expect(await store.put('draft', 'a', draft())).to.equal('memory');
    });
  });
}
