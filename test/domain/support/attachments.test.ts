import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {
  endingOf,
  fileName,
  fileProblem,
  isKeptOnDevice,
  judgeFiles,
  pictureType,
  shortenedName,
} from '../../../src/domain/support/attachments.js';
import {isSupportLanguage, proposedLanguage} from '../../../src/domain/support/support-languages.js';
import {defaultSupportPolicy} from '../../../src/domain/support/support-policy.js';

const {attachments} = defaultSupportPolicy;
const file = (name: string, size = 10) => ({name, size, type: ''});

describe('attachments', () => {
  it('S-28, F-E10: a file is judged by name and size before a byte is read', () => {
    const code = (name: string, size?: number) => fileProblem(file(name, size), attachments);
    expect(code('trace.log')).to.equal(null);
    expect(code('TRACE.LOG')).to.equal(null);
    expect(code('empty.log', 0)).to.equal('file.empty');
    expect(code('dump.zip', 5_000_000_000)).to.equal('file.tooBig');
    expect(code('limit.zip', attachments.mostBytes)).to.equal(null);
    for (const name of ['setup.exe', 'page.html', 'drawing.svg', 'nothing', 'log.', '.log', 'invoice\u202Egpj.exe'])
      expect(code(name), name).to.equal('file.type');
    expect(fileProblem(file('setup.exe'), {...attachments, endings: null})).to.equal(null);
  });

  it('S-28: of several chosen at once those for which there is no room are too many', () => {
    const chosen = [file('a.txt'), file('b.exe'), file('c.txt'), file('d.txt')];
    const judged = judgeFiles(chosen, 1, {...attachments, mostFiles: 3});
    expect(judged.map(({problem}) => problem)).to.deep.equal([null, 'file.type', null, 'file.tooMany']);
  });

  it('F-E10: a name is never a path and overrides no direction', () => {
    expect(fileName('../../etc/passwd')).to.equal('passwd');
    expect(fileName('C:\\Users\\milena\\trace.log')).to.equal('trace.log');
    expect(fileName('invoice\u202Egpj.exe')).to.equal('invoicegpj.exe');
    expect(fileName('a\u0000b\nc.log')).to.equal('abc.log');
    for (const nothing of ['', '.', '..', '/', ' ', '\u202E']) expect(fileName(nothing)).to.equal('file');
    expect(fileName(`${'x'.repeat(300)}.log`))
      .to.have.length(255)
      .and.match(/x\.log$/);
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 600}), (given) => {
        const name = fileName(given);
        expect(name.length).to.be.within(1, 255);
        expect(name).to.match(/^[^/\\\p{Cc}\u202A-\u202E\u2066-\u2069]+$/u);
        expect(fileName(name), 'the same again').to.equal(name);
      }),
    );
    expect([endingOf('a.tar.gz'), endingOf('x/y.PDF'), endingOf('none')]).to.deep.equal(['gz', 'pdf', '']);
  });

  it('F-E10: a long name is shortened in its middle, and its ending stays', () => {
    expect(shortenedName('trace.log', 20)).to.equal('trace.log');
    expect(shortenedName('a-very-long-name-of-a-file.log', 15)).to.equal('a-very-lo…e.log');
    const family = '👨‍👩‍👧'.repeat(30);
    expect([...new Intl.Segmenter('en').segment(shortenedName(family, 10))]).to.have.length(10);
    expect(shortenedName('x'.repeat(1_000_000), 20).length).to.equal(20);
  });

  it('only what begins like a safe picture is shown as one, whatever it is called', () => {
    const bytes = (...values: number[]) => Uint8Array.from([...values, ...Array<number>(12).fill(0)]);
    expect(pictureType(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).to.equal('image/png');
    expect(pictureType(bytes(0xff, 0xd8, 0xff))).to.equal('image/jpeg');
    expect(pictureType(new TextEncoder().encode('GIF89a......'))).to.equal('image/gif');
    expect(pictureType(new TextEncoder().encode('RIFF....WEBP'))).to.equal('image/webp');
    expect(pictureType(bytes(0x42, 0x4d))).to.equal('image/bmp');
    for (const text of [
      'BM is how this text begins',
      '<svg onload=alert(1)>',
      '<!doctype html>',
      '%PDF-1.7',
      '',
      'RIFF....WAVE',
    ])
      expect(pictureType(new TextEncoder().encode(text)), text).to.equal(null);
  });

  it('files up to 25 MB are kept on the device', () => {
    expect(isKeptOnDevice({size: 25_000_000}, attachments)).to.equal(true);
    expect(isKeptOnDevice({size: 25_000_001}, attachments)).to.equal(false);
  });
});

describe('the language of a case', () => {
  it('S-20: is warned about where no representative speaks it', () => {
    expect(isSupportLanguage('ru', ['en', 'ja'])).to.equal(false);
    expect(isSupportLanguage('en-GB', ['en-US'])).to.equal(true);
    expect(isSupportLanguage('sr-Latn', ['sr'])).to.equal(true);
    expect(isSupportLanguage('ru', []), 'nothing is known').to.equal(true);
    expect(isSupportLanguage('not a tag', ['en'])).to.equal(false);
  });

  it('S-20: begins with the page’s where somebody speaks it', () => {
    expect(proposedLanguage('ru-RU', ['en', 'ru'])).to.equal('ru');
    expect(proposedLanguage('sr-Latn', ['en', 'ru'])).to.equal('en');
    expect(proposedLanguage('sr-Latn', [])).to.equal('sr-Latn');
  });
});
