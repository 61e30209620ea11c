import {expect} from '@open-wc/testing';
import {SupportCenter} from '../../../src/components/support-center.js';
import {wordsAtHand, wordsParts, type WordsPart, type WordsSource} from '../../../src/locales/index.js';
import {supportWords} from '../../../src/locales/support-words.js';
import {setOnline} from '../network.js';
import {clearScreens, homeTitle, mountSupport} from './support-screen.js';

/** Words on their way: they are at hand for the next test too once they come. */
const underWay: Promise<unknown>[] = [];

/** Makes these parts of the English words fail to come, until `come` is called. */
function withoutWords(...missing: WordsPart[]) {
  const asked: WordsPart[] = [];
  let haveCome = false;
  for (const part of wordsParts.support) if (part !== 'support') wordsAtHand.delete(`en/${part}`);
  const given = Object.entries<() => Promise<{words: Record<string, string>}>>(supportWords.en as never);
  const en = Object.fromEntries(
    given.map(([part, load]) => [
      part,
      () => {
        asked.push(part as WordsPart);
        const fails = !haveCome && missing.includes(part as WordsPart);
        const coming = fails ? Promise.reject(new TypeError('Failed to fetch dynamically imported module')) : load();
        underWay.push(coming);
        return coming;
      },
    ]),
  );
  SupportCenter.wordsSource = {...supportWords, en} as WordsSource as typeof supportWords;
  return {
    asked,
    come: () => {
      haveCome = true;
      window.dispatchEvent(new Event('online'));
    },
  };
}

describe('words of partner support that do not come', () => {
  afterEach(async () => {
    SupportCenter.wordsSource = supportWords;
    setOnline(true);
    await clearScreens();
    await Promise.allSettled(underWay.splice(0));
  });

  it('S-29: the way to a person stays where the answers could not be brought ahead, and where they do not come', async () => {
    const words = withoutWords('supportAnswers');
    const number = '+44 20 7946 0958';
    const screen = mountSupport({properties: {policy: {support: {phones: [{number, label: 'Europe'}]}}}});
    await screen.sees(homeTitle);
    await screen.reads('When you get an answer');
    (await screen.field('Search for answers')).focus();
    await screen.until('the answers to be asked for', () => words.asked.includes('supportAnswers'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.heading).to.equal(homeTitle);
    await screen.button('Open a case');
    await screen.type('Search for answers', 'one-way');
    await screen.sees('This page could not be loaded');
    expect(screen.text).to.contain(number);
    expect(screen.details('partner-step-changed').at(-1)).to.include({step: 'failed'});
    await screen.press('Back');
    await screen.sees(homeTitle);
    await screen.press('Open a case');
    await screen.sees('Open a case');
    screen.element.open({view: 'docs'});
    await screen.sees('This page could not be loaded');
    words.come();
    await screen.until('the page', () => screen.heading !== 'This page could not be loaded' && screen.heading !== '');
  });

  it('S-29, X-03: a form that is typed in stays while what works offline is brought ahead in vain', async () => {
    const words = withoutWords('supportAnswers', 'supportCases');
    const screen = mountSupport();
    await screen.sees(homeTitle);
    await screen.press('Open a case');
    await screen.type('Subject', 'No sound');
    await screen.until('the parts to be asked for', () => words.asked.includes('supportCases'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.find('Subject')?.value).to.equal('No sound');
    screen.element.open({view: 'cases'});
    await screen.sees('This page could not be loaded');
    await screen.press('Partner support');
    await screen.sees(homeTitle);
    screen.element.open({view: 'cases'});
    await screen.sees('This page could not be loaded');
    words.come();
    await screen.sees('Your cases');
  });

  it('S-29, X-10: what works offline is brought from the first view, and not asked for while there is no network', async () => {
    const words = withoutWords();
    setOnline(false);
    const screen = mountSupport();
    await screen.sees(homeTitle);
    await screen.reads('When you get an answer');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(words.asked).not.to.include('supportForm');
    setOnline(true);
    await screen.until('the parts', () =>
      (['supportForm', 'supportCases', 'supportAnswers'] as const).every((part) => words.asked.includes(part)),
    );
    expect(screen.heading).to.equal(homeTitle);
  });

  it('S-29: a page whose words did not come is there after another try', async () => {
    const words = withoutWords('supportMore', 'supportForm');
    const screen = mountSupport();
    await screen.sees(homeTitle);
    await screen.press('Open a case');
    await screen.sees('Partner support could not be loaded');
    words.come();
    await screen.sees('Open a case');
  });
});
