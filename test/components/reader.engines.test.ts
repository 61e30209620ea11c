import {expect} from '@open-wc/testing';
import {executeServerCommand, sendKeys} from '@web/test-runner-commands';
import {html, render} from 'lit';
import {AgreementViewer, fileNameOf} from '../../src/components/renewal/text/index.js';
import {canonicalJson} from '../../src/domain/canonical-json.js';
import {sha256Hex} from '../../src/domain/sha-256.js';
import {everyText, links, markup, turns, word} from '../support/bad-input.js';
import {printing} from './printing.js';
import {accepted, english, longText, ReaderStage, readerSpeech, receipt} from './reader-stage.js';
import {tidy} from './text.js';

/** Waits until `look` answers something truthy, and returns it. */
async function until<T>(what: string, look: () => T): Promise<NonNullable<T>> {
  const limit = performance.now() + 20_000;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > limit) throw new Error(`waited 20 s for ${what}`);
    await new Promise(requestAnimationFrame);
  }
}

/** Files that the page gave the person while `act` ran, without asking for a place to put them. */
async function filesOf(
  act: () => void,
): Promise<{readonly name: string; readonly type: string; readonly blob: Blob}[]> {
  const files: {name: string; type: string; blob: Blob}[] = [];
  const blobs = new Map<string, Blob>();
  const {createObjectURL} = URL;
  const {click} = HTMLAnchorElement.prototype;
  URL.createObjectURL = (blob) => {
    const url = createObjectURL(blob);
    blobs.set(url, blob as Blob);
    return url;
  };
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href)!;
    files.push({name: this.download, type: blob.type, blob});
  };
  try {
    act();
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  return files;
}

const visible = (element: Element): boolean => {
  const {top, bottom} = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};

describe('the viewer of an agreement', () => {
  let stage: ReaderStage;

  beforeEach(async () => {
    stage = new ReaderStage(await readerSpeech('en'));
  });
  afterEach(() => stage.remove());

  const status = () => tidy(stage.root.querySelector('[role=status]')!.textContent);
  const marks = () => [...stage.root.querySelectorAll('mark')].map(({textContent}) => textContent);
  const focused = () => stage.root.activeElement as HTMLElement | null;
  const find = (query: string) => {
    const field = stage.control('Search in the text') as HTMLInputElement;
    field.value = query;
    field.dispatchEvent(new Event('input', {bubbles: true}));
  };

  describe('showing a text', () => {
    it('R-23: names the version and the language of the text, apart from the page’s', async () => {
      stage.speech = await readerSpeech('ru');
      await stage.open(english);
      // Engines write the names of languages with a capital letter or without.
      const rows = [...stage.root.querySelectorAll('.facts > div')].map(({textContent}) =>
        tidy(textContent).toLowerCase(),
      );
      expect(rows).to.deep.equal(['версия 2026-09', 'язык текста английский']);
      expect(stage.root.querySelector('[data-other-language]')).not.to.equal(null);
      const text = stage.root.querySelector('.agreement-text')!;
      expect([text.getAttribute('lang'), text.getAttribute('dir')]).to.deep.equal(['en', 'ltr']);
      expect(text.closest('[lang=ru]')).not.to.equal(null);
      stage.speech = await readerSpeech('en');
      expect(stage.root.querySelector('[data-other-language]')).to.equal(null);
    });

    it('has an outline without gaps, and a way to each heading that leaves the address alone', async () => {
      await stage.open({...english, text: '# A\n\n### B\n\n###### C\n\n## D\n\n# E\n'});
      const headings = [...stage.root.querySelectorAll('.agreement-text :is(h3, h4, h5, h6)')];
      expect(headings.map((heading) => `${heading.localName} ${heading.textContent}`)).to.deep.equal([
        'h3 A',
        'h4 B',
        'h5 C',
        'h4 D',
        'h3 E',
      ]);
      const before = [location.href, history.length];
      const links = [...stage.root.querySelectorAll<HTMLElement>('nav a')];
      expect(links.map(({textContent}) => textContent)).to.deep.equal(['A', 'B', 'C', 'D', 'E']);
      for (const [index, link] of links.entries()) {
        link.click();
        expect(focused()).to.equal(headings[index]);
        expect(visible(headings[index]!)).to.equal(true);
      }
      expect([location.href, history.length]).to.deep.equal(before);
    });

    it('R-31: shows a version that changed meanwhile instead, from its beginning, whichever was read first', async function () {
      this.timeout(60_000);
      await stage.open(english, accepted);
      find('fees');
      stage.viewer.send({type: 'tab.chosen', tab: 'changes'});
      const slow = stage.viewer.open(longText(150));
      const quick = stage.viewer.open({...english, version: '2026-10', text: '# Newest terms\n\nOnly this.'});
      await Promise.all([slow, quick]);
      expect(tidy(stage.root.querySelector('.agreement-text')!.textContent)).to.equal('Newest termsOnly this.');
      expect(tidy(stage.root.querySelector('.facts')!.textContent)).to.contain('2026-10');
      expect(status()).to.equal('');
      expect(stage.root.querySelector('[role=tab]')).to.equal(null);
    });

    for (const tab of ['text', 'changes'] as const) {
      it(`K-26: scrolls with the page, by the wheel and by keys, and holds neither (${tab})`, async () => {
        stage.frame.style.width = '600px';
        stage.frame.style.paddingBottom = '2000px';
        await stage.open(english, accepted);
        stage.viewer.send({type: 'tab.chosen', tab});
        for (const element of stage.root.querySelectorAll('.viewer *')) {
          const {overflowX, overflowY} = getComputedStyle(element);
          if (element.closest('svg, .visually-hidden')) continue;
          expect([overflowX, overflowY], element.className).not.to.include.members(['auto']);
          expect([overflowX, overflowY], element.className).not.to.include.members(['scroll']);
        }
        const text = stage.root.querySelector<HTMLElement>('.viewer [role=tabpanel]')!;
        text.scrollIntoView();
        const before = scrollY;
        const {left, width} = text.getBoundingClientRect();
        const over = {x: Math.round(left + width / 2), y: Math.round(innerHeight / 2)};
        expect(stage.root.elementFromPoint(over.x, over.y)!.closest('.viewer'), 'below the pointer').not.to.equal(null);
        // WebKitGTK's driver turns the wheel once in a page.
        if (tab === 'text' || /Chrome|Firefox/.test(navigator.userAgent)) {
          await executeServerCommand('wheel', {...over, by: 60});
          await until('the page to go with the wheel', () => scrollY >= before + 30);
        }
        text.scrollIntoView();
        text.querySelector<HTMLElement>('h3, h4, a, button, [tabindex]')!.focus({preventScroll: true});
        await sendKeys({press: 'PageDown'});
        await until('the page to go with the key', () => scrollY >= before + 90);
      });
    }

    it('F-E8: shows what is hostile as the text it is, in its own direction', async () => {
      const hostile = [...markup, ...turns, ...everyText].map((text) => text.replace(/\n/g, ' '));
      for (const format of ['markdown', 'plain'] as const) {
        await stage.open({
          format,
          version: '<b>1</b>',
          language: 'en',
          text: hostile.map((text) => `TITLE ${text}\n\n${text}`).join('\n\n'),
        });
        const strange = [...stage.root.querySelectorAll('.agreement-text *')].filter(
          (element) =>
            !element.matches(
              '.section, .section-body, h3, h4, h5, h6, p, ul, ol, li, blockquote, em, strong, code, a[href^="https:"], table, table *, bdi',
            ),
        );
        expect(strange.map(({outerHTML}) => outerHTML.slice(0, 80))).to.deep.equal([]);
        expect(window).not.to.have.property('__xss');
        expect(tidy(stage.root.querySelector('.facts')!.textContent)).to.contain('<b>1</b>');
      }
      expect(stage.root.textContent).to.contain('<img src=x onerror="window.__xss=1">');
    });

    it('F-E9: leads nowhere but to pages, in a tab of their own that knows nothing of this one', async () => {
      await stage.open({
        ...english,
        text: [...links.map((url) => `[x](<${url}>)`), '[y](https://a.example/)'].join('\n\n'),
      });
      const found = [...stage.root.querySelectorAll<HTMLAnchorElement>('.agreement-text a')];
      for (const {protocol, target, rel} of found) {
        expect([protocol, target, rel]).to.deep.equal(['https:', '_blank', 'noopener noreferrer']);
      }
      expect(found.at(-1)!.href).to.equal('https://a.example/');
    });

    it('says that a text is empty', async () => {
      await stage.open({...english, text: ''});
      expect(tidy(stage.root.textContent)).to.contain('The text is empty.');
    });
  });

  describe('searching', () => {
    it('marks every place, tells at which the person is, and goes round', async () => {
      await stage.open(english);
      find('FEES');
      expect(marks()).to.deep.equal(['Fees', 'Fees', 'Fees']);
      expect(status()).to.equal('1 of 3, section 2. Fees');
      const next = stage.control('Next place found');
      for (const wanted of ['2 of 3', '3 of 3', '1 of 3']) {
        next.click();
        expect(status()).to.equal(`${wanted}, section 2. Fees`);
        expect(stage.root.querySelectorAll('mark.current')).to.have.lengthOf(1);
      }
      stage.control('Previous place found').click();
      expect(status()).to.equal('3 of 3, section 2. Fees');
      find('no such words');
      expect([status(), marks().length]).to.deep.equal(['Nothing found', 0]);
      expect(stage.root.querySelectorAll('button:disabled')).to.have.lengthOf(2);
      find('');
      expect(status()).to.equal('');
    });

    it('finds what is divided by emphasis, lines, kinds of spaces, quotation marks and dashes', async () => {
      await stage.open({
        ...english,
        text: 'The **part**ner pays\nin&nbsp;time: “at once”, 10–20 days (a.b*c) [x]',
      });
      for (const [query, text] of [
        ['partner', ['part', 'ner']],
        ['pays in  time', ['pays in\u00a0time']],
        ['"at once"', ['“at once”']],
        ['10-20', ['10–20']],
        ['(a.b*c) [x]', ['(a.b*c) [x]']],
      ] as const) {
        find(query);
        expect(marks(), query).to.deep.equal(text);
        expect(status(), query).to.equal('1 of 1');
        expect(stage.root.querySelectorAll('#found'), query).to.have.lengthOf(1);
      }
      for (const query of ['.', 'a.c', '\\', '(', '[', '\\d', '^', '\uD800', '$&', ...everyText.slice(0, 60)])
        find(query);
      find('.');
      expect(marks()).to.deep.equal(['.']);
    });

    it('finds in a megabyte what is far off, shows it, and ends where a search helps nobody', async function () {
      this.timeout(120_000);
      await stage.open(longText());
      find('pomegranate');
      expect(status()).to.equal('1 of 1, section 701. Section about matter 701');
      const mark = await until('the mark', () => stage.root.getElementById('found'));
      await until('the mark in view', () => visible(mark));
      find('fees');
      expect(status()).to.equal('1 of more than 999, section 1. Section about matter 1');
      await until('the first mark in view', () => visible(stage.root.getElementById('found')!));
      find('Section about matter 900');
      await until('the last heading in view', () => visible(stage.root.getElementById('found')!));
      stage.control('Contents, 900 sections').click();
      stage.root.querySelectorAll<HTMLElement>('nav a')[450]!.click();
      const heading = focused()!;
      expect(heading.textContent).to.equal('451. Section about matter 451');
      await until('the heading in view', () => visible(heading));
    });

    it('goes by keyboard from field to place and back, without leaving a form around it', async () => {
      let submitted = 0;
      await stage.open(english);
      render(
        html`<form @submit=${(event: Event) => (event.preventDefault(), (submitted += 1))}><div></div></form>`,
        stage.frame,
      );
      stage.frame.querySelector('form div')!.append(stage.host);
      const field = stage.control('Search in the text') as HTMLInputElement;
      field.focus();
      // One by one: WebKit's driver loses a letter that comes twice in one go.
      for (const type of 'fees') await sendKeys({type});
      expect(status()).to.equal('1 of 3, section 2. Fees');
      await sendKeys({press: 'Enter'});
      expect(status()).to.equal('2 of 3, section 2. Fees');
      await executeServerCommand('chord', ['Shift', 'Enter']);
      expect(status()).to.equal('1 of 3, section 2. Fees');
      expect(focused()).to.equal(field);
      expect(submitted).to.equal(0);
      for (const name of ['Previous place found', 'Next place found', 'Go to this place in the text']) {
        await sendKeys({press: 'Tab'});
        expect(focused()).to.equal(stage.control(name));
      }
      await sendKeys({press: 'Enter'});
      expect(focused()).to.equal(stage.root.getElementById('found'));
      const address = location.href;
      // The way goes on from the place: what comes before it in the text is one step back.
      await executeServerCommand('chord', ['Shift', 'Tab']);
      expect(focused()!.textContent).to.equal('mailto:legal@vendor.example');
      expect(location.href).to.equal(address);
    });
  });

  describe('telling changes', () => {
    beforeEach(async () => {
      await stage.open(english, accepted);
    });

    it('counts them on the tab, which arrows lead to', async () => {
      const [text, changes] = [...stage.root.querySelectorAll<HTMLElement>('[role=tab]')] as [HTMLElement, HTMLElement];
      expect([tidy(text.textContent), tidy(changes.textContent)]).to.deep.equal(['Text', 'Changes (4)']);
      text.focus();
      await sendKeys({press: 'ArrowRight'});
      expect(focused()).to.equal(changes);
      expect(changes.getAttribute('aria-selected')).to.equal('true');
      expect(tidy(stage.root.querySelector('[data-summary]')!.textContent)).to.equal('4 of 10 sections changed');
      await sendKeys({press: 'Home'});
      expect(focused()).to.equal(text);
      expect(stage.root.querySelector('[role=search]')).not.to.equal(null);
    });

    it('shows section by section what is new, gone and said otherwise, in words as well', () => {
      stage.viewer.send({type: 'tab.chosen', tab: 'changes'});
      const told = [...stage.root.querySelectorAll('.change')].map((change) => tidy(change.textContent));
      expect(told).to.have.lengthOf(4);
      expect(told[0]).to.contain('Change 1 of 4 Changed 2. Fees');
      expect(told[0]).to.contain(
        'due within removed: 30 end of what was removed. added: 45 end of what was added. days of the date',
      );
      expect(told[1]).to.contain('Change 2 of 4 Added 3. Data protection');
      expect(told[2]).to.contain('Term and termination');
      expect(told[3]).to.contain('Change 4 of 4 Removed 4. Audit');
      const inEdits = (name: string) =>
        [...stage.root.querySelectorAll(name)].map(({textContent}) => tidy(textContent));
      expect(inEdits('del')).to.deep.equal([
        '30',
        '3',
        'one year',
        '90',
        'The vendor may audit the books of the partner once a year.',
      ]);
      expect(inEdits('ins')[0]).to.equal('45');
      for (const said of stage.root.querySelectorAll('.change p .visually-hidden')) {
        expect(said.getAttribute('lang')).to.equal('en');
      }
    });

    it('folds what did not change', async () => {
      stage.viewer.send({type: 'tab.chosen', tab: 'changes'});
      const folded = stage.control('5 sections with the same words');
      expect(stage.root.querySelector('.unchanged')!.textContent).not.to.contain('bind the company');
      folded.click();
      await until('the sections', () =>
        stage.root.querySelector('.unchanged')!.textContent!.includes('bind the company'),
      );
      folded.click();
      await until(
        'no sections',
        () => !stage.root.querySelector('.unchanged')!.textContent!.includes('bind the company'),
      );
    });

    it('leads from change to change by keyboard', async function () {
      this.timeout(60_000);
      stage.viewer.send({type: 'tab.chosen', tab: 'changes'});
      stage.control('Go to the first change').focus();
      await sendKeys({press: 'Enter'});
      const places = ['2. Fees', '3. Data protection', 'Term and termination', '4. Audit', '2. Fees'];
      for (const [index, wanted] of places.entries()) {
        await until(
          `the focus at ${index}, ${wanted}`,
          () => focused()?.localName === 'h3' && tidy(focused()!.textContent).includes(wanted),
        );
        await until('it in view', () => visible(focused()!));
        await sendKeys({press: 'Tab'});
        expect(focused()!.getAttribute('aria-label')).to.equal('Previous change');
        await sendKeys({press: 'Tab'});
        expect(focused()!.getAttribute('aria-label')).to.equal('Next change');
        await sendKeys({press: 'Enter'});
      }
      await until('the second change', () => tidy(focused()?.textContent).includes('3. Data protection'));
      await sendKeys({press: 'Tab'});
      await sendKeys({press: 'Enter'});
      await until('the first change', () => tidy(focused()?.textContent).includes('2. Fees'));
    });

    it('says that no words changed, and how many sections only have another number', async () => {
      await stage.open(english, {...english, text: english.text.replace('## 5. Law', '## 6. Law')});
      stage.viewer.send({type: 'tab.chosen', tab: 'changes'});
      const told = tidy(stage.root.querySelector('[role=tabpanel]')!.textContent);
      expect(told).to.contain('No words changed');
      expect(told).to.contain('1 section only has another number or another place.');
    });
  });

  describe('a receipt', () => {
    it('R-23, R-30: tells everything that is in it, with the server’s time', async () => {
      stage.renderReceipt();
      const told = tidy(stage.root.textContent);
      for (const value of [
        receipt.id,
        receipt.agreementId,
        receipt.agreementName,
        receipt.textVersion,
        receipt.contractingParty,
        receipt.signerName,
        receipt.signerTitle,
        receipt.signerAccountId,
        receipt.attestation,
        receipt.acceptedAt,
        'English',
        'Serbia, Montenegro, Bosnia & Herzegovina',
        '9:14 AM UTC',
      ]) {
        expect(told).to.contain(value);
      }
      for (const hash of [receipt.textHash, receipt.hash, receipt.previousHash!]) {
        expect([...stage.root.querySelectorAll('.hash code')].map(({textContent}) => textContent)).to.include(hash);
      }
    });

    it('R-23: is downloaded as the bytes that its hash is taken of', async () => {
      stage.renderReceipt();
      const [file] = await filesOf(() => stage.control('Download receipt').click());
      expect(file!.name).to.equal('receipt-RCP-2026-000417.json');
      expect(file!.type).to.equal('application/json;charset=utf-8');
      expect(await file!.blob.text()).to.equal(canonicalJson(receipt));
    });

    it('leads to the one before it, says where there is none, and to a page that verifies it', async () => {
      let asked = 0;
      stage.renderReceipt({onPrevious: () => (asked += 1)});
      stage.control('Show the previous receipt').click();
      expect(asked).to.equal(1);
      expect((stage.control('Open the verification page') as HTMLAnchorElement).href).to.equal(
        'https://vendor.example/verify',
      );
      for (const verifyUrl of [null, ...links]) {
        stage.renderReceipt({receipt: {...receipt, previousHash: null}, verifyUrl});
        expect(stage.root.querySelector('a'), String(verifyUrl)).to.equal(null);
        expect(tidy(stage.root.textContent)).to.contain('None. This is the first receipt.');
      }
      for (const [own, at] of [
        ['/verify/?lang=ru', '/verify/?lang=ru'],
        ['./verify/', new URL('./verify/', document.baseURI).pathname],
      ]) {
        stage.renderReceipt({verifyUrl: own!});
        const {href} = stage.control('Open the verification page') as HTMLAnchorElement;
        expect(href).to.equal(location.origin + at);
      }
    });

    it('F-E8: shows what is hostile in it as text', () => {
      for (const text of [...markup, ...turns, word(500)]) {
        stage.renderReceipt({
          receipt: {...receipt, agreementName: text, signerName: text, attestation: text, contractingParty: text},
        });
        expect(stage.root.querySelector('.proof :is(img, script, style, template, a[href^=java])')).to.equal(null);
        expect(window).not.to.have.property('__xss');
      }
    });
  });

  describe('taking along', () => {
    it('R-23: gives the text as a file with exactly the bytes that were hashed', async () => {
      const text = 'a\r\nb\u2028 & <b> é e\u0301 \uFEFF договор\n';
      for (const [format, ending, type] of [
        ['markdown', 'md', 'text/markdown'],
        ['plain', 'txt', 'text/plain'],
      ] as const) {
        await stage.open({...english, format, text});
        const [file] = await filesOf(() => stage.control('Download text').click());
        expect(file!.name).to.equal(`Indirect-Partner-Agreement-2026-09-en.${ending}`);
        expect(file!.type).to.equal(`${type};charset=utf-8`);
        expect(await sha256Hex(await file!.blob.arrayBuffer())).to.equal(await sha256Hex(text));
      }
    });

    it('F-E10: names files so that every system takes them as one file', () => {
      for (const [name, wanted] of [
        ['../../etc/passwd.txt', 'etc-passwd.txt'],
        ['a\u202Etxt.exe.md', 'atxt.exe.md'],
        ['CON.txt', 'file-CON.txt'],
        ['Договор № 7/2026.md', 'Договор-7-2026.md'],
        ['a\u2068b\u2069.json', 'ab.json'],
        ['a:b?*|"<>\u0000.txt', 'a-b.txt'],
      ] as const) {
        expect(fileNameOf(name)).to.equal(wanted);
      }
      expect(fileNameOf(`${'x'.repeat(500)}.ics`)).to.match(/^x{116}\.ics$/);
    });

    it('prints the text alone, all of it, with what identifies it', async () => {
      await stage.open(english);
      const printed = printing(stage.root, '.section-body');
      stage.control('Print text').click();
      expect(printed).to.have.lengthOf(1);
      expect(printed[0]!.title).to.equal('Indirect Partner Agreement');
      expect(printed[0]!.look).to.equal('rgb(0, 0, 0) visible');
      for (const part of ['Version 2026-09', receipt.textHash, 'bind the company', 'The law of the country']) {
        expect(printed[0]!.text).to.contain(part);
      }
      expect(printed[0]!.text).not.to.contain('Search in the text');
      expect(stage.root.querySelector('iframe')).to.equal(null);
    });
  });
});

describe('a viewer without a page', () => {
  it('tells each change, and keeps what is on view while nothing changes', async () => {
    let told = 0;
    const viewer = new AgreementViewer(() => (told += 1));
    viewer.send({type: 'query.changed', query: 'x'});
    expect([told, viewer.book, viewer.changes]).to.deep.equal([0, null, 'none']);
    await viewer.open({format: 'plain', text: 'PARTIES\n\nWe and you.', version: '1', language: 'en'});
    expect(viewer.book!.sections.map(({title}) => title)).to.deep.equal(['PARTIES']);
    const before = told;
    viewer.send({type: 'query.changed', query: 'you'});
    viewer.send({type: 'query.changed', query: 'you'});
    expect([told - before, viewer.state.hits.all.length, viewer.state.hit]).to.deep.equal([1, 1, 0]);
    viewer.send({type: 'hit.previous'});
    expect(viewer.state.hit).to.equal(0);
    viewer.send({type: 'change.left', from: -1, by: 1});
    expect(viewer.state.change).to.equal(-1);
  });
});
