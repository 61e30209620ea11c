import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {linesOf, type AgreementText, type Block, type Inline} from '../../src/domain/agreement-text.js';
import {decodeEntities} from '../../src/domain/decode-entities.js';
import {parseAgreementText} from '../../src/domain/parse-agreement-text.js';
import {everyText, links, markup, megabyte, word} from '../support/bad-input.js';
import {repetitions} from '../support/long.js';

const markdown = (text: string): Promise<AgreementText> => parseAgreementText('markdown', text);
const plain = (text: string): Promise<AgreementText> => parseAgreementText('plain', text);

const text = (value: string): Inline => ({kind: 'text', text: value});
const paragraph = (...inlines: (string | Inline)[]): Block => ({
  kind: 'paragraph',
  inlines: inlines.map((one) => (typeof one === 'string' ? text(one) : one)),
});

/** What a text says, line by line. */
const said = async (parsed: Promise<AgreementText>): Promise<string[]> => linesOf((await parsed).blocks);

function inlinesIn(blocks: readonly Block[]): Inline[] {
  const within = (inline: Inline): Inline[] => [inline, ...('inlines' in inline ? inline.inlines.flatMap(within) : [])];
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return block.inlines.flatMap(within);
      case 'quote':
        return inlinesIn(block.blocks);
      case 'list':
        return block.items.flatMap(inlinesIn);
      case 'table':
        return [block.head, ...block.rows].flat(2).flatMap(within);
    }
  });
}

function depthOf(blocks: readonly Block[]): number {
  const inside = blocks.map((block) => {
    if (block.kind === 'quote') return depthOf(block.blocks);
    if (block.kind === 'list') return Math.max(0, ...block.items.map(depthOf));
    return 0;
  });
  return 1 + Math.max(0, ...inside);
}

describe('an agreement in Markdown', () => {
  it('is read into headings, paragraphs, lists, quotes and tables', async () => {
    const {blocks} = await markdown(
      [
        '# Terms *of use*',
        'One\nline with **bold *and more*** and `x < y`.  \nNext line.',
        '3. three\n4. four\n   - inner',
        '> quoted\n>\n> # loud',
        '| a | b |\n|---|---|\n| 1 | [2](https://a.example) |',
        '    code',
        '---',
        'Setext\n------',
      ].join('\n\n'),
    );
    expect(blocks).to.deep.equal([
      {
        kind: 'heading',
        level: 1,
        id: 'terms-of-use',
        inlines: [text('Terms '), {kind: 'emphasis', inlines: [text('of use')]}],
      },
      paragraph(
        'One line with ',
        {kind: 'strong', inlines: [text('bold '), {kind: 'emphasis', inlines: [text('and more')]}]},
        ' and ',
        {kind: 'code', text: 'x < y'},
        '.\nNext line.',
      ),
      {
        kind: 'list',
        start: 3,
        items: [[paragraph('three')], [paragraph('four'), {kind: 'list', start: null, items: [[paragraph('inner')]]}]],
      },
      {kind: 'quote', blocks: [paragraph('quoted'), {kind: 'heading', level: 1, id: 'loud', inlines: [text('loud')]}]},
      {
        kind: 'table',
        head: [[text('a')], [text('b')]],
        rows: [[[text('1')], [{kind: 'link', url: 'https://a.example', inlines: [text('2')]}]]],
      },
      paragraph({kind: 'code', text: 'code'}),
      {kind: 'heading', level: 2, id: 'setext', inlines: [text('Setext')]},
    ]);
  });

  it('F-E8: shows HTML as the text it is, and makes an image its words', async () => {
    expect(await said(markdown('a <b onclick=x()>bold</b> <!-- note --> c'))).to.deep.equal([
      'a <b onclick=x()>bold</b> <!-- note --> c',
    ]);
    expect(await said(markdown('<div>\n<script>x()</script>\n</div>'))).to.deep.equal([
      '<div> <script>x()</script> </div>',
    ]);
    expect(await said(markdown('![a *wide* seal](https://a.example/x.png "t")'))).to.deep.equal(['a wide seal']);
    for (const sample of markup) {
      const {blocks} = await markdown(sample);
      for (const inline of inlinesIn(blocks)) expect(['text', 'code', 'emphasis', 'strong']).to.include(inline.kind);
    }
  });

  it('F-E9: has no link but to a page or a mail, however the address is written; what it said stays', async () => {
    const written = [
      // A backslash within an address is written twice: alone it only keeps the next sign from being a mark.
      ...links.map((url) => `<${url.replaceAll('\\', '\\\\')}>`),
      'java&#115;cript:x',
      '&#106;avascript:x',
      'jav&#x09;ascript:x',
      'javascript&colon;x',
      'java\\script:x',
      'data&#58;text/html,x',
    ];
    for (const url of written) {
      for (const sample of [`[here](${url})`, `[here][1]\n\n[1]: ${url}`]) {
        const {blocks} = await markdown(sample);
        expect(
          inlinesIn(blocks).some(({kind}) => kind === 'link'),
          sample,
        ).to.equal(false);
        expect(linesOf(blocks).join(' '), sample).to.contain('here');
      }
    }
    for (const url of links) {
      const kinds = inlinesIn((await markdown(`<${url}>`)).blocks).map(({kind}) => kind);
      expect(kinds, url).not.to.include('link');
    }
    const [link] = inlinesIn((await markdown('[a](https://a.example/?x=1&amp;y=2)')).blocks);
    expect(link).to.have.property('url', 'https://a.example/?x=1&y=2');
    const [mail] = inlinesIn((await markdown('<legal@a.example>')).blocks);
    expect(mail).to.have.property('url', 'mailto:legal@a.example');
  });

  it('decodes entities once, outside of code only', async () => {
    const decoded = {
      '&amp;lt;': '&lt;',
      '&amp;': '&',
      '\\&amp;': '&amp;',
      '&sect; 4&nbsp;&mdash;&#8364;&#x20AC;': '§ 4\u00a0—€€',
      '&Omega;&omega;&Sigma;&sigmaf;': 'ΩωΣς',
      '&yuml;&nbsp;&Agrave;': 'ÿ\u00a0À',
      '&unheard; &constructor; & &; &#;': '&unheard; &constructor; & &; &#;',
      '&#0;&#xD800;&#1114112;': '\uFFFD\uFFFD\uFFFD',
    };
    for (const [written, wanted] of Object.entries(decoded)) {
      if (!written.startsWith('\\')) expect(decodeEntities(written), written).to.equal(wanted);
      expect((await markdown(written)).blocks, written).to.deep.equal([paragraph(wanted)]);
    }
    expect((await markdown('`&amp;`')).blocks).to.deep.equal([paragraph({kind: 'code', text: '&amp;'})]);
    expect((await markdown('&#60;b&#62;x&lt;/b&gt; &#42;x&#42;')).blocks).to.deep.equal([paragraph('<b>x</b> *x*')]);
  });

  it('takes lists, quotes and emphasis of any depth, as text where it is too deep', async () => {
    const count = 100_000;
    const deep = [
      '- '.repeat(count) + 'x',
      '1. '.repeat(count) + 'x',
      '>'.repeat(count) + ' x',
      '> - '.repeat(count) + 'x',
      Array.from({length: 300}, (_, depth) => `${'  '.repeat(depth)}- item ${depth}`).join('\n'),
      '*a **b '.repeat(400) + 'x' + '** *'.repeat(400),
      '['.repeat(count),
      '![['.repeat(count) + 'x',
      '*_'.repeat(count),
      '`a'.repeat(count),
    ];
    for (const sample of deep) {
      const {blocks} = await markdown(sample);
      expect(depthOf(blocks), sample.slice(0, 20)).to.be.at.most(10);
      expect(linesOf(blocks).length, sample.slice(0, 20)).to.be.greaterThan(0);
    }
    expect((await said(markdown(deep[4]!))).at(-1)).to.contain('item 299');
  });

  it('takes a megabyte of a word, of lines, and of a table’s empty cells', async function () {
    this.timeout(60_000);
    expect(await said(markdown(word(megabyte)))).to.deep.equal([word(megabyte)]);
    expect(await said(markdown(`${word(megabyte)}@`))).to.deep.equal([`${word(megabyte)}@`]);
    const lines = 'pay in time\n'.repeat(megabyte / 12);
    expect((await said(markdown(lines))).join(' ').length).to.equal(lines.trim().length);
    const table = `${'|a'.repeat(3000)}|\n${'|-'.repeat(3000)}|\n${'b\n'.repeat(100_000)}`;
    expect((await said(markdown(table))).join(' ').match(/b/g)).to.have.lengthOf(100_000);
  });

  it('lets the page answer within moments while it reads a megabyte', async () => {
    const section = `## Heading\n\n${'The **partner** pays [fees](https://a.example) in *time*. '.repeat(20)}\n\n`;
    const text = section.repeat(Math.ceil(megabyte / section.length));
    /** The longest time between two turns of the page while it reads. */
    const longestWait = async () => {
      const {port1, port2} = new MessageChannel();
      let last = performance.now();
      let longest = 0;
      const turn = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
      };
      port1.onmessage = () => {
        turn();
        port2.postMessage(null);
      };
      port2.postMessage(null);
      const {blocks} = await markdown(text);
      turn();
      port1.close();
      expect(blocks.length).to.be.greaterThan(1500);
      return longest;
    };
    const limit = /Chrome|Firefox/.test(navigator.userAgent) ? 100 : 300;
    const waits: number[] = [];
    // The machine may be busy with something else for a moment, but not each time.
    do waits.push(await longestWait());
    while (Math.min(...waits) >= limit && waits.length < 10);
    expect(Math.min(...waits)).to.be.below(limit);
  });

  it('says the same read in pieces and at once: fences, targets of links and lists hold together', async () => {
    const filler = `${'word '.repeat(1000)}\n\n`;
    const parts = [
      'see [one][target] and\n\n',
      '```\n# no heading\n\nNo paragraph\n```\n\n',
      '~~~~\n```\n\nStill code\n~~~~\n\n',
      '- item\n\n  its second paragraph\n\n- item\n\n',
      '# Heading\n\n',
    ];
    const long = await markdown(
      `${Array.from({length: 30}, () => filler + parts.join('')).join('')}[target]: https://a.example/`,
    );
    const kinds = (blocks: readonly Block[]) => blocks.map((block) => block.kind);
    const short = await markdown(`${parts.join('')}[target]: https://a.example/`);
    expect(kinds(short.blocks)).to.deep.equal(['paragraph', 'paragraph', 'paragraph', 'list', 'heading']);
    expect(kinds(long.blocks)).to.deep.equal(
      Array.from({length: 30}, () => ['paragraph', ...kinds(short.blocks)]).flat(),
    );
    expect(inlinesIn(long.blocks).filter(({kind}) => kind === 'link')).to.have.lengthOf(30);
  });

  it('never fails and loses no word, whatever it is given', async () => {
    for (const sample of everyText) await markdown(sample);
    const words = fc.constantFrom('pay', 'not', 'договор', '12', '通知');
    const marks = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '[',
      '](',
      ')',
      '# ',
      '> ',
      '- ',
      '1. ',
      '\n',
      '\n\n',
      '|',
      '<',
      '&',
      '\\',
      ' ',
      '    ',
      '```\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(words, marks), {maxLength: 60}), async (parts) => {
        const source = parts.join('');
        const {blocks} = await markdown(source);
        const count = (all: string) => all.match(/pay|not|договор|通知/g)?.length ?? 0;
        const within = linesOf(blocks).join('\n');
        // What stands behind the mark of a block of code names a language, and the target of a link is no word.
        if (!/```|\]\(|\[.*\]:/.test(source)) expect(count(within), source).to.equal(count(source));
      }),
      {numRuns: repetitions(300, 5000)},
    );
  });
});

describe('an agreement in plain text', () => {
  it('falls into paragraphs with their lines, and into headings where they clearly are', async () => {
    const {blocks} = await plain(
      '\uFEFFPARTNER AGREEMENT\r\nbetween us\r\nand you\r\n\r\n1. Parties\r\n\r\nWe & you <b>.\r\n\r\n \t\r\n2.1 Fees\n\n1. Pay in time.\n2. Pay all.\n\n§ 3 Срок действия\n\nIV. LAW\n\nNO REFUND.\n\n10 days\nafter',
    );
    const heading = (level: number, id: string, title: string) => ({
      kind: 'heading',
      level,
      id,
      inlines: [text(title)],
    });
    expect(blocks).to.deep.equal([
      heading(2, 'partner-agreement', 'PARTNER AGREEMENT'),
      paragraph('between us\nand you'),
      heading(2, '1-parties', '1. Parties'),
      paragraph('We & you <b>.'),
      heading(3, '2-1-fees', '2.1 Fees'),
      paragraph('1. Pay in time.\n2. Pay all.'),
      heading(2, '3-срок-действия', '§ 3 Срок действия'),
      heading(2, 'iv-law', 'IV. LAW'),
      paragraph('NO REFUND.'),
      paragraph('10 days\nafter'),
    ]);
  });

  it('is text and nothing else: no mark of Markdown and no entity means anything', async () => {
    expect((await plain('# a *b* &amp; [c](https://a.example)')).blocks).to.deep.equal([
      paragraph('# a *b* &amp; [c](https://a.example)'),
    ]);
    for (const sample of everyText) {
      for (const inline of inlinesIn((await plain(sample)).blocks)) expect(inline.kind).to.equal('text');
    }
    expect((await plain('')).blocks).to.deep.equal([]);
    expect(await said(plain(word(megabyte)))).to.deep.equal([word(megabyte)]);
  });
});
