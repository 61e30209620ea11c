import {expect} from '@open-wc/testing';
import type {DraftStore} from '../../src/storage/draft-store.js';
import type {EditKept} from '../../src/storage/open-draft.js';
import {day, draftKinds, letter, lettersIn, someDay, type Letter, type LetterRecords} from '../support/drafts.js';

/** What drafts do, whatever keeps them. `device` tells whether the store under test reaches the device. */
export function draftContract(name: string, device: boolean, open: (kinds: typeof draftKinds) => LetterRecords): void {
  describe(`drafts: ${name}`, () => {
    const id = 'renewal:1';
    let store: LetterRecords;
    let now: number;
    let letters: DraftStore<Letter>;
    beforeEach(() => {
      store = open(draftKinds);
      now = someDay;
      letters = lettersIn(store, () => now);
    });
    afterEach(async () => {
      await store.wipe();
    });
    const kept = (days = 30): EditKept =>
      device ? {state: 'saved', keptUntil: now + days * day} : {state: 'memoryOnly', reason: 'requested'};
    const titles = async () => (await letters.list()).map(({fork, content}) => (fork ? '+' : '') + content.title);

    it('K-08, X-16: gives back what was typed, with the name of its step and how long it is kept', async () => {
      const {open: draft, ...found} = await letters.open(id);
      expect(found).to.deep.equal({draft: null, forks: [], discarded: null});
      expect(draft.kept).to.equal(null);
      expect(await draft.save(letter('first', 'countries'))).to.deep.equal(kept());
      const again = await letters.open(id);
      expect(again.draft).to.deep.equal({
        id,
        fork: null,
        revision: 1,
        step: 'countries',
        content: {title: 'first', lines: []},
        editedAt: now,
        keptUntil: now + 30 * day,
      });
      expect(again.forks).to.deep.equal([]);
      expect(again.open.kept).to.deep.equal(kept());
    });

    it('keeps ids and kinds apart, whatever the ids look like', async () => {
      const ids = ['a', '["a"]', 'a","b', '__proto__', 'ключ'];
      for (const one of ids) await (await letters.open(one)).open.save(letter(one));
      for (const one of ids) expect((await letters.open(one)).draft?.content.title).to.equal(one);
      expect((await letters.list()).map((draft) => draft.id)).to.have.members(ids);
      expect(await store.list('note')).to.deep.equal([]);
    });

    it('counts every edit, and edits of one opening never get in each other’s way', async () => {
      const {open: draft} = await letters.open(id);
      await Promise.all(['one', 'two', 'three'].map((title) => draft.save(letter(title))));
      await draft.save(letter('four'));
      const {draft: found, forks} = await letters.open(id);
      expect(found).to.deep.include({revision: 4, content: {title: 'four', lines: []}});
      expect(forks).to.deep.equal([]);
    });

    it('goes on from where an earlier opening ended', async () => {
      await (await letters.open(id)).open.save(letter('first'));
      const {open: draft} = await letters.open(id);
      await draft.save(letter('second'));
      expect(draft.conflict).to.equal(null);
      expect(await titles()).to.deep.equal(['second']);
    });

    it('F-S8, X-17: a stale save overwrites nothing, is kept as a fork, and says what the other one holds', async () => {
      await (await letters.open(id)).open.save(letter('before'));
      const one = (await letters.open(id)).open;
      const other = (await letters.open(id)).open;
      await one.save(letter('mine'));
      expect(await other.save(letter('stale'))).to.deep.equal(kept());
      expect(one.conflict).to.equal(null);
      expect(other.conflict).to.deep.include({fork: null, revision: 2, content: {title: 'mine', lines: []}});
      await other.save(letter('stale, longer'));
      expect(await titles()).to.deep.equal(['mine', '+stale, longer']);
      await one.save(letter('mine, longer'));
      expect(other.conflict?.content.title).to.equal('mine');
      expect((await other.check())?.content.title).to.equal('mine, longer');
      expect(await one.check()).to.equal(null);
    });

    it('F-S8: two that begin the same draft keep both texts', async () => {
      const one = (await letters.open(id)).open;
      const other = (await letters.open(id)).open;
      await Promise.all([one.save(letter('one')), other.save(letter('other'))]);
      expect(await titles()).to.have.members(['one', '+other']);
    });

    it('F-S8: keeping mine makes a fork of theirs, and the other one is told', async () => {
      const one = (await letters.open(id)).open;
      const other = (await letters.open(id)).open;
      await one.save(letter('theirs'));
      await other.save(letter('mine'));
      expect(await other.keepMine()).to.deep.equal(kept());
      expect(other.conflict).to.equal(null);
      expect(await titles()).to.deep.equal(['mine', '+theirs']);
      await other.save(letter('mine, longer'));
      expect(await titles()).to.deep.equal(['mine, longer', '+theirs']);
      await one.save(letter('theirs, longer'));
      expect(one.conflict?.content.title).to.equal('mine, longer');
      expect(await titles()).to.deep.equal(['mine, longer', '+theirs, longer']);
    });

    it('F-S8: taking theirs leaves mine as a fork, which can be opened later', async () => {
      const one = (await letters.open(id)).open;
      const other = (await letters.open(id)).open;
      await one.save(letter('theirs'));
      await other.save(letter('mine', 'attest'));
      expect((await other.takeTheirs())?.content.title).to.equal('theirs');
      expect(other.conflict).to.equal(null);
      await other.save(letter('theirs, longer'));
      expect(await titles()).to.deep.equal(['theirs, longer', '+mine']);
      const {open: later, forks} = await letters.open(id);
      const taken = await later.takeFork(forks[0]!.fork!);
      expect(taken).to.deep.include({step: 'attest', content: {title: 'mine', lines: []}});
      expect(await titles()).to.deep.equal(['mine', '+theirs, longer']);
      expect(await later.takeFork('none such')).to.equal(null);
    });

    it('F-S8, K-30: what is put aside stays as a fork, and the next edit is another draft', async () => {
      const {open: draft} = await letters.open(id);
      expect(await draft.putAside()).to.equal(null);
      await draft.save(letter('first'));
      const aside = await draft.putAside();
      expect(aside?.content.title).to.equal('first');
      // Nothing was typed since: it is the draft still.
      expect(await titles()).to.deep.equal(['first']);
      await draft.putAside();
      await draft.save(letter('second'));
      await draft.save(letter('second, longer'));
      expect(draft.conflict).to.equal(null);
      expect(await titles()).to.deep.equal(['second, longer', '+first']);
      expect((await draft.takeFork(aside!.fork!))?.content.title).to.equal('first');
      expect(await titles()).to.deep.equal(['first', '+second, longer']);
    });

    it('F-S8: swapping forks again and again loses none', async () => {
      const openings = await Promise.all(['one', 'two', 'three'].map(() => letters.open(id)));
      for (const [index, {open: draft}] of openings.entries()) await draft.save(letter(`text ${index}`));
      for (let turn = 0; turn < 6; turn++) {
        const {open: draft, forks} = await letters.open(id);
        await draft.takeFork(forks[turn % 2]!.fork!);
        expect((await titles()).map((title) => title.replace('+', ''))).to.have.members(['text 0', 'text 1', 'text 2']);
      }
    });

    it('F-S14: what was kept while the page went away is the draft when it is opened again', async () => {
      const {open: fresh} = await letters.open(id);
      expect(await fresh.saveAside(letter('fresh'))).to.deep.equal(kept());
      expect((await letters.open(id)).draft?.content.title).to.equal('fresh');
      expect(await titles()).to.deep.equal(['fresh']);
      const {open: next} = await letters.open(id);
      await next.saveAside(letter('next'));
      expect(await titles()).to.deep.equal(['next']);
      const {open: last} = await letters.open(id);
      await last.save(letter('last'));
      await last.saveAside(letter('last, longer'));
      expect(await titles()).to.deep.equal(['last, longer']);
    });

    it('F-S14: a page that comes back goes on where it was, and leaves no fork behind', async () => {
      const {open: draft} = await letters.open(id);
      await draft.save(letter('one'));
      await draft.saveAside(letter('two'));
      await draft.save(letter('three'));
      expect(draft.conflict).to.equal(null);
      expect(await titles()).to.deep.equal(['three']);
      await draft.saveAside(letter('four'));
      await letters.open(id);
      await draft.save(letter('five'));
      expect(draft.conflict).to.equal(null);
      expect(await titles()).to.deep.equal(['five']);
    });

    it('F-S8, F-S14: what was kept while the page went away never replaces what another tab kept', async () => {
      const one = (await letters.open(id)).open;
      const other = (await letters.open(id)).open;
      await one.save(letter('one'));
      await other.saveAside(letter('other'));
      expect(await titles()).to.deep.equal(['one', '+other']);
      await one.save(letter('one, longer'));
      const third = (await letters.open(id)).open;
      await third.save(letter('third'));
      await one.saveAside(letter('one, longest'));
      expect(await titles()).to.have.members(['third', '+one, longest', '+other']);
      await other.save(letter('other, longer'));
      expect(other.conflict?.content.title).to.equal('third');
      expect(await titles()).to.have.members(['third', '+one, longest', '+other, longer']);
    });

    it('K-30: a third one loses nothing either', async () => {
      const openings = await Promise.all(['one', 'two', 'three'].map(() => letters.open(id)));
      for (const [index, {open: draft}] of openings.entries()) await draft.save(letter(`text ${index}`));
      await openings[2]!.open.keepMine();
      await openings[1]!.open.keepMine();
      expect(await titles()).to.have.members(['text 1', '+text 0', '+text 2']);
      await openings[0]!.open.save(letter('text 0, longer'));
      expect(await titles()).to.have.members(['text 1', '+text 0, longer', '+text 2']);
    });

    it('writes anew, and without a fork left over, where the draft was removed meanwhile', async () => {
      const one = (await letters.open(id)).open;
      const other = (await letters.open(id)).open;
      await one.save(letter('one'));
      await other.save(letter('other'));
      await one.remove();
      await other.save(letter('other, longer'));
      expect(await titles()).to.deep.equal(['other, longer']);
      expect(other.conflict).to.equal(null);
    });

    it('does not take a draft begun anew for the one it knew, though the number is the same', async () => {
      await (await letters.open(id)).open.save(letter('sent'));
      const stale = (await letters.open(id)).open;
      await letters.remove(id);
      await (await letters.open(id)).open.save(letter('begun anew'));
      await stale.save(letter('stale'));
      expect(await titles()).to.deep.equal(['begun anew', '+stale']);
    });

    it('forgets a draft 30 days after its last edit, forks too, and not a moment before', async () => {
      const one = (await letters.open(id)).open;
      const other = (await letters.open(id)).open;
      await one.save(letter('one'));
      await other.save(letter('other'));
      await (await letters.open('renewal:2')).open.save(letter('two'));
      now += 29 * day;
      await other.keepMine();
      now = someDay + 30 * day - 1;
      expect(await titles()).to.have.members(['other', '+one', 'two']);
      now++;
      expect(await titles()).to.deep.equal(['other']);
      now += 29 * day;
      expect(await letters.open(id)).to.deep.include({draft: null, forks: [], discarded: 'expired'});
      expect(await store.list('letter')).to.deep.equal([]);
    });

    it('keeps drafts as many days as the caller says', async () => {
      const short = lettersIn(store, () => now, 2);
      const {open: draft} = await short.open(id);
      expect(await draft.save(letter('x'))).to.deep.equal(kept(2));
      now += 2 * day;
      expect((await short.open(id)).discarded).to.equal('expired');
      await draft.save(letter('still typing'));
      expect((await short.open(id)).draft?.content.title).to.equal('still typing');
    });

    it('removes a draft with its forks, one fork, or everything', async () => {
      for (const one of [id, 'renewal:2']) {
        const openings = await Promise.all([letters.open(one), letters.open(one), letters.open(one)]);
        for (const [index, {open: draft}] of openings.entries()) await draft.save(letter(`${one} ${index}`));
      }
      const [fork] = (await letters.open(id)).forks;
      await letters.remove(id, fork!.fork!);
      expect(await titles()).to.have.length(5);
      expect((await letters.open(id)).forks).to.have.length(1);
      await letters.remove(id);
      expect((await letters.list()).map((draft) => draft.id)).to.deep.equal(new Array(3).fill('renewal:2'));
      await store.put('note', 'n', {
        id: 'n',
        revision: 1,
        writer: 'w',
        follows: null,
        step: 's',
        content: {text: 'x'},
        editedAt: 0,
        keptUntil: 1,
      });
      await letters.eraseAll();
      expect(await letters.list()).to.deep.equal([]);
      expect(await store.list('note')).to.have.length(1);
    });

    it('F-S9, F-S10: an edit that its kind does not allow is refused without an error, and what was kept stays', async () => {
      const {open: draft} = await letters.open(id);
      await draft.save(letter('good'));
      const edits: unknown[] = [
        {step: 'company', content: {title: 1, lines: []}},
        {step: 'company', content: {title: 'x', lines: [], more: 'canary'}},
        {step: '', content: {title: 'x', lines: []}},
        {step: {value: 'company'}, content: {title: 'x', lines: []}},
        {step: 'company', content: JSON.parse('{"title":"x","lines":[],"__proto__":{"polluted":1}}')},
        letter('x'.repeat(2_000_000)),
      ];
      for (const edit of edits) {
        expect(await draft.save(edit as never)).to.deep.equal({state: 'unsaved', reason: 'refused'});
      }
      expect(({} as {polluted?: number}).polluted).to.equal(undefined);
      expect(await titles()).to.deep.equal(['good']);
      expect(await draft.save(letter('good again'))).to.deep.equal(kept());
      expect(await titles()).to.deep.equal(['good again']);
    });

    it('keeps a copy: what is typed on changes no kept draft', async () => {
      const content = {title: 'x', lines: ['one']};
      const {open: draft} = await letters.open(id);
      const saving = draft.save({step: 'company', content});
      content.lines.push('two');
      await saving;
      expect((await letters.open(id)).draft?.content.lines).to.deep.equal(['one']);
    });

    it('F-S15: after a wipe nothing is there, nothing is called saved, and late edits stay off the device', async () => {
      const {open: draft} = await letters.open(id);
      await draft.save(letter('canary'));
      const late = draft.save(letter('late canary'));
      await store.wipe();
      await late;
      expect(await letters.list()).to.deep.equal([]);
      expect(await draft.save(letter('later'))).to.deep.equal({state: 'memoryOnly', reason: 'wiped'});
    });

    it('X-03: after the store was closed, drafts go on in memory', async () => {
      const {open: draft} = await letters.open(id);
      store.close();
      expect(await draft.save(letter('x'))).to.deep.equal({state: 'memoryOnly', reason: 'closed'});
      expect(await titles()).to.deep.equal(['x']);
    });
  });
}
