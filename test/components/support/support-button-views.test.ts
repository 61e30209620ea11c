import {expect} from '@open-wc/testing';
import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';
import {SupportButton} from '../../../src/components/support-button.js';
import {tags} from '../every-view.js';
import {spoken} from '../page-checks.js';
import {clearButtons, mountButton, type ButtonStage} from './button-stage.js';

const {axe} = window as unknown as {axe: typeof Axe};

async function violationsOf({element}: ButtonStage): Promise<string[]> {
  const {violations} = await axe.run(element, {resultTypes: ['violations'], elementRef: false});
  return violations.flatMap(({id, nodes}) => nodes.map(({html, failureSummary}) => `${id} ${html} ${failureSummary}`));
}

/** The button and its drawer in every state that they have of their own. */
const states: Readonly<Record<string, (stage: ButtonStage) => Promise<void>>> = {
  'with counts': (stage) => stage.until('the count', () => stage.button?.querySelector('b')),
  loading: async (stage) => {
    SupportButton.loadCenter = () => new Promise(() => {});
    await stage.press();
    await stage.until('the wait', () => stage.button.className === 'says');
  },
  failed: async (stage) => {
    SupportButton.loadCenter = () => Promise.reject(new TypeError('no network'));
    await stage.press();
    await stage.until('the failure', () => stage.button.className === 'says' && !stage.element.isOpen);
  },
  open: async (stage) => {
    await stage.press();
    await stage.until('the first view', () => stage.isOpen && stage.heading !== '');
    await Promise.all(stage.drawer!.getAnimations().map(({finished}) => finished));
  },
};

describe('the support button’s views', () => {
  const {loadCenter} = SupportButton;
  afterEach(async () => {
    SupportButton.loadCenter = loadCenter;
    await clearButtons();
  });

  for (const [name, reach] of Object.entries(states)) {
    for (const theme of ['light', 'dark'] as const) {
      it(`have nothing for axe to find and no key, ${name}, ${theme}`, async function () {
        this.timeout(60_000);
        for (const locale of tags) {
          const stage = mountButton({properties: {locale, theme}});
          await reach(stage);
          expect(await violationsOf(stage), locale).to.deep.equal([]);
          for (const {text} of spoken(stage.root)) expect(text, locale).to.not.match(/button\.|\{|undefined/);
          await clearButtons();
          SupportButton.loadCenter = loadCenter;
        }
      });
    }
  }
});
