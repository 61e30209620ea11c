/** What holds for every view of an element, whichever it is: the same tests for all of them. */
import {expect} from '@open-wc/testing';
import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';
import type {LanguageTag} from '../../src/locales/index.js';
import {long} from '../support/long.js';
import {overflowing, spoken} from './page-checks.js';
import {tidy} from './text.js';

const {axe} = window as unknown as {axe: typeof Axe};
const axeOptions: Axe.RunOptions = {resultTypes: ['violations'], elementRef: false};
/** What a theme can change, and what a language can; long runs judge everything in every theme and language. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];
const rulesOfWords = [
  'aria-command-name',
  'aria-dialog-name',
  'aria-input-field-name',
  'aria-meter-name',
  'aria-progressbar-name',
  'aria-toggle-field-name',
  'button-name',
  'empty-heading',
  'image-alt',
  'label',
  'label-title-only',
  'link-name',
  'role-img-alt',
  'select-name',
  'summary-name',
  'valid-lang',
];
/** What an ordinary run judges besides light English, a third of the views in each. */
const byTurns = ['en dark', 'ru light', 'sr-Latn light'];

/** What axe judges in an ordinary run. */
function rulesFor(tag: LanguageTag, theme: string): Axe.RunOptions {
  if (long) return {};
  if (theme === 'dark') return {runOnly: rulesOfColour};
  return tag === 'en' ? {} : {runOnly: rulesOfWords};
}
export const tags: readonly LanguageTag[] = ['en', 'ru', 'sr-Latn'];

/** Where one view at a time is on view. */
export interface ViewStage<V, W> {
  /** As wide as the page is to be. */
  readonly frame: HTMLElement;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  show(view: V, words: W): void;
}

export interface EveryView<V, W> {
  readonly views: () => readonly V[];
  readonly stage: () => ViewStage<V, W>;
  /** The words of a language; marked: each in square brackets. */
  readonly speech: (tag: LanguageTag, marked?: boolean) => Promise<W>;
  readonly nameOf: (view: V) => string;
  /** Whether nothing is on view yet but that it is loading. */
  readonly isLoading: (view: V) => boolean;
  /** Whether the view is filled with bad input, which may look like anything. */
  readonly isHostile?: (view: V) => boolean;
  /** Data that stand in a sentence without marks of their own. */
  readonly data?: readonly string[];
  /** How many problems are told beside what mends them, over all views and at least. Default: 21. */
  readonly leastProblems?: number;
  /** Directions of reading in an ordinary run. Default: both. */
  readonly directions?: (tag: LanguageTag) => readonly ('ltr' | 'rtl')[];
}

/** Declares the tests. Call it where the views' own tests are described, after its hooks. */
export function testEveryView<V, W>(of: EveryView<V, W>): void {
  const {views, stage, speech, nameOf, isLoading, isHostile = () => false, data = []} = of;
  const themesOf = (tag: LanguageTag) => (long || tag === 'en' ? ['light', 'dark'] : ['light']);
  const directionsOf = (tag: LanguageTag) => (long ? undefined : of.directions?.(tag)) ?? ['ltr', 'rtl'];
  const tame = () => views().filter((view) => !isHostile(view));

  for (const tag of tags) {
    for (const theme of themesOf(tag)) {
      it(`have nothing for axe to find, ${tag}, ${theme}`, async function () {
        this.timeout(120_000);
        const words = await speech(tag);
        const {host} = stage();
        host.setAttribute('theme', theme);
        const found: string[] = [];
        const turn = byTurns.indexOf(`${tag} ${theme}`);
        for (const view of views().filter((_, index) => long || turn < 0 || index % 3 === turn)) {
          stage().show(view, words);
          const {violations} = await axe.run(host, {...axeOptions, ...rulesFor(tag, theme)});
          found.push(
            ...violations.flatMap(({id, nodes}) =>
              nodes.map((node) => `${nameOf(view)}: ${id} ${node.html} ${node.failureSummary}`),
            ),
          );
        }
        expect(found).to.deep.equal([]);
      });
    }

    it(`show no key and no empty placeholder, ${tag}`, async () => {
      const words = await speech(tag);
      for (const view of tame()) {
        stage().show(view, words);
        for (const {text, isData} of spoken(stage().root)) {
          if (!isData) expect(text, nameOf(view)).not.to.match(/^[a-z]\w+(\.[a-zA-Z]+)+$/);
          expect(text, nameOf(view)).not.to.match(/\{\w+\}|undefined|\[object/);
        }
      }
    });

    for (const direction of directionsOf(tag)) {
      it(`fit into 320 pixels, ${tag}, ${direction}`, async () => {
        const words = await speech(tag);
        const {frame, host, root} = stage();
        frame.dir = direction;
        frame.style.width = '320px';
        const found: string[] = [];
        for (const view of views()) {
          stage().show(view, words);
          // What is folded has to fit as well.
          for (const details of root.querySelectorAll('details')) details.open = true;
          // WebKit counts the marker of such an item at its left as well, where nothing is drawn.
          if (direction === 'rtl')
            for (const list of root.querySelectorAll<HTMLElement>('ul, ol')) list.style.listStyleType = 'none';
          if (host.scrollWidth > host.clientWidth) found.push(`${nameOf(view)}: scrolls`);
          found.push(...[...overflowing(root, frame)].map((what) => `${nameOf(view)}: ${what}`));
        }
        expect(found).to.deep.equal([]);
      });
    }
  }

  it('say nothing that is not from the locale', async () => {
    const words = await speech('en', true);
    const found: string[] = [];
    for (const view of tame()) {
      stage().show(view, words);
      for (const {text, isData} of spoken(stage().root)) {
        let rest = data.reduce((left, one) => left.replaceAll(one, ''), text);
        for (let before = ''; before !== rest;) {
          before = rest;
          rest = rest.replace(/\[[^[\]]*\]/g, '');
        }
        if (!isData && /\p{L}/u.test(rest)) found.push(`${nameOf(view)}: ${text}`);
      }
    }
    expect(found).to.deep.equal([]);
  });

  it('X-11: carry no style attribute and no style element', async () => {
    const words = await speech('en');
    for (const view of views()) {
      stage().show(view, words);
      expect(stage().root.querySelector('[style], style'), nameOf(view)).to.equal(null);
    }
  });

  it('have one heading of the second level to take the focus, at most one primary action, and ids of their own', async () => {
    const words = await speech('en');
    for (const view of views()) {
      stage().show(view, words);
      const {root} = stage();
      const ids = [...root.querySelectorAll('[id]')].map(({id}) => id);
      const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
      expect(twice, nameOf(view)).to.deep.equal([]);
      if (isLoading(view)) continue;
      const headings = root.querySelectorAll('.content h2');
      expect(headings.length, nameOf(view)).to.equal(1);
      expect(headings[0]!.getAttribute('tabindex'), nameOf(view)).to.equal('-1');
      expect(root.querySelectorAll('.view button.primary').length, nameOf(view)).to.be.at.most(1);
    }
  });

  it('X-07: tell every problem in the same words in the summary and beside what mends it', async () => {
    const words = await speech('en');
    let compared = 0;
    for (const view of views()) {
      stage().show(view, words);
      const {root} = stage();
      for (const link of root.querySelectorAll<HTMLAnchorElement>('[role=alert] a[href^="#"]')) {
        const where = `${nameOf(view)}: ${link.hash}`;
        const control = root.getElementById(decodeURIComponent(link.hash.slice(1)))!;
        expect(control?.matches('input, select, textarea, button'), where).to.equal(true);
        expect(control.checkVisibility(), where).to.equal(true);
        if (!control.matches('button')) expect(control.getAttribute('aria-invalid'), where).to.equal('true');
        // A group of choices is described as a whole, so the words may stand with its fieldset.
        const described = [control, control.closest('fieldset')]
          .flatMap((one) => one?.getAttribute('aria-describedby')?.split(' ') ?? [])
          .find((id) => id.endsWith('-error'));
        expect(tidy(root.getElementById(described!)?.textContent), where).to.equal(tidy(link.textContent));
        compared += 1;
      }
    }
    expect(compared).to.be.at.least(of.leastProblems ?? 21);
  });
}
