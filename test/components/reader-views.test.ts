import {expect} from '@open-wc/testing';
import {emulateMedia, executeServerCommand} from '@web/test-runner-commands';
import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';
import {longText as longest} from '../../src/components/shared/text/section-template.js';
import type {LanguageTag} from '../../src/locales/index.js';
import {word} from '../support/bad-input.js';
import {long} from '../support/long.js';
import {overflowing, print} from './page-checks.js';
import {accepted, arabic, english, longText, ReaderStage, readerSpeech} from './reader-stage.js';
import {tidy} from './text.js';

const {axe} = window as unknown as {axe: typeof Axe};
const tags: readonly LanguageTag[] = ['en', 'ru', 'sr-Latn'];

const frame = () => new Promise(requestAnimationFrame);

describe('the views of an agreement', () => {
  let stage: ReaderStage;

  beforeEach(async () => {
    stage = new ReaderStage(await readerSpeech('en'));
  });
  afterEach(() => stage.remove());

  const views: readonly (readonly [name: string, show: (stage: ReaderStage) => Promise<void>])[] = [
    [
      'text',
      async (one) => {
        await one.open(english, accepted);
        one.viewer.send({type: 'query.changed', query: 'fees'});
      },
    ],
    [
      'changes',
      async (one) => {
        await one.open(english, accepted);
        one.viewer.send({type: 'tab.chosen', tab: 'changes'});
        one.viewer.send({type: 'group.toggled', first: 0, open: true});
      },
    ],
    ['text in Arabic', (one) => one.open(arabic)],
    [
      'hostile text',
      (one) =>
        one.open({
          ...english,
          text: `# ${word(300)}\n\n${word(500)}\n\n| ${word(90)} | ${word(90)} | c | d | e |\n|-|-|-|-|-|\n| \`${word(90)}\` | <https://a.example/${word(200)}> |\n\n> > > - - 1. ${word(300)}`,
        }),
    ],
    ['receipt', async (one) => one.renderReceipt()],
  ];

  for (const tag of tags) {
    it(`has nothing for axe to find, ${tag}`, async function () {
      this.timeout(60_000);
      stage.speech = await readerSpeech(tag);
      const found: string[] = [];
      for (const theme of long || tag === 'en' ? ['light', 'dark'] : ['light']) {
        stage.host.setAttribute('theme', theme);
        for (const [name, show] of views) {
          await show(stage);
          // What is off screen is laid out by a guess, and colours are judged by where things stand.
          stage.root.querySelector('.section:last-child')?.scrollIntoView();
          await frame();
          await frame();
          const {violations} = await axe.run(stage.host, {resultTypes: ['violations'], elementRef: false});
          found.push(
            ...violations.flatMap(({id, nodes}) =>
              nodes.map((node) => `${name}, ${theme}: ${id} ${node.html} ${node.failureSummary}`),
            ),
          );
        }
      }
      expect(found).to.deep.equal([]);
    });

    for (const direction of ['ltr', 'rtl']) {
      it(`fits into 320 pixels, ${tag}, ${direction}`, async () => {
        stage.speech = await readerSpeech(tag);
        stage.frame.dir = direction;
        stage.frame.style.width = '320px';
        const found: string[] = [];
        for (const [name, show] of views) {
          await show(stage);
          if (stage.host.scrollWidth > stage.host.clientWidth) found.push(`${name}: scrolls`);
          found.push(...[...overflowing(stage.root, stage.frame)].map((what) => `${name}: ${what}`));
        }
        expect(found).to.deep.equal([]);
      });
    }
  }

  it('keeps a text from right to left within a page from left to right', async () => {
    await stage.open(arabic);
    const text = stage.root.querySelector('.agreement-text')!;
    expect(getComputedStyle(text).direction).to.equal('rtl');
    expect(getComputedStyle(stage.root.querySelector('.finder')!).direction).to.equal('ltr');
    const [item] = text.querySelectorAll('li');
    const range = document.createRange();
    range.selectNodeContents(item!);
    const [box, list] = [range.getBoundingClientRect(), text.getBoundingClientRect()];
    expect(list.right - box.right).to.be.lessThan(box.left - list.left + list.width / 2);
    expect(box.right).to.be.greaterThan(list.left + list.width / 2);
  });

  it('X-11: carries no style attribute and no style element', async () => {
    for (const [name, show] of views) {
      await show(stage);
      expect(stage.root.querySelector('[style], style'), name).to.equal(null);
    }
  });

  it('says nothing that is neither from the locale nor from the text', async () => {
    stage.speech = await readerSpeech('en', true);
    const found: string[] = [];
    for (const [name, show] of views) {
      await show(stage);
      const walker = document.createTreeWalker(stage.root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const {parentElement, textContent} = walker.currentNode;
        if (parentElement!.closest('.agreement-text, bdi, code, q, nav, .change h3, .unchanged h3')) continue;
        let rest = tidy(textContent);
        for (let before = ''; before !== rest;) {
          before = rest;
          rest = rest.replace(/\[[^[\]]*\]/g, '');
        }
        // Names of countries and marked values stand between commas.
        if (/\p{L}/u.test(rest)) found.push(`${name}: ${textContent}`);
      }
      for (const element of stage.root.querySelectorAll('[aria-label], [title]')) {
        for (const said of [element.getAttribute('aria-label'), element.getAttribute('title')]) {
          if (said !== null) expect(said, name).to.match(/^\[.*\]$/);
        }
      }
    }
    expect(found).to.deep.equal([]);
  });

  describe('for assistive technology', () => {
    interface Node {
      readonly role: string;
      readonly name?: string;
      readonly children: readonly Node[];
    }
    const all = (node: Node): Node[] => [node, ...node.children.flatMap(all)];
    const tree = async (): Promise<Node[] | null> => {
      await frame();
      await frame();
      const told = await executeServerCommand<Node | false, undefined>('accessibility-tree');
      return told ? all(told) : null;
    };

    it('has all of a text that is not long, and every heading of one that is', async function () {
      this.timeout(60_000);
      const paragraph = `${'The partner pays all fees. '.repeat(20)}\n\n`;
      const start = '# Fees\n\n';
      const end = 'Here it ends.';
      const room = longest - start.length - end.length;
      const text = start + paragraph.repeat(Math.floor(room / paragraph.length)) + end;
      await stage.open({...english, text});
      const short = await tree();
      if (!short) return;
      expect(short.filter(({name}) => name === end)).not.to.deep.equal([]);
      await stage.open(longText());
      const headings = (await tree())!.filter(({role}) => role === 'heading').map(({name}) => name);
      expect(headings).to.include.members(
        Array.from({length: 900}, (_, at) => `${at + 1}. Section about matter ${at + 1}`),
      );
    });
  });

  it('leaves out of a printed page what only a screen needs', async () => {
    await stage.open(longText(), accepted);
    const bodies = [...stage.root.querySelectorAll('.section-body')];
    expect(bodies.length).to.be.greaterThan(800);
    expect(getComputedStyle(bodies.at(-1)!).contentVisibility).to.equal('auto');
    if (!(await print())) return;
    try {
      const displays = ['.finder', '.tabs', '.contents', '.about-text .row'].map(
        (name) => getComputedStyle(stage.root.querySelector(name)!).display,
      );
      expect(displays).to.deep.equal(['none', 'none', 'none', 'none']);
      expect(new Set(bodies.map((body) => getComputedStyle(body).contentVisibility))).to.deep.equal(
        new Set(['visible']),
      );
    } finally {
      await emulateMedia({media: 'screen'});
    }
  });
});
