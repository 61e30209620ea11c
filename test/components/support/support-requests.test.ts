import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../../src/backend/memory/index.js';
import {mountRenewal} from '../renewal-screen.js';
import {askForSupport, clearButtons, mountButton} from './button-stage.js';
import {clearScreens, homeTitle, mountSupport} from './support-screen.js';

const request = {topic: 'order-closed', orderId: 'order-1', reference: 'REF-7'};
const caseTitle = 'Open a case';

/** Presses what leads to a person in another element of the kit. */
async function pressSupportOfRenewal(): Promise<void> {
  const renewal = mountRenewal({scenario: 'empty'});
  await renewal.until('the way to support', () => renewal.buttons('Contact support').length > 0);
  renewal.buttons('Contact support')[0]!.click();
}

describe('a request for support from another element', () => {
  afterEach(async () => {
    await clearButtons();
    await clearScreens();
  });

  it('S-01: opens a new case in the drawer of the button', async () => {
    const stage = mountButton();
    await stage.until('the button', () => stage.button);
    expect(askForSupport(request)).to.equal(false);
    await stage.sees(caseTitle);
  });

  it('S-01, S-29: leads from renewal to a new case', async () => {
    const stage = mountButton();
    await stage.until('the button', () => stage.button);
    await pressSupportOfRenewal();
    await stage.sees(caseTitle);
  });

  it('opens a new case in the element on the page, and the button beside it stays closed', async () => {
    const stage = mountButton();
    const screen = mountSupport();
    await screen.sees(homeTitle);
    await stage.until('the button', () => stage.button);
    expect(askForSupport(request)).to.equal(false);
    await screen.sees(caseTitle);
    expect(stage.element.isOpen).to.equal(false);
  });

  it('is answered by the button where the element on the page cannot be seen', async () => {
    const screen = mountSupport();
    await screen.sees(homeTitle);
    screen.place.hidden = true;
    const stage = mountButton();
    await stage.until('the button', () => stage.button);
    expect(askForSupport(request)).to.equal(false);
    await stage.sees(caseTitle);
    expect(screen.heading).to.equal(homeTitle);
  });

  it('is left to the host where nothing of support can be seen, or nothing answers for it', async () => {
    const screen = mountSupport();
    await screen.sees(homeTitle);
    screen.place.hidden = true;
    const stage = mountButton({properties: {backend: undefined}});
    await stage.until('the button', () => stage.button);
    expect(askForSupport(request)).to.equal(true);
    expect(stage.element.isOpen).to.equal(false);
  });

  it('is left alone where the host cancelled it', async () => {
    const stage = mountButton();
    await stage.until('the button', () => stage.button);
    const cancel = (event: Event) => event.preventDefault();
    document.addEventListener('partner-support-requested', cancel);
    askForSupport(request);
    document.removeEventListener('partner-support-requested', cancel);
    await stage.element.updateComplete;
    expect(stage.element.isOpen).to.equal(false);
  });

  it('is answered no more by an element that was removed', async () => {
    const stage = mountButton();
    await stage.until('the button', () => stage.button);
    stage.element.remove();
    expect(askForSupport(request)).to.equal(true);
  });

  it('S-05: waits behind the first-time task, and goes on after it', async () => {
    const stage = mountButton({backend: memoryBackend({seed: 'firstVisit'})});
    await stage.until('the button', () => stage.button);
    askForSupport(request);
    await stage.sees('Before your first case');
  });
});
