import {expect} from '@open-wc/testing';
import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';
import {memoryBackend, type MemoryBackend} from '../../../src/backend/memory/index.js';
import {PartnerEvent} from '../../../src/components/events.js';
import {tags} from '../every-view.js';
import {counting} from '../kit-screen.js';
import {overflowing, spoken} from '../page-checks.js';
import {macrotask} from '../device.js';
import {mountRenewal, overviewTitle} from '../renewal-screen.js';
import {mount, type Mounting, type Screen} from '../screen.js';
import {tidy} from '../text.js';
import {clearButtons, mountButton} from './button-stage.js';
import {clearScreens, mountSupport} from './support-screen.js';

const {axe} = window as unknown as {axe: typeof Axe};

const closedOrder = (properties: Mounting['properties'] = {}) => mount({scenario: 'closedOrder', properties});

const statusOf = ({root}: {readonly root: ShadowRoot}): HTMLElement => root.querySelector('support-case-status')!;

/** What stands of a case inside another element; `null`: nothing that can be seen. */
function statusIn({root}: {readonly root: ShadowRoot}): string | null {
  const status = root.querySelector('support-case-status');
  return status?.checkVisibility() ? tidy(status.shadowRoot!.querySelector<HTMLElement>('section')!.innerText) : null;
}

async function openCase(backend: MemoryBackend, concern: {kind: 'order' | 'agreement'; id: string}): Promise<string> {
  const {id} = await backend.createCase({
    operationId: crypto.randomUUID(),
    categoryId: null,
    subject: 'The order is closed',
    description: 'What now?',
    severity: 3,
    language: 'en',
    contact: {name: 'Milena', email: 'milena@meridian.example'},
    concern: {...concern, name: ''},
  });
  return id;
}

const order = {kind: 'order', id: 'order-1'} as const;

async function seesStatus(screen: Screen, words: string): Promise<void> {
  await screen.until(`the case with "${words}"`, () => statusIn(screen)?.includes(words));
}

describe('where a problem was', () => {
  afterEach(async () => {
    await clearButtons();
    await clearScreens();
  });

  it('S-01, S-11: a case that was opened from a closed order shows there with whose turn it is, and leads to it', async () => {
    const support = mountSupport({scenario: 'empty'});
    const wizard = closedOrder();
    await wizard.press('Contact support');
    await support.sees('Open a case');
    await support.select('Category', 'Something else');
    await support.type('Description', 'What now?');
    await support.choose('4 · Minor');
    expect(statusIn(wizard)).to.equal(null);
    await support.press('Next');
    await support.sees('Check your case');
    await support.press('Send the case');
    await support.sees('Your case is open');
    const {caseId, reference} = support.details('partner-case-created')[0]!;
    await seesStatus(wizard, `Case ${reference}`);
    expect(statusIn(wizard)).to.contain('Received').and.to.contain('Next: answer from support');
    await support.backend.admin.replyByVendor(caseId, 'Which order is it?');
    document.dispatchEvent(new Event('visibilitychange'));
    await seesStatus(wizard, 'Next: your answer');
    wizard.root.querySelector('support-case-status')!.shadowRoot!.querySelector<HTMLButtonElement>('button')!.click();
    await support.sees('The order is closed and can no longer be set up');
  });

  it('S-11: the next visit shows it at once, from the button alone, which opens it in its drawer', async () => {
    const backend = memoryBackend({seed: 'empty'});
    await openCase(backend, order);
    const stage = mountButton({backend});
    const wizard = closedOrder();
    await seesStatus(wizard, 'Received');
    wizard.root.querySelector('support-case-status')!.shadowRoot!.querySelector<HTMLButtonElement>('button')!.click();
    await stage.sees('The order is closed');
  });

  it('S-11: of a renewal, the case about its agreement', async () => {
    const backend = memoryBackend({seed: 'empty'});
    const renewal = mountRenewal();
    await renewal.sees(overviewTitle);
    await openCase(backend, {kind: 'agreement', id: 'agreement-1'});
    mountSupport({backend});
    await renewal.renew();
    await renewal.until('the case', () => statusIn(renewal)?.includes('Received'));
  });

  it('shows nothing of a closed case, of another order’s, and where support is not there', async () => {
    const backend = memoryBackend({seed: 'empty'});
    await openCase(backend, {kind: 'order', id: 'order-11'});
    const closed = await openCase(backend, order);
    await backend.closeCase({caseId: closed, operationId: crypto.randomUUID()});
    let asked = 0;
    const support = mountSupport({
      backend: Object.assign(Object.create(backend), {
        listCases: (...call: Parameters<MemoryBackend['listCases']>) => {
          asked++;
          return backend.listCases(...call);
        },
      }) as MemoryBackend,
    });
    const wizard = closedOrder();
    await wizard.sees('This order is closed');
    await wizard.until('a question', () => asked > 0);
    await support.sees('Partner support');
    expect(statusIn(wizard)).to.equal(null);
  });

  it('S-11: a case about another order says nothing here, nor does one of the order’s number that is about an agreement', async () => {
    const counted = counting(memoryBackend({seed: 'empty'}));
    const {backend} = counted;
    mountSupport({backend});
    const wizard = closedOrder();
    await wizard.sees('This order is closed');
    await wizard.until('a question', () => counted.count('listCases') > 0);
    await openCase(backend, {kind: 'order', id: 'order-11'});
    await openCase(backend, {kind: 'agreement', id: 'order-1'});
    const asked = counted.count('listCases');
    wizard.element.dispatchEvent(
      new PartnerEvent('partner-case-created', {
        caseId: 'x',
        reference: 'CS-X',
        concern: {kind: 'order', id: 'order-11'},
      }),
    );
    await wizard.until('another question', () => counted.count('listCases') > asked);
    await macrotask();
    expect(statusIn(wizard)).to.equal(null);
  });

  it('S-11: speaks the language of the element around it, also after that changed', async () => {
    const backend = memoryBackend({seed: 'empty'});
    await openCase(backend, order);
    mountSupport({backend});
    const wizard = closedOrder();
    await seesStatus(wizard, 'See the case');
    wizard.element.locale = 'ru';
    await seesStatus(wizard, 'Посмотреть обращение');
    wizard.element.locale = 'sr-Latn';
    await seesStatus(wizard, 'Pogledajte zahtev');
  });

  it('X-03, X-17: nothing of the account stays once somebody signed out, though only support was told', async () => {
    const backend = memoryBackend({seed: 'empty'});
    await openCase(backend, order);
    const support = mountSupport({backend});
    const wizard = closedOrder();
    await seesStatus(wizard, 'Received');
    await backend.admin.signOut();
    await support.element.refreshSession();
    await support.sees('You are not signed in');
    await wizard.until('nothing', () => statusIn(wizard) === null);
    expect(statusOf(wizard).shadowRoot!.textContent!.trim()).to.equal('');
  });

  it('S-11: moved with its element it goes on, and hears of news', async () => {
    const backend = memoryBackend({seed: 'empty'});
    const id = await openCase(backend, order);
    const support = mountSupport({backend});
    const wizard = closedOrder();
    await seesStatus(wizard, 'Received');
    document.body.append(wizard.place);
    await backend.admin.replyByVendor(id, 'Which order is it?');
    support.element.dispatchEvent(new PartnerEvent('partner-notice-count', {count: 1}));
    await seesStatus(wizard, 'Next: your answer');
  });

  it('S-11: another order shows nothing of the one before', async () => {
    const backend = memoryBackend({seed: 'empty'});
    await openCase(backend, order);
    mountSupport({backend});
    const wizard = closedOrder();
    await seesStatus(wizard, 'Received');
    const status = statusOf(wizard);
    status.setAttribute('order-id', 'order-2');
    await (status as HTMLElementTagNameMap['support-case-status']).updateComplete;
    expect(statusIn(wizard)).to.equal(null);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`S-11: has nothing for axe to find, no key, and room on a narrow page, ${theme}`, async () => {
      const backend = memoryBackend({seed: 'empty'});
      const id = await openCase(backend, order);
      await backend.admin.replyByVendor(id, 'Which order is it?');
      mountSupport({backend});
      for (const locale of tags) {
        const wizard = closedOrder({locale, theme});
        wizard.place.style.inlineSize = '320px';
        await wizard.until('the case', () => statusIn(wizard));
        const status = statusOf(wizard);
        const {violations} = await axe.run(wizard.place, {resultTypes: ['violations'], elementRef: false});
        expect(
          violations.flatMap(({nodes}) => nodes.map(({failureSummary}) => failureSummary)),
          locale,
        ).to.deep.equal([]);
        for (const {text} of spoken(status.shadowRoot!)) expect(text, locale).not.to.match(/cases?\.|\{|undefined/);
        expect([...overflowing(status.shadowRoot!, wizard.place)], locale).to.deep.equal([]);
        wizard.place.remove();
      }
    });
  }
});
