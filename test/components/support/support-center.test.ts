import {expect} from '@open-wc/testing';
import {macrotask} from '../device.js';
import {clearScreens, homeTitle, mountSupport} from './support-screen.js';

describe('partner support', () => {
  afterEach(clearScreens);

  it('S-05: leads to the first-time task before a first case', async () => {
    const screen = mountSupport({scenario: 'firstVisit'});
    await screen.sees(homeTitle);
    await screen.press('Open a case');
    await screen.sees('Before your first case');
  });

  it('follows the page that it stands in, and no page that it has left', async () => {
    const screen = mountSupport();
    await screen.sees(homeTitle);
    const frame = document.createElement('iframe');
    screen.place.after(frame);
    const page = frame.contentDocument!;
    let told = 0;
    screen.element.visibilityChanged = () => void told++;
    page.body.append(screen.element);
    await macrotask();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(told).to.equal(0);
    page.dispatchEvent(new Event('visibilitychange'));
    expect(told).to.equal(1);
    screen.element.remove();
    page.dispatchEvent(new Event('visibilitychange'));
    expect(told).to.equal(1);
    frame.remove();
  });

  it('S-03: leads to a new case where nothing stands before it', async () => {
    const screen = mountSupport();
    await screen.sees(homeTitle);
    await screen.press('Open a case');
    await screen.sees('Open a case');
  });
});
