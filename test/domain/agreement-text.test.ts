import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {
  diffSections,
  type CompareSequences,
  type SectionChange,
  type SequenceChange,
  type WordChange,
} from '../../src/domain/agreement-changes.js';
import {
  headingIds,
  linesOf,
  plainText,
  safeLink,
  sectionsOf,
  type AgreementText,
  type Block,
  type Heading,
  type Inline,
} from '../../src/domain/agreement-text.js';
import {links} from '../support/bad-input.js';
import {repetitions} from '../support/long.js';

const text = (value: string): Inline => ({kind: 'text', text: value});
const paragraph = (...inlines: (string | Inline)[]): Block => ({
  kind: 'paragraph',
  inlines: inlines.map((one) => (typeof one === 'string' ? text(one) : one)),
});

/** A text of sections, `{title: body}` or `[title, body]`; each line of a body is a paragraph. */
function textOf(sections: Readonly<Record<string, string>> | readonly (readonly [string, string])[]): AgreementText {
  const idOf = headingIds();
  const entries = Array.isArray(sections) ? sections : Object.entries(sections);
  return {
    blocks: (entries as [string, string][]).flatMap(([title, body]): Block[] => [
      {kind: 'heading', level: 2, id: idOf(title), inlines: [text(title)]},
      ...body
        .split('\n')
        .filter(Boolean)
        .map((line) => paragraph(line)),
    ]),
  };
}

/** The shortest comparison, by the textbook's table. */
const compare: CompareSequences = (before, after) => {
  const lengths = Array.from({length: before.length + 1}, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] =
        before[i] === after[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const runs: SequenceChange[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      runs.push({value: [before[i]!]});
      i += 1;
      j += 1;
    } else if (i < before.length && (j === after.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      runs.push({value: [before[i++]!], removed: true});
    } else {
      runs.push({value: [after[j++]!], added: true});
    }
  }
  return runs;
};

const diff = (before: AgreementText, after: AgreementText, how = compare) => diffSections(before, after, how);

/** A comparison in one line each: `same Fees`, `changed+moved Term`. */
const summary = (changes: readonly SectionChange[]) =>
  changes.map((change) => {
    const {title} = change.kind === 'removed' ? change.before : change.section;
    return `${change.kind}${change.kind === 'changed' && change.isMoved ? '+moved' : ''} ${title}`;
  });

/** Changed words marked as `[-old-]` and `{+new+}`. */
const marked = (changes: readonly WordChange[]) =>
  changes.map(({kind, text: run}) => ({same: run, removed: `[-${run}-]`, added: `{+${run}+}`})[kind]).join('');

describe('agreement text', () => {
  it('falls into sections at its headings', () => {
    const heading = (level: Heading['level'], id: string): Heading => ({
      kind: 'heading',
      level,
      id,
      inlines: [text(id)],
    });
    const blocks: Block[] = [
      paragraph('preamble'),
      heading(1, 'terms'),
      paragraph('one'),
      {kind: 'quote', blocks: [heading(2, 'quoted')]},
      heading(2, 'fees'),
      heading(2, 'term'),
      paragraph('two'),
    ];
    const sections = sectionsOf({blocks});
    expect(sections.map(({level, id, title, blocks: inside}) => [level, id, title, inside.length])).to.deep.equal([
      [0, '', '', 1],
      [1, 'terms', 'terms', 2],
      [2, 'fees', 'fees', 0],
      [2, 'term', 'term', 1],
    ]);
    expect(sectionsOf({blocks: []})).to.deep.equal([]);
  });

  it('is said in lines: items with their numbers, rows with their cells, links with their addresses', () => {
    const cell = (value: string): Inline[] => [text(value)];
    const blocks: Block[] = [
      paragraph('Pay ', {kind: 'strong', inlines: [{kind: 'emphasis', inlines: [text('within\n 30')]}]}, ' days.'),
      {
        kind: 'list',
        start: 3,
        items: [[paragraph('three'), {kind: 'list', start: null, items: [[paragraph('inner')]]}], [paragraph('four')]],
      },
      {kind: 'table', head: [cell('Country'), cell('Party')], rows: [[cell('RS'), cell('Vendor B.V.')]]},
      {kind: 'quote', blocks: [paragraph('see ', ...safeLink('https://a.example/x', [text('the terms')]))]},
      paragraph({kind: 'code', text: 'x'}, ...safeLink('https://a.example', [text('https://a.example')])),
    ];
    expect(linesOf(blocks)).to.deep.equal([
      'Pay within 30 days.',
      '3. three',
      '• inner',
      '4. four',
      'Country | Party',
      'RS | Vendor B.V.',
      'see the terms (https://a.example/x)',
      'xhttps://a.example',
    ]);
    expect(plainText([text('a'), {kind: 'strong', inlines: [text('b')]}])).to.equal('ab');
  });

  it('F-E9: has no link that is not to a page or a mail; what it said stays', () => {
    for (const url of links) expect(safeLink(url, [text('here')])).to.deep.equal([text('here')]);
    expect(safeLink('mailto:a@b.example', [text('here')])).to.deep.equal([
      {kind: 'link', url: 'mailto:a@b.example', inlines: [text('here')]},
    ]);
  });

  it('gives each heading an id of its own, in every alphabet', () => {
    const idOf = headingIds();
    const titles = ['1. Fees & Charges', 'Fees', 'fees', 'fees-2', 'Fees', '§ 4 Срок действия', '—', '—', '关于', '😀'];
    const ids = titles.map(idOf);
    expect(ids).to.deep.equal([
      '1-fees-charges',
      'fees',
      'fees-2',
      'fees-2-2',
      'fees-3',
      '4-срок-действия',
      'section',
      'section-2',
      '关于',
      'section-3',
    ]);
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom(...titles))), (any) => {
        const next = headingIds();
        const all = any.map(next);
        expect(new Set(all).size).to.equal(all.length);
        for (const id of all) expect(id).to.match(/^[^\s]+$/u);
      }),
      {numRuns: repetitions(200, 5000)},
    );
  });
});

describe('changes of an agreement', () => {
  const before = textOf({
    '1. Parties': 'We and you.',
    '2. Fees': 'Pay 10 euro within 30 days.',
    '3. Term': 'One year.',
  });

  it('are none where nothing but emphasis changed', () => {
    expect(summary(diff(before, before))).to.deep.equal(['same 1. Parties', 'same 2. Fees', 'same 3. Term']);
    const bold: AgreementText = {
      blocks: before.blocks.map((block) =>
        block.kind === 'paragraph' ? {...block, inlines: [{kind: 'strong', inlines: block.inlines}]} : block,
      ),
    };
    expect(summary(diff(before, bold)).every((line) => line.startsWith('same'))).to.equal(true);
  });

  it('are told section by section, what is gone in its old place', () => {
    const after = textOf({'1. Parties': 'We and you.', '2. Term': 'Two years.', '3. Data': 'New rules.'});
    expect(summary(diff(before, after))).to.deep.equal([
      'same 1. Parties',
      'removed 2. Fees',
      'changed 2. Term',
      'added 3. Data',
    ]);
    expect(summary(diff(before, {blocks: []}))).to.deep.equal([
      'removed 1. Parties',
      'removed 2. Fees',
      'removed 3. Term',
    ]);
    expect(summary(diff({blocks: []}, before))).to.deep.equal(['added 1. Parties', 'added 2. Fees', 'added 3. Term']);
  });

  it('are told word by word within a section', () => {
    const after = textOf({
      '1. Parties': 'We and you.',
      '2. Charges': 'Pay 10 euro within 30 days.',
      '3. Term': 'Two full years.',
    });
    const [, fees, term] = diff(before, after);
    expect(fees).to.have.property('kind', 'changed');
    expect(fees?.kind === 'changed' && [marked(fees.titleChanges), marked(fees.changes)]).to.deep.equal([
      '2. [-Fees-]{+Charges+}',
      'Pay 10 euro within 30 days.',
    ]);
    expect(term?.kind === 'changed' && marked(term.changes)).to.equal('[-One year-]{+Two full years+}.');
  });

  it('tell a number, a sign, an address and the number of an item', () => {
    const one = (...blocks: Block[]): AgreementText => ({blocks});
    const changes = (old: AgreementText, young: AgreementText) => {
      const [change] = diff(old, young);
      return change?.kind === 'changed' ? marked(change.changes) : change?.kind;
    };
    expect(changes(one(paragraph('Pay 10.50 €')), one(paragraph('Pay 10.60 €')))).to.equal('Pay [-10.50-]{+10.60+} €');
    expect(changes(one(paragraph('may not')), one(paragraph('may')))).to.equal('may[- not-]');
    const link = (url: string) => one(paragraph('see ', ...safeLink(url, [text('terms')])));
    expect(changes(link('https://a.example/1'), link('https://a.example/2'))).to.match(/1.*2/);
    const list = (start: number) => one({kind: 'list', start, items: [[paragraph('item')]]});
    expect(changes(list(1), list(2))).to.equal('[-1-]{+2+}. item');
    expect(changes(one(paragraph('a b')), one(paragraph('a'), paragraph('b')))).to.equal('a[- -]{+\n+}b');
  });

  it('know a section that moved, and one that moved and changed', () => {
    const moved = textOf({
      '3. Term': 'One year.',
      '1. Parties': 'We and you.',
      '2. Fees': 'Pay 10 euro within 30 days.',
    });
    expect(summary(diff(before, moved))).to.deep.equal(['moved 3. Term', 'same 1. Parties', 'same 2. Fees']);
    const both = textOf({
      '3. Term': 'Two years.',
      '1. Parties': 'We and you.',
      '2. Fees': 'Pay 10 euro within 30 days.',
    });
    expect(summary(diff(before, both))).to.deep.equal(['changed+moved 3. Term', 'same 1. Parties', 'same 2. Fees']);
  });

  it('follow a section whose number or whose title changed', () => {
    const renumbered = textOf({
      '1. Parties': 'We and you.',
      '2. Scope': 'Everything.',
      '3. Fees': 'Pay 10 euro within 30 days.',
      '4. Term': 'One year.',
    });
    expect(summary(diff(before, renumbered))).to.deep.equal([
      'same 1. Parties',
      'added 2. Scope',
      'changed 3. Fees',
      'changed 4. Term',
    ]);
    const retitled = textOf({
      '1. Who': 'We and you.',
      '2. Fees': 'Pay 10 euro within 30 days.',
      '3. Term': 'One year.',
    });
    expect(summary(diff(before, retitled))[0]).to.equal('changed 1. Who');

    const extents = (after: AgreementText) =>
      diff(before, after).flatMap((change) => (change.kind === 'changed' ? [change.extent] : []));
    expect(extents(renumbered)).to.deep.equal(['number', 'number']);
    expect(extents(retitled)).to.deep.equal(['title']);
    expect(extents(textOf({'1. Who': 'We and you.', '1. Term': 'Two years.'}))).to.deep.equal(['title', 'words']);
  });

  it('tell sections of the same title apart by their words', () => {
    const old = textOf([
      ['General', 'a'],
      ['General', 'b'],
      ['General', 'c'],
    ]);
    const young = textOf([
      ['General', 'b'],
      ['General', 'c'],
    ]);
    expect(summary(diff(old, young))).to.deep.equal(['removed General', 'same General', 'same General']);
  });

  it('are the whole section where the comparison gives up, and words of any language', () => {
    const after = textOf({
      '1. Parties': 'Wholly new.',
      '2. Fees': 'Pay 10 euro within 30 days.',
      '3. Term': 'One year.',
    });
    const [change] = diff(before, after, () => undefined);
    expect(change?.kind === 'changed' && marked(change.changes)).to.equal('[-We and you.-]{+Wholly new.+}');
    const cyrillic = (end: string) => textOf({Срок: `Договор действует ${end}.`});
    const [term] = diff(cyrillic('один год'), cyrillic('два года'));
    expect(term?.kind === 'changed' && marked(term.changes)).to.equal('Договор действует [-один год-]{+два года+}.');
    const japanese = (end: string) => textOf({期間: `契約は${end}です。`});
    const [period] = diff(japanese('一年間'), japanese('二年間'));
    expect(period?.kind === 'changed' && marked(period.changes)).to.equal('契約は[-一-]{+二+}年間です。');
  });

  it('lose and invent nothing: both texts can be read back from them', () => {
    const title = fc.constantFrom('Fees', '1. Fees', '2. Fees', 'Term', 'Parties', '', 'Data', 'Law');
    const words = fc.array(fc.constantFrom('pay', 'not', 'ten', 'days', ',', '.', 'договор', '12'), {maxLength: 12});
    const body = fc
      .array(
        words.map((all) => all.join(' ')),
        {maxLength: 3},
      )
      .map((lines) => lines.join('\n'));
    const anyText = fc.array(fc.tuple(title, body), {maxLength: 8}).map(textOf);
    const said = ({blocks}: {readonly blocks: readonly Block[]}) => linesOf(blocks).join('\n');
    const readBack = (changes: readonly WordChange[], without: WordChange['kind']) =>
      changes
        .filter(({kind}) => kind !== without)
        .map(({text: run}) => run)
        .join('');
    fc.assert(
      fc.property(anyText, anyText, (old, young) => {
        const changes = diff(old, young);
        const news = changes.flatMap((one) => (one.kind === 'removed' ? [] : [one.section]));
        const olds = changes.flatMap((one) => (one.kind === 'added' ? [] : [one.before]));
        expect(news).to.deep.equal(sectionsOf(young));
        expect(olds.map((one) => one.id).sort()).to.deep.equal(
          sectionsOf(old)
            .map((one) => one.id)
            .sort(),
        );
        for (const one of changes) {
          if (one.kind === 'same' || one.kind === 'moved') {
            expect(said(one.before)).to.equal(said(one.section));
          } else if (one.kind === 'changed') {
            expect(readBack(one.changes, 'added')).to.equal(said(one.before));
            expect(readBack(one.changes, 'removed')).to.equal(said(one.section));
            expect(readBack(one.titleChanges, 'removed')).to.equal(one.section.title);
          }
        }
        const staying = changes.flatMap((one) =>
          one.kind === 'same' || (one.kind === 'changed' && !one.isMoved) ? [one.before.id] : [],
        );
        const order = sectionsOf(old).map(({id}) => id);
        expect(staying).to.deep.equal(order.filter((id) => staying.includes(id)));
      }),
      {numRuns: repetitions(300, 5000)},
    );
  });
});
