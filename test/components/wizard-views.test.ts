import {expect} from '@open-wc/testing';
import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';
import {allViews} from '../../src/components/provisioning/all-views.js';
import type {LanguageTag} from '../../src/locales/index.js';
import {long} from '../support/long.js';
import {overflowing, spoken} from './page-checks.js';
import {everyView, speech, Stage, type Shown} from './view-models.js';

const {axe} = window as unknown as {axe: typeof Axe};
const axeOptions: Axe.RunOptions = {resultTypes: ['violations'], elementRef: false};
/** What a theme can change; long runs judge everything in both. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];
const tags: readonly LanguageTag[] = ['en', 'ru', 'sr-Latn'];

describe('the views of the wizard', () => {
  let views: Shown[];
  let stage: Stage;
  const nameOf = ({state, variant}: Shown) => `${state} (${variant})`;

  before(async () => {
    views = await everyView();
  });
  beforeEach(() => {
    stage = new Stage();
  });
  afterEach(() => stage.remove());

  it('are all rendered here', () => {
    expect(new Set(views.map(({state}) => state))).to.have.keys(Object.keys(allViews));
  });

  for (const tag of tags) {
    for (const theme of ['light', 'dark']) {
      it(`have nothing for axe to find, ${tag}, ${theme}`, async function () {
        this.timeout(60_000);
        const words = await speech(tag);
        stage.host.setAttribute('theme', theme);
        const found: string[] = [];
        for (const view of views) {
          stage.show(view, words);
          const {violations} = await axe.run(stage.host, {
            ...axeOptions,
            ...(theme === 'dark' && !long && {runOnly: rulesOfColour}),
          });
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
      for (const view of views) {
        stage.show(view, words);
        for (const {text, isData} of spoken(stage.root)) {
          if (!isData) expect(text, nameOf(view)).not.to.match(/^[a-z]+(\.[a-zA-Z]+)+$/);
          expect(text, nameOf(view)).not.to.match(/\{\w+\}|undefined|\[object/);
        }
      }
    });

    for (const direction of ['ltr', 'rtl']) {
      it(`fit into 320 pixels, ${tag}, ${direction}`, async () => {
        const words = await speech(tag);
        stage.frame.dir = direction;
        stage.frame.style.width = '320px';
        const found: string[] = [];
        for (const view of views) {
          stage.show(view, words);
          if (stage.host.scrollWidth > stage.host.clientWidth) found.push(`${nameOf(view)}: scrolls`);
          found.push(...[...overflowing(stage.root, stage.frame)].map((what) => `${nameOf(view)}: ${what}`));
        }
        expect(found).to.deep.equal([]);
      });
    }
  }

  it('say nothing that is not from the locale', async () => {
    const words = await speech('en', true);
    const found: string[] = [];
    for (const view of views) {
      stage.show(view, words);
      for (const {text, isData} of spoken(stage.root)) {
        let rest = text;
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
    for (const view of views) {
      stage.show(view, words);
      expect(stage.root.querySelector('[style], style'), nameOf(view)).to.equal(null);
    }
  });

  it('have one heading of the second level to take the focus, and at most one primary action', async () => {
    const words = await speech('en');
    for (const view of views) {
      stage.show(view, words);
      if (view.state === 'loading') continue;
      const headings = stage.root.querySelectorAll('.content h2');
      expect(headings.length, nameOf(view)).to.equal(1);
      expect(headings[0]!.getAttribute('tabindex'), nameOf(view)).to.equal('-1');
      expect(stage.root.querySelectorAll('.view button.primary').length, nameOf(view)).to.be.at.most(1);
    }
  });

  it('X-07: tell every problem in the same words in the summary and beside its field', async () => {
    const words = await speech('en');
    let compared = 0;
    for (const view of views) {
      stage.show(view, words);
      for (const link of stage.root.querySelectorAll<HTMLAnchorElement>('[role=alert] a')) {
        const field = stage.root.getElementById(decodeURIComponent(link.hash.slice(1)));
        expect(field?.matches('input, select, textarea'), `${nameOf(view)}: ${link.hash}`).to.equal(true);
        const [error] =
          field!
            .getAttribute('aria-describedby')
            ?.split(' ')
            .filter((id) => id.endsWith('-error')) ?? [];
        // A group of choices is described as a whole, so the words may stand with its fieldset.
        const own =
          error ??
          field!
            .closest('fieldset')
            ?.getAttribute('aria-describedby')
            ?.split(' ')
            .find((id) => id.endsWith('-error'));
        expect(stage.root.getElementById(own!)?.textContent?.trim(), `${nameOf(view)}: ${link.hash}`).to.equal(
          link.textContent!.trim(),
        );
        expect(field!.getAttribute('aria-invalid'), `${nameOf(view)}: ${link.hash}`).to.equal('true');
        compared += 1;
      }
    }
    expect(compared).to.be.greaterThan(20);
  });

  it('X-10: offer to check again and support wherever an outcome stays unknown, and tell of every wait', async () => {
    const words = await speech('en');
    const states = new Set<string>();
    for (const view of views) {
      const submission = view.context.submission?.state;
      if (submission !== 'stillUnknown' && submission !== 'waiting') continue;
      stage.show(view, words);
      stage.sent.length = 0;
      if (submission === 'waiting') {
        expect(stage.root.textContent, nameOf(view)).to.contain(words.t('sending.waiting'));
        continue;
      }
      states.add(view.state);
      expect(stage.root.textContent, nameOf(view)).to.contain(words.t('sending.unknown'));
      const buttons = [...stage.root.querySelectorAll('button')];
      const named = (name: string) => buttons.filter((button) => button.textContent!.trim() === name);
      expect(named(words.t('action.support')), nameOf(view)).to.have.lengthOf(1);
      expect(named(words.t('action.check')), nameOf(view)).to.have.lengthOf(1);
      named(words.t('action.check'))[0]!.click();
      expect(stage.sent, nameOf(view)).to.deep.equal([{type: 'check.requested'}]);
    }
    expect(states).to.have.keys('mapping', 'password.submitting', 'provisioning', 'activating.retrying');
  });

  it('X-07: lead from a refusal at check answers to the step that answers it, and nowhere without a field', async () => {
    stage.show(
      views.find(({state, variant}) => state === 'confirm' && variant === 'refused')!,
      await speech('en'),
    );
    const summary = stage.root.querySelector('.error-summary')!;
    expect(summary.querySelectorAll('li')).to.have.lengthOf(3);
    expect(summary.querySelectorAll('a')).to.have.lengthOf(0);
    for (const button of summary.querySelectorAll('button')) button.click();
    expect(stage.sent).to.deep.equal([
      {type: 'step.changeRequested', step: 'partnerOrganization'},
      {type: 'step.changeRequested', step: 'customerAdmin'},
    ]);
  });

  it('say before leaving during a hand-over that what was sent may still be carried out', async () => {
    const words = await speech('en');
    stage.show(
      views.find(({state, variant}) => state === 'handover.sending' && variant === 'leaving?')!,
      words,
    );
    expect(stage.root.querySelector('#exit-text')!.textContent).to.equal(words.t('exit.textSending'));
  });

  it('X-06: name every step as done, current or not yet, and lead to none out of turn', async () => {
    const words = await speech('en');
    let listed = 0;
    for (const view of views) {
      stage.show(view, words);
      for (const item of stage.root.querySelectorAll('nav li')) {
        expect(item.textContent!.trim(), nameOf(view)).to.match(/, (Done|Current step|Not yet)$/);
        expect(item.querySelector('a, button'), nameOf(view)).to.equal(null);
        listed += 1;
      }
      expect(stage.root.querySelectorAll('nav [aria-current=step]').length, nameOf(view)).to.be.at.most(1);
    }
    expect(listed).to.be.greaterThan(100);
  });

  it('X-04: give every button that changes an answer a name of its own', async () => {
    const words = await speech('en');
    for (const view of views.filter(({state}) => state === 'confirm' || state === 'review')) {
      stage.show(view, words);
      const names = [...stage.root.querySelectorAll('button')].map(
        (button) => button.getAttribute('aria-label') ?? button.textContent!.trim(),
      );
      expect(new Set(names).size, nameOf(view)).to.equal(names.length);
      expect(names.filter((name) => /^(Change|Set up): ./.test(name)).length, nameOf(view)).to.be.at.least(2);
    }
  });

  it('X-05: name on every door what happens', async () => {
    const words = await speech('en');
    const primary = (state: string) => {
      stage.show(
        views.find((view) => view.state === state)!,
        words,
      );
      return stage.root.querySelector('.content button[type=submit]')!.textContent!.trim();
    };
    expect(primary('confirm')).to.equal('Confirm and set up the order');
    expect(primary('review')).to.equal('Provision and start billing');
    expect(primary('handover.confirming')).to.equal('Hand over');
    expect(primary('password.editing')).to.equal('Set password');
  });

  it('X-01: lay out what becomes final, and ask to acknowledge it, before both doors', async () => {
    const words = await speech('en');
    for (const [state, final, acknowledgement] of [
      ['confirm', 'Becomes final: the organizations', 'I understand that the order is mapped'],
      ['review', 'Becomes final: the subscription is activated', 'I understand that billing starts'],
    ] as const) {
      stage.show(
        views.find((view) => view.state === state)!,
        words,
      );
      const door = stage.root.querySelector('section[aria-labelledby="door-title"]')!;
      expect(door.textContent).to.contain(final);
      const box = [...door.querySelectorAll('label')].find((label) => label.textContent!.includes(acknowledgement))!
        .control as HTMLInputElement;
      expect(box.type).to.equal('checkbox');
      expect(box.checked).to.equal(false);
    }
  });
});
