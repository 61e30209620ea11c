import {expect} from '@open-wc/testing';
import {emulateMedia, executeServerCommand} from '@web/test-runner-commands';
import {sizeText} from '../../../src/components/support/attachments/size-text.js';
import {caseTimes} from '../../../src/components/support/cases/case-times.js';
import {tags, testEveryView} from '../every-view.js';
import {print} from '../page-checks.js';
import {tidy} from '../text.js';
import {CaseStage, everyView, hostile, names, speech, type Shown} from './case-models.js';

describe('the views of the history and of a case', () => {
  let views: Shown[];
  let stage: CaseStage;
  const nameOf = ({area, state, variant}: Shown) => `${area} ${state} (${variant})`;
  const show = async (area: Shown['area'], state: string, variant: string): Promise<string> => {
    const view = views.find((one) => one.area === area && one.state === state && one.variant === variant);
    if (!view) throw new Error(`no view ${area} ${state} ${variant}`);
    stage.show(view, await speech('en'));
    return tidy(stage.root.querySelector('.content')!.textContent).replace(/[\u2066-\u2069]/g, '');
  };

  before(async () => {
    views = await everyView();
  });
  beforeEach(() => {
    stage = new CaseStage();
  });
  afterEach(() => stage.remove());

  testEveryView({
    views: () => views,
    stage: () => stage,
    speech,
    nameOf,
    isLoading: ({state}) => state === 'loading',
    isHostile: ({variant}) => variant === 'hostile',
    data: [
      ...names,
      'Since Monday callers hear us, but we do not hear them.',
      '+381 11 555 010',
      'A new one',
      'onHold',
    ],
    directions: (tag) => (tag === 'ru' ? ['ltr', 'rtl'] : ['ltr']),
  });

  it('F-E8, F-E9: show hostile texts as text, isolated, and make nothing of them', async () => {
    const words = await speech('en');
    let shown = 0;
    for (const view of views.filter(({variant}) => variant === 'hostile')) {
      stage.show(view, words);
      expect(stage.root.querySelector('img, script, [onerror]'), nameOf(view)).to.equal(null);
      const labels = [...stage.root.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label')!);
      for (const text of [stage.root.textContent!, ...labels]) expect(text, nameOf(view)).not.to.contain('\u202e');
      shown += stage.root.textContent!.split('<img src=x onerror=alert(1)>').length - 1;
    }
    expect(shown).to.be.greaterThan(10);
    expect(hostile).to.contain('\u202e');
  });

  it('S-29: lead to a person from every view but the one that loads', async () => {
    const words = await speech('en');
    for (const view of views.filter(({state}) => state !== 'loading')) {
      stage.show(view, words);
      // A page on which something is thought over leads back to one that does.
      const ways = stage.root.querySelectorAll('[data-action=case], textarea[name=text], .case-back button');
      expect(ways.length, nameOf(view)).to.be.greaterThan(0);
    }
  });

  it('S-11: tell of each entry of the outbox what it waits for, and offer to take back what has not begun', async () => {
    const text = await show('list', 'list.ready', 'outbox');
    expect(text).to.contain('New case: A new one');
    for (const words of ['Waiting for 2 files', 'It is not known yet whether it arrived; checking', 'Sending…'])
      expect(text).to.contain(words);
    expect(text).to.contain('Not accepted: Somebody changed this meanwhile.');
    const offered = [...stage.root.querySelectorAll('.outbox-entry')].map(
      (one) => one.querySelector('button') !== null,
    );
    expect(offered).to.deep.equal([true, true, false, false, true, true]);
    expect(text).to.contain('Waiting for the entry before it');
    stage.root.querySelector<HTMLButtonElement>('.outbox-entry button')!.click();
    expect(stage.asked).to.deep.equal([['takeBack', 'a']]);
  });

  it('S-28, S-19: show each file of an entry that waits for it, with its error by name and what can be done', async () => {
    const text = await show('list', 'list.ready', 'outbox files');
    expect(text).to.contain('One of its files needs you').and.to.contain('Waiting for 1 file');
    const rows = [...stage.root.querySelectorAll<HTMLElement>('.file-list > li')].map((row) => ({
      text: tidy(row.textContent).replace(/[\u2066-\u2069]/g, ''),
      ways: [...row.querySelectorAll<HTMLElement>('button, input')].map((one) =>
        tidy(one.getAttribute('aria-label')).replace(/[\u2066-\u2069]/g, ''),
      ),
    }));
    const rowOf = (name: string) => rows.find((one) => one.text.includes(name))!;
    expect(rowOf('wanted.log').text).to.contain('Choose the same file again');
    expect(rowOf('wanted.log').ways).to.deep.equal(['Choose again: wanted.log', 'Remove: wanted.log']);
    expect(rowOf('other.log').text).to.contain('That was another file');
    expect(rowOf('virus.log').text).to.contain('A virus was found');
    expect(rowOf('virus.log').ways).to.deep.equal(['Remove: virus.log']);
    expect(rowOf('locked.log').text).to.contain('The file has a password');
    expect(rowOf('failed.log').ways).to.deep.equal(['Try again: failed.log', 'Remove: failed.log']);
    expect(rowOf('paused.log').ways).to.deep.equal(['Resume: paused.log', 'Remove: paused.log']);
    expect(rowOf('sending.log').ways).to.deep.equal(['Pause: sending.log', 'Remove: sending.log']);
    stage.root.querySelector<HTMLElement>('[aria-label*="Remove"][aria-label*="virus"]')!.click();
    expect(stage.asked).to.deep.equal([['cancel', 'virus']]);
    for (const one of stage.root.querySelectorAll('[id]'))
      expect(stage.root.querySelectorAll(`[id="${one.id}"]`), one.id).to.have.lengthOf(1);
  });

  it('S-11: mark what came after the person looked last, with one divider before it', async () => {
    await show('case', 'open.reading', 'news');
    expect(stage.root.querySelectorAll('.case-divider')).to.have.lengthOf(1);
    const marked = [...stage.root.querySelectorAll('[data-new]')].map((one) => one.getAttribute('data-entry'));
    expect(marked).to.deep.equal(['entry-3', 'entry-4', 'entry-5', 'entry-6']);
    expect(stage.root.querySelector('.case-divider')!.closest('[data-entry]')!.getAttribute('data-entry')).to.equal(
      'entry-3',
    );
  });

  it('S-11: tell the date of every day of the conversation, also of today', async () => {
    expect(await show('case', 'open.reading', 'news')).to.contain('Today, November 21, 2026');
    const days = [...stage.root.querySelectorAll('.case-day h4')].map((one) => tidy(one.textContent));
    expect(days.length).to.be.greaterThan(1);
    for (const day of days) expect(day).to.match(/November \d+, 2026$/);
  });

  it('S-19: tell a size of few bytes in the number that it has', async () => {
    for (const [locale, ...texts] of [
      ['en', '1 byte', '9 bytes', '48 kB'],
      ['ru', '1 байт', '9 байт', '48 кБ'],
      ['sr-Latn-RS', '1 bajt', '9 bajtova', '48 kB'],
    ] as const) {
      const times = caseTimes(locale, 'UTC');
      expect([1, 9, 48_120].map((size) => tidy(times.bytes(size)))).to.deep.equal(texts);
      expect([1, 9].map((size) => tidy(sizeText(size, locale)))).to.deep.equal(texts.slice(0, 2));
    }
  });

  describe('with more cases than a block has', () => {
    interface Node {
      readonly role: string;
      readonly children: readonly Node[];
    }
    const listsIn = (node: Node): Node[] => [
      ...(node.role === 'list' ? [node] : []),
      ...node.children.flatMap((child) => listsIn(child)),
    ];
    const rows = () => [...stage.root.querySelectorAll('[role=listitem]')];

    const showRows = async (count: number) => {
      const view = views.find(({state, variant}) => state === 'list.ready' && variant === 'few')!;
      const known = Array.from({length: count}, (_, index) => ({...view.list!.known![0]!, id: `case-${index}`}));
      const list = {...view.list, known, listed: known.map(({id}) => id), total: count};
      stage.show({...view, list}, await speech('en'));
      expect(stage.root.querySelectorAll('.case-block')).to.have.lengthOf(Math.ceil(count / 50));
    };

    it('S-12: are one list, in which each case says its place among all', async () => {
      await showRows(120);
      expect(rows().map((row) => [row.ariaPosInSet, row.ariaSetSize])).to.deep.equal(
        Array.from({length: 120}, (_, index) => [String(index + 1), '120']),
      );
      const tree = await executeServerCommand<Node | false, undefined>('accessibility-tree');
      if (!tree) return;
      const lists = listsIn(tree).filter(({children}) => children.some(({role}) => role === 'listitem'));
      expect(lists).to.have.lengthOf(1);
      expect(lists[0]!.children.map(({role}) => role)).to.deep.equal(Array.from({length: 120}, () => 'listitem'));
      expect(JSON.stringify(lists[0]!.children.at(-1))).to.contain('button');
    });

    it('S-11: in forced colours only those that wait for the person are marked at their edge', async () => {
      const features = [{name: 'forced-colors', value: 'active'}];
      if (!(await executeServerCommand<boolean, typeof features>('media-features', features))) return;
      try {
        stage.show(
          views.find(({state, variant}) => state === 'list.ready' && variant === 'plain')!,
          await speech('en'),
        );
        const colours = (selector: string) =>
          new Set([...stage.root.querySelectorAll(selector)].map((row) => getComputedStyle(row).borderLeftColor));
        const [mine, others] = [colours('.case-row.mine'), colours('.case-row:not(.mine)')];
        expect([mine.size, others.size]).to.deep.equal([1, 1]);
        expect(others.has(getComputedStyle(stage.root.querySelector('.content')!).backgroundColor)).to.equal(true);
        expect(mine).not.to.deep.equal(others);
      } finally {
        await executeServerCommand('media-features', []);
      }
    });

    it('S-12: are all on paper', async () => {
      await showRows(250);
      if (!(await print())) return;
      try {
        for (const row of rows()) {
          expect(row.querySelector('h3')!.checkVisibility({contentVisibilityAuto: true})).to.equal(true);
        }
      } finally {
        await emulateMedia({media: 'screen'});
      }
    });
  });

  it('S-27: on paper a case is without news, and its description and long texts are open', async () => {
    await show('case', 'open.reading', 'news');
    const seen = (selector: string) =>
      [...stage.root.querySelectorAll(selector)].map((one) => one.checkVisibility({contentVisibilityAuto: true}));
    if (!(await print())) return;
    try {
      expect(seen('.case-divider, .case-by .badge')).to.deep.equal([false, false, false, false, false]);
      expect(seen('.case-more-about .case-text, .case-more-about pre')).to.deep.equal([true, true]);
      expect(getComputedStyle(stage.root.querySelector('.case-details')!).maxBlockSize).to.equal('none');
      await show('case', 'open.reading', 'hostile');
      for (const text of stage.root.querySelectorAll('.case-long')) {
        expect(text.querySelector('.case-preview')!.checkVisibility()).to.equal(false);
        expect(text.querySelector('details .case-text')!.checkVisibility()).to.equal(true);
      }
    } finally {
      await emulateMedia({media: 'screen'});
    }
  });

  it('S-04: say when the copy on view was loaded', async () => {
    expect(await show('list', 'offline', 'plain')).to.contain('It was loaded on November 20, 2026 at 12:00 PM UTC');
    expect(await show('case', 'offline', 'plain')).to.contain('It was loaded on November 20, 2026 at 12:00 PM UTC');
    expect(stage.root.querySelector('[data-act]')).to.equal(null);
    expect([...stage.root.querySelectorAll('button')].map((one) => tidy(one.textContent))).to.contain(
      'Send once online',
    );
  });

  it('X-07: have words for every code that these forms can answer with, in every language', async () => {
    const codes = ['message', 'reason', 'comment'].flatMap((field) =>
      ['empty', 'tooLong', 'characters'].map((code) => `${field}.${code}`),
    );
    for (const tag of tags) {
      const {t} = await speech(tag);
      for (const code of [...codes.filter((one) => one !== 'comment.empty'), 'stars.empty']) {
        const key = `error.${code}` as Parameters<typeof t>[0];
        expect(t(key), `${tag} ${code}`).not.to.equal(key);
      }
    }
  });
});
